/// A field of type `url`: an absolute `http` or `https` one (RFC 3986), kept as it was written.
public struct URLRule: ValueRule {
  let length: LengthRule?

  /// - Parameter length: in characters.
  public init(length: ClosedRange<Int>? = nil) {
    self.length = length.map(LengthRule.init)
  }

  /// For a query.
  public var refusal: Violation { Violation(.format, "must be a text without U+0000") }

  /// From a body.
  public func read(_ json: JSONValue) -> Reading<String> {
    PlainText.read(json) { Reading($0, violations(of: $0)) }
  }

  /// From a query.
  public func read(text: String) -> String? {
    PlainText.isStorable(text) ? text : nil
  }

  /// From code.
  public func violations(of value: String) -> [Violation] {
    var violations = length?.violations(of: value) ?? []
    if !Self.isWebAddress(value) { violations.append(Violation(.format, "must be an http or https URL")) }
    return violations
  }

  /// For a column.
  public func sql(_ value: String) -> SQLValue? { .text(value) }

  /// From a column.
  public func value(_ sql: SQLValue) -> String? { sql.text }

  static func isWebAddress(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    guard let scheme = bytes.firstIndex(of: UInt8(ascii: ":")),
      ["http", "https"].contains(String(decoding: bytes[..<scheme], as: UTF8.self).lowercased()),
      bytes[(scheme + 1)...].starts(with: "//".utf8)
    else { return false }
    let rest = bytes[(scheme + 3)...]
    let end = rest.firstIndex { "/?#".utf8.contains($0) } ?? rest.endIndex
    let fragment = rest.firstIndex(of: UInt8(ascii: "#")) ?? rest.endIndex
    return isAuthority(rest[..<end])
      && isText(rest[end..<fragment], also: ":@/?")
      && isText(rest[fragment...].dropFirst(), also: ":@/?")
  }

  private static func isAuthority(_ bytes: ArraySlice<UInt8>) -> Bool {
    var host = bytes
    if let at = bytes.firstIndex(of: UInt8(ascii: "@")) {
      guard isText(bytes[..<at], also: ":") else { return false }
      host = bytes[(at + 1)...]
    }
    let isLiteral = host.first == UInt8(ascii: "[")
    if isLiteral {
      guard let close = host.firstIndex(of: UInt8(ascii: "]")), isVersion6(host[(host.startIndex + 1)..<close]),
        isPort(host[(close + 1)...])
      else { return false }
      return true
    }
    let colon = host.firstIndex(of: UInt8(ascii: ":")) ?? host.endIndex
    return colon > host.startIndex && isText(host[..<colon], also: "") && isPort(host[colon...])
  }

  /// Nothing, or a colon with a number of a port that may be left out.
  private static func isPort(_ bytes: ArraySlice<UInt8>) -> Bool {
    guard let colon = bytes.first else { return true }
    let digits = bytes.dropFirst()
    return colon == UInt8(ascii: ":") && digits.count <= 5 && digits.allSatisfy(\.isASCIIDigit)
      && digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) } <= 65_535
  }

  /// An IPv6 address by its groups: eight of them, or fewer with one `::`.
  private static func isVersion6(_ bytes: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: bytes, as: UTF8.self)
    let halves = text.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2 else { return false }
    var groups = 0
    for half in halves where !half.isEmpty {
      for group in half.utf8.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false) {
        guard (1...4).contains(group.count), group.allSatisfy({ $0.hexValue != nil }) else { return false }
        groups += 1
      }
    }
    return halves.count == 2 ? groups <= 7 : groups == 8
  }

  /// Unreserved characters, sub-delimiters, whole percent escapes and what else may stand there.
  private static func isText(_ bytes: ArraySlice<UInt8>, also extra: String) -> Bool {
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte == UInt8(ascii: "%") {
        guard index + 2 < bytes.endIndex, bytes[index + 1].hexValue != nil, bytes[index + 2].hexValue != nil else {
          return false
        }
        index += 3
        continue
      }
      guard byte.isASCIIDigit || byte.isASCIILetter || plain.contains(byte) || extra.utf8.contains(byte) else {
        return false
      }
      index += 1
    }
    return true
  }

  private static let plain = Set("-._~!$&'()*+,;=".utf8)
}
