/// A whole number of any length, for decimals that 64 bits do not hold: in units of their last place.
struct LongNumber {
  private(set) var isNegative: Bool
  /// From 0 to 9, without zeros in front; zero has none.
  private(set) var digits: [UInt8]

  /// Reads digits with or without a sign and a point, which is left out.
  init(_ text: String) {
    digits = Array(text.utf8.filter { (0x30...0x39).contains($0) }.map { $0 - 0x30 }.drop { $0 == 0 })
    isNegative = text.hasPrefix("-") && !digits.isEmpty
  }

  /// One more or one less.
  func moved(by step: Int64) -> LongNumber {
    var moved = self
    if digits.isEmpty {
      moved.digits = [1]
      moved.isNegative = step < 0
    } else if isNegative == (step < 0) {
      moved.grow()
    } else {
      moved.shrink()
    }
    return moved
  }

  private mutating func grow() {
    var place = digits.count - 1
    while place >= 0, digits[place] == 9 {
      digits[place] = 0
      place -= 1
    }
    if place < 0 { digits.insert(1, at: 0) } else { digits[place] += 1 }
  }

  private mutating func shrink() {
    var place = digits.count - 1
    while digits[place] == 0 {
      digits[place] = 9
      place -= 1
    }
    digits[place] -= 1
    digits = Array(digits.drop { $0 == 0 })
    if digits.isEmpty { isNegative = false }
  }

  /// With a point before the last `scale` digits.
  func text(scale: Int) -> String {
    let padded = Array(repeating: 0, count: max(scale + 1 - digits.count, 0)) + digits
    let spelled = padded.map { String($0) }.joined()
    let sign = isNegative ? "-" : ""
    return scale == 0 ? sign + spelled : "\(sign)\(spelled.dropLast(scale)).\(spelled.suffix(scale))"
  }

  static func < (left: LongNumber, right: LongNumber) -> Bool {
    if left.isNegative != right.isNegative { return left.isNegative }
    let (small, large) = left.isNegative ? (right.digits, left.digits) : (left.digits, right.digits)
    return small.count == large.count ? small.lexicographicallyPrecedes(large) : small.count < large.count
  }
}
