#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Says which file is being created, and with what, so that after an interruption the part of it that was written is
/// told from a person's edit.
final class WriteJournal {
  static let path = "\(OutputPath.own)/journal"

  /// The file that was being created when a run was interrupted.
  struct Entry: Sendable, Equatable {
    var path: String
    var contents: [UInt8]

    /// Whether a file's contents are what was written of it, and not all that was to be.
    func isPart(_ found: [UInt8]) -> Bool { found.count < contents.count && contents.starts(with: found) }
  }

  private let descriptor: Int32
  private let shown: String

  /// - Parameter folder: the tool's own folder.
  init(in folder: Int32, shown: String) throws(WorkspaceError) {
    descriptor = openat(folder, "journal", O_WRONLY | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0o666)
    self.shown = shown
    guard descriptor >= 0 else { throw WorkspaceError("write", shown) }
  }

  deinit { close(descriptor) }

  /// Notes what is written next, over what was noted before: a note that is itself interrupted is none.
  func note(_ path: String, _ contents: [UInt8], _ digest: Digest) throws(WorkspaceError) {
    if let code = writeAll(descriptor, Self.head(path, contents.count, digest) + contents, at: 0) {
      throw WorkspaceError("write", shown, code)
    }
  }

  private static func head(_ path: String, _ count: Int, _ digest: Digest) -> [UInt8] {
    Array("ashlar is writing\n\(path)\n\(count)\n\(digest.hexadecimal)\n".utf8)
  }

  /// What the bytes of a journal say; nothing where a note was interrupted.
  static func entry(_ bytes: [UInt8]) -> Entry? {
    let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 4, omittingEmptySubsequences: false)
    guard lines.count == 5, lines[0].elementsEqual("ashlar is writing".utf8),
      let count = Int(String(decoding: lines[2], as: UTF8.self)), count >= 0, count <= lines[4].count
    else { return nil }
    let contents = Array(lines[4].prefix(count))
    guard Digest(contents).hexadecimal.utf8.elementsEqual(lines[3]) else { return nil }
    return Entry(path: String(decoding: lines[1], as: UTF8.self), contents: contents)
  }
}
