#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What stands at a path inside a folder.
enum Entry {
  case missing
  case file(FileFacts)
  /// Something that is never written through, with a clause that says what: a link, a folder, a file used as a folder.
  case obstacle(String)
}

/// A regular file's facts, by which a later change is noticed.
struct FileFacts: Sendable, Equatable {
  var inode: UInt64
  var size: Int
  /// Nanoseconds since 1970.
  var modified: Int64
  var isExecutable: Bool
  /// When anything of the file or its facts was changed, nanoseconds since 1970.
  var changed: Int64
}

/// An open folder in which every path is walked part by part, and no link is ever followed.
///
/// The system resolves a whole path anew in every call, so that a folder that is replaced by a link between a check and
/// a write would lead outside; a folder that is held open cannot be replaced.
final class RootedFolder {
  let path: String
  private let root: Int32
  /// The folders between the root and that of the last path that was asked for.
  private var chain: [(name: Substring.UTF8View, descriptor: Int32)] = []
  /// The last folder of the chain, where a whole path led to it.
  private var here: (path: String, descriptor: Int32)?
  /// A folder that was not there a moment ago, when one of the files before was looked for in it.
  private var missing: String?

  /// `nil` when there is no such folder. The folder itself may be named through links: it is the user's choice.
  init?(_ path: String) throws(WorkspaceError) {
    let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if descriptor < 0, errno == ENOENT { return nil }
    guard descriptor >= 0 else { throw WorkspaceError("open the folder", path) }
    self.path = path
    root = descriptor
  }

  deinit {
    leave(0)
    if stagedDescriptor >= 0 { close(stagedDescriptor) }
    if ownDescriptor >= 0 {
      // Said, since a process that is being started at this moment holds a copy of the descriptor for a while.
      flock(ownDescriptor, LOCK_UN)
      close(ownDescriptor)
    }
    close(root)
  }

  /// Creates the folder and those above it where they are missing.
  static func create(_ path: String) throws(WorkspaceError) -> RootedFolder {
    var prefix = path.hasPrefix("/") ? "/" : ""
    var made: [String] = []
    do throws(WorkspaceError) {
      for part in path.split(separator: "/") {
        prefix += prefix.isEmpty || prefix == "/" ? part : "/\(part)"
        if mkdir(prefix, 0o777) == 0 {
          made.append(prefix)
        } else if errno != EEXIST, errno != EISDIR {
          throw WorkspaceError("create the folder", prefix)
        }
      }
      guard let folder = try RootedFolder(path) else { throw WorkspaceError("create the folder", path, ENOENT) }
      folder.madeAbove = made
      return folder
    } catch {
      for folder in made.reversed() { rmdir(folder) }
      throw error
    }
  }

  /// The folders that were created to have this one, itself among them.
  private var madeAbove: [String] = []
  /// The folders inside that were created since it was opened, by their paths.
  private var made: [String] = []

  /// Removes the folders that were created, as far as they are empty.
  func removeMadeFolders() {
    leave(0)
    for path in made.reversed() {
      guard let (parent, name) = try? walk(to: path, creating: false), case .found(let above) = parent else { continue }
      unlinkat(above, name, AT_REMOVEDIR)
    }
    for path in madeAbove.reversed() { rmdir(path) }
    (made, madeAbove) = ([], [])
  }

  // MARK: - Looking

  /// What stands at a path, without its contents.
  func look(at path: String) throws(WorkspaceError) -> Entry {
    let (parent, name) = try walk(to: path, creating: false)
    switch parent {
    case .found(let descriptor): return try look(descriptor, name, path)
    case .missing: return .missing
    case .obstacle(let reason): return .obstacle(reason)
    }
  }

  /// The contents of a regular file, `nil` when none stands there.
  func read(_ path: String, limit: Int = 256 << 20) throws(WorkspaceError) -> [UInt8]? {
    let (parent, name) = try walk(to: path, creating: false)
    guard case .found(let folder) = parent else { return nil }
    guard case .file = try look(folder, name, path) else { return nil }
    let descriptor = openat(folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
    guard descriptor >= 0 else { throw WorkspaceError("read", shown(path)) }
    defer { close(descriptor) }
    return try readAll(descriptor, shown(path), limit: limit)
  }

  /// The names in a folder, those of folders with a `/` behind them, sorted; `nil` when there is no such folder.
  ///
  /// - Parameter areHidden: Whether names that begin with a dot are among them.
  func names(in path: String, atMost limit: Int, areHidden: Bool = false) throws(WorkspaceError) -> [String]? {
    let (parent, _) = try walk(to: path.isEmpty ? "." : "\(path)/.", creating: false, toFolder: true)
    guard case .found(let folder) = parent else { return nil }
    let descriptor = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0, let stream = fdopendir(descriptor) else {
      throw WorkspaceError("read the folder", shown(path))
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
      if areHidden ? name == "." || name == ".." : name.hasPrefix(".") { continue }
      guard names.count < limit else {
        throw WorkspaceError("cannot read the folder '\(shown(path))': it has more than \(limit) files")
      }
      var facts = stat()
      let isFolder =
        fstatat(folder, name, &facts, AT_SYMLINK_NOFOLLOW) == 0 && facts.st_mode & S_IFMT == S_IFDIR
      names.append(isFolder ? "\(name)/" : name)
    }
    return names.sorted()
  }

  /// Whether what stands in the way of a file is gone once these files are: one in place of a folder that leads to it, or a
  /// folder of nothing but them in its own place.
  func isCleared(_ path: String, by removed: Set<String>) throws(WorkspaceError) -> Bool {
    let parts = path.split(separator: "/")
    if (1..<parts.count).contains(where: { removed.contains(parts[..<$0].joined(separator: "/")) }) { return true }
    return try holdsOnly(removed, below: path)
  }

  private func holdsOnly(_ files: Set<String>, below path: String) throws(WorkspaceError) -> Bool {
    guard let names = try names(in: path, atMost: 10_000, areHidden: true) else { return false }
    for name in names {
      let inside = "\(path)/\(name)"
      let isExpected =
        name.hasSuffix("/") ? try holdsOnly(files, below: String(inside.dropLast())) : files.contains(inside)
      if !isExpected { return false }
    }
    return true
  }

  // MARK: - Changing

  /// Where a file is written before it gets its name.
  static let writingPath = "\(OutputPath.own)/writing"
  /// Where files wait until all of them are written.
  static let stagedPath = "\(OutputPath.own)/staged"

  /// Puts the contents at a path in one step: whoever looks sees the old file or the new one. Folders are created.
  ///
  /// - Parameter isDurable: Whether the contents must be on the disk before anything later is; names reach it in the order
  ///   in which they were given, as journaling file systems promise.
  func write(_ contents: [UInt8], to path: String, isExecutable: Bool, isDurable: Bool = false) throws(WorkspaceError) {
    let own = try openOwnFolder()
    try fill(own, "writing", contents, isExecutable: isExecutable, isDurable: isDurable, for: path)
    let target = try folder(for: path)
    guard renameat(own, "writing", target.descriptor, target.name) == 0 else {
      let code = errno
      unlinkat(own, "writing", 0)
      throw WorkspaceError("write", shown(path), code)
    }
  }

  /// Writes a file that will stand at `path` beside the others, under a number, and creates the folders for it.
  ///
  /// - Parameter isInTheWay: Whether what now stands at the path, or in place of its folders, goes first; they are made when
  ///   the file gets its name.
  func stage(
    _ contents: [UInt8],
    as number: Int,
    for path: String,
    isExecutable: Bool,
    isDurable: Bool = false,
    isInTheWay: Bool = false
  ) throws(WorkspaceError) -> FileFacts {
    let staged = try openStagedFolder()
    let facts = try fill(staged, String(number), contents, isExecutable: isExecutable, isDurable: isDurable, for: path)
    if !isInTheWay { _ = try folder(for: path) }
    return facts
  }

  /// Puts a staged file at its path in one step.
  func place(_ number: Int, at path: String) throws(WorkspaceError) {
    let staged = try openStagedFolder()
    let target = try folder(for: path)
    guard renameat(staged, String(number), target.descriptor, target.name) == 0 else {
      throw WorkspaceError("write", shown(path))
    }
  }

  /// Writes a file where it will stand and where nothing stands yet. Folders are created.
  func create(_ contents: [UInt8], at path: String, isExecutable: Bool) throws(WorkspaceError) -> FileFacts {
    let target = try folder(for: path)
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    let descriptor = openat(target.descriptor, target.name, flags, isExecutable ? 0o777 : 0o666)
    guard descriptor >= 0 else {
      if errno == EEXIST { throw WorkspaceError("'\(shown(path))' was changed during the run") }
      throw WorkspaceError("write", shown(path))
    }
    var facts = stat()
    var failure = writeAll(descriptor, contents)
    if failure == nil, fstat(descriptor, &facts) != 0 { failure = errno }
    if close(descriptor) != 0, failure == nil { failure = errno }
    guard let failure else { return FileFacts(facts) }
    unlinkat(target.descriptor, target.name, 0)
    throw WorkspaceError("write", shown(path), failure)
  }

  /// Makes a new file; one that an interrupted run has left under its name is replaced.
  @discardableResult
  private func fill(
    _ folder: Int32,
    _ name: String,
    _ contents: [UInt8],
    isExecutable: Bool,
    isDurable: Bool,
    for path: String
  ) throws(WorkspaceError) -> FileFacts {
    let flags = O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC
    var descriptor = openat(folder, name, flags, isExecutable ? 0o777 : 0o666)
    if descriptor < 0, errno == EEXIST, unlinkat(folder, name, 0) == 0 {
      descriptor = openat(folder, name, flags, isExecutable ? 0o777 : 0o666)
    }
    guard descriptor >= 0 else { throw WorkspaceError("write", shown(path)) }
    var failure = writeAll(descriptor, contents)
    if failure == nil, isDurable, fsync(descriptor) != 0 { failure = errno }
    var facts = stat()
    if failure == nil, fstat(descriptor, &facts) != 0 { failure = errno }
    if close(descriptor) != 0, failure == nil { failure = errno }
    guard let failure else { return FileFacts(facts) }
    unlinkat(folder, name, 0)
    throw WorkspaceError("write", shown(path), failure)
  }

  func openJournal() throws(WorkspaceError) -> WriteJournal {
    try WriteJournal(in: openOwnFolder(), shown: shown(WriteJournal.path))
  }

  /// Removes a file and nothing else.
  func unlink(_ path: String) {
    guard let (parent, name) = try? walk(to: path, creating: false), case .found(let folder) = parent else { return }
    unlinkat(folder, name, 0)
  }

  /// Removes what waits there, of this run or of an interrupted one.
  func clearStaged() throws(WorkspaceError) {
    if stagedDescriptor >= 0 { close(stagedDescriptor) }
    stagedDescriptor = -1
    let (parent, name) = try walk(to: Self.stagedPath, creating: false)
    guard case .found(let own) = parent else { return }
    let staged = openFolder(own, name)
    guard staged >= 0 else { return }
    guard let stream = fdopendir(staged) else {
      close(staged)
      return
    }
    while let entry = readdir(stream) {
      let file = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if file != ".", file != ".." { unlinkat(staged, file, 0) }
    }
    closedir(stream)
    unlinkat(own, name, AT_REMOVEDIR)
  }

  /// Removes a file, and then the folders that it leaves empty; neither needs to be there.
  func remove(_ path: String) throws(WorkspaceError) {
    let (parent, name) = try walk(to: path, creating: false)
    guard case .found(let folder) = parent else { return }
    guard unlinkat(folder, name, 0) == 0 || errno == ENOENT else { throw WorkspaceError("remove", shown(path)) }
    try removeEmptyFolders(above: path)
  }

  /// Removes a folder and those in it as long as there are no files; there need be none.
  func removeEmptyFolder(_ path: String) throws(WorkspaceError) {
    for name in try names(in: path, atMost: 10_000, areHidden: true) ?? [] where name.hasSuffix("/") {
      try removeEmptyFolder("\(path)/\(name.dropLast())")
    }
    let (parent, name) = try walk(to: path, creating: false)
    guard case .found(let above) = parent else { return }
    unlinkat(above, name, AT_REMOVEDIR)
  }

  /// Removes the folders that a path leads through, from the last one on, as long as they are empty.
  func removeEmptyFolders(above path: String) throws(WorkspaceError) {
    guard OutputPath.problem(path) == nil, case .found = try walk(to: path, creating: false).0 else { return }
    var parts = path.utf8.split(separator: UInt8(ascii: "/")).map { Substring($0) }.dropLast()
    while let last = parts.popLast() {
      leave(parts.count)
      let above = chain.last?.descriptor ?? root
      guard unlinkat(above, String(last), AT_REMOVEDIR) == 0 else { return }
    }
  }

  /// Keeps other runs out until the folder is closed.
  func lock() throws(WorkspaceError) {
    guard flock(try openOwnFolder(), LOCK_EX | LOCK_NB) == 0 else {
      if errno == EWOULDBLOCK { throw WorkspaceError("another run is writing to '\(path)': wait for it to end") }
      throw WorkspaceError("lock", shown(OutputPath.own))
    }
  }

  private var ownDescriptor: Int32 = -1
  private var stagedDescriptor: Int32 = -1

  private func openStagedFolder() throws(WorkspaceError) -> Int32 {
    if stagedDescriptor < 0 {
      let own = try openOwnFolder()
      guard mkdirat(own, "staged", 0o777) == 0 || errno == EEXIST else {
        throw WorkspaceError("create the folder", shown(Self.stagedPath))
      }
      stagedDescriptor = openFolder(own, "staged")
      guard stagedDescriptor >= 0 else { throw WorkspaceError("open the folder", shown(Self.stagedPath)) }
    }
    return stagedDescriptor
  }

  /// The tool's own folder, held open, since every write begins in it.
  func openOwnFolder() throws(WorkspaceError) -> Int32 {
    if ownDescriptor < 0 {
      let inside = try folder(for: Self.writingPath).descriptor
      ownDescriptor = openat(inside, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
      guard ownDescriptor >= 0 else { throw WorkspaceError("open the folder", shown(OutputPath.own)) }
    }
    return ownDescriptor
  }

  // MARK: - Walking

  private enum Parent {
    case found(Int32)
    case missing
    case obstacle(String)
  }

  func folder(for path: String) throws(WorkspaceError) -> (descriptor: Int32, name: String) {
    let (parent, name) = try walk(to: path, creating: true)
    switch parent {
    case .found(let descriptor): return (descriptor, name)
    case .missing: throw WorkspaceError("write", shown(path), ENOENT)
    case .obstacle(let reason): throw WorkspaceError("cannot write '\(shown(path))': \(reason)")
    }
  }

  /// - Parameter toFolder: Whether the path ends with a `.` for the folder itself.
  private func walk(
    to path: String,
    creating: Bool,
    toFolder: Bool = false
  ) throws(WorkspaceError) -> (Parent, name: String) {
    let bytes = path.utf8
    let slash = bytes.lastIndex(of: UInt8(ascii: "/"))
    let name = slash.map { bytes[bytes.index(after: $0)...] } ?? bytes[...]
    let folder = bytes[..<(slash ?? bytes.startIndex)]
    precondition(
      toFolder || !(name.isEmpty || OutputPath.isDots(name)),
      "a path that leads elsewhere got past the check"
    )
    // Paths come sorted: most stand in the folder of the one before.
    if folder.isEmpty { return (.found(root), String(Substring(name))) }
    if let here, folder.elementsEqual(here.path.utf8) { return (.found(here.descriptor), String(Substring(name))) }
    if !creating, let missing, folder.elementsEqual(missing.utf8) { return (.missing, String(Substring(name))) }
    let parts = folder.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let found = try walk(through: parts, creating)
    switch found {
    case .found(let descriptor): here = (String(Substring(folder)), descriptor)
    case .missing: missing = String(Substring(folder))
    case .obstacle: break
    }
    return (found, String(Substring(name)))
  }

  private func walk(through parts: [Substring.UTF8View], _ creating: Bool) throws(WorkspaceError) -> Parent {
    precondition(
      !parts.contains { $0.isEmpty || OutputPath.isDots($0) },
      "a path that leads elsewhere got past the check"
    )
    var known = 0
    while known < min(chain.count, parts.count), chain[known].name.elementsEqual(parts[known]) { known += 1 }
    leave(known)
    for index in known..<parts.count {
      let part = String(Substring(parts[index]))
      let above = chain.last?.descriptor ?? root
      var descriptor = openFolder(above, part)
      if descriptor < 0, errno == ENOENT {
        guard creating else { return .missing }
        let prefix = prefix(parts, through: index)
        if mkdirat(above, part, 0o777) == 0 {
          made.append(prefix)
          missing = nil
        } else if errno != EEXIST {
          throw WorkspaceError("create the folder", shown(prefix))
        }
        descriptor = openFolder(above, part)
      }
      if descriptor < 0 {
        let code = errno
        let prefix = prefix(parts, through: index)
        guard code == ELOOP || code == ENOTDIR else { throw WorkspaceError("open the folder", shown(prefix), code) }
        return .obstacle(isLink(above, part) ? "'\(prefix)' is a link" : "'\(prefix)' is not a folder")
      }
      chain.append((parts[index], descriptor))
    }
    return .found(chain.last?.descriptor ?? root)
  }

  private func prefix(_ parts: [Substring.UTF8View], through index: Int) -> String {
    parts[...index].map { String(Substring($0)) }.joined(separator: "/")
  }

  private func leave(_ count: Int) {
    here = nil
    while chain.count > count { close(chain.removeLast().descriptor) }
  }

  private func openFolder(_ above: Int32, _ name: String) -> Int32 {
    openat(above, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
  }

  private func isLink(_ folder: Int32, _ name: String) -> Bool {
    var facts = stat()
    return fstatat(folder, name, &facts, AT_SYMLINK_NOFOLLOW) == 0 && facts.st_mode & S_IFMT == S_IFLNK
  }

  private func look(_ folder: Int32, _ name: String, _ path: String) throws(WorkspaceError) -> Entry {
    var facts = stat()
    guard fstatat(folder, name, &facts, AT_SYMLINK_NOFOLLOW) == 0 else {
      if errno == ENOENT { return .missing }
      throw WorkspaceError("look at", shown(path))
    }
    switch facts.st_mode & S_IFMT {
    case S_IFREG: return .file(FileFacts(facts))
    case S_IFLNK: return .obstacle("a link stands there")
    case S_IFDIR: return .obstacle("a folder stands there")
    default: return .obstacle("something stands there that is not a file")
    }
  }

  func shown(_ path: String) -> String { "\(self.path)/\(path)" }
}

extension FileFacts {
  init(_ facts: stat) {
    #if canImport(Darwin)
      let (modified, changed) = (facts.st_mtimespec, facts.st_ctimespec)
    #else
      let (modified, changed) = (facts.st_mtim, facts.st_ctim)
    #endif
    inode = UInt64(facts.st_ino)
    size = Int(facts.st_size)
    self.modified = Int64(modified.tv_sec) * 1_000_000_000 + Int64(modified.tv_nsec)
    self.changed = Int64(changed.tv_sec) * 1_000_000_000 + Int64(changed.tv_nsec)
    isExecutable = facts.st_mode & 0o100 != 0
  }
}

/// Everything that a descriptor still holds.
func readAll(_ descriptor: Int32, _ path: String, limit: Int) throws(WorkspaceError) -> [UInt8] {
  var facts = stat()
  guard fstat(descriptor, &facts) == 0 else { throw WorkspaceError("read", path) }
  if facts.st_mode & S_IFMT == S_IFDIR { throw WorkspaceError("read", path, EISDIR) }
  var bytes: [UInt8] = []
  // One more than the size, so that the end is seen without growing.
  var room = max(4_096, min(Int(facts.st_size), limit) + 1)
  while true {
    guard bytes.count <= limit else { throw WorkspaceError("cannot read '\(path)': it has more than \(limit) bytes") }
    var code: Int32 = 0
    let chunk = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var result: Int
      repeat { result = systemRead(descriptor, buffer.baseAddress, buffer.count) } while result < 0 && errno == EINTR
      if result < 0 { code = errno }
      count = max(0, result)
    }
    if code != 0 { throw WorkspaceError("read", path, code) }
    if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
    // Only a regular file that is read short is known to have ended.
    if chunk.isEmpty || (chunk.count < room && facts.st_mode & S_IFMT == S_IFREG) {
      guard bytes.count <= limit else { throw WorkspaceError("cannot read '\(path)': it has more than \(limit) bytes") }
      return bytes
    }
    room = max(4_096, min(room, 1 << 20))
  }
}

private func systemRead(_ descriptor: Int32, _ buffer: UnsafeMutablePointer<UInt8>?, _ count: Int) -> Int {
  read(descriptor, buffer, count)
}

/// The `errno` of a write that failed.
///
/// - Parameter offset: Where in the file the bytes go; without one, where the last ones ended.
package func writeAll(_ descriptor: Int32, _ contents: [UInt8], at offset: Int? = nil) -> Int32? {
  contents.withUnsafeBytes { buffer -> Int32? in
    var done = 0
    while done < buffer.count {
      let rest = UnsafeRawBufferPointer(rebasing: buffer[done...])
      let written =
        offset.map { pwrite(descriptor, rest.baseAddress, rest.count, off_t($0 + done)) }
        ?? write(descriptor, rest.baseAddress, rest.count)
      if written < 0, errno == EINTR { continue }
      // A pipe of somebody who does not wait for it.
      if written < 0, errno == EAGAIN {
        var pipe = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
        _ = poll(&pipe, 1, -1)
        continue
      }
      guard written > 0 else { return written < 0 ? errno : EIO }
      done += written
    }
    return nil
  }
}
