/// A field of type `int` or `int64`.
public struct IntegerRule: ValueRule {
  /// How large the type lets a value be.
  public enum Width: Sendable {
    /// `int`: 32 bits.
    case int
    /// `int64`: what a double holds exactly, ±(2⁵³−1).
    case int64

    var name: String {
      switch self {
      case .int: "32 bits"
      case .int64: "53 bits"
      }
    }

    var range: ClosedRange<Int> {
      switch self {
      case .int: Int(Int32.min)...Int(Int32.max)
      case .int64: -9_007_199_254_740_991...9_007_199_254_740_991
      }
    }
  }

  let width: Width
  let bounds: Bounds<Int>

  /// - Parameters:
  ///   - width: the type's own bounds.
  ///   - min: inclusive.
  ///   - max: inclusive.
  public init(_ width: Width = .int, min: Int? = nil, max: Int? = nil) {
    self.width = width
    let range = width.range
    bounds = Bounds(
      min: Swift.max(min ?? range.lowerBound, range.lowerBound),
      max: Swift.min(max ?? range.upperBound, range.upperBound)
    )
  }

  /// For a query.
  public var refusal: Violation { Violation(.type, "must be an integer of \(width.name)") }

  /// From a body.
  public func read(_ json: JSONValue) -> Reading<Int> {
    guard case .number(let text) = json, let number = ExactNumber(text) else {
      return .wrongType(json, expected: "an integer")
    }
    guard number.isIntegral else { return .violation(.type, "must be an integer") }
    switch number.scaled(by: 0) {
    case .between(let value, _): return Reading(Int(value), violations(of: Int(value)))
    case .tooLarge: return .violations(violations(of: number.isNegative ? .min : .max))
    }
  }

  /// From a query.
  public func read(text: String) -> Int? {
    guard JSONNumber.isValid(text), let number = ExactNumber(text), number.isIntegral,
      case .between(let value, _) = number.scaled(by: 0), width.range.contains(Int(value))
    else { return nil }
    return Int(value)
  }

  /// From code.
  public func violations(of value: Int) -> [Violation] { bounds.violations(of: value) }

  /// For a column.
  public func sql(_ value: Int) -> SQLValue? { .integer(Int64(value)) }

  /// From a column.
  public func value(_ sql: SQLValue) -> Int? {
    guard case .integer(let value) = sql, width.range.contains(Int(value)) else { return nil }
    return Int(value)
  }
}

/// A field of type `float`: a finite double.
public struct FloatRule: ValueRule {
  let bounds: Bounds<Double>

  /// - Parameters:
  ///   - min: inclusive.
  ///   - max: inclusive.
  public init(min: Double? = nil, max: Double? = nil) {
    bounds = Bounds(
      min: min ?? -.greatestFiniteMagnitude,
      max: max ?? .greatestFiniteMagnitude
    )
  }

  /// For a query.
  public var refusal: Violation { Violation(.type, "must be a number") }

  /// From a body.
  public func read(_ json: JSONValue) -> Reading<Double> {
    guard case .number(let text) = json, let value = Double(text).map(Self.unsignedZero) else {
      return .wrongType(json, expected: "a number")
    }
    return Reading(value, violations(of: value))
  }

  /// From a query.
  public func read(text: String) -> Double? {
    guard JSONNumber.isValid(text), let value = Double(text), value.isFinite else { return nil }
    return Self.unsignedZero(value)
  }

  /// A zero below zero is stored as zero, so it is one from the start.
  private static func unsignedZero(_ value: Double) -> Double { value == 0 ? 0 : value }

  /// From code.
  public func violations(of value: Double) -> [Violation] {
    if value.isNaN { return [Violation(.type, "must be a number")] }
    return bounds.violations(of: value)
  }

  /// For a column.
  public func sql(_ value: Double) -> SQLValue? { .real(value) }

  /// From a column.
  public func value(_ sql: SQLValue) -> Double? {
    guard case .real(let value) = sql, value.isFinite else { return nil }
    return value
  }
}

/// JSON's grammar of numbers, for texts that do not come from JSON.
enum JSONNumber {
  static func isValid(_ text: String) -> Bool {
    guard let first = text.utf8.first, first == UInt8(ascii: "-") || first.isASCIIDigit else { return false }
    guard let last = text.utf8.last, last.isASCIIDigit else { return false }
    return (try? JSONValue(parsing: Array(text.utf8))) != nil
  }
}
