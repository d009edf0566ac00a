/// What a run does to one file.
package struct Change: Sendable {
  package enum Kind: Sendable, Hashable {
    /// A generated file that is missing.
    case create
    /// A generated file that nobody has edited gets new contents.
    case update
    /// A generated file stands there as it should.
    case unchanged
    /// A seeded file is written for the first time.
    case seed
    /// A seeded file stands there, whatever is in it.
    case keep
    /// The user has adopted the file.
    case adopted
    /// No longer produced and never edited.
    case remove
    /// No longer produced, but edited: it stays, and is the user's from now on.
    case leaveEdited
    /// The run must not go on.
    case refuse(Refusal)
  }

  /// Relative to the output folder.
  package var path: String
  package var kind: Kind
  /// What should stand there; `nil` for what is no longer produced, or stands there already.
  var contents: KeptContents?
  var isExecutable = false
  /// What stood there when the changes were determined.
  var facts: FileFacts?

  /// Whether applying it would touch the file.
  package var isWrite: Bool {
    switch kind {
    case .create, .update, .seed, .remove: true
    case .unchanged, .keep, .adopted, .leaveEdited, .refuse: false
    }
  }
}

/// Why a file is not written, and with it nothing at all.
package enum Refusal: Sendable, Hashable {
  /// A generated file was edited and would change.
  case edited
  /// A file that the generator did not write would be overwritten.
  case foreign
  /// Two files of the output meet at one name, at the latest on a file system that ignores case.
  case collision(with: String)
  /// The path is not one inside the output folder.
  case unsafePath(String)
  /// A link, a folder or a device stands in the way.
  case obstacle(String)

  /// One clause for the user.
  package var reason: String {
    switch self {
    case .edited: "it was edited since it was generated"
    case .foreign: "a file stands there that was not generated"
    case .collision(let other): "it collides with '\(other)'"
    case .unsafePath(let problem): "the path is not allowed: \(problem)"
    case .obstacle(let reason): reason
    }
  }

  /// What the user can do.
  package var help: String {
    switch self {
    case .edited: "'ashlar adopt' makes it yours from now on; deleting it has it generated anew"
    case .foreign: "move it away, or generate into another folder"
    case .collision: "rename one of the two in the spec"
    case .unsafePath: "correct the name in the spec or the path in the target"
    case .obstacle: "move it away"
    }
  }
}

/// Everything that a run does to an output folder, sorted by path.
package struct ChangeSet: Sendable {
  package var changes: [Change]
  /// What stands in the folder's own records, and what should.
  var records: Records
  /// Of the files as the changes leave them.
  package var manifest: Manifest

  struct Records: Sendable {
    var manifest: [UInt8]?
    var version: [UInt8]?
    /// What an interrupted run was about to leave, and the file that it was just writing.
    var pending: Manifest?
    var unfinished: WriteJournal.Entry?
    /// Whether an earlier run has left something to complete or to clear away.
    var isInterrupted: Bool
    var newVersion: [UInt8]
  }

  package var refusals: [Change] {
    changes.filter {
      if case .refuse = $0.kind { true } else { false }
    }
  }

  /// Whether there is nothing to write, remove, refuse or record: the folder is what the spec says.
  package var isCurrent: Bool {
    refusals.isEmpty && !changes.contains(where: \.isWrite) && !records.isInterrupted
      && records.manifest == Array(manifest.text.utf8) && records.version == records.newVersion
  }
}
