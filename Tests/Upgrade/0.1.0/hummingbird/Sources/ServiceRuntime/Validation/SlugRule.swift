/// A field of type `slug`.
public struct SlugRule: ValueRule {
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
    if !Slug.isValid(value) {
      violations.append(Violation(.format, "must be small letters and digits with a hyphen between words"))
    }
    return violations
  }

  /// For a column.
  public func sql(_ value: String) -> SQLValue? { .text(value) }

  /// From a column.
  public func value(_ sql: SQLValue) -> String? { sql.text }
}
