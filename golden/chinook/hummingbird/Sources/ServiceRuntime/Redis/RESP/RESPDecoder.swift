/// Reads replies from bytes as they arrive, in whatever pieces.
///
/// A reply that is larger or nests deeper than any that is asked for is refused before it is there, so that whoever listens in
/// a Redis' place takes neither memory nor time.
struct RESPDecoder: Sendable {
  /// The most bytes of one reply.
  static let mostBytes = 16 << 10
  /// The most arrays within each other.
  static let mostDepth = 4

  private var bytes: [UInt8] = []
  private var start = 0

  /// Takes what has arrived.
  mutating func append(_ arrived: some Sequence<UInt8>) {
    bytes += arrived
  }

  /// The next reply; absent until all of it is there.
  mutating func next() throws(RESPError) -> RESPValue? {
    var position = start
    guard let value = try value(at: &position, depth: 0) else {
      bytes.removeFirst(start)
      start = 0
      guard bytes.count <= Self.mostBytes else { throw .tooLarge }
      return nil
    }
    guard position - start <= Self.mostBytes else { throw .tooLarge }
    start = position
    return value
  }

  private func value(at position: inout Int, depth: Int) throws(RESPError) -> RESPValue? {
    guard position < bytes.count else { return nil }
    let kind = bytes[position]
    position += 1
    switch kind {
    case UInt8(ascii: "+"): return try text(at: &position).map(RESPValue.simple)
    case UInt8(ascii: "-"): return try text(at: &position).map(RESPValue.error)
    case UInt8(ascii: ":"): return try number(at: &position).map(RESPValue.integer)
    case UInt8(ascii: "$"):
      guard let length = try length(at: &position) else { return nil }
      return length < 0 ? .null : try bulk(of: length, at: &position)
    case UInt8(ascii: "*"):
      guard let length = try length(at: &position) else { return nil }
      return length < 0 ? .null : try array(of: length, at: &position, depth: depth + 1)
    case _: throw .malformed
    }
  }

  private func bulk(of length: Int, at position: inout Int) throws(RESPError) -> RESPValue? {
    let end = position + length
    guard end + 2 <= bytes.count else { return nil }
    guard bytes[end] == UInt8(ascii: "\r"), bytes[end + 1] == UInt8(ascii: "\n") else { throw .malformed }
    defer { position = end + 2 }
    return .bulk(Array(bytes[position..<end]))
  }

  private func array(of length: Int, at position: inout Int, depth: Int) throws(RESPError) -> RESPValue? {
    guard depth <= Self.mostDepth else { throw .tooLarge }
    var values: [RESPValue] = []
    while values.count < length {
      guard let value = try value(at: &position, depth: depth) else { return nil }
      values.append(value)
    }
    return .array(values)
  }

  /// How many bytes or values follow, -1 for none of the kind.
  private func length(at position: inout Int) throws(RESPError) -> Int? {
    guard let number = try number(at: &position) else { return nil }
    guard number >= -1 else { throw .malformed }
    guard number <= Self.mostBytes else { throw .tooLarge }
    return Int(number)
  }

  private func number(at position: inout Int) throws(RESPError) -> Int64? {
    guard let text = try text(at: &position) else { return nil }
    // `Int64` also reads "+1" and "007".
    guard let number = Int64(text), String(number) == text else { throw .malformed }
    return number
  }

  /// What stands before the end of a line.
  private func text(at position: inout Int) throws(RESPError) -> String? {
    let rest = bytes[position...]
    guard let end = rest.firstIndex(where: { $0 == UInt8(ascii: "\r") || $0 == UInt8(ascii: "\n") }) else { return nil }
    guard bytes[end] == UInt8(ascii: "\r") else { throw .malformed }
    guard end + 1 < bytes.count else { return nil }
    guard bytes[end + 1] == UInt8(ascii: "\n"), let text = String(validating: rest[..<end], as: UTF8.self) else {
      throw .malformed
    }
    position = end + 2
    return text
  }
}
