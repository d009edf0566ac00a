/// A number read from its text, exact in what can be asked of it: an integer of `digitCount` digits, times
/// 10^`exponent`.
struct ExactNumber: Equatable {
  var isNegative: Bool
  /// The first 19 digits, or all when there are fewer.
  var leading: UInt64
  /// Without leading or trailing zeros, so 0 is the only number without digits.
  var digitCount: Int
  /// Kept within ±10⁹, beyond which no use of it can tell numbers apart.
  var exponent: Int

  /// Reads `-?digits(.digits)?([eE][+-]?digits)?`; callers who need JSON's stricter form have it already.
  init?(_ text: String) {
    self.init(Array(text.utf8))
  }

  init?(_ bytes: [UInt8]) {
    var position = 0
    func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }
    isNegative = peek() == UInt8(ascii: "-")
    if isNegative { position += 1 }

    var value: UInt64 = 0
    var count = 0
    var pendingZeros = 0
    func append(_ digit: UInt8) {
      count += 1
      if count <= 19 { value = value * 10 + UInt64(digit) }
    }
    var places = 0
    func digits(afterPoint: Bool) -> Bool {
      let start = position
      while let byte = peek(), byte.isASCIIDigit {
        position += 1
        if afterPoint { places += 1 }
        if byte == UInt8(ascii: "0") {
          pendingZeros += count > 0 ? 1 : 0
          continue
        }
        for _ in 0..<pendingZeros { append(0) }
        append(byte - UInt8(ascii: "0"))
        pendingZeros = 0
      }
      return position > start
    }
    guard digits(afterPoint: false) else { return nil }
    if peek() == UInt8(ascii: ".") {
      position += 1
      guard digits(afterPoint: true) else { return nil }
    }
    var written = 0
    if let byte = peek(), byte | 0x20 == UInt8(ascii: "e") {
      position += 1
      let isDivision = peek() == UInt8(ascii: "-")
      if isDivision || peek() == UInt8(ascii: "+") { position += 1 }
      let start = position
      while let byte = peek(), byte.isASCIIDigit {
        written = min(written * 10 + Int(byte - UInt8(ascii: "0")), 1_000_000_000)
        position += 1
      }
      guard position > start else { return nil }
      if isDivision { written = -written }
    }
    guard position == bytes.count else { return nil }
    leading = value
    digitCount = count
    exponent = count == 0 ? 0 : written + pendingZeros - places
  }

  var isZero: Bool { digitCount == 0 }

  var isIntegral: Bool { exponent >= 0 || isZero }

  /// What is left of the number at a scale.
  enum Scaled: Equatable {
    /// Times 10^scale it is between `floor` and `ceiling`, which are equal exactly when it fits the scale.
    case between(floor: Int64, ceiling: Int64)
    /// Times 10^scale it is beyond 64 bits.
    case tooLarge(hasTooManyPlaces: Bool)
  }

  func scaled(by scale: Int) -> Scaled {
    if isZero { return .between(floor: 0, ceiling: 0) }
    let shift = exponent + scale
    // How many digits stand before the cut, which is behind the last one when nothing is cut.
    let kept = digitCount + shift
    guard kept <= 19 else { return .tooLarge(hasTooManyPlaces: shift < 0) }
    let magnitude: UInt64
    if shift >= 0 {
      magnitude = leading * Self.powerOfTen(shift)
    } else {
      magnitude = kept <= 0 ? 0 : leading / Self.powerOfTen(min(digitCount, 19) - kept)
    }
    let isExact = shift >= 0
    guard let lower = Int64(exactly: magnitude), lower < .max else {
      return .tooLarge(hasTooManyPlaces: !isExact)
    }
    let upper = isExact ? lower : lower + 1
    return isNegative ? .between(floor: -upper, ceiling: -lower) : .between(floor: lower, ceiling: upper)
  }

  private static func powerOfTen(_ exponent: Int) -> UInt64 {
    var power: UInt64 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }
}
