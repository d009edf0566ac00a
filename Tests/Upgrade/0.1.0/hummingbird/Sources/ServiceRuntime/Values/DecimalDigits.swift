public import Foundation

/// A number of any length as its digits, times 10^`exponent`.
struct DecimalDigits: Equatable, Comparable {
  /// Never for zero.
  let isNegative: Bool
  /// From 0 to 9, without zeros at either end, so 0 is the only number without digits.
  let digits: [UInt8]
  /// Kept within ±10⁹, beyond which no use of it can tell numbers apart.
  let exponent: Int

  /// Reads `-?digits(.digits)?([eE][+-]?digits)?`, as JSON spells numbers.
  init?(_ text: String) {
    guard JSONNumber.isValid(text) else { return nil }
    let parts = text.lowercased().split(separator: "e", maxSplits: 1)
    let number = parts[0].drop { $0 == "-" }.split(separator: ".", maxSplits: 1)
    let fraction = number.count > 1 ? number[1] : ""
    var digits = (number[0] + fraction).utf8.map { $0 - UInt8(ascii: "0") }[...]
    var exponent = -fraction.utf8.count
    if parts.count > 1 {
      let isDivision = parts[1].hasPrefix("-")
      let written = Int(parts[1].drop { $0 == "-" || $0 == "+" }).map { min($0, 1_000_000_000) } ?? 1_000_000_000
      exponent += isDivision ? -written : written
    }
    while digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    self.digits = Array(digits.drop { $0 == 0 })
    self.exponent = self.digits.isEmpty ? 0 : exponent
    isNegative = text.hasPrefix("-") && !self.digits.isEmpty
  }

  /// How many digits stand before the point; negative for as many zeros behind it.
  var wholeDigits: Int { digits.count + exponent }

  /// How many digits stand behind the point.
  var places: Int { max(-exponent, 0) }

  /// The number with exactly so many places, which must be enough.
  func text(scale: Int) -> String {
    var all = digits + Array(repeating: 0, count: digits.isEmpty ? 0 : max(exponent + scale, 0))
    all = Array(repeating: 0, count: max(scale + 1 - all.count, 0)) + all
    var text = (isNegative ? [UInt8(ascii: "-")] : []) + all.dropLast(scale).map { $0 + UInt8(ascii: "0") }
    if scale > 0 { text += [UInt8(ascii: ".")] + all.suffix(scale).map { $0 + UInt8(ascii: "0") } }
    return String(decoding: text, as: UTF8.self)
  }

  static func < (left: DecimalDigits, right: DecimalDigits) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    return left.isNegative ? right.isCloserToZero(than: left) : left.isCloserToZero(than: right)
  }

  private func isCloserToZero(than other: DecimalDigits) -> Bool {
    if digits.isEmpty || other.digits.isEmpty { return digits.isEmpty && !other.digits.isEmpty }
    if wholeDigits != other.wholeDigits { return wholeDigits < other.wholeDigits }
    return digits.lexicographicallyPrecedes(other.digits)
  }
}

extension Decimal {
  /// Exactly the number; one of more than 38 digits is cut behind them.
  init(_ number: DecimalDigits) {
    let kept = number.digits.prefix(38)
    func whole(_ digits: ArraySlice<UInt8>) -> Decimal {
      Decimal(digits.reduce(UInt64(0)) { $0 * 10 + UInt64($1) })
    }
    let low = kept.suffix(19)
    let significand = whole(kept.dropLast(low.count)) * Decimal(10_000_000_000_000_000_000 as UInt64) + whole(low)
    let exponent = number.exponent + number.digits.count - kept.count
    self = Decimal(sign: number.isNegative ? .minus : .plus, exponent: exponent, significand: significand)
  }

  /// A decimal that the program names; a text that is none is a mistake of the program and ends it.
  public static func exactly(_ text: StaticString) -> Decimal {
    guard let number = DecimalDigits("\(text)"), number.digits.count <= 38 else {
      preconditionFailure("'\(text)' is no decimal of at most 38 digits")
    }
    return Decimal(number)
  }

  /// The value with exactly `scale` places; nothing when it has more, or is not a number.
  public func exactText(scale: Int) -> String? {
    guard !isNaN, let number = DecimalDigits(description), number.places <= scale else { return nil }
    return number.text(scale: scale)
  }

  /// The value as a text with exactly `scale` places, as columns of decimals beyond 18 digits hold it.
  ///
  /// Throws `DecimalScaleError` for a value that the column cannot hold exactly.
  public func sqlText(scale: Int) throws(DecimalScaleError) -> SQLValue {
    guard let text = exactText(scale: scale) else { throw DecimalScaleError(value: self, scale: scale) }
    return .text(text)
  }
}

extension Decimal? {
  /// The text, or null; throws as `Decimal.sqlText(scale:)` does.
  public func sqlText(scale: Int) throws(DecimalScaleError) -> SQLValue {
    guard let self else { return .null }
    return try self.sqlText(scale: scale)
  }
}
