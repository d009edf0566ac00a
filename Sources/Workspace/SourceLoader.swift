#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Reads what the user names: specs, by paths from the current folder.
package struct SourceLoader: Sendable {
  /// Bytes that a file may have; a larger one is refused before it is read into memory.
  package var limit: Int

  package init(limit: Int = 64 << 20) {
    self.limit = limit
  }

  /// Whether a file stands there, and not a folder.
  package func isFile(_ path: String) -> Bool {
    var facts = stat()
    return stat(path, &facts) == 0 && facts.st_mode & S_IFMT == S_IFREG
  }

  /// The bytes of a file; `-` reads the standard input.
  package func read(_ path: String) throws(WorkspaceError) -> [UInt8] {
    if path == "-" { return try readAll(STDIN_FILENO, "standard input", limit: limit) }
    // A pipe with nobody at its other end must not hold the run up before it is looked at.
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw WorkspaceError("read", path) }
    defer { close(descriptor) }
    return try readAll(descriptor, path, limit: limit)
  }
}
