import Dispatch

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What should stand in a file, until it does: in memory, or set aside on the disk where there is much of it.
package struct KeptContents: Sendable {
  fileprivate enum Place: Sendable {
    case memory([UInt8])
    case aside(AsideFile, offset: Int, count: Int)
  }

  fileprivate let place: Place
  let digest: Digest

  func bytes() throws(WorkspaceError) -> [UInt8] {
    switch place {
    case .memory(let bytes): bytes
    case .aside(let file, let offset, let count): try file.read(at: offset, count)
    }
  }
}

/// Keeps contents, in memory up to a limit, so that an output of any size is planned in the same space.
final class ContentsKeeper: @unchecked Sendable {
  private let limit: Int
  private let turn = DispatchSemaphore(value: 1)
  private var inMemory = 0
  private var aside = 0
  private var file: AsideFile?

  init(limit: Int = 64 << 20) {
    self.limit = limit
  }

  func keep(_ bytes: [UInt8], _ digest: Digest) throws(WorkspaceError) -> KeptContents {
    guard let (file, offset) = try room(for: bytes.count) else {
      return KeptContents(place: .memory(bytes), digest: digest)
    }
    try file.write(bytes, at: offset)
    return KeptContents(place: .aside(file, offset: offset, count: bytes.count), digest: digest)
  }

  /// Where to set so many bytes aside; `nil` where there is room in memory.
  private func room(for count: Int) throws(WorkspaceError) -> (AsideFile, offset: Int)? {
    turn.wait()
    defer { turn.signal() }
    if inMemory + count <= limit {
      inMemory += count
      return nil
    }
    if file == nil { file = try AsideFile() }
    defer { aside += count }
    return file.map { ($0, aside) }
  }
}

/// A file without a name, which goes away with the process however that ends.
private final class AsideFile: Sendable {
  private let descriptor: Int32
  private let path: String

  init() throws(WorkspaceError) {
    let named = getenv("TMPDIR").map { String(cString: $0) } ?? ""
    // The one for large files: the other is often held in memory.
    let folder = named.isEmpty ? (access("/var/tmp", W_OK) == 0 ? "/var/tmp" : "/tmp") : named
    path = "\(folder)/ashlar-XXXXXX"
    var template = Array(path.utf8CString)
    descriptor = mkstemp(&template)
    guard descriptor >= 0 else { throw WorkspaceError("write", path) }
    unlink(template)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
  }

  deinit { close(descriptor) }

  func write(_ bytes: [UInt8], at offset: Int) throws(WorkspaceError) {
    if let code = writeAll(descriptor, bytes, at: offset) { throw WorkspaceError("write", path, code) }
  }

  func read(at offset: Int, _ count: Int) throws(WorkspaceError) -> [UInt8] {
    var code: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count {
        let result = pread(descriptor, buffer.baseAddress! + filled, count - filled, off_t(offset + filled))
        if result < 0, errno == EINTR { continue }
        guard result > 0 else {
          code = result < 0 ? errno : EIO
          return
        }
        filled += result
      }
    }
    if code != 0 { throw WorkspaceError("read", path, code) }
    return bytes
  }
}
