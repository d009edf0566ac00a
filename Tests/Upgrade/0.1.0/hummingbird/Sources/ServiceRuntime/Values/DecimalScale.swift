public import Foundation

extension Decimal {
  /// Exactly `unscaled` × 10^−`scale`.
  public init(unscaled: Int64, scale: Int) {
    let significand = Decimal(unscaled.magnitude)
    self = Decimal(sign: unscaled < 0 ? .minus : .plus, exponent: -scale, significand: significand)
  }

  /// The value times 10^`scale`, when that is an integer of 64 bits.
  public func unscaled(scale: Int) -> Int64? {
    switch scaled(by: scale) {
    case .between(let floor, let ceiling): floor == ceiling ? floor : nil
    case .tooLarge, nil: nil
    }
  }

  /// The value with exactly `scale` places, as it goes over the wire; nothing when it has more places than that, or
  /// does not fit 64 bits without its point.
  public func fixed(scale: Int) -> String? {
    guard let unscaled = unscaled(scale: scale) else { return nil }
    return String(unsafeUninitializedCapacity: 48) { $0.baseAddress!.put(unscaled, places: scale) }
  }

  /// Nothing for what is not a number.
  func scaled(by scale: Int) -> ExactNumber.Scaled? {
    guard !isNaN else { return nil }
    let significand = self.significand
    let low = NSDecimalNumber(decimal: significand).uint64Value
    let shift = exponent + scale
    // The common case, several times faster than the text of the value: an integer of 64 bits that needs no cut.
    if (0...18).contains(shift), Decimal(low) == significand {
      var magnitude = low
      for _ in 0..<shift {
        let (product, overflow) = magnitude.multipliedReportingOverflow(by: 10)
        if overflow { return .tooLarge(hasTooManyPlaces: false) }
        magnitude = product
      }
      guard let value = Int64(exactly: magnitude), value < .max else { return .tooLarge(hasTooManyPlaces: false) }
      return isSignMinus ? .between(floor: -value, ceiling: -value) : .between(floor: value, ceiling: value)
    }
    return ExactNumber(description)?.scaled(by: scale)
  }
}
