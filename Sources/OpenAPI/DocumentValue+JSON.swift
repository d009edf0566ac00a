extension DocumentValue {
  /// JSON on one line, without spaces.
  package var json: String {
    var text = ""
    writeJSON(to: &text)
    return text
  }

  /// JSON with a line for each path and each component, so that a change of one is a change of its line.
  package var jsonLines: String {
    var text = ""
    writeJSON(to: &text, breakingTo: 2)
    return text + "\n"
  }

  /// - Parameter depth: how many levels of objects have each of their entries on a line of its own.
  private func writeJSON(to text: inout String, breakingTo depth: Int = 0) {
    switch self {
    case .null: text += "null"
    case .bool(let flag): text += flag ? "true" : "false"
    case .integer(let number): text += String(number)
    case .number(let number): text += number
    case .string(let string): text += Self.quoted(string)
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.writeJSON(to: &text)
      }
      text += "]"
    case .object(let entries):
      text += "{"
      for (index, entry) in entries.enumerated() {
        if index > 0 { text += "," }
        if depth > 0 { text += "\n" }
        text += Self.quoted(entry.key)
        text += ":"
        entry.value.writeJSON(to: &text, breakingTo: depth - 1)
      }
      if depth > 0, !entries.isEmpty { text += "\n" }
      text += "}"
    }
  }

  /// Text between double quotes, as both JSON and YAML read it; nothing of it can hide or turn around what it is shown
  /// beside.
  static func quoted(_ text: String) -> String {
    // Most text is harmless, and asking each character for its category is slow.
    if text.utf8.allSatisfy(isHarmless) { return "\"\(text)\"" }
    return text.unicodeScalars.reduce(into: "\"") { quoted, scalar in
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\n": quoted += "\\n"
      case "\t": quoted += "\\t"
      case _ where isHidden(scalar): quoted += escaped(scalar)
      default: quoted.unicodeScalars.append(scalar)
      }
    } + "\""
  }

  private static func isHarmless(_ byte: UInt8) -> Bool {
    (0x20...0x7E).contains(byte) && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\")
  }

  /// Controls, line and paragraph separators, marks of direction, and what is no character.
  private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .surrogate, .unassigned: true
    default: false
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let digits = String(unit, radix: 16)
      return "\\u\(String(repeating: "0", count: 4 - digits.count))\(digits)"
    }.joined()
  }
}
