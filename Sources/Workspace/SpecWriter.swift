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

  /// Makes a folder where there is none; the one above it has to be there.
  package func createFolder(_ path: String) throws(WorkspaceError) {
    guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw WorkspaceError("create the folder", path) }
  }

  /// Writes a new file in one step: whoever looks sees nothing or all of it.
  ///
  /// - Throws: `WorkspaceError` when it cannot be written.
  package func put(_ path: String, _ contents: [UInt8]) throws(WorkspaceError) {
    try write(contents, at: path, mode: nil, path)
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
    try write(contents, at: place, mode: facts.st_mode & 0o7777, path)
  }

  /// Removes a file.
  ///
  /// - Throws: `WorkspaceError` when it cannot be removed.
  package func remove(_ path: String) throws(WorkspaceError) {
    guard unlink(path) == 0 || errno == ENOENT else { throw WorkspaceError("remove", path) }
  }

  /// - Parameters:
  ///   - mode: Of what stands at the place; where nothing does, the permissions that new files have.
  ///   - path: As the user named the place.
  private func write(_ contents: [UInt8], at place: String, mode: mode_t?, _ path: String) throws(WorkspaceError) {
    let beside = "\(place).ashlar-\(getpid())"
    let descriptor = open(beside, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode.map { $0 & 0o777 } ?? 0o666)
    guard descriptor >= 0 else { throw WorkspaceError("write", path) }
    do throws(WorkspaceError) {
      defer { close(descriptor) }
      try write(contents, to: descriptor, path)
      guard mode.map({ fchmod(descriptor, $0) == 0 }) ?? true, fsync(descriptor) == 0 else {
        throw WorkspaceError("write", path)
      }
    } catch {
      unlink(beside)
      throw error
    }
    // A link is refused where a file stands, a rename is not.
    guard (mode == nil ? link(beside, place) : rename(beside, place)) == 0 else {
      let failure = WorkspaceError("write", path)
      unlink(beside)
      throw failure
    }
    if mode == nil { unlink(beside) }
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

/// Which line of a text another one has kept, both counted from 1; `nil` for one that it hasn't.
package func kept(_ line: Int, of old: [UInt8], in new: [UInt8]) -> Int? {
  let newline = UInt8(ascii: "\n")
  let lines = { (text: [UInt8]) in text.split(separator: newline, omittingEmptySubsequences: false) }
  var shift = 0
  for edit in LineDiff.edits(from: lines(old), to: lines(new)) where edit.old.lowerBound < line {
    if edit.old.contains(line - 1) { return nil }
    shift = edit.new.upperBound - edit.old.upperBound
  }
  return line + shift
}

/// The system's call, under a name that the writer's own do not hide.
private func systemWrite(_ descriptor: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int {
  write(descriptor, bytes, count)
}
