import Generation

/// Decides file by file what a run does, and what the manifest says afterwards.
struct ChangePlanner {
  let folder: RootedFolder?
  let known: Manifest
  /// The file that an interrupted run was writing.
  let unfinished: WriteJournal.Entry?
  /// Of the files as they will stand, filled while the changes are determined.
  private(set) var manifest = Manifest()
  /// What is known and no longer produced, by its name without case.
  private var gone: [String: String] = [:]

  init(folder: RootedFolder?, known: Manifest, unfinished: WriteJournal.Entry?) {
    self.folder = folder
    self.known = known
    self.unfinished = unfinished
  }

  mutating func changes(from findings: [Survey.Finding]) throws(WorkspaceError) -> [Change] {
    let sorted = findings.sorted { $0.path < $1.path }
    let produced = Set(sorted.map(\.path))
    for path in known.entries.keys where !produced.contains(path) { gone[path.lowercased()] = path }
    let collisions = OutputPath.collisions(sorted.map(\.path))
    var changes: [Change] = []
    changes.reserveCapacity(sorted.count)
    manifest.entries.reserveCapacity(sorted.count)
    for finding in sorted {
      changes.append(try change(for: finding, collision: collisions[finding.path]))
    }
    for path in gone.values.sorted() {
      if let change = try removal(of: path) { changes.append(change) }
    }
    return changes.sorted { $0.path < $1.path }
  }

  private mutating func change(for finding: Survey.Finding, collision: String?) throws(WorkspaceError) -> Change {
    func change(_ kind: Change.Kind, _ facts: FileFacts? = nil) -> Change {
      Change(
        path: finding.path,
        kind: kind,
        contents: finding.contents,
        isExecutable: finding.isExecutable,
        facts: facts
      )
    }
    if let problem = finding.problem { return change(.refuse(.unsafePath(problem))) }
    if let collision { return change(.refuse(.collision(with: collision))) }

    var entry = Manifest.Entry(
      owner: .init(finding.ownership),
      digests: [finding.digest],
      template: finding.template
    )
    var recorded = known.entries[finding.path]
    defer { manifest.entries[finding.path] = entry }
    if let recorded, recorded.owner == .adopted {
      entry = recorded
      return change(.adopted)
    }

    switch finding.place {
    case .missing: return change(finding.ownership == .seeded ? .seed : .create)
    case .obstacle(let reason): return change(.refuse(.obstacle(reason)))
    case .file(let facts, let comparison):
      // Where case is ignored, a file whose name changes only in case stands there already under its old name.
      let former = recorded == nil ? try formerName(of: finding.path, facts) : nil
      if let former { recorded = known.entries[former] }
      guard let comparison else {
        // As it was first written, by which an untouched one is told from an edited one for good.
        entry.digests = recorded.map { Array($0.digests.prefix(1)) } ?? [finding.digest]
        return change(.keep, facts)
      }
      var kind = kind(of: finding, facts, comparison, recorded)
      // The old name is removed first, and the file with it.
      if former != nil, kind == .unchanged { kind = .update }
      return change(kind, facts)
    }
  }

  private func formerName(of path: String, _ facts: FileFacts) throws(WorkspaceError) -> String? {
    guard let former = gone[path.lowercased()], OutputPath.problem(former) == nil else { return nil }
    guard case .file(let found)? = try folder?.look(at: former), found == facts else { return nil }
    return former
  }

  private func kind(
    of finding: Survey.Finding,
    _ facts: FileFacts,
    _ comparison: Survey.Comparison,
    _ recorded: Manifest.Entry?
  ) -> Change.Kind {
    switch comparison {
    case .same: return facts.isExecutable == finding.isExecutable ? .unchanged : .update
    case .differs(let digest, let isBlank):
      guard let recorded else { return .refuse(.foreign) }
      switch recorded.owner {
      case .generated: return isBlank || recorded.digests.contains(digest) ? .update : .refuse(.edited)
      // The file was the user's when it was written; that a target now generates it doesn't take it away.
      case .seeded: return recorded.digests.contains(digest) ? .update : .refuse(.edited)
      case .adopted: return .adopted
      }
    }
  }

  private mutating func removal(of path: String) throws(WorkspaceError) -> Change? {
    guard let entry = known.entries[path] else { return nil }
    if entry.owner == .adopted {
      manifest.entries[path] = entry
      return nil
    }
    // A manifest is a file that anybody can write: what it names is not removed on its word alone.
    guard OutputPath.problem(path) == nil, let folder, case .file(let facts) = try folder.look(at: path) else {
      return nil
    }
    let contents = try folder.read(path) ?? []
    if unfinished?.path == path, unfinished?.isPart(contents) == true { return nil }
    let isUntouched = contents.allSatisfy { $0 == 0 } || entry.digests.contains(Digest(contents))
    return Change(path: path, kind: isUntouched ? .remove : .leaveEdited, facts: facts)
  }
}
