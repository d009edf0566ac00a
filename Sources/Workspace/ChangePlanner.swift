import Generation

/// Decides file by file what a run does, and what the manifest says afterwards.
struct ChangePlanner {
  let folder: RootedFolder?
  let known: Manifest
  /// Of the artifacts, filled while the changes are determined.
  private(set) var manifest = Manifest()
  /// What is known and no longer produced, by its name without case.
  private var gone: [String: String] = [:]

  init(folder: RootedFolder?, known: Manifest) {
    self.folder = folder
    self.known = known
  }

  mutating func changes(from artifacts: [Artifact]) throws(WorkspaceError) -> [Change] {
    let sorted = artifacts.sorted { $0.path < $1.path }
    let produced = Set(sorted.map(\.path))
    for path in known.entries.keys where !produced.contains(path) { gone[path.lowercased()] = path }
    let collisions = OutputPath.collisions(sorted.map(\.path))
    var changes: [Change] = []
    changes.reserveCapacity(sorted.count)
    for artifact in sorted {
      changes.append(try change(for: artifact, collision: collisions[artifact.path]))
    }
    for path in gone.values.sorted() {
      if let change = try removal(of: path) { changes.append(change) }
    }
    return changes.sorted { $0.path < $1.path }
  }

  private mutating func change(for artifact: Artifact, collision: String?) throws(WorkspaceError) -> Change {
    func refuse(_ refusal: Refusal) -> Change {
      Change(path: artifact.path, kind: .refuse(refusal), artifact: artifact)
    }
    if let problem = OutputPath.problem(artifact.path) { return refuse(.unsafePath(problem)) }
    if let collision { return refuse(.collision(with: collision)) }

    let digest = Digest(artifact.contents)
    var entry = Manifest.Entry(owner: .init(artifact.ownership), digests: [digest], template: artifact.template)
    var recorded = known.entries[artifact.path]
    defer { manifest.entries[artifact.path] = entry }
    if let recorded, recorded.owner == .adopted {
      entry = recorded
      return Change(path: artifact.path, kind: .adopted, artifact: artifact)
    }

    switch try folder?.look(at: artifact.path) ?? .missing {
    case .missing:
      return Change(path: artifact.path, kind: artifact.ownership == .seeded ? .seed : .create, artifact: artifact)
    case .obstacle(let reason): return refuse(.obstacle(reason))
    case .file(let facts):
      // Where case is ignored, a file whose name changes only in case stands there already under its old name.
      let former = recorded == nil ? try formerName(of: artifact.path, facts) : nil
      if let former { recorded = known.entries[former] }
      switch artifact.ownership {
      case .seeded:
        // As it was first written, by which an untouched one is told from an edited one for good.
        entry.digests = recorded.map { Array($0.digests.prefix(1)) } ?? [digest]
        return Change(path: artifact.path, kind: .keep, artifact: artifact, facts: facts)
      case .generated:
        var kind = try kind(of: artifact, facts, recorded)
        // The old name is removed first, and the file with it.
        if former != nil, kind == .unchanged { kind = .update }
        return Change(path: artifact.path, kind: kind, artifact: artifact, facts: facts)
      }
    }
  }

  private func formerName(of path: String, _ facts: FileFacts) throws(WorkspaceError) -> String? {
    guard let former = gone[path.lowercased()], OutputPath.problem(former) == nil else { return nil }
    guard case .file(let found)? = try folder?.look(at: former), found == facts else { return nil }
    return former
  }

  private func kind(
    of artifact: Artifact,
    _ facts: FileFacts,
    _ recorded: Manifest.Entry?
  ) throws(WorkspaceError) -> Change.Kind {
    let contents = try folder?.read(artifact.path) ?? []
    if contents == artifact.contents {
      return facts.isExecutable == artifact.isExecutable ? .unchanged : .update
    }
    guard let recorded else { return .refuse(.foreign) }
    switch recorded.owner {
    case .generated: return isUntouched(contents, recorded) ? .update : .refuse(.edited)
    // The file was the user's when it was written; that a target now generates it doesn't take it away.
    case .seeded: return recorded.digests.contains(Digest(contents)) ? .update : .refuse(.edited)
    case .adopted: return .adopted
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
    let isUntouched = try isUntouched(folder.read(path) ?? [], entry)
    return Change(path: path, kind: isUntouched ? .remove : .leaveEdited, facts: facts)
  }

  /// Whether nothing of a person's would be lost: the contents are as written, or are what a power failure leaves of a
  /// file that was just written.
  private func isUntouched(_ contents: [UInt8], _ entry: Manifest.Entry) -> Bool {
    contents.allSatisfy { $0 == 0 } || entry.digests.contains(Digest(contents))
  }
}
