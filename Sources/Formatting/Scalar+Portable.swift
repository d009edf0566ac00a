import YAMLTree

extension Scalar {
  /// Whether other readers of YAML accept the scalar without quotes, and read it as text where we do.
  ///
  /// Readers of YAML 1.1 take `yes` for true and `1:30` for ninety, and some end a word in brackets at a question mark.
  func isPortable(inFlow: Bool) -> Bool {
    guard style == .plain, value == .string else { return true }
    if inFlow, text.unicodeScalars.contains("?") { return false }
    return !Self.words.contains(text) && !isNumber
  }

  /// The booleans of YAML 1.1 that readers in use know, and its sign for a value (yaml.org/type/bool.html, value.html).
  private static let words: Set<String> = Set(
    ["yes", "no", "on", "off"].flatMap { [$0, $0.uppercased(), $0.prefix(1).uppercased() + $0.dropFirst()] }
      + ["="]
  )

  /// Whether YAML 1.1 reads it as a number and 1.2 does not: `0b11`, `1_000`, `1:30` (yaml.org/type/int.html, float.html).
  private var isNumber: Bool {
    var rest = text.utf8[...]
    if let sign = rest.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { rest = rest.dropFirst() }
    guard let first = rest.first, isDigit(first) else { return false }
    if rest.starts(with: "0b".utf8) { return rest.dropFirst(2).allSatisfy { $0 == 0x30 || $0 == 0x31 || $0 == 0x5F } }
    if rest.starts(with: "0x".utf8) {
      return rest.dropFirst(2).allSatisfy { isDigit($0) || (0x61...0x66).contains($0 | 0x20) || $0 == 0x5F }
    }
    let signs = rest.filter { !isDigit($0) }
    guard signs.allSatisfy({ [UInt8]("_:.".utf8).contains($0) }) else { return false }
    return signs.count { $0 == UInt8(ascii: ".") } <= 1 && signs.contains { $0 != UInt8(ascii: ".") }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}

/// The text in double quotes.
func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\t": result += "\\t"
    case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFE}", "\u{FFFF}":
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
