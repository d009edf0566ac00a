/// Bytes that are written one after the other: a document of thousands of paths is millions of small pieces.
struct ByteBuffer: ~Copyable {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init() {
    capacity = 4096
    bytes = .allocate(capacity: capacity)
  }

  deinit { bytes.deallocate() }

  var text: String { String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self) }

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
    let larger = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    larger.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = larger
  }
}
