public import Foundation

/// A field of type `decimal(precision, scale)` of more than 18 digits, which columns hold as text.
public struct LongDecimalRule: ValueRule {
  /// Places after the point.
  public let scale: Int
  private let precision: Int
  private let bounds: Bounds<DecimalDigits>

  /// - Parameters:
  ///   - precision: digits in all, 38 at most.
  ///   - scale: how many of them stand after the point.
  ///   - min: inclusive.
  ///   - max: inclusive.
  public init(precision: Int, scale: Int, min: Decimal? = nil, max: Decimal? = nil) {
    precondition((1...38).contains(precision) && (0...precision).contains(scale), "decimal(\(precision), \(scale))")
    self.precision = precision
    self.scale = scale
    let largest = String(repeating: "9", count: precision)
    let whole = precision == scale ? "0" : String(largest.prefix(precision - scale))
    let end = scale == 0 ? whole : "\(whole).\(largest.prefix(scale))"
    bounds = Bounds(
      min: min.flatMap { DecimalDigits($0.description) } ?? DecimalDigits("-\(end)"),
      max: max.flatMap { DecimalDigits($0.description) } ?? DecimalDigits(end)
    )
  }

  /// For a query.
  public var refusal: Violation { Violation(.format, "must be a decimal such as \(example)") }

  /// From a body.
  public func read(_ json: JSONValue) -> Reading<Decimal> {
    let number: DecimalDigits?
    switch json {
    case .string(let text): number = Self.number(text)
    case .brokenString: number = nil
    case .number(let text): number = Self.shortest(text)
    case .null, .bool, .array, .object: return .wrongType(json, expected: "a decimal as a string or a number")
    }
    guard let number else { return .violations([refusal]) }
    return Reading(Decimal(number), violations(of: number))
  }

  /// From a query.
  public func read(text: String) -> Decimal? {
    guard let number = Self.number(text), fits(number) else { return nil }
    return Decimal(number)
  }

  /// From code.
  public func violations(of value: Decimal) -> [Violation] {
    guard !value.isNaN, let number = DecimalDigits(value.description) else {
      return [Violation(.type, "must be a number")]
    }
    return violations(of: number)
  }

  /// For a column.
  public func sql(_ value: Decimal) -> SQLValue? { value.exactText(scale: scale).map(SQLValue.text) }

  /// From a column.
  public func value(_ sql: SQLValue) -> Decimal? {
    guard case .text(let text) = sql, let number = Self.number(text), fits(number) else { return nil }
    return Decimal(number)
  }

  private func fits(_ number: DecimalDigits) -> Bool {
    number.places <= scale && number.wholeDigits <= precision - scale
  }

  private func violations(of number: DecimalDigits) -> [Violation] {
    var violations: [Violation] = []
    if number.places > scale {
      violations.append(Violation(.scale, "must have at most \(scale) \(scale == 1 ? "place" : "places")"))
    }
    return violations + bounds.violations(of: number) { $0.text(scale: scale) }
  }

  private var example: String { scale == 0 ? "12" : "12.5" }

  /// `-?digits(.digits)?` and no more: an exponent belongs to numbers, not to amounts.
  private static func number(_ text: String) -> DecimalDigits? {
    text.utf8.contains { $0 | 0x20 == UInt8(ascii: "e") } ? nil : DecimalDigits(text)
  }

  /// A JSON number means its double, and a double the shortest text that reads back as it.
  private static func shortest(_ text: String) -> DecimalDigits? {
    guard let double = Double(text) else { return nil }
    return double.isFinite ? DecimalDigits(double.description) : DecimalDigits(text)
  }
}
