import Generation

/// What is remembered of a current folder.
struct Memory: Sendable, Equatable {
  /// A file of the output, or one of its records.
  struct File: Sendable, Equatable {
    enum Kind: UInt8, Sendable {
      /// Its facts tell whether it is as it was.
      case settled
      /// It was changed so shortly before that another change could leave the same facts: only its contents tell.
      case fresh
      /// It is the user's: it only has to be there.
      case present
    }

    var path: String
    var kind: Kind
    var facts: FileFacts
    var digest: Digest?

    init(path: String, kind: Kind, facts: FileFacts, digest: Digest?) {
      (self.path, self.kind, self.facts, self.digest) = (path, kind, facts, digest)
    }

    /// - Parameter now: Nanoseconds since 1970, before the facts were looked up.
    init(path: String, facts: FileFacts, digest: Digest, _ now: Int64) {
      self.init(path: path, kind: Self.isSettled(facts, now) ? .settled : .fresh, facts: facts, digest: digest)
    }

    /// Clocks of file systems stand still for a while: for some hundredths of a second in most, for two in some.
    static func isSettled(_ facts: FileFacts, _ now: Int64) -> Bool {
      let isCoarse = facts.modified % 1_000_000 == 0 && facts.changed % 1_000_000 == 0
      let pause: Int64 = isCoarse ? 2_500_000_000 : 50_000_000
      return max(facts.modified, facts.changed) < now - pause
    }
  }

  var inputs: [Input]
  /// What was said about the spec.
  var report: String
  var files: [File]

  /// The same after all of it was found unchanged.
  func settled(at now: Int64) -> Memory {
    var memory = self
    for index in files.indices where files[index].kind == .fresh && File.isSettled(files[index].facts, now) {
      memory.files[index].kind = .settled
    }
    return memory
  }

  /// Whether contents had to be read to know that the files are as they were; `nil` when they are not.
  func checked(in root: String) -> Bool? {
    let stride = 1_024
    let read = Collector<Int>()
    do {
      try concurrently((files.count + stride - 1) / stride) { index in
        guard let folder = try RootedFolder(root) else { throw WorkspaceError("there is no folder '\(root)'") }
        for file in files[(index * stride)..<min((index + 1) * stride, files.count)] {
          guard OutputPath.problem(file.path) == nil || file.path.hasPrefix(OutputPath.own + "/"),
            case .file(let facts) = try folder.look(at: file.path)
          else { throw WorkspaceError("'\(file.path)' is not there") }
          switch file.kind {
          case .present: continue
          case .settled, .fresh:
            guard facts == file.facts else { throw WorkspaceError("'\(file.path)' was changed") }
          }
          guard file.kind == .fresh else { continue }
          guard let contents = try folder.read(file.path), Digest(contents) == file.digest else {
            throw WorkspaceError("'\(file.path)' was changed")
          }
          read.add([1])
        }
      }
    } catch {
      return nil
    }
    return !read.elements.isEmpty
  }
}

// MARK: - As bytes

extension Memory {
  private static let magic = Array("ashlar memory 1\n".utf8)

  func bytes(_ key: Digest) -> [UInt8] {
    var writer = ByteWriter(bytes: Self.magic)
    writer.write(key)
    writer.write(inputs.count)
    for input in inputs {
      writer.write(input.source.kind)
      writer.write(input.source.path)
      writer.write(input.digest)
    }
    writer.write(report)
    writer.write(files.count)
    for file in files {
      writer.write(file.kind.rawValue)
      writer.write(file.path)
      writer.write(file.digest)
      writer.write(Int(bitPattern: UInt(file.facts.inode)))
      writer.write(file.facts.size)
      writer.write(Int(file.facts.modified))
      writer.write(Int(file.facts.changed))
      writer.write(file.facts.isExecutable ? 1 : 0 as UInt8)
    }
    writer.write(Int(bitPattern: UInt(checksum(writer.bytes[...]))))
    return writer.bytes
  }

  /// `nil` unless the bytes are whole and of that key.
  init?(_ bytes: [UInt8], _ key: Digest) {
    guard bytes.starts(with: Self.magic), bytes.count > Self.magic.count + 8 else { return nil }
    var end = ByteReader(bytes: bytes, index: bytes.count - 8)
    guard let sum = end.integer(), UInt64(UInt(bitPattern: sum)) == checksum(bytes.dropLast(8)) else { return nil }
    var reader = ByteReader(bytes: bytes, index: Self.magic.count)
    guard reader.digest() == key, let inputCount = reader.count() else { return nil }
    inputs = []
    for _ in 0..<inputCount {
      guard let kind = reader.byte(), let path = reader.text(), let digest = reader.optionalDigest(),
        let source = Input.Source(kind: kind, path: path)
      else { return nil }
      inputs.append(Input(source: source, digest: digest))
    }
    guard let report = reader.text(), let fileCount = reader.count() else { return nil }
    self.report = report
    files = []
    files.reserveCapacity(fileCount)
    for _ in 0..<fileCount {
      guard let kind = reader.byte().flatMap(File.Kind.init), let path = reader.text(),
        let digest = reader.optionalDigest(), let inode = reader.integer(), let size = reader.integer(),
        let modified = reader.integer(), let changed = reader.integer(), let flag = reader.byte()
      else { return nil }
      let facts = FileFacts(
        inode: UInt64(UInt(bitPattern: inode)),
        size: size,
        modified: Int64(modified),
        isExecutable: flag == 1,
        changed: Int64(changed)
      )
      files.append(File(path: path, kind: kind, facts: facts, digest: digest))
    }
  }
}

/// Tells damage, not malice: who can write the user's cache can write the user's files.
private func checksum(_ bytes: ArraySlice<UInt8>) -> UInt64 {
  bytes.withUnsafeBytes { bytes in
    var sum: UInt64 = 0xcbf2_9ce4_8422_2325 ^ UInt64(bytes.count)
    var index = 0
    while index + 8 <= bytes.count {
      sum = (sum ^ bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self)) &* 0x0000_0100_0000_01b3
      sum ^= sum >> 29
      index += 8
    }
    while index < bytes.count {
      sum = (sum ^ UInt64(bytes[index])) &* 0x0000_0100_0000_01b3
      index += 1
    }
    return sum
  }
}

private struct ByteWriter {
  var bytes: [UInt8]

  mutating func write(_ byte: UInt8) { bytes.append(byte) }

  mutating func write(_ integer: Int) {
    withUnsafeBytes(of: Int64(integer).littleEndian) { bytes.append(contentsOf: $0) }
  }

  mutating func write(_ text: String) {
    write(text.utf8.count)
    bytes.append(contentsOf: text.utf8)
  }

  mutating func write(_ digest: Digest?) {
    bytes.append(digest == nil ? 0 : 1)
    if let digest { bytes.append(contentsOf: digest.bytes) }
  }
}

/// Reads what a `ByteWriter` wrote; `nil` where there is not enough of it.
private struct ByteReader {
  let bytes: [UInt8]
  var index: Int

  mutating func take(_ count: Int) -> ArraySlice<UInt8>? {
    guard count >= 0, count <= bytes.count - index else { return nil }
    defer { index += count }
    return bytes[index..<(index + count)]
  }

  mutating func byte() -> UInt8? { take(1)?.first }

  mutating func integer() -> Int? {
    take(8).map { slice in Int(Int64(littleEndian: slice.withUnsafeBytes { $0.loadUnaligned(as: Int64.self) })) }
  }

  /// A number of things that are still to come.
  mutating func count() -> Int? {
    integer().flatMap { $0 >= 0 && $0 <= bytes.count - index ? $0 : nil }
  }

  mutating func text() -> String? {
    count().flatMap { take($0) }.map { String(decoding: $0, as: UTF8.self) }
  }

  mutating func digest() -> Digest? { optionalDigest() ?? nil }

  mutating func optionalDigest() -> Digest?? {
    switch byte() {
    case 0: .some(nil)
    case 1: take(32).map { Digest(raw: $0) }
    case _: nil
    }
  }
}
