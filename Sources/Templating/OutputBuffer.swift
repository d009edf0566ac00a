#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// What a template has written so far: a file is thousands of small pieces, each added by one copy of its bytes.
package struct OutputBuffer: ~Copyable {
  private var start: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  package private(set) var count = 0

  /// - Parameter room: Bytes that are made room for from the start.
  package init(room: Int = 0) {
    capacity = max(room, 64)
    start = Self.resized(nil, to: capacity)
  }

  deinit { free(start) }

  /// Everything, as a file holds it.
  package var bytes: [UInt8] { Array(bytes(from: 0)) }

  /// What was written from a place on; until more is written or taken back.
  package func bytes(from place: Int) -> UnsafeBufferPointer<UInt8> {
    precondition(place >= 0 && place <= count, "more is read than was written")
    return UnsafeBufferPointer(start: start + place, count: count - place)
  }

  package func text(from place: Int = 0) -> String { String(decoding: bytes(from: place), as: UTF8.self) }

  package var last: UInt8? { count > 0 ? start[count - 1] : nil }

  package mutating func append(_ byte: UInt8) {
    makeRoom(for: 1)
    start[count] = byte
    count += 1
  }

  package mutating func append(_ byte: UInt8, times: Int) {
    makeRoom(for: times)
    (start + count).update(repeating: byte, count: times)
    count += times
  }

  /// Adds bytes that are not its own.
  package mutating func append(_ bytes: UnsafeBufferPointer<UInt8>) {
    guard let first = bytes.baseAddress else { return }
    makeRoom(for: bytes.count)
    (start + count).update(from: first, count: bytes.count)
    count += bytes.count
  }

  package mutating func append(_ bytes: [UInt8]) { bytes.withUnsafeBufferPointer { append($0) } }

  package mutating func append(text: String) {
    var text = text
    text.withUTF8 { append($0) }
  }

  /// Takes back what was written last.
  package mutating func removeLast(_ removed: Int) {
    precondition(removed >= 0 && removed <= count, "more is taken back than was written")
    count -= removed
  }

  /// Makes room where it is known how much will be added.
  package mutating func reserve(_ more: Int) { makeRoom(for: more) }

  @inline(__always)
  private mutating func makeRoom(for more: Int) {
    if capacity - count < more { grow(by: more) }
  }

  @inline(never)
  private mutating func grow(by more: Int) {
    capacity = max(2 * capacity, count + more)
    start = Self.resized(start, to: capacity)
  }

  // The system moves large blocks by their pages, without a copy.
  private static func resized(_ old: UnsafeMutablePointer<UInt8>?, to capacity: Int) -> UnsafeMutablePointer<UInt8> {
    guard let new = realloc(old, capacity) else { preconditionFailure("the machine has no memory left") }
    return new.assumingMemoryBound(to: UInt8.self)
  }
}
