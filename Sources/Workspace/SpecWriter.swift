#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Writes specs: new ones, and others only where their author asked for it.
package struct SpecWriter: Sendable {
  package init() {}

  /// - Throws: `WorkspaceError` when there is something at the path already, or when it cannot be written.
  package func create(_ path: String, _ contents: [UInt8]) throws(WorkspaceError) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644)
    guard descriptor >= 0 else { throw WorkspaceError("write", path) }
    defer { close(descriptor) }
    try write(contents, to: descriptor, path)
  }

  /// Puts other contents into a file that is there, all of them or none: written beside it and renamed over it.
  ///
  /// Permissions stay, and a link stays one: the file that it leads to is replaced.
  ///
  /// - Throws: `WorkspaceError` when there is no such file, or when it cannot be written.
  package func replace(_ path: String, with contents: [UInt8]) throws(WorkspaceError) {
    guard let resolved = realpath(path, nil) else { throw WorkspaceError("write", path) }
    defer { free(resolved) }
    let place = String(cString: resolved)
    var facts = stat()
    guard stat(place, &facts) == 0 else { throw WorkspaceError("write", path) }
    let beside = "\(place).ashlar-\(getpid())"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, facts.st_mode & 0o777)
    guard descriptor >= 0 else { throw WorkspaceError("write", path) }
    do throws(WorkspaceError) {
      defer { close(descriptor) }
      try write(contents, to: descriptor, path)
      guard fchmod(descriptor, facts.st_mode & 0o7777) == 0, fsync(descriptor) == 0 else {
        throw WorkspaceError("write", path)
      }
    } catch {
      unlink(beside)
      throw error
    }
    guard rename(beside, place) == 0 else {
      let failure = WorkspaceError("write", path)
      unlink(beside)
      throw failure
    }
  }

  private func write(_ contents: [UInt8], to descriptor: Int32, _ path: String) throws(WorkspaceError) {
    var written = 0
    while written < contents.count {
      let count = contents.withUnsafeBytes { bytes in
        systemWrite(descriptor, bytes.baseAddress.map { $0 + written }, contents.count - written)
      }
      guard count > 0 else { throw WorkspaceError("write", path) }
      written += count
    }
  }

  /// How one text becomes another, as `diff -u` shows it.
  package func diff(of path: String, from old: [UInt8], to new: [UInt8]) -> String {
    unifiedDiff(from: old, to: new, path: path)
  }
}

/// The system's call, under a name that the writer's own do not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
