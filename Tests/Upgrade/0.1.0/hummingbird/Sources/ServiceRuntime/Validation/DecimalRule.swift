public import Foundation

/// A field of type `decimal(precision, scale)`.
public struct DecimalRule: ValueRule {
  /// Places after the point.
  public let scale: Int
  // All in units of the last place.
  private let bounds: Bounds<Int64>

  /// - Parameters:
  ///   - precision: digits in all, 18 at most.
  ///   - scale: how many of them stand after the point.
  ///   - min: inclusive.
  ///   - max: inclusive.
  public init(precision: Int, scale: Int, min: Decimal? = nil, max: Decimal? = nil) {
    precondition((1...18).contains(precision) && (0...precision).contains(scale), "decimal(\(precision), \(scale))")
    self.scale = scale
    var largest: Int64 = 1
    for _ in 0..<precision { largest *= 10 }
    largest -= 1
    func bound(_ value: Decimal) -> Int64 {
      guard let unscaled = value.unscaled(scale: scale) else {
        preconditionFailure("the bound \(value) has more than \(scale) places")
      }
      return unscaled
    }
    bounds = Bounds(
      min: Swift.max(min.map(bound) ?? -largest, -largest),
      max: Swift.min(max.map(bound) ?? largest, largest)
    )
  }

  /// For a query.
  public var refusal: Violation { Violation(.format, "must be a decimal such as \(example)") }

  /// From a body.
  public func read(_ json: JSONValue) -> Reading<Decimal> {
    let number: ExactNumber?
    switch json {
    case .string(let text): number = Self.number(text)
    case .brokenString: number = nil
    case .number(let text): number = Self.shortest(text)
    case .null, .bool, .array, .object: return .wrongType(json, expected: "a decimal as a string or a number")
    }
    guard let number else { return .violations([refusal]) }
    switch judge(number.scaled(by: scale), isNegative: number.isNegative) {
    case .value(let unscaled): return .value(Decimal(unscaled: unscaled, scale: scale))
    case .violations(let violations): return .violations(violations)
    }
  }

  /// From a query.
  public func read(text: String) -> Decimal? {
    guard case .between(let floor, let ceiling) = Self.number(text)?.scaled(by: scale), floor == ceiling else {
      return nil
    }
    return Decimal(unscaled: floor, scale: scale)
  }

  /// From code.
  public func violations(of value: Decimal) -> [Violation] {
    guard let scaled = value.scaled(by: scale) else { return [Violation(.type, "must be a number")] }
    switch judge(scaled, isNegative: value.isSignMinus) {
    case .value: return []
    case .violations(let violations): return violations
    }
  }

  /// For a column.
  public func sql(_ value: Decimal) -> SQLValue? {
    value.unscaled(scale: scale).map(SQLValue.integer)
  }

  /// From a column.
  public func value(_ sql: SQLValue) -> Decimal? {
    if case .integer(let unscaled) = sql { Decimal(unscaled: unscaled, scale: scale) } else { nil }
  }

  private func judge(_ scaled: ExactNumber.Scaled, isNegative: Bool) -> Reading<Int64> {
    let (floor, ceiling, isExact): (Int64, Int64, Bool)
    switch scaled {
    case .between(let low, let high): (floor, ceiling, isExact) = (low, high, low == high)
    case .tooLarge(let hasTooManyPlaces):
      (floor, ceiling, isExact) = isNegative ? (.min, .min, !hasTooManyPlaces) : (.max, .max, !hasTooManyPlaces)
    }
    var violations: [Violation] = []
    if !isExact {
      violations.append(Violation(.scale, "must have at most \(scale) \(scale == 1 ? "place" : "places")"))
    }
    // Between two steps, the lower one tells whether it is below `min`, the upper one whether it is above `max`.
    violations += Bounds(min: bounds.min).violations(of: floor, text: text)
    violations += Bounds(max: bounds.max).violations(of: ceiling, text: text)
    return Reading(floor, violations)
  }

  private func text(_ unscaled: Int64) -> String {
    Decimal(unscaled: unscaled, scale: scale).fixed(scale: scale) ?? ""
  }

  private var example: String { text(scale == 0 ? 12 : 1250) }

  /// `-?digits(.digits)?` and no more: an exponent belongs to numbers, not to amounts.
  private static func number(_ text: String) -> ExactNumber? {
    guard JSONNumber.isValid(text), !text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }) else { return nil }
    return ExactNumber(text)
  }

  /// A JSON number means its double, and a double the shortest text that reads back as it.
  private static func shortest(_ text: String) -> ExactNumber? {
    guard let double = Double(text) else { return nil }
    return double.isFinite ? ExactNumber(double.description) : ExactNumber(text)
  }
}
