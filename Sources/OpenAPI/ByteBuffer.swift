#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Bytes that are written one after the other: a document of thousands of paths is millions of small pieces.
struct ByteBuffer: ~Copyable {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init() {
    capacity = 4096
    bytes = Self.resized(nil, to: capacity)
  }

  deinit { free(bytes) }

  /// All of it.
  var text: String {
    var text = ""
    text.reserveCapacity(count)
    var start = 0
    // In pieces: one of ASCII is checked many bytes at a time, any other one by one.
    while start < count {
      var end = min(start + 1024, count)
      while end < count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      text += String(decoding: UnsafeBufferPointer(start: bytes + start, count: end - start), as: UTF8.self)
      start = end
    }
    return text
  }

  @inline(__always)
  mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    bytes[count] = byte
    count += 1
  }

  mutating func append(_ byte: UInt8, times: Int) {
    makeRoom(for: times)
    (bytes + count).update(repeating: byte, count: times)
    count += times
  }

  /// Appends the text's bytes.
  @inline(__always)
  mutating func write(_ text: String) {
    var text = text
    text.withUTF8 { piece in
      makeRoom(for: piece.count)
      guard let start = piece.baseAddress else { return }
      (bytes + count).update(from: start, count: piece.count)
      count += piece.count
    }
  }

  /// Appends the text's bytes where none of them is wrong; otherwise nothing.
  ///
  /// - Parameter wrong: 0 for a byte that is right, found without branches.
  @inline(__always)
  mutating func write(_ text: String, unless wrong: (UInt8) -> UInt8) -> Bool {
    var text = text
    return text.withUTF8 { piece in
      // Without a way out of the loop, so that many bytes are looked at at a time.
      var found: UInt8 = 0
      for byte in piece { found |= wrong(byte) }
      guard found == 0 else { return false }
      makeRoom(for: piece.count)
      guard let start = piece.baseAddress else { return true }
      (bytes + count).update(from: start, count: piece.count)
      count += piece.count
      return true
    }
  }

  mutating func removeLast(_ removed: Int) {
    precondition(removed <= count, "more is removed than was written")
    count -= removed
  }

  @inline(__always)
  private mutating func makeRoom(for more: Int) {
    if capacity - count < more { grow(to: count + more) }
  }

  private mutating func grow(to least: Int) {
    capacity = max(2 * capacity, least)
    bytes = Self.resized(bytes, to: capacity)
  }

  // The system moves large blocks by their pages, without a copy.
  private static func resized(_ old: UnsafeMutablePointer<UInt8>?, to capacity: Int) -> UnsafeMutablePointer<UInt8> {
    guard let new = realloc(old, capacity) else { preconditionFailure("the machine has no memory left") }
    return new.assumingMemoryBound(to: UInt8.self)
  }
}
