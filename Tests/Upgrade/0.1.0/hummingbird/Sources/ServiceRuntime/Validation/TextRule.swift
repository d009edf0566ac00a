/// A field of type `string` or `text`.
public struct TextRule: ValueRule {
  let length: LengthRule?
  let pattern: Pattern?

  /// - Parameters:
  ///   - length: in Unicode code points; `1...Int.max` has no upper end.
  ///   - pattern: must match the whole text.
  public init(length: ClosedRange<Int>? = nil, pattern: Pattern? = nil) {
    self.length = length.map(LengthRule.init)
    self.pattern = pattern
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
    guard PlainText.isStorable(value) else { return [PlainText.violation] }
    var violations = length?.violations(of: value) ?? []
    if let pattern, !pattern.matches(value) {
      violations.append(Violation(.pattern, "must match \(pattern.source)"))
    }
    return violations
  }

  /// For a column.
  public func sql(_ value: String) -> SQLValue? { .text(value) }

  /// From a column.
  public func value(_ sql: SQLValue) -> String? { sql.text }
}

/// How many Unicode code points a text may have.
struct LengthRule: Sendable {
  let range: ClosedRange<Int>

  init(_ range: ClosedRange<Int>) {
    self.range = range
  }

  func violations(of text: String) -> [Violation] {
    range.contains(text.unicodeScalars.count) ? [] : [Violation(.length, message)]
  }

  private var message: String {
    let (least, most) = (range.lowerBound, range.upperBound)
    func characters(_ count: Int) -> String { count == 1 ? "1 character" : "\(count) characters" }
    if least == most { return "must have exactly \(characters(least))" }
    if most == .max { return "must have at least \(characters(least))" }
    if least == 0 { return "must have at most \(characters(most))" }
    return "must have \(least) to \(characters(most))"
  }
}

/// What every text has to be before its own rule is asked: without U+0000, which not every database can hold.
enum PlainText {
  static let violation = Violation(.format, "must not contain U+0000 or half of a surrogate pair")

  static func isStorable(_ text: String) -> Bool { !text.utf8.contains(0) }

  static func read<Value>(_ json: JSONValue, _ read: (String) -> Reading<Value>) -> Reading<Value> {
    switch json {
    case .string(let text): isStorable(text) ? read(text) : .violations([violation])
    case .brokenString: .violations([violation])
    case .null, .bool, .number, .array, .object: .wrongType(json, expected: "a string")
    }
  }
}

extension SQLValue {
  var isText: Bool { text != nil }

  var isInteger: Bool { if case .integer = self { true } else { false } }

  var text: String? { if case .text(let text) = self { text } else { nil } }
}
