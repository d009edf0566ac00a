/// YAML 1.2's core schema: what a plain scalar means.
enum CoreSchema {
  static func value(of text: String) -> Scalar.Value {
    // Nearly every scalar is a word that can be none of these.
    guard let first = text.utf8.first else { return .null }
    switch first {
    case UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"),
      UInt8(ascii: "F"),
      UInt8(ascii: "~"), dot, plus, minus:
      break
    case _ where isDigit(first): break
    case _: return .string
    }
    switch text {
    case "", "~", "null", "Null", "NULL": return .null
    case "true", "True", "TRUE": return .bool(true)
    case "false", "False", "FALSE": return .bool(false)
    case ".nan", ".NaN", ".NAN": return .float(.nan)
    case ".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF": return .float(.infinity)
    case "-.inf", "-.Inf", "-.INF": return .float(-.infinity)
    default: return number(text) ?? .string
    }
  }

  private static func number(_ text: String) -> Scalar.Value? {
    let bytes = text.utf8
    guard let first = bytes.first, first == dot || first == plus || first == minus || isDigit(first) else { return nil }
    if text.hasPrefix("0o") { return integer(text.dropFirst(2), radix: 8) }
    if text.hasPrefix("0x") { return integer(text.dropFirst(2), radix: 16) }
    let unsigned = first == plus || first == minus ? bytes.dropFirst() : bytes[...]
    if !unsigned.isEmpty, unsigned.allSatisfy(isDigit) {
      return Int64(text).map(Scalar.Value.int) ?? Double(text).map(Scalar.Value.float)
    }
    return isFloat(unsigned) ? Double(text).map(Scalar.Value.float) : nil
  }

  /// `nil` unless every character is a digit of the radix: no sign may stand there.
  private static func integer(_ digits: Substring, radix: Int) -> Scalar.Value? {
    let values = digits.compactMap(\.hexDigitValue).filter { $0 < radix }
    guard !digits.isEmpty, values.count == digits.utf8.count else { return nil }
    if let exact = Int64(digits, radix: radix) { return .int(exact) }
    return .float(values.reduce(0) { $0 * Double(radix) + Double($1) })
  }

  /// `(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?`
  private static func isFloat(_ unsigned: Substring.UTF8View) -> Bool {
    var rest = unsigned
    let whole = skipDigits(&rest)
    var fraction = 0
    if rest.first == dot {
      rest.removeFirst()
      fraction = skipDigits(&rest)
    }
    guard whole + fraction > 0 else { return false }
    guard let exponent = rest.first else { return true }
    guard exponent == UInt8(ascii: "e") || exponent == UInt8(ascii: "E") else { return false }
    rest.removeFirst()
    if rest.first == plus || rest.first == minus { rest.removeFirst() }
    return skipDigits(&rest) > 0 && rest.isEmpty
  }

  private static func skipDigits(_ rest: inout Substring.UTF8View) -> Int {
    let digits = rest.prefix(while: isDigit).count
    rest.removeFirst(digits)
    return digits
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }
  private static let dot = UInt8(ascii: ".")
  private static let plus = UInt8(ascii: "+")
  private static let minus = UInt8(ascii: "-")
}
