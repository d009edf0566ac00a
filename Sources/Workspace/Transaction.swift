import Generation

/// Brings a folder to what a change set says, in two halves.
///
/// The first writes all that needs room on the disk where nobody looks or nothing stood, and is undone when the machine
/// fails; the second gives the files their names. A run that is interrupted in either is completed by the next one: the
/// pending record says what was about to be written.
struct Transaction {
  /// How files that are new get to their places.
  enum Creation: Sendable, CaseIterable {
    /// Written beside, then renamed.
    case staged
    /// Written where they will stand, which costs a third; what an interruption leaves of one is told by the journal.
    case direct
  }

  /// From so many on they are written directly.
  static let many = 256
  /// Larger ones never are: the journal would hold them too.
  static let large = 64 << 10

  let folder: RootedFolder
  let set: ChangeSet
  let creation: Creation
  /// Called before each write and removal.
  let step: () throws -> Void
  /// Staged files by their numbers.
  private var staged: [String] = []
  private var created: [String] = []
  /// How many of the staged ones come before the folder's records.
  private var placedFiles = 0
  /// What was found of each file right after it was written.
  private(set) var written: [String: WrittenFacts.File] = [:]

  init(_ set: ChangeSet, in folder: RootedFolder, _ creation: Creation?, step: @escaping () throws -> Void) {
    self.folder = folder
    self.set = set
    self.step = step
    self.creation = creation ?? (set.changes.count { $0.isCreation } >= Self.many ? .direct : .staged)
  }

  /// Does everything, or nothing where the machine fails in the first half.
  ///
  /// - Parameters:
  ///   - lock: Keeps other runs out.
  ///   - verify: Finds the folder as the changes were determined from it.
  mutating func run(_ lock: () throws(WorkspaceError) -> Void, _ verify: () throws(WorkspaceError) -> Void) throws {
    try lock()
    do {
      try clearLeftovers()
      try verify()
      try prepare()
    } catch let error as WorkspaceError {
      undo()
      throw error
    }
    try commit()
  }

  /// What an interrupted run has left that is of no use to this one.
  private func clearLeftovers() throws {
    let records = set.records
    if let unfinished = records.unfinished, let found = try folder.read(unfinished.path),
      unfinished.isPart(found)
    {
      try step()
      folder.unlink(unfinished.path)
    }
    for path in records.pending?.entries.keys.sorted(by: >) ?? [] where set.manifest.entries[path] == nil {
      try folder.removeEmptyFolders(above: path)
    }
    try folder.clearStaged()
    folder.unlink(RootedFolder.writingPath)
  }

  private mutating func prepare() throws {
    let writes = set.changes.filter(\.isWrite)
    if !writes.isEmpty {
      try step()
      let pending = set.records.pending.map { set.manifest.merged(with: $0).bytes } ?? set.records.newManifest
      try folder.write(pending, to: Workspace.pendingPath, isExecutable: false, isDurable: true)
    }
    for write in bases.writes where !write.formerly.isEmpty {
      try step()
      try stage(bases.bytes(of: write, set.records.store, in: folder, withFormer: true), write.path, isDurable: true)
    }
    let journal = creation == .direct ? try folder.openJournal() : nil
    for change in writes {
      guard let contents = change.contents else { continue }
      try step()
      let bytes = try contents.bytes()
      if let journal, change.isCreation, !change.takesPlace, bytes.count <= Self.large {
        try journal.note(change.path, bytes, contents.digest)
        let facts = try folder.create(bytes, at: change.path, isExecutable: change.isExecutable)
        written[change.path] = WrittenFacts.File(facts: facts, isFinal: true)
        created.append(change.path)
      } else {
        try stage(bytes, change.path, isExecutable: change.isExecutable, isInTheWay: change.takesPlace)
      }
    }
    placedFiles = staged.count
    if set.records.version != set.records.newVersion {
      try step()
      try stage(set.records.newVersion, Workspace.versionPath)
    }
    if set.records.manifest != set.records.newManifest {
      try step()
      try stage(set.records.newManifest, Workspace.manifestPath)
    }
    // Behind the manifest, so that what it says that edits were made in is there whenever it says so.
    for write in bases.writes {
      try step()
      try stage(bases.bytes(of: write, set.records.store, in: folder), write.path, isDurable: write.isDurable)
    }
    if bases.writesAttributes {
      try step()
      try stage(BaseStore.attributesText, BaseStore.attributes)
    }
  }

  private var bases: BaseChanges { self.set.records.bases }

  private mutating func stage(
    _ bytes: [UInt8],
    _ path: String,
    isExecutable: Bool = false,
    isInTheWay: Bool = false,
    isDurable: Bool = false
  ) throws(WorkspaceError) {
    let facts = try folder.stage(
      bytes,
      as: staged.count,
      for: path,
      isExecutable: isExecutable,
      isDurable: isDurable || path == Workspace.manifestPath,
      isInTheWay: isInTheWay
    )
    written[path] = WrittenFacts.File(facts: facts, isFinal: false)
    staged.append(path)
  }

  private func commit() throws {
    // Removals first: where case is ignored, a removed name may be a written one, and a file may become a folder.
    for change in set.changes where change.kind == .remove && !change.isMovedAway {
      try step()
      try folder.remove(change.path)
    }
    for change in set.changes where change.takesPlace { try folder.removeEmptyFolder(change.path) }
    for (number, path) in staged.enumerated() {
      // What was moved goes once it stands in its new place, and before the records forget it.
      if number == placedFiles { try removeMoved() }
      try step()
      try folder.place(number, at: path)
    }
    if placedFiles == staged.count { try removeMoved() }
    for name in bases.removals { try folder.remove("\(BaseStore.path)/\(name)") }
    if bases.names.isEmpty { try folder.removeEmptyFolder(BaseStore.path) }
    folder.unlink(WriteJournal.path)
    try folder.clearStaged()
    try step()
    folder.unlink(Workspace.pendingPath)
  }

  private func removeMoved() throws {
    for change in set.changes where change.kind == .remove && change.isMovedAway {
      try step()
      try folder.remove(change.path)
    }
  }

  /// Leaves the folder as it was found; what an earlier run has left to complete stays to be completed.
  private func undo() {
    for path in created.reversed() { folder.unlink(path) }
    try? folder.clearStaged()
    folder.unlink(WriteJournal.path)
    if set.records.pending == nil { folder.unlink(Workspace.pendingPath) }
    folder.removeMadeFolders()
  }
}

extension Change {
  /// Whether the file is new.
  fileprivate var isCreation: Bool {
    switch kind {
    case .create, .seed: true
    case .update, .merge, .unchanged, .edited, .keep, .move, .adopted, .remove, .leaveEdited, .refuse: false
    }
  }
}
