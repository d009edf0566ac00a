/// What a run does to one file.
package struct Change: Sendable {
  package enum Kind: Sendable, Hashable {
    /// A generated file that is missing.
    case create
    /// A generated file that nobody has edited gets new contents.
    case update
    /// A generated file stands there as it should.
    case unchanged
    /// A generated file that was edited gets what has changed, and keeps the edit; in place of the file that its resource
    /// had under a former name, where there is one.
    case merge(formerly: String?)
    /// A generated file was edited, and nothing of it has changed: it stays as it is.
    case edited
    /// A seeded file is written for the first time.
    case seed
    /// A seeded file stands there, whatever is in it.
    case keep
    /// A seeded file goes where its resource's new name has it, as it is.
    case move(from: String)
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
  /// Whether the file comes where a folder was, or below what was a file: nothing stands in its way once the files that the
  /// run removes are gone.
  var takesPlace = false
  /// How many conflicts a merge has left between markers.
  package var marked = 0
  /// Whether another file keeps what is in this one, which therefore goes last.
  package var isMovedAway = false
  /// Where it came from, as the manifest has it.
  package var template = ""

  /// Whether applying it would touch the file.
  package var isWrite: Bool {
    switch kind {
    case .create, .update, .merge, .seed, .move, .remove: true
    case .unchanged, .edited, .keep, .adopted, .leaveEdited, .refuse: false
    }
  }
}

/// Why a file is not written, and with it nothing at all.
package enum Refusal: Sendable, Hashable {
  /// A generated file was edited and would change, and cannot be merged.
  case edited(Unmergeable)
  /// An edit and a change touch; both are shown.
  case conflict(String)
  /// A merge has left a conflict that nobody has resolved yet.
  case marked(line: Int)
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
    case .edited(let why): "it was edited since it was generated, and \(why.rawValue)"
    case .conflict: "your edit and what is generated now touch"
    case .marked(let line): "the conflict in line \(line) is not resolved"
    case .foreign: "a file stands there that was not generated"
    case .collision(let other): "it collides with '\(other)'"
    case .unsafePath(let problem): "the path is not allowed: \(problem)"
    case .obstacle(let reason): reason
    }
  }

  /// What the user can do.
  package var help: String {
    switch self {
    case .edited(.withoutBase):
      "--base names a folder with the project as it was generated; 'ashlar adopt' makes the file yours from now on; "
        + "deleting it has it generated anew"
    case .edited(.tooLong), .edited(.noText):
      "'ashlar adopt' makes it yours from now on; deleting it has it generated anew"
    case .conflict: "--merge markers puts both into the file; 'ashlar adopt' makes the file yours from now on"
    case .marked: "decide what stays, and delete the lines with the markers"
    case .foreign: "move it away, or generate into another folder"
    case .collision: "rename one of the two in the spec"
    case .unsafePath: "correct the name in the spec or the path in the target"
    case .obstacle: "move it away"
    }
  }
}

/// Why an edit cannot be merged with what is generated now.
package enum Unmergeable: String, Sendable, Hashable {
  case withoutBase = "what it was made from is not in '.ashlar/base'"
  case tooLong = "it is too long to be merged"
  case noText = "it is no text that could be merged"
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
    var newManifest: [UInt8] = []
    var newVersion: [UInt8]
    var store: BaseStore
    var bases = BaseChanges()
  }

  package var refusals: [Change] {
    changes.filter {
      if case .refuse = $0.kind { true } else { false }
    }
  }

  /// Whether there is nothing to write, remove, refuse or record: the folder is what the spec says.
  package var isCurrent: Bool {
    refusals.isEmpty && !changes.contains(where: \.isWrite) && !records.isInterrupted
      && records.manifest == records.newManifest && records.version == records.newVersion
      && hasBases
  }

  /// Whether everything is there that later edits will be merged from.
  package var hasBases: Bool { records.bases.isComplete && !records.bases.writesAttributes }

  /// The files that hold edits of a person, by their paths.
  package var edited: [String] {
    changes.filter {
      switch $0.kind {
      case .edited, .merge: true
      case .create, .update, .unchanged, .seed, .keep, .move, .adopted, .remove, .leaveEdited, .refuse: false
      }
    }.map(\.path)
  }
}
