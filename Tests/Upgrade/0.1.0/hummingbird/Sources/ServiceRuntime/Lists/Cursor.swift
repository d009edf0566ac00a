/// Where a page ended, as text: a version, the digest of the list it belongs to, and a typed value per sort key.
///
/// It is opaque, not secret: whoever makes one up gets a place in a list they may read, or a refusal.
enum Cursor {
  private static let version: UInt8 = 1

  private enum Tag: UInt8 {
    case null, integer, real, text, blob
  }

  static func text(_ digest: UInt64, _ values: [SQLValue]) -> String {
    var bytes = [version]
    append(digest, to: &bytes)
    for value in values {
      switch value {
      case .null: bytes.append(Tag.null.rawValue)
      case .integer(let integer):
        bytes.append(Tag.integer.rawValue)
        append(UInt64(bitPattern: integer), to: &bytes)
      case .real(let real):
        bytes.append(Tag.real.rawValue)
        append(real.bitPattern, to: &bytes)
      case .text(let text):
        bytes.append(Tag.text.rawValue)
        append(UInt64(text.utf8.count), to: &bytes)
        bytes += text.utf8
      case .blob(let blob):
        bytes.append(Tag.blob.rawValue)
        append(UInt64(blob.count), to: &bytes)
        bytes += blob
      }
    }
    return Base64URL.encode(bytes)
  }

  /// The values of a cursor that was made for the same list and whose every value is of its key's type.
  static func values(of text: String, for digest: UInt64, types: [@Sendable (SQLValue) -> Bool]) -> [SQLValue]? {
    guard let bytes = Base64URL.decode(text) else { return nil }
    var reader = Reader(rest: bytes[...])
    guard reader.byte() == version, reader.word() == digest else { return nil }
    var values: [SQLValue] = []
    for accepts in types {
      guard let value = reader.value(), accepts(value) else { return nil }
      values.append(value)
    }
    return reader.rest.isEmpty ? values : nil
  }

  private static func append(_ word: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: word.bigEndian) { bytes += $0 }
  }

  private struct Reader {
    var rest: ArraySlice<UInt8>

    mutating func byte() -> UInt8? { rest.popFirst() }

    mutating func word() -> UInt64? {
      guard rest.count >= 8 else { return nil }
      defer { rest = rest.dropFirst(8) }
      return rest.prefix(8).reduce(0) { $0 << 8 | UInt64($1) }
    }

    mutating func value() -> SQLValue? {
      switch byte().flatMap(Tag.init) {
      case .null: return .null
      case .integer: return word().map { .integer(Int64(bitPattern: $0)) }
      case .real: return word().map { .real(Double(bitPattern: $0)) }
      case .text:
        guard let count = word(), count <= UInt64(rest.count) else { return nil }
        defer { rest = rest.dropFirst(Int(count)) }
        guard let text = String(validating: rest.prefix(Int(count)), as: UTF8.self), PlainText.isStorable(text) else {
          return nil
        }
        return .text(text)
      case .blob:
        guard let count = word(), count <= UInt64(rest.count) else { return nil }
        defer { rest = rest.dropFirst(Int(count)) }
        return .blob(Array(rest.prefix(Int(count))))
      case nil: return nil
      }
    }
  }
}

/// A digest that is the same on every machine and in every run (FNV-1a, 64 bits): for telling lists apart, not for
/// keeping anybody out.
struct Digest {
  private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  mutating func add(_ text: String) {
    // Its length first, so that two texts are never the same as one.
    add(UInt64(text.utf8.count))
    for byte in text.utf8 { add(byte) }
  }

  mutating func add(_ values: [SQLValue]) {
    add(UInt64(values.count))
    for value in values {
      switch value {
      case .null: add(UInt8(0))
      case .integer(let integer):
        add(UInt8(1))
        add(UInt64(bitPattern: integer))
      case .real(let real):
        add(UInt8(2))
        add(real.bitPattern)
      case .text(let text):
        add(UInt8(3))
        add(text)
      case .blob(let blob):
        add(UInt8(4))
        add(UInt64(blob.count))
        for byte in blob { add(byte) }
      }
    }
  }

  private mutating func add(_ word: UInt64) {
    withUnsafeBytes(of: word.bigEndian) { bytes in
      for byte in bytes { add(byte) }
    }
  }

  private mutating func add(_ byte: UInt8) {
    value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
  }
}

/// Base64 for URLs, without padding (RFC 4648, 5).
enum Base64URL {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  static func encode(_ bytes: [UInt8]) -> String {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 4 / 3 + 3)
    var buffer: UInt32 = 0
    var bits: UInt32 = 0
    for byte in bytes {
      buffer = buffer << 8 | UInt32(byte)
      bits += 8
      while bits >= 6 {
        bits -= 6
        text.append(alphabet[Int(buffer >> bits & 63)])
      }
    }
    if bits > 0 { text.append(alphabet[Int(buffer << (6 - bits) & 63)]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// Only what `encode` writes: other alphabets, padding and stray bits are nothing.
  static func decode(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count * 3 / 4)
    var buffer: UInt32 = 0
    var bits: UInt32 = 0
    for character in text.utf8 {
      guard let digit = value(character) else { return nil }
      buffer = buffer << 6 | digit
      bits += 6
      if bits >= 8 {
        bits -= 8
        bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
      }
    }
    return bits < 6 && buffer & (1 << bits - 1) == 0 ? bytes : nil
  }

  private static func value(_ character: UInt8) -> UInt32? {
    switch character {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(character - UInt8(ascii: "A"))
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(character - UInt8(ascii: "a") + 26)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(character - UInt8(ascii: "0") + 52)
    case UInt8(ascii: "-"): 62
    case UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
