extension JSONValue {
  /// How deep objects and arrays may lie in one another.
  public static let depthLimit = 64

  /// Reads one JSON text by RFC 8259, strictly: valid UTF-8, no byte-order mark, nothing after it.
  public init(parsing bytes: [UInt8]) throws(JSONSyntaxError) {
    self = try bytes.withUnsafeBufferPointer { buffer throws(JSONSyntaxError) in
      try JSONValue(parsing: UnsafeRawBufferPointer(buffer))
    }
  }

  /// Reads one JSON text by RFC 8259, strictly: valid UTF-8, no byte-order mark, nothing after it.
  public init(parsing bytes: UnsafeRawBufferPointer) throws(JSONSyntaxError) {
    var parser = JSONParser(bytes: bytes)
    self = try parser.document()
  }
}

/// Recursive descent over bytes that live longer than it does.
private struct JSONParser {
  let bytes: UnsafeRawBufferPointer
  var position = 0

  init(bytes: UnsafeRawBufferPointer) {
    self.bytes = bytes
  }

  mutating func document() throws(JSONSyntaxError) -> JSONValue {
    skipSpace()
    let value = try value(depth: 0)
    skipSpace()
    guard position == bytes.count else { throw error("unexpected \(found) after the value") }
    return value
  }

  private mutating func value(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    switch peek {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""):
      let (text, isBroken) = try string()
      return isBroken ? .brokenString(text) : .string(text)
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || byte.isASCIIDigit: return .number(try number())
    default: throw error("expected a value but found \(found)")
    }
  }

  private mutating func object(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    try enter(depth)
    var members: [JSONValue.Member] = []
    if skip(UInt8(ascii: "}")) { return .object(members) }
    repeat {
      skipSpace()
      guard peek == UInt8(ascii: "\"") else { throw error("expected a member's name but found \(found)") }
      let name = try string().text
      skipSpace()
      guard peek == UInt8(ascii: ":") else { throw error("expected ':' but found \(found)") }
      position += 1
      skipSpace()
      members.append(JSONValue.Member(name: name, value: try value(depth: depth)))
      skipSpace()
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "}")) else { throw error("expected ',' or '}' but found \(found)") }
    return .object(members)
  }

  private mutating func array(depth: Int) throws(JSONSyntaxError) -> JSONValue {
    try enter(depth)
    var elements: [JSONValue] = []
    if skip(UInt8(ascii: "]")) { return .array(elements) }
    repeat {
      skipSpace()
      elements.append(try value(depth: depth))
      skipSpace()
    } while skip(UInt8(ascii: ","))
    guard skip(UInt8(ascii: "]")) else { throw error("expected ',' or ']' but found \(found)") }
    return .array(elements)
  }

  private mutating func enter(_ depth: Int) throws(JSONSyntaxError) {
    guard depth <= JSONValue.depthLimit else {
      throw error("objects and arrays lie more than \(JSONValue.depthLimit) deep")
    }
    position += 1
    skipSpace()
  }

  private mutating func literal(_ text: StaticString, _ value: JSONValue) throws(JSONSyntaxError) -> JSONValue {
    for index in 0..<text.utf8CodeUnitCount {
      guard peek == text.utf8Start[index] else { throw error("expected '\(text)' but found \(found)") }
      position += 1
    }
    return value
  }

  private mutating func number() throws(JSONSyntaxError) -> String {
    let start = position
    _ = skip(UInt8(ascii: "-"))
    if !skip(UInt8(ascii: "0")) { try digits() }
    if skip(UInt8(ascii: ".")) { try digits() }
    if let byte = peek, byte | 0x20 == UInt8(ascii: "e") {
      position += 1
      if !skip(UInt8(ascii: "-")) { _ = skip(UInt8(ascii: "+")) }
      try digits()
    }
    return String(decoding: bytes[start..<position], as: UTF8.self)
  }

  private mutating func digits() throws(JSONSyntaxError) {
    guard peek?.isASCIIDigit == true else { throw error("expected a digit but found \(found)") }
    while peek?.isASCIIDigit == true { position += 1 }
  }

  // MARK: - Strings

  private mutating func string() throws(JSONSyntaxError) -> (text: String, isBroken: Bool) {
    position += 1
    let start = position
    let end = try run()
    if end == UInt8(ascii: "\"") {
      let text = try text(from: start, to: position)
      position += 1
      return (text, false)
    }
    var unescaped = try text(from: start, to: position)
    var isBroken = false
    while true {
      if try run(from: &unescaped) == UInt8(ascii: "\"") {
        position += 1
        return (unescaped, isBroken)
      }
      let (scalar, isWhole) = try escape()
      unescaped.unicodeScalars.append(scalar)
      if !isWhole { isBroken = true }
    }
  }

  /// Goes on to the next quote or backslash and appends what it passed.
  private mutating func run(from text: inout String) throws(JSONSyntaxError) -> UInt8 {
    let start = position
    let end = try run()
    if position > start { text += try self.text(from: start, to: position) }
    return end
  }

  /// Goes on to the next quote or backslash, and says which.
  private mutating func run() throws(JSONSyntaxError) -> UInt8 {
    let rest = UnsafeRawBufferPointer(rebasing: bytes[position...]).assumingMemoryBound(to: UInt8.self)
    guard let index = JSONEscape.firstNeedingEscape(rest) else {
      position = bytes.count
      throw error("the string does not end")
    }
    position += index
    guard bytes[position] >= 0x20 else { throw error("a control character in a string has to be escaped") }
    return bytes[position]
  }

  private func text(from start: Int, to end: Int) throws(JSONSyntaxError) -> String {
    let slice = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    if let text = String(validating: slice, as: UTF8.self) { return text }
    throw JSONSyntaxError(offset: start + Self.firstInvalid(in: slice), reason: "the text is not valid UTF-8")
  }

  private static func firstInvalid(in bytes: UnsafeRawBufferPointer) -> Int {
    var decoder = UTF8.ForwardParser()
    var iterator = bytes.makeIterator()
    var offset = 0
    while case .valid(let scalar) = decoder.parseScalar(from: &iterator) { offset += scalar.count }
    return offset
  }

  /// Reads from the backslash on; half of a surrogate pair is U+FFFD and not whole.
  private mutating func escape() throws(JSONSyntaxError) -> (scalar: Unicode.Scalar, isWhole: Bool) {
    position += 1
    guard let letter = peek else { throw error("the string does not end") }
    let scalar: Unicode.Scalar
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): scalar = Unicode.Scalar(letter)
    case UInt8(ascii: "b"): scalar = "\u{8}"
    case UInt8(ascii: "f"): scalar = "\u{C}"
    case UInt8(ascii: "n"): scalar = "\n"
    case UInt8(ascii: "r"): scalar = "\r"
    case UInt8(ascii: "t"): scalar = "\t"
    case UInt8(ascii: "u"):
      position += 1
      return try unicodeEscape()
    default: throw error("\(found) cannot be escaped")
    }
    position += 1
    return (scalar, true)
  }

  private mutating func unicodeEscape() throws(JSONSyntaxError) -> (scalar: Unicode.Scalar, isWhole: Bool) {
    let unit = try fourHexDigits()
    if let scalar = Unicode.Scalar(unit) { return (scalar, true) }
    // A low surrogate may follow a high one; whatever else comes next is read on its own.
    let afterFirst = position
    if unit < 0xDC00, skip(UInt8(ascii: "\\")), skip(UInt8(ascii: "u")) {
      let second = try fourHexDigits()
      if (0xDC00...0xDFFF).contains(second) {
        let code = 0x10000 + (UInt32(unit) - 0xD800) << 10 + (UInt32(second) - 0xDC00)
        if let scalar = Unicode.Scalar(code) { return (scalar, true) }
      }
    }
    position = afterFirst
    return ("\u{FFFD}", false)
  }

  private mutating func fourHexDigits() throws(JSONSyntaxError) -> UInt16 {
    var value: UInt16 = 0
    for _ in 0..<4 {
      guard let digit = peek?.hexValue else { throw error("expected four hexadecimal digits but found \(found)") }
      value = value << 4 | UInt16(digit)
      position += 1
    }
    return value
  }

  // MARK: - Bytes

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skip(_ byte: UInt8) -> Bool {
    guard peek == byte else { return false }
    position += 1
    return true
  }

  private mutating func skipSpace() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// What stands at the position, for messages.
  private var found: String {
    guard let byte = peek else { return "the end" }
    return (0x21...0x7E).contains(byte)
      ? "'\(Character(Unicode.Scalar(byte)))'" : "byte 0x" + String(byte, radix: 16, uppercase: true)
  }

  private func error(_ reason: String) -> JSONSyntaxError {
    JSONSyntaxError(offset: position, reason: reason)
  }
}
