/// Why a text is no JSON, and where.
struct JSONFailure: Error, CustomStringConvertible {
  var reason: String
  /// In bytes from the beginning.
  var offset: Int

  var description: String { "\(reason) at byte \(offset)" }
}

extension JSON {
  /// Reads one JSON text strictly: valid UTF-8, no name twice in an object, nothing behind the value.
  ///
  /// - Throws: `JSONFailure`.
  package init(_ bytes: [UInt8]) throws {
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw JSONFailure(reason: "bytes that are not UTF-8", offset: 0)
    }
    var reader = JSONReader(bytes: bytes)
    self = try reader.document()
  }
}

private struct JSONReader {
  let bytes: [UInt8]
  var position = 0
  var depth = 0

  private static let deepest = 512

  mutating func document() throws -> JSON {
    let value = try value()
    skipSpace()
    guard position == bytes.count else { throw failure("something behind the value") }
    return value
  }

  private mutating func value() throws -> JSON {
    skipSpace()
    guard let byte = peek else { throw failure("an end where a value should be") }
    switch byte {
    case UInt8(ascii: "{"): return try nested { try $0.object() }
    case UInt8(ascii: "["): return try nested { try $0.array() }
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    default: return .number(try number())
    }
  }

  private mutating func nested(_ read: (inout Self) throws -> JSON) throws -> JSON {
    depth += 1
    guard depth <= Self.deepest else { throw failure("more than \(Self.deepest) levels") }
    defer { depth -= 1 }
    position += 1
    return try read(&self)
  }

  private mutating func object() throws -> JSON {
    var members: [JSON.Member] = []
    var names: Set<[UInt8]> = []
    skipSpace()
    if take(UInt8(ascii: "}")) { return .object([]) }
    while true {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw failure("no name of a member") }
      let name = try string()
      guard names.insert(Array(name.utf8)).inserted else { throw failure("the name '\(name)' twice") }
      skipSpace()
      guard take(UInt8(ascii: ":")) else { throw failure("no colon") }
      members.append(JSON.Member(name, try value()))
      skipSpace()
      if take(UInt8(ascii: "}")) { return .object(members) }
      guard take(UInt8(ascii: ",")) else { throw failure("neither a comma nor a closing brace") }
    }
  }

  private mutating func array() throws -> JSON {
    var items: [JSON] = []
    skipSpace()
    if take(UInt8(ascii: "]")) { return .array([]) }
    while true {
      items.append(try value())
      skipSpace()
      if take(UInt8(ascii: "]")) { return .array(items) }
      guard take(UInt8(ascii: ",")) else { throw failure("neither a comma nor a closing bracket") }
    }
  }

  private mutating func string() throws -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = peek {
      position += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text += try escape()
      case 0..<0x20: throw failure("a control character in a string")
      default: text.append(byte)
      }
    }
    throw failure("a string without an end")
  }

  private mutating func escape() throws -> [UInt8] {
    guard let byte = peek else { throw failure("an escape without an end") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [byte]
    case UInt8(ascii: "b"): return [0x08]
    case UInt8(ascii: "f"): return [0x0C]
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "u"):
      var code = try unit()
      if (0xD800..<0xDC00).contains(code), take(UInt8(ascii: "\\")), take(UInt8(ascii: "u")) {
        let low = try unit()
        guard (0xDC00..<0xE000).contains(low) else { throw failure("half of a surrogate pair") }
        code = 0x10000 + (code - 0xD800) << 10 + (low - 0xDC00)
      }
      guard let scalar = Unicode.Scalar(code) else { throw failure("half of a surrogate pair") }
      return Array(String(Character(scalar)).utf8)
    default: throw failure("no such escape")
    }
  }

  private mutating func unit() throws -> UInt32 {
    guard position + 4 <= bytes.count,
      let unit = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16),
      bytes[position] != UInt8(ascii: "+"), bytes[position] != UInt8(ascii: "-")
    else { throw failure("an escape that is no number") }
    position += 4
    return unit
  }

  private mutating func number() throws -> String {
    let start = position
    _ = take(UInt8(ascii: "-"))
    if !take(UInt8(ascii: "0")) { try digits() }
    if take(UInt8(ascii: ".")) { try digits() }
    if take(UInt8(ascii: "e")) || take(UInt8(ascii: "E")) {
      if !take(UInt8(ascii: "+")) { _ = take(UInt8(ascii: "-")) }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws {
    let start = position
    while let byte = peek, (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) { position += 1 }
    guard position > start else { throw failure("no value") }
  }

  private mutating func word(_ word: String, _ value: JSON) throws -> JSON {
    guard bytes[position...].starts(with: word.utf8) else { throw failure("no value") }
    position += word.utf8.count
    return value
  }

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, [0x20, 0x09, 0x0A, 0x0D].contains(byte) { position += 1 }
  }

  private func failure(_ reason: String) -> JSONFailure { JSONFailure(reason: reason, offset: position) }
}
