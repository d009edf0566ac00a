import Generation

/// Decides file by file what a run does, and what the manifest says afterwards.
struct ChangePlanner {
  let folder: RootedFolder?
  let known: Manifest
  /// The file that an interrupted run was writing.
  let unfinished: WriteJournal.Entry?
  let merger: EditMerger
  let keeper: ContentsKeeper
  /// Of the files as they will stand, filled while the changes are determined.
  private(set) var manifest = Manifest()
  /// What is known and no longer produced, by its name without case.
  private var gone: [String: String] = [:]
  /// What of it is removed.
  private var removed: Set<String> = []
  /// Paths with the former ones of the same files, as far as those are known and no longer produced.
  private var formerPaths: [String: String] = [:]
  /// Former paths of files that stand in their new places, or will.
  private var movedAway: Set<String> = []
  /// What later edits will be merged from.
  private var wanted: [(path: String, digest: Digest)] = []
  private var sources: [Digest: (source: BaseChanges.Source, isEdited: Bool)] = [:]
  /// What edits were made in, by the digests of what they are merged from afterwards.
  private var merged: [Digest: [Digest]] = [:]

  init(
    folder: RootedFolder?,
    known: Manifest,
    unfinished: WriteJournal.Entry?,
    merger: EditMerger,
    keeper: ContentsKeeper
  ) {
    self.folder = folder
    self.known = known
    self.unfinished = unfinished
    self.merger = merger
    self.keeper = keeper
  }

  var bases: BaseChanges { BaseChanges(from: merger.store, to: wanted, sources, merged) }

  mutating func changes(from findings: [Survey.Finding]) throws(WorkspaceError) -> [Change] {
    let sorted = findings.sorted { $0.path < $1.path }
    if !known.entries.isEmpty {
      let produced = Set(sorted.map(\.path))
      for path in known.entries.keys where !produced.contains(path) { gone[path.lowercased()] = path }
      for (former, path) in merger.options.renames where gone[former.lowercased()] == former {
        formerPaths[path] = former
      }
    }
    let collisions = OutputPath.collisions(sorted.map(\.path))
    var changes: [Change] = []
    changes.reserveCapacity(sorted.count)
    manifest.entries.reserveCapacity(sorted.count)
    var removals: [Change] = []
    for path in gone.values.sorted() {
      if let change = try removal(of: path) { removals.append(change) }
    }
    removed = Set(removals.lazy.filter { $0.kind == .remove }.map(\.path))
    for finding in sorted {
      let change = try change(for: finding, collision: collisions[finding.path])
      changes.append(change)
      want(finding, change)
    }
    for index in removals.indices where movedAway.contains(removals[index].path) {
      (removals[index].kind, removals[index].isMovedAway) = (.remove, true)
    }
    return (changes + removals).sorted { $0.path < $1.path }
  }

  /// Whether what stands in a file's way was generated, and is gone once the removals of the run are done.
  private func isCleared(_ path: String) throws(WorkspaceError) -> Bool {
    guard let folder, known.entries.keys.contains(where: { $0.hasPrefix("\(path)/") || path.hasPrefix("\($0)/") })
    else { return false }
    return try folder.isCleared(path, by: removed)
  }

  private mutating func change(for finding: Survey.Finding, collision: String?) throws(WorkspaceError) -> Change {
    func change(_ kind: Change.Kind, _ facts: FileFacts? = nil) -> Change {
      Change(
        path: finding.path,
        kind: kind,
        contents: finding.contents,
        isExecutable: finding.isExecutable,
        facts: facts,
        template: finding.template
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
    case .missing: return try moved(change(finding.ownership == .seeded ? .seed : .create), finding, &entry)
    case .obstacle(let reason):
      guard try isCleared(finding.path) else { return change(.refuse(.obstacle(reason))) }
      var created = change(finding.ownership == .seeded ? .seed : .create)
      created.takesPlace = true
      return created
    case .file(let facts, let comparison):
      // Where case is ignored, a file whose name changes only in case stands there already under its old name.
      let former = recorded == nil ? try formerName(of: finding.path, facts) : nil
      if let former { recorded = known.entries[former] }
      if let former = formerPaths[finding.path], known.entries[former]?.owner != .adopted {
        try noteMoved(former, finding)
      }
      guard let comparison else {
        // As it was first written, by which an untouched one is told from an edited one for good.
        entry.digests = recorded.map { Array($0.digests.prefix(1)) } ?? [finding.digest]
        return change(.keep, facts)
      }
      var decided = change(.unchanged, facts)
      try decide(&decided, finding, comparison, recorded, former ?? finding.path)
      // The old name is removed first, and the file with it.
      if former != nil, decided.kind == .unchanged { decided.kind = .update }
      return decided
    }
  }

  private func formerName(of path: String, _ facts: FileFacts) throws(WorkspaceError) -> String? {
    guard let former = gone[path.lowercased()], OutputPath.problem(former) == nil else { return nil }
    guard case .file(let found)? = try folder?.look(at: former), found == facts else { return nil }
    return former
  }

  /// What happens to a file that stands there.
  ///
  /// - Parameter path: Where it stands, which is another place when only the case of its name has changed.
  private func decide(
    _ change: inout Change,
    _ finding: Survey.Finding,
    _ comparison: Survey.Comparison,
    _ recorded: Manifest.Entry?,
    _ path: String
  ) throws(WorkspaceError) {
    switch comparison {
    case .same: change.kind = change.facts?.isExecutable == finding.isExecutable ? .unchanged : .update
    case .differs(let digest, let isBlank):
      guard let recorded else {
        change.kind = .refuse(.foreign)
        return
      }
      switch recorded.owner {
      case .adopted: change.kind = .adopted
      // A seeded file was the user's when it was written; that a target now generates it doesn't take it away.
      case .generated, .seeded:
        let isGenerated = recorded.owner == .generated
        guard !(isGenerated && isBlank), !recorded.digests.contains(digest) else {
          change.kind = .update
          return
        }
        try merge(&change, finding, recorded, at: path)
      }
    }
  }

  /// Has the change keep what was edited in a file.
  private func merge(
    _ change: inout Change,
    _ finding: Survey.Finding,
    _ recorded: Manifest.Entry,
    at path: String
  ) throws(WorkspaceError) {
    guard let folder, let yours = try folder.read(path), let generated = try finding.contents?.bytes() else { return }
    let outcome = try merger.merge(
      yours,
      with: generated,
      finding.digest,
      from: recorded.digests,
      at: path,
      in: folder
    )
    switch outcome {
    case .current: change.kind = .edited
    case .refused(let refusal): change.kind = .refuse(refusal)
    case .merged(let text, let marked):
      change.kind = .merge(formerly: nil)
      change.contents = try keeper.keep(text, Digest(text))
      change.marked = marked
      change.isExecutable = change.isExecutable || change.facts?.isExecutable == true
    }
  }

  // MARK: - Renamed resources

  /// The change of a file that is missing, which takes along what a person has written into the one that stands where the
  /// resource's former name has it.
  private mutating func moved(
    _ change: Change,
    _ finding: Survey.Finding,
    _ entry: inout Manifest.Entry
  ) throws(WorkspaceError) -> Change {
    guard let (former, recorded, facts, text) = try formerFile(of: finding.path) else { return change }
    // Of an untouched one nothing is lost.
    guard !recorded.digests.contains(Digest(text)) else { return change }
    var change = change
    change.isExecutable = change.isExecutable || facts.isExecutable
    switch finding.ownership {
    case .seeded:
      change.kind = .move(from: former)
      change.contents = try keeper.keep(text, Digest(text))
      entry.digests = Array(recorded.digests.prefix(1))
    case .generated:
      try merge(&change, finding, recorded, at: former)
      switch change.kind {
      case .edited:
        // The edit is all that there is to write.
        change.kind = .merge(formerly: former)
        change.contents = try keeper.keep(text, Digest(text))
      case .merge: change.kind = .merge(formerly: former)
      case .create, .update, .unchanged, .seed, .keep, .move, .adopted, .remove, .leaveEdited, .refuse: return change
      }
    }
    movedAway.insert(former)
    return change
  }

  /// An interrupted run may have left a file in both places.
  private mutating func noteMoved(_ former: String, _ finding: Survey.Finding) throws(WorkspaceError) {
    guard let folder, let (_, recorded, _, text) = try formerFile(of: finding.path) else { return }
    let stands = try folder.read(finding.path)
    if stands == text { movedAway.insert(former) }
    guard finding.ownership == .generated, let generated = try finding.contents?.bytes() else { return }
    let outcome = try merger.merge(
      text,
      with: generated,
      finding.digest,
      from: recorded.digests,
      at: former,
      in: folder
    )
    if case .merged(let merged, _) = outcome, merged == stands { movedAway.insert(former) }
  }

  private func formerFile(
    of path: String
  ) throws(WorkspaceError) -> (path: String, recorded: Manifest.Entry, facts: FileFacts, text: [UInt8])? {
    guard let former = formerPaths[path], OutputPath.problem(former) == nil, let folder,
      let recorded = known.entries[former], recorded.owner != .adopted,
      case .file(let facts) = try folder.look(at: former), let text = try folder.read(former)
    else { return nil }
    return (former, recorded, facts, text)
  }

  // MARK: - Bases

  /// Takes down where the text is to be had that later edits of a file are merged from.
  private mutating func want(_ finding: Survey.Finding, _ change: Change) {
    guard finding.isMergeable else { return }
    let isEdited: Bool
    switch change.kind {
    case .create, .update, .unchanged: isEdited = false
    case .edited: isEdited = true
    case .merge(let former):
      isEdited = true
      merged[finding.digest, default: []] += known.entries[former ?? finding.path]?.digests ?? []
    case .seed, .keep, .move, .adopted, .remove, .leaveEdited, .refuse: return
    }
    wanted.append((finding.path, finding.digest))
    var source = BaseChanges.Source.stored
    if !merger.store.holds(finding.digest) {
      source = finding.contents.map { .contents($0) } ?? .file(finding.path)
    }
    sources[finding.digest] = (source, isEdited || sources[finding.digest]?.isEdited == true)
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
    return Change(path: path, kind: isUntouched ? .remove : .leaveEdited, facts: facts, template: entry.template)
  }
}
