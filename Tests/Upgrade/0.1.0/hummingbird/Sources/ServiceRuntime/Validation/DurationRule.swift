/// A field of type `duration`: a length of time in whole milliseconds, never negative.
public struct DurationRule: ValueRule {
  // In milliseconds.
  private let bounds: Bounds<Int64>

  /// - Parameters:
  ///   - min: inclusive.
  ///   - max: inclusive.
  public init(min: Duration? = nil, max: Duration? = nil) {
    bounds = Bounds(
      min: Swift.max(min?.milliseconds ?? 0, 0),
      max: Swift.min(max?.milliseconds ?? DurationText.longest, DurationText.longest)
    )
  }

  /// For a query.
  public var refusal: Violation { Violation(.format, "must be a length of time such as P1DT2H30M") }

  /// From a body.
  public func read(_ json: JSONValue) -> Reading<Duration> {
    PlainText.read(json) { text in
      switch DurationText.parse(text) {
      case .milliseconds(let value): Reading(.milliseconds(value), violations(ofMilliseconds: value))
      case .beyond: .violations(violations(ofMilliseconds: .max))
      case nil: .violations([refusal])
      }
    }
  }

  /// From a query.
  public func read(text: String) -> Duration? {
    guard case .milliseconds(let value) = DurationText.parse(text) else { return nil }
    return .milliseconds(value)
  }

  /// From code.
  public func violations(of value: Duration) -> [Violation] { violations(ofMilliseconds: value.milliseconds) }

  private func violations(ofMilliseconds value: Int64) -> [Violation] {
    bounds.violations(of: value) { DurationText.text(milliseconds: $0) }
  }

  /// For a column.
  public func sql(_ value: Duration) -> SQLValue? { value.sql }

  /// From a column.
  public func value(_ sql: SQLValue) -> Duration? {
    guard case .integer(let value) = sql, (0...DurationText.longest).contains(value) else { return nil }
    return .milliseconds(value)
  }
}
