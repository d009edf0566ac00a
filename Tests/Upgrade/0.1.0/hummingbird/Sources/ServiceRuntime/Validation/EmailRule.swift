/// A field of type `email`: kept in lower case.
public struct EmailRule: ValueRule {
  let length: LengthRule?

  /// - Parameter length: in characters, within the 254 that an address can have anyway.
  public init(length: ClosedRange<Int>? = nil) {
    self.length = length.map(LengthRule.init)
  }

  /// For a query.
  public var refusal: Violation { Violation(.format, "must be a text without U+0000") }

  /// From a body.
  public func read(_ json: JSONValue) -> Reading<String> {
    PlainText.read(json) { text in
      let value = text.lowercased()
      return Reading(value, violations(of: value))
    }
  }

  /// From a query.
  public func read(text: String) -> String? {
    PlainText.isStorable(text) ? text.lowercased() : nil
  }

  /// From code.
  public func violations(of value: String) -> [Violation] {
    var violations = length?.violations(of: value) ?? []
    if !Self.isAddress(value) { violations.append(Violation(.format, "must be an e-mail address")) }
    return violations
  }

  /// For a column.
  public func sql(_ value: String) -> SQLValue? { .text(value) }

  /// From a column.
  public func value(_ sql: SQLValue) -> String? { sql.text }

  /// A dot-atom, `@`, and a host name of at least two labels: RFC 5321 without quoted local parts, address literals
  /// and characters beyond ASCII.
  static func isAddress(_ text: String) -> Bool {
    let utf8 = Array(text.utf8)
    guard utf8.count <= 254, let at = utf8.lastIndex(of: UInt8(ascii: "@")) else { return false }
    let local = utf8[..<at].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let labels = utf8[(at + 1)...].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return at <= 64 && local.allSatisfy { !$0.isEmpty && $0.allSatisfy(isAtomText) }
      && labels.count >= 2 && labels.allSatisfy(HostName.isLabel)
  }

  private static func isAtomText(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || byte.isASCIILetter || atomPunctuation.contains(byte)
  }

  private static let atomPunctuation = Set("!#$%&'*+/=?^_`{|}~-".utf8)
}

/// Names of hosts (RFC 1123, 2.1).
enum HostName {
  static func isLabel(_ label: ArraySlice<UInt8>) -> Bool {
    guard let first = label.first, let last = label.last, label.count <= 63 else { return false }
    return first != UInt8(ascii: "-") && last != UInt8(ascii: "-")
      && label.allSatisfy { $0.isASCIIDigit || $0.isASCIILetter || $0 == UInt8(ascii: "-") }
  }
}
