/// The folder of a spec as a git revision has it: the spec and what it includes, read from git's object store. Nothing is
/// checked out, and no link is followed.
package final class RevisionFolder {
  private struct Entry {
    var mode: Substring
    var object: String
    var name: String

    var isFolder: Bool { mode == "040000" }
    var isFile: Bool { mode == "100644" || mode == "100755" }
  }

  /// As the user named it.
  package let revision: String
  private let folder: String
  /// The commit.
  private let commit: String
  private let limit: Int
  /// What is in folders that were looked at, by their paths.
  private var listings: [String: [Entry]?] = [:]
  /// The spec's name in its folder.
  private let name: String

  /// Git sets them for its hooks, where they would name another place than that of the spec.
  private static let placeVariables: Set<String> = [
    "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_COMMON_DIR",
  ]

  /// - Parameters:
  ///   - spec: A path from the current folder; the folder has to exist, the spec need not any more.
  ///   - revision: As git understands it: a branch, a tag, a commit.
  package init(of spec: String, at revision: String, limit: Int = 64 << 20) throws(WorkspaceError) {
    let parts = spec.split(separator: "/", omittingEmptySubsequences: false)
    let above = parts.dropLast().joined(separator: "/")
    folder = above.isEmpty ? (parts.count == 1 ? "." : "/") : above
    name = String(parts.last ?? "")
    self.limit = limit
    self.revision = revision
    // A word that git would take for an option, or for a path, is refused before git sees it.
    let isSound = revision.unicodeScalars.allSatisfy { $0.value > 0x20 && $0.value != 0x7F && $0 != ":" }
    guard !revision.isEmpty, !revision.hasPrefix("-"), isSound else {
      throw WorkspaceError("'\(revision)' is neither a file nor a revision")
    }
    guard try Self.git(["rev-parse", "--git-dir"], in: folder, limit: limit) != nil else {
      throw WorkspaceError("'\(folder)' is in no git repository, and there is no file '\(revision)'")
    }
    let words = ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(revision)^{commit}"]
    guard let output = try Self.git(words, in: folder, limit: limit) else {
      throw WorkspaceError(
        "there is neither a file nor a revision '\(revision)'; a shallow checkout has only its own: fetch it first"
      )
    }
    commit = Self.line(output)
  }

  /// The spec itself, `nil` when it was not there.
  package func spec() throws(WorkspaceError) -> [UInt8]? { try read(name) }

  /// The bytes of a file by its path in the folder, `nil` when it was not there.
  ///
  /// - Throws: `WorkspaceError` when what was there is no file.
  package func read(_ path: String) throws(WorkspaceError) -> [UInt8]? {
    let parts = path.split(separator: "/")
    let entries = try entries(in: parts.dropLast().joined(separator: "/"))
    guard let entry = entries?.first(where: { $0.name == parts.last.map(String.init) }) else { return nil }
    if entry.isFolder { throw WorkspaceError("it is a folder") }
    guard entry.isFile else { throw WorkspaceError("it is a link") }
    guard let bytes = try git(["cat-file", "blob", entry.object]) else {
      throw WorkspaceError("git does not have its contents")
    }
    return bytes
  }

  /// The names in a folder, those of folders with a `/` behind them, sorted; `nil` when there was no such folder.
  package func names(in path: String) throws(WorkspaceError) -> [String]? {
    try entries(in: path)?.filter { !$0.name.hasPrefix(".") }.map { $0.isFolder ? "\($0.name)/" : $0.name }.sorted()
  }

  private func entries(in path: String) throws(WorkspaceError) -> [Entry]? {
    if let known = listings[path] { return known }
    let found = try listing(of: path)
    listings[path] = .some(found)
    return found
  }

  private func listing(of path: String) throws(WorkspaceError) -> [Entry]? {
    let words = ["rev-parse", "--verify", "--quiet", "--end-of-options", "\(commit):./\(path)"]
    guard let tree = try git(words).map(Self.line),
      let listed = try git(["ls-tree", "-z", "--full-tree", tree])
    else { return nil }
    return listed.split(separator: 0).compactMap { line in
      let text = String(decoding: line, as: UTF8.self)
      guard let tab = text.firstIndex(of: "\t") else { return nil }
      let facts = text[..<tab].split(separator: " ")
      guard facts.count == 3 else { return nil }
      return Entry(mode: facts[0], object: String(facts[2]), name: String(text[text.index(after: tab)...]))
    }
  }

  private func git(_ words: [String]) throws(WorkspaceError) -> [UInt8]? {
    try Self.git(words, in: folder, limit: limit)
  }

  private static func git(_ words: [String], in folder: String, limit: Int) throws(WorkspaceError) -> [UInt8]? {
    try output(of: "git", ["-C", folder] + words, without: placeVariables, limit: limit)
  }

  private static func line(_ bytes: [UInt8]) -> String {
    String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
  }
}
