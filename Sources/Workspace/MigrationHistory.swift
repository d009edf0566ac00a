/// The migrations of a spec, kept beside it: the one history of which the projects of all its targets have a copy, so that
/// each of them can serve the same database.
///
/// Its folder is called as the spec and ends in `.migrations`. A migration is frozen once it is written. Beside the files of
/// all lies `checksums`, as `sha256sum` writes and checks it, so that one which somebody has edited is noticed.
package struct MigrationHistory: Sendable {
  /// What a run does to one file of it.
  package struct Change: Sendable {
    package enum Kind: Sendable {
      case create, update, remove
    }

    /// From where the spec's path begins.
    package var path: String
    package var kind: Kind
    var old: [UInt8]?
    var new: [UInt8]?

    /// The unified diff from what stands there to what should.
    package var diff: String { unifiedDiff(from: old, to: new, path: path) }
  }

  package let folder: String
  private static let limit = 10_000

  /// - Parameter spec: Its path; one that comes from standard input has no place for a history.
  package init?(beside spec: String) {
    if spec == "-" { return nil }
    let ending = [".yaml", ".yml"].first(where: spec.hasSuffix) ?? ""
    folder = "\(spec.dropLast(ending.count)).migrations"
  }

  /// What stands there; nothing where there is no such folder.
  package func read() throws(WorkspaceError) -> RecordedHistory {
    let files = try contents()
    return RecordedHistory(
      files.filter { $0.key != Checksums.name },
      checksums: files[Checksums.name],
      folder: folder
    )
  }

  /// What would have to happen for it to hold what is planned; nothing is written.
  package func changes(from recorded: RecordedHistory, to plan: HistoryPlan) -> [Change] {
    precondition(plan.problems.isEmpty, "a history that is not as it was written is left alone")
    var old = recorded.files
    old[Checksums.name] = recorded.checksums
    var new = plan.files
    new[Checksums.name] = Checksums.text(new)
    return Set(old.keys).union(new.keys).sorted { Self.rank($0) < Self.rank($1) }.compactMap { name in
      guard old[name] != new[name] else { return nil }
      let kind: Change.Kind = new[name] == nil ? .remove : old[name] == nil ? .create : .update
      return Change(path: "\(folder)/\(name)", kind: kind, old: old[name], new: new[name])
    }
  }

  /// By name, the checksums last.
  private static func rank(_ name: String) -> String { name == Checksums.name ? "~" : name }

  /// Writes them, each in one step and the checksums last: a run that is interrupted is completed by the next one.
  package func apply(_ changes: [Change]) throws(WorkspaceError) {
    guard !changes.isEmpty else { return }
    let writer = SpecWriter()
    try writer.createFolder(folder)
    for change in changes {
      switch (change.kind, change.new) {
      case (.update, let contents?): try writer.replace(change.path, with: contents)
      case (.create, let contents?): try writer.put(change.path, contents)
      case (_, nil): try writer.remove(change.path)
      case (.remove, _): preconditionFailure("a file that goes has no contents")
      }
    }
  }

  /// What decides whether it is current, for those who remember that it was.
  package func inputs() throws(WorkspaceError) -> [Input] {
    let name = String(folder.split(separator: "/").last ?? "")
    var inputs = [Input(.names(name), try RootedFolder(folder)?.names(in: "", atMost: Self.limit))]
    for (file, contents) in try contents() { inputs.append(Input(.file("\(folder)/\(file)"), contents)) }
    return inputs
  }

  /// All files of it, by name; what else lies there is somebody's own.
  private func contents() throws(WorkspaceError) -> [String: [UInt8]] {
    guard let place = try RootedFolder(folder) else { return [:] }
    var files: [String: [UInt8]] = [:]
    for name in try place.names(in: "", atMost: Self.limit) ?? [] {
      guard name == Checksums.name || MigrationFile.looksLike(name) else { continue }
      if case .obstacle(let reason) = try place.look(at: name) {
        throw WorkspaceError("cannot read '\(folder)/\(name)': \(reason)")
      }
      files[name] = try place.read(name)
    }
    return files
  }
}
