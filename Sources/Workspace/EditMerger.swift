/// How a run deals with edits.
package struct EditOptions: Sendable {
  /// Whether conflicts are put into the files, between markers, and don't stop the run.
  package var marksConflicts: Bool
  /// A folder with the files as they were generated, for edits whose bases the output folder has none of.
  package var bases: String?
  /// Paths of files whose resources have other names now, with the paths that they have there.
  package var renames: [String: String]

  package init(marksConflicts: Bool = false, bases: String? = nil, renames: [String: String] = [:]) {
    (self.marksConflicts, self.bases, self.renames) = (marksConflicts, bases, renames)
  }
}

/// Brings an edited file together with what is generated now.
struct EditMerger {
  enum Outcome {
    /// All that has changed is there already.
    case current
    case merged([UInt8], marked: Int)
    case refused(Refusal)
  }

  let options: EditOptions
  let store: BaseStore
  /// What an interrupted run was about to leave.
  private let pending: Manifest?
  private let others: RootedFolder?

  init(_ options: EditOptions, _ store: BaseStore, _ pending: Manifest?) throws(WorkspaceError) {
    (self.options, self.store, self.pending) = (options, store, pending)
    guard let path = options.bases else {
      others = nil
      return
    }
    guard let folder = try RootedFolder(path) else { throw WorkspaceError("there is no folder '\(path)'") }
    others = folder
  }

  /// - Parameters:
  ///   - yours: What stands there.
  ///   - generated: What would stand there if nobody had edited it.
  ///   - digests: Of what the edit may have been made in; several after a merge of branches or an interrupted run.
  ///   - path: Where the file stood when it was last generated.
  func merge(
    _ yours: [UInt8],
    with generated: [UInt8],
    _ digest: Digest,
    from digests: [Digest],
    at path: String,
    in folder: RootedFolder
  ) throws(WorkspaceError) -> Outcome {
    if let line = ConflictMarkers.line(in: yours), ConflictMarkers.line(in: generated) == nil {
      return .refused(.marked(line: line))
    }
    // What the edit was made in has not changed, and is not needed.
    if digests.allSatisfy({ $0 == digest }) { return .current }
    guard generated.count <= BaseStore.limit, yours.count <= BaseStore.limit else { return .refused(.edited(.tooLong)) }
    guard BaseStore.takes(generated), BaseStore.takes(yours) else { return .refused(.edited(.noText)) }
    var merges: [LineMerge] = []
    for former in digests.filter({ $0 != digest }) + digests.filter({ $0 == digest }) {
      guard let base = try former == digest ? generated : base(former, of: path, in: folder) else {
        // A run that was interrupted before it had stored a base has not written the file either.
        if pending?.entries[path]?.digests.contains(former) == true { continue }
        return .refused(.edited(.withoutBase))
      }
      merges.append(LineMerge(base: base, yours: yours, generated: generated))
    }
    // Of several, the edit was made in the one that it is nearest to: a farther one would have it take back changes.
    guard let merge = merges.min(by: { $0.distance < $1.distance }) else { return .refused(.edited(.withoutBase)) }
    guard merge.conflicts.isEmpty || options.marksConflicts else { return .refused(.conflict(merge.shownConflicts)) }
    return outcome(merge, yours)
  }

  private func outcome(_ merge: LineMerge, _ yours: [UInt8]) -> Outcome {
    let text = merge.text
    return text == yours ? .current : .merged(text, marked: merge.conflicts.count)
  }

  private func base(
    _ digest: Digest,
    of path: String,
    in folder: RootedFolder
  ) throws(WorkspaceError) -> [UInt8]? {
    if let text = try store.text(of: digest, in: folder) { return text }
    guard let text = try others?.read(path), Digest(text) == digest else { return nil }
    return text
  }
}
