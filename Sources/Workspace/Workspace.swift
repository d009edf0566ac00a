package import Generation

/// An output folder: decides what a run does to it, and does it.
///
/// Nothing is written outside the folder or through a link in it, no file that a person has edited is overwritten, and
/// a run that is interrupted is completed by the next one.
package struct Workspace: Sendable {
  package var root: String

  package init(root: String) {
    var root = root
    while root.count > 1, root.last == "/" { root.removeLast() }
    self.root = root
  }

  static let manifestPath = "\(OutputPath.own)/manifest"
  static let versionPath = "\(OutputPath.own)/version"
  /// The manifest as a run will leave it, there from before its first write to behind its last.
  static let pendingPath = "\(OutputPath.own)/pending"

  // MARK: - Reading

  /// What the generator has written; empty for a new folder.
  package func manifest() throws(WorkspaceError) -> Manifest {
    guard let folder = try RootedFolder(root) else { return Manifest() }
    return try known(in: folder)
  }

  /// The versions that wrote the folder; `nil` for a new one.
  package func pins() throws(WorkspaceError) -> VersionPins? {
    guard let folder = try RootedFolder(root), let bytes = try folder.read(Self.versionPath) else { return nil }
    return try VersionPins(parsing: bytes, path: "\(root)/\(Self.versionPath)")
  }

  /// What would have to happen for the folder to hold exactly these artifacts; nothing is written.
  package func changes(from artifacts: [Artifact], pins: VersionPins) throws(WorkspaceError) -> ChangeSet {
    let folder = try RootedFolder(root)
    let known = try folder.map { (folder) throws(WorkspaceError) in try self.known(in: folder) } ?? Manifest()
    var planner = ChangePlanner(folder: folder, known: known)
    let changes = try planner.changes(from: artifacts)
    let records = ChangeSet.Records(
      manifest: try folder?.read(Self.manifestPath),
      version: try folder?.read(Self.versionPath),
      isPending: try folder?.isInterrupted() ?? false,
      newVersion: Array(pins.text.utf8)
    )
    return ChangeSet(changes: changes, records: records, manifest: planner.manifest)
  }

  /// The unified diff from what stands on the disk to what the change would put there; empty when they are equal.
  package func diff(of change: Change) throws(WorkspaceError) -> String {
    let old = OutputPath.problem(change.path) == nil ? try RootedFolder(root)?.read(change.path) : nil
    switch change.kind {
    case .update where old == change.artifact?.contents:
      let (before, after) = change.artifact?.isExecutable == true ? ("100644", "100755") : ("100755", "100644")
      return "diff --git a/\(change.path) b/\(change.path)\nold mode \(before)\nnew mode \(after)\n"
    case .create, .update, .seed, .remove, .refuse:
      return unifiedDiff(from: old, to: change.artifact?.contents, path: change.path)
    case .unchanged, .keep, .adopted, .leaveEdited: return ""
    }
  }

  /// Manifest and, after an interrupted run, what that run was about to write.
  private func known(in folder: RootedFolder) throws(WorkspaceError) -> Manifest {
    try read(Self.manifestPath, in: folder).merged(with: try read(Self.pendingPath, in: folder))
  }

  private func read(_ path: String, in folder: RootedFolder) throws(WorkspaceError) -> Manifest {
    if case .obstacle(let reason) = try folder.look(at: path) {
      throw WorkspaceError("cannot read '\(root)/\(path)': \(reason)")
    }
    guard let bytes = try folder.read(path) else { return Manifest() }
    return try Manifest(parsing: bytes, path: "\(root)/\(path)")
  }

  // MARK: - Writing

  /// Does what the changes say, or nothing: throws before the first write when one of them is refused or when the folder
  /// is no longer what they were determined from.
  ///
  /// - Parameter step: Called before each write and removal; an error thrown there leaves the folder as an interruption
  ///   at that moment would.
  package func apply(_ set: ChangeSet, step: () throws -> Void = {}) throws {
    let refusals = set.refusals
    guard refusals.isEmpty else {
      let files = refusals.count == 1 ? "1 file is" : "\(refusals.count) files are"
      throw WorkspaceError("\(files) in the way, nothing was written")
    }
    guard !set.isCurrent else { return }
    let folder = try RootedFolder.create(root)
    try folder.lock()
    try verify(set, in: folder)

    let text = Array(set.manifest.text.utf8)
    let writes = set.changes.filter(\.isWrite)
    if !writes.isEmpty {
      try step()
      try folder.write(text, to: Self.pendingPath, isExecutable: false, isDurable: true)
    }
    // Removals first: where case is ignored, a removed name may be a written one.
    for change in writes where change.artifact == nil {
      try step()
      try folder.remove(change.path)
    }
    for change in writes {
      guard let artifact = change.artifact else { continue }
      try step()
      try folder.write(artifact.contents, to: artifact.path, isExecutable: artifact.isExecutable)
    }
    if set.records.version != set.records.newVersion {
      try step()
      try folder.write(set.records.newVersion, to: Self.versionPath, isExecutable: false)
    }
    if set.records.manifest != text {
      try step()
      try folder.write(text, to: Self.manifestPath, isExecutable: false, isDurable: true)
    }
    try step()
    try folder.remove(Self.pendingPath)
    try folder.remove(RootedFolder.writingPath)
  }

  /// Hands a generated file over to the user: no run writes it again.
  ///
  /// - Parameter path: Relative to the output folder, as the manifest has it.
  package func adopt(_ path: String) throws(WorkspaceError) {
    guard let folder = try RootedFolder(root) else { throw WorkspaceError("there is no folder '\(root)'") }
    try folder.lock()
    var manifest = try read(Self.manifestPath, in: folder)
    guard var entry = try known(in: folder).entries[path] else {
      throw WorkspaceError("'\(path)' is not a file that was generated into '\(root)'")
    }
    switch entry.owner {
    case .adopted, .seeded: return
    case .generated: break
    }
    entry.owner = .adopted
    manifest.entries[path] = entry
    try folder.write(Array(manifest.text.utf8), to: Self.manifestPath, isExecutable: false, isDurable: true)
  }

  /// Somebody may have saved a file since the changes were shown.
  private func verify(_ set: ChangeSet, in folder: RootedFolder) throws(WorkspaceError) {
    for change in set.changes where change.isWrite {
      let facts: FileFacts?
      switch try folder.look(at: change.path) {
      case .missing: facts = nil
      case .file(let found): facts = found
      case .obstacle(let reason): throw WorkspaceError("cannot write '\(root)/\(change.path)': \(reason)")
      }
      guard facts == change.facts else {
        throw WorkspaceError("'\(root)/\(change.path)' was changed during the run, nothing was written")
      }
    }
    let recorded = try folder.read(Self.manifestPath)
    guard recorded == set.records.manifest else {
      throw WorkspaceError("'\(root)/\(Self.manifestPath)' was changed during the run, nothing was written")
    }
  }
}

extension RootedFolder {
  /// Whether an earlier run has left something to complete.
  fileprivate func isInterrupted() throws(WorkspaceError) -> Bool {
    for path in [Workspace.pendingPath, Self.writingPath] {
      if case .file = try look(at: path) { return true }
    }
    return false
  }
}
