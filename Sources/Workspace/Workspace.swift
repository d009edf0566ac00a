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
  package func changes(
    from artifacts: [Artifact],
    pins: VersionPins,
    edits: EditOptions = EditOptions()
  ) throws -> ChangeSet {
    try changes(from: ArtifactSource(artifacts), pins: pins, edits: edits)
  }

  /// The same for artifacts that are made on the way: no more of them is in memory than fits.
  package func changes(
    from source: ArtifactSource,
    pins: VersionPins,
    edits: EditOptions = EditOptions()
  ) throws -> ChangeSet {
    let folder = try RootedFolder(root)
    var records = ChangeSet.Records(
      isInterrupted: false,
      newVersion: Array(pins.text.utf8),
      store: try BaseStore(root: root)
    )
    var known = Manifest()
    if let folder {
      records.manifest = try folder.read(Self.manifestPath)
      records.version = try folder.read(Self.versionPath)
      records.isInterrupted = try folder.isInterrupted()
      known = try read(Self.manifestPath, in: folder)
      if case .file = try folder.look(at: Self.pendingPath) {
        let pending = try read(Self.pendingPath, in: folder)
        known = known.merged(with: pending)
        records.pending = pending
      }
      records.unfinished = try unfinished(in: folder, known)
    }
    let survey = Survey(root: root, known: known, unfinished: records.unfinished)
    let findings = try survey.findings(source)
    var planner = ChangePlanner(
      folder: folder,
      known: known,
      unfinished: records.unfinished,
      merger: try EditMerger(edits, records.store, records.pending),
      keeper: survey.keeper
    )
    let changes = try planner.changes(from: findings)
    records.bases = planner.bases
    records.newManifest = planner.manifest.bytes
    return ChangeSet(changes: changes, records: records, manifest: planner.manifest)
  }

  /// The file that an interrupted run was writing, if it is one of the generator's.
  private func unfinished(in folder: RootedFolder, _ known: Manifest) throws(WorkspaceError) -> WriteJournal.Entry? {
    guard let bytes = try folder.read(WriteJournal.path), let entry = WriteJournal.entry(bytes),
      OutputPath.problem(entry.path) == nil, let owner = known.entries[entry.path]?.owner
    else { return nil }
    switch owner {
    case .generated, .seeded: return entry
    case .adopted: return nil
    }
  }

  /// The unified diff from what stands on the disk to what the change would put there; empty when they are equal.
  package func diff(of change: Change) throws(WorkspaceError) -> String {
    switch change.kind {
    case .create, .update, .merge, .seed, .move, .remove, .refuse: break
    case .unchanged, .edited, .keep, .adopted, .leaveEdited: return ""
    }
    let old = OutputPath.problem(change.path) == nil ? try RootedFolder(root)?.read(change.path) : nil
    let new = try change.contents?.bytes()
    if case .update = change.kind, old == new {
      let (before, after) = change.isExecutable ? ("100644", "100755") : ("100755", "100644")
      return "diff --git a/\(change.path) b/\(change.path)\nold mode \(before)\nnew mode \(after)\n"
    }
    return unifiedDiff(from: old, to: new, path: change.path)
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
  /// is no longer what they were determined from, and takes back what it wrote when the disk is full.
  ///
  /// - Parameter step: Called before each write and removal; an error thrown there leaves the folder as an interruption
  ///   at that moment would.
  @discardableResult
  package func apply(_ set: ChangeSet, step: @escaping () throws -> Void = {}) throws -> WrittenFacts {
    try apply(set, creation: nil, step: step)
  }

  /// - Parameter creation: How new files are written; `nil` decides by their number.
  @discardableResult
  func apply(
    _ set: ChangeSet,
    creation: Transaction.Creation?,
    step: @escaping () throws -> Void = {}
  ) throws -> WrittenFacts {
    let refusals = set.refusals
    guard refusals.isEmpty else {
      let files = refusals.count == 1 ? "1 file is" : "\(refusals.count) files are"
      throw WorkspaceError("\(files) in the way, nothing was written")
    }
    guard !set.isCurrent else { return WrittenFacts() }
    let folder = try RootedFolder.create(root)
    var transaction = Transaction(set, in: folder, creation, step: step)
    try transaction.run(
      { () throws(WorkspaceError) in try folder.lock() },
      { () throws(WorkspaceError) in try verify(set, in: folder) }
    )
    return WrittenFacts(byPath: transaction.written)
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
    try folder.write(manifest.bytes, to: Self.manifestPath, isExecutable: false, isDurable: true)
  }

  /// Somebody may have saved a file since the changes were shown.
  private func verify(_ set: ChangeSet, in folder: RootedFolder) throws(WorkspaceError) {
    let removed = Set(set.changes.lazy.filter { $0.kind == .remove }.map(\.path))
    for change in set.changes where change.isWrite {
      let facts: FileFacts?
      switch try folder.look(at: change.path) {
      case .missing: facts = nil
      case .file(let found): facts = found
      case .obstacle(let reason):
        guard change.takesPlace, try folder.isCleared(change.path, by: removed) else {
          throw WorkspaceError("cannot write '\(root)/\(change.path)': \(reason)")
        }
        facts = nil
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
  /// Whether an earlier run has left something to complete or to clear away.
  func isInterrupted() throws(WorkspaceError) -> Bool {
    for path in [Workspace.pendingPath, WriteJournal.path, Self.writingPath, Self.stagedPath] {
      switch try look(at: path) {
      case .file, .obstacle: return true
      case .missing: continue
      }
    }
    return false
  }
}

/// What was found of the files of a run right after they were written.
package struct WrittenFacts: Sendable {
  struct File: Sendable {
    var facts: FileFacts
    /// Whether nothing of the file was changed after they were looked up, its name included.
    var isFinal: Bool
  }

  var byPath: [String: File] = [:]

  package init() {}

  init(byPath: [String: File]) { self.byPath = byPath }
}
