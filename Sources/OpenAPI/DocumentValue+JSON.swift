extension DocumentValue {
  /// JSON on one line, without spaces.
  package var json: String {
    var text = ByteBuffer()
    writeJSON(to: &text)
    return text.text
  }

  /// JSON with a line for each path and each component, so that a change of one is a change of its line.
  package var jsonLines: String {
    var text = ByteBuffer()
    writeJSON(to: &text, breakingTo: 2)
    text.append(UInt8(ascii: "\n"))
    return text.text
  }

  /// Writes bytes: a document of thousands of paths is millions of small pieces.
  ///
  /// - Parameter depth: how many levels of objects have each of their entries on a line of its own.
  fileprivate func writeJSON(to text: inout ByteBuffer, breakingTo depth: Int = 0) {
    switch self {
    case .null: text.write("null")
    case .bool(let flag): text.write(flag ? "true" : "false")
    case .integer(let number): text.write(String(number))
    case .number(let number): text.write(number)
    case .string(let string): Self.writeQuoted(string, to: &text)
    case .array(let values):
      text.append(UInt8(ascii: "["))
      for (index, value) in values.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        value.writeJSON(to: &text)
      }
      text.append(UInt8(ascii: "]"))
    case .object(let entries):
      text.append(UInt8(ascii: "{"))
      for (index, entry) in entries.enumerated() {
        if index > 0 { text.append(UInt8(ascii: ",")) }
        if depth > 0 { text.append(UInt8(ascii: "\n")) }
        entry.writeJSON(to: &text, breakingTo: depth - 1)
      }
      if depth > 0, !entries.isEmpty { text.append(UInt8(ascii: "\n")) }
      text.append(UInt8(ascii: "}"))
    }
  }

  /// Text between double quotes, as both JSON and YAML read it; nothing of it can hide or turn around what it is shown
  /// beside. Beyond U+FFFF they differ: JSON escapes two surrogates, which YAML takes for two characters.
  static func writeQuoted(_ string: String, to text: inout ByteBuffer, inYAML: Bool = false) {
    text.append(UInt8(ascii: "\""))
    // Most text is harmless, and asking each character for its category is slow.
    if !text.write(string, unless: harm) {
      for scalar in string.unicodeScalars { write(scalar, to: &text, inYAML) }
    }
    text.append(UInt8(ascii: "\""))
  }

  private static func write(_ scalar: Unicode.Scalar, to text: inout ByteBuffer, _ inYAML: Bool) {
    switch scalar {
    case "\"": text.write("\\\"")
    case "\\": text.write("\\\\")
    case "\n": text.write("\\n")
    case "\t": text.write("\\t")
    case _ where scalar.isASCII && harm(UInt8(scalar.value)) == 0: text.append(UInt8(scalar.value))
    case _ where isHidden(scalar): text.write(escaped(scalar, inYAML: inYAML))
    default: text.write(String(scalar))
    }
  }

  /// 0 for what stands between quotes as it is. Conditions that are not asked one after the other: many bytes at a time.
  @inline(__always)
  private static func harm(_ byte: UInt8) -> UInt8 {
    let isUnprintable: UInt8 = byte &- 0x20 > 0x5E ? 1 : 0
    let isQuote: UInt8 = byte == UInt8(ascii: "\"") ? 1 : 0
    let isBackslash: UInt8 = byte == UInt8(ascii: "\\") ? 1 : 0
    return isUnprintable | isQuote | isBackslash
  }

  /// Controls, line and paragraph separators, marks of direction, and what is no character.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
    default: false
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar, inYAML: Bool) -> String {
    if inYAML, scalar.value > 0xFFFF {
      let digits = String(scalar.value, radix: 16)
      return "\\U\(String(repeating: "0", count: 8 - digits.count))\(digits)"
    }
    return String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)"
    }.joined()
  }
}

extension DocumentValue.Entry {
  /// - Parameter depth: how many levels of objects inside have each of their entries on a line of its own.
  func writeJSON(to text: inout ByteBuffer, breakingTo depth: Int = 0) {
    DocumentValue.writeQuoted(key, to: &text)
    text.append(UInt8(ascii: ":"))
    value.writeJSON(to: &text, breakingTo: depth)
  }
}
