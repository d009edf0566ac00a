extension DocumentValue {
  /// YAML in block style, what is small and flat on one line; a YAML 1.1 reader reads the same.
  package var yaml: String {
    var text = ByteBuffer()
    writeBlock(to: &text, depth: 0, isBehindDash: false)
    return text.text
  }

  /// How wide a line may become by holding a whole list or object.
  private static let widest = 100
  /// How many entries an object on one line may have.
  private static let longest = 5

  /// - Parameter isBehindDash: Whether the first line stands behind the `- ` of a list that is one less deep.
  private func writeBlock(to text: inout ByteBuffer, depth: Int, isBehindDash: Bool) {
    func indent() { text.append(UInt8(ascii: " "), times: 2 * depth) }
    switch self {
    case .object(let entries) where !entries.isEmpty:
      for (index, entry) in entries.enumerated() {
        if index > 0 || !isBehindDash { indent() }
        entry.writeYAMLBehindIndent(to: &text, depth: depth)
      }
    case .array(let values) where !values.isEmpty:
      for (index, value) in values.enumerated() {
        if index > 0 || !isBehindDash { indent() }
        text.write("- ")
        if !value.isPair, value.writeLine(to: &text, behind: 2 * depth + 2) {
          text.append(UInt8(ascii: "\n"))
        } else {
          value.writeBlock(to: &text, depth: depth + 1, isBehindDash: true)
        }
      }
    case .null, .bool, .integer, .number, .string, .array, .object:
      if !isBehindDash { indent() }
      writeInline(to: &text)
      text.append(UInt8(ascii: "\n"))
    }
  }

  /// Behind a key: on its line where that is possible.
  fileprivate func write(to text: inout ByteBuffer, depth: Int, behind width: Int) {
    text.append(UInt8(ascii: " "))
    if writeLine(to: &text, behind: width) {
      text.append(UInt8(ascii: "\n"))
    } else {
      text.removeLast(1)
      text.append(UInt8(ascii: "\n"))
      writeBlock(to: &text, depth: depth, isBehindDash: false)
    }
  }

  /// Writes the value on one line; writes nothing and says so where it is too wide or too deep for that.
  private func writeLine(to text: inout ByteBuffer, behind width: Int) -> Bool {
    switch self {
    case .null, .bool, .integer, .number, .string:
      writeInline(to: &text)
      return true
    case .array(let values):
      guard values.allSatisfy(\.isScalar) else { return false }
    case .object(let entries):
      guard entries.count <= Self.longest, entries.allSatisfy({ $0.value.isFlat }) else { return false }
    }
    let start = text.count
    writeInline(to: &text)
    guard width + text.count - start > Self.widest else { return true }
    text.removeLast(text.count - start)
    return false
  }

  private var isScalar: Bool {
    switch self {
    case .null, .bool, .integer, .number, .string: true
    case .array, .object: false
    }
  }

  /// Whether it is one line anyway.
  private var isPair: Bool {
    guard case .object(let entries) = self else { return false }
    return entries.count == 1
  }

  private var isFlat: Bool {
    switch self {
    case .null, .bool, .integer, .number, .string: true
    case .array(let values): values.allSatisfy(\.isScalar)
    case .object: false
    }
  }

  private func writeInline(to text: inout ByteBuffer, inList: Bool = false) {
    switch self {
    case .null: text.write("null")
    case .bool(let flag): text.write(flag ? "true" : "false")
    case .integer(let number): text.write(String(number))
    case .number(let number): text.write(Self.number(number))
    case .string(let string): Self.writeScalar(string, to: &text, inList: inList)
    case .array(let values):
      text.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { text.write(", ") }
        value.writeInline(to: &text, inList: true)
      }
      text.append(UInt8(ascii: "]"))
    case .object(let entries):
      text.append(UInt8(ascii: "{"))
      for (index, entry) in entries.enumerated() {
        if index > 0 { text.write(", ") }
        Self.writeScalar(entry.key, to: &text, inList: true)
        text.write(": ")
        entry.value.writeInline(to: &text, inList: true)
      }
      text.append(UInt8(ascii: "}"))
    }
  }

  /// Older readers take `1e+20` for text: they want a point.
  private static func number(_ text: String) -> String {
    guard let exponent = text.firstIndex(where: { $0 == "e" || $0 == "E" }), !text.contains(".") else { return text }
    return "\(text[..<exponent]).0\(text[exponent...])"
  }

  static func writeScalar(_ string: String, to text: inout ByteBuffer, inList: Bool = false) {
    if isPlain(string, inList: inList) { text.write(string) } else { writeQuoted(string, to: &text, inYAML: true) }
  }

  /// Whether text is safe without quotes: letters first, and nothing behind them that YAML has a use for.
  private static func isPlain(_ text: String, inList: Bool) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      guard let first = bytes.first, isFirst(first), bytes[bytes.count - 1] != UInt8(ascii: " ") else { return false }
      for byte in bytes where !isInside(byte) && (inList || !isInsideBlock(byte)) { return false }
      return !isReserved(bytes)
    }
  }

  /// Words that some reader takes for something other than text; each begins with one of `ntfyo`.
  private static let reserved: [StaticString] = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]

  /// Whether a text is one of them, in whatever case.
  private static func isReserved(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count <= 5 else { return false }
    switch text[0] | 0x20 {
    case UInt8(ascii: "n"), UInt8(ascii: "t"), UInt8(ascii: "f"), UInt8(ascii: "y"), UInt8(ascii: "o"):
      return reserved.contains { word in
        word.utf8CodeUnitCount == text.count && text.indices.allSatisfy { text[$0] | 0x20 == word.utf8Start[$0] }
      }
    case _: return false
    }
  }

  private static func isFirst(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "$")
  }

  private static func isInside(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: " "), UInt8(ascii: "_"), UInt8(ascii: "+"), UInt8(ascii: "$"): true
    // The hyphen, the point, the slash and the digits.
    case UInt8(ascii: "-")...UInt8(ascii: "9"): true
    case _: isLetter(byte)
    }
  }

  /// What ends a scalar only in a list on one line.
  private static func isInsideBlock(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "("),
      UInt8(ascii: ")"), UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"):
      true
    case _: false
    }
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}

extension DocumentValue.Entry {
  /// Lines of a block that is `depth` deep.
  func writeYAML(to text: inout ByteBuffer, depth: Int) {
    text.append(UInt8(ascii: " "), times: 2 * depth)
    writeYAMLBehindIndent(to: &text, depth: depth)
  }

  fileprivate func writeYAMLBehindIndent(to text: inout ByteBuffer, depth: Int) {
    DocumentValue.writeScalar(key, to: &text)
    text.append(UInt8(ascii: ":"))
    value.write(to: &text, depth: depth + 1, behind: 2 * depth + key.utf8.count + 3)
  }
}
