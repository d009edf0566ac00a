#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes a spec that is not there yet; one that is there is its author's.
package struct SpecWriter: Sendable {
  package init() {}

  /// - Throws: `WorkspaceError` when there is something at the path already, or when it cannot be written.
  package func create(_ path: String, _ contents: [UInt8]) throws(WorkspaceError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw WorkspaceError("write", path) }
    defer { close(descriptor) }
    var written = 0
    while written < contents.count {
      let count = contents.withUnsafeBytes { bytes in
        write(descriptor, bytes.baseAddress.map { $0 + written }, contents.count - written)
      }
      guard count > 0 else { throw WorkspaceError("write", path) }
      written += count
    }
  }
}
