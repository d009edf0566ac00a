import Generation

extension ChangeSet {
  /// The same without what it would do to copies of the history: they stay as they are recorded.
  package func leavingHistory() throws(WorkspaceError) -> ChangeSet {
    var set = self
    let recorded = try records.manifest.map { bytes throws(WorkspaceError) in
      try Manifest(parsing: bytes, path: Workspace.manifestPath)
    }
    let known = recorded?.entries ?? [:]
    func isCopy(_ path: String) -> Bool { (manifest.entries[path] ?? known[path])?.template == FileOrigin.historyName }
    set.changes.removeAll { isCopy($0.path) && $0.isWrite }
    for change in changes where isCopy(change.path) && change.isWrite {
      set.manifest.entries[change.path] = known[change.path]
    }
    set.records.newManifest = set.manifest.bytes
    return set
  }
}
