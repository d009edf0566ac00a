extension DocumentValue {
  /// YAML in block style, what is small and flat on one line; a YAML 1.1 reader reads the same.
  package var yaml: String {
    var text = ""
    writeBlock(to: &text, depth: 0, isBehindDash: false)
    return text
  }

  /// How wide a line may become by holding a whole list or object.
  private static let widest = 100
  /// How many entries an object on one line may have.
  private static let longest = 5

  /// - Parameter isBehindDash: Whether the first line stands behind the `- ` of a list that is one less deep.
  private func writeBlock(to text: inout String, depth: Int, isBehindDash: Bool) {
    let indentation = String(repeating: "  ", count: depth)
    switch self {
    case .object(let entries) where !entries.isEmpty:
      for (index, entry) in entries.enumerated() {
        if index > 0 || !isBehindDash { text += indentation }
        text += "\(Self.scalar(entry.key)):"
        entry.value.write(to: &text, depth: depth + 1, behind: 2 * depth + entry.key.utf8.count + 3)
      }
    case .array(let values) where !values.isEmpty:
      for (index, value) in values.enumerated() {
        if index > 0 || !isBehindDash { text += indentation }
        text += "- "
        if !value.isPair, let line = value.line(behind: 2 * depth + 2) {
          text += "\(line)\n"
        } else {
          value.writeBlock(to: &text, depth: depth + 1, isBehindDash: true)
        }
      }
    case .null, .bool, .integer, .number, .string, .array, .object:
      text += "\(isBehindDash ? "" : indentation)\(inline)\n"
    }
  }

  /// Behind a key: on its line where that is possible.
  private func write(to text: inout String, depth: Int, behind width: Int) {
    if let line = line(behind: width) {
      text += " \(line)\n"
    } else {
      text += "\n"
      writeBlock(to: &text, depth: depth, isBehindDash: false)
    }
  }

  /// The value on one line; nothing where it is too wide or too deep for that.
  private func line(behind width: Int) -> String? {
    switch self {
    case .null, .bool, .integer, .number, .string: return inline
    case .array(let values):
      guard values.allSatisfy(\.isScalar) else { return nil }
    case .object(let entries):
      guard entries.count <= Self.longest, entries.allSatisfy({ $0.value.isFlat }) else { return nil }
    }
    let line = inline
    return width + line.utf8.count <= Self.widest ? line : nil
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

  private var inline: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .integer(let number): String(number)
    case .number(let text): Self.number(text)
    case .string(let text): Self.scalar(text)
    case .array(let values): "[\(values.map(\.listed).joined(separator: ", "))]"
    case .object(let entries):
      "{\(entries.map { "\(Self.scalar($0.key, inList: true)): \($0.value.listed)" }.joined(separator: ", "))}"
    }
  }

  private var listed: String {
    switch self {
    case .string(let text): Self.scalar(text, inList: true)
    case .null, .bool, .integer, .number, .array, .object: inline
    }
  }

  /// Older readers take `1e+20` for text: they want a point.
  private static func number(_ text: String) -> String {
    guard let exponent = text.firstIndex(where: { $0 == "e" || $0 == "E" }), !text.contains(".") else { return text }
    return "\(text[..<exponent]).0\(text[exponent...])"
  }

  private static func scalar(_ text: String, inList: Bool = false) -> String {
    isPlain(text, inList: inList) ? text : quoted(text)
  }

  /// Words that some reader takes for something other than text.
  private static let reserved: Set = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]

  /// Whether text is safe without quotes: letters first, and nothing behind them that YAML has a use for.
  private static func isPlain(_ text: String, inList: Bool) -> Bool {
    guard let first = text.utf8.first, isFirst(first), text.utf8.last != UInt8(ascii: " ") else { return false }
    return text.utf8.allSatisfy { isInside($0) || (!inList && isInsideBlock($0)) }
      && (text.utf8.count > 5 || !reserved.contains(text.lowercased()))
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
