extension Literal {
  /// Whether this value stands before `other`, which has the same type: numbers by size, texts by code point, days, moments and
  /// lengths of time by time; nothing stands before a value without an order.
  package func isLess(than other: Literal) -> Bool {
    switch (self, other) {
    case (.int(let left), .int(let right)): left < right
    case (.float(let left), .float(let right)): left < right
    case (.decimal(let left, _), .decimal(let right, _)): left < right
    case (.longDecimal(let left), .longDecimal(let right)): isNumber(left, below: right)
    case (.datetime(let left), .datetime(let right)): left < right
    case (.duration(let left), .duration(let right)): left < right
    // The bytes of UTF-8 are in the order of the code points.
    case (.string(let left), .string(let right)), (.date(let left), .date(let right)):
      left.utf8.lexicographicallyPrecedes(right.utf8)
    case (.string, _), (.int, _), (.float, _), (.decimal, _), (.longDecimal, _), (.bool, _), (.date, _), (.datetime, _),
      (.duration, _), (.uuid, _), (.bytes, _), (.json, _), (.list, _), (.enumCase, _):
      false
    }
  }

  /// Whether both are one value; texts are when their code points are, and only then.
  package func isSame(as other: Literal) -> Bool {
    if case .string(let left) = self, case .string(let right) = other { return left.utf8.elementsEqual(right.utf8) }
    return self == other
  }
}

/// Whether a decimal is less than another with as many places, both without needless zeros in front.
private func isNumber(_ left: String, below right: String) -> Bool {
  let isNegative = left.hasPrefix("-")
  if isNegative != right.hasPrefix("-") { return isNegative }
  let (small, large) = isNegative ? (right, left) : (left, right)
  return small.utf8.count == large.utf8.count ? small < large : small.utf8.count < large.utf8.count
}
