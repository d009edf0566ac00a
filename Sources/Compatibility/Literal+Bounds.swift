import Model

extension Literal {
  /// Whether it stands before a bound of a type that takes values of its own.
  func isBelow(_ other: Literal) -> Bool {
    if let number = decimal, let bound = other.decimal {
      let places = max(number.places.utf8.count, bound.places.utf8.count)
      return number.literal(places: places).isLess(than: bound.literal(places: places))
    }
    switch (self, other) {
    case (.int(let number), .float): return Literal.float(Double(number)).isLess(than: other)
    case (.float, .int(let number)): return isLess(than: .float(Double(number)))
    case _: return isLess(than: other)
    }
  }

  /// The digits of a decimal, however it is kept.
  private var decimal: DecimalDigits? {
    switch self {
    case .decimal(let unscaled, let scale): DecimalDigits(unscaled: unscaled, scale: scale)
    case .longDecimal(let text): DecimalDigits(text)
    case .string, .int, .float, .bool, .date, .datetime, .duration, .bytes, .json, .list, .uuid, .enumCase: nil
    }
  }
}

/// A decimal as text, before and behind its point.
private struct DecimalDigits {
  /// With its sign.
  var whole: String
  var places: String

  init(_ text: String) {
    let parts = text.split(separator: ".", maxSplits: 1)
    whole = String(parts.first ?? "0")
    places = parts.count > 1 ? String(parts[1]) : ""
  }

  init(unscaled: Int64, scale: Int) {
    let digits = String(unscaled.magnitude)
    let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
    whole = (unscaled < 0 ? "-" : "") + padded.dropLast(scale)
    places = String(padded.suffix(scale))
  }

  func literal(places count: Int) -> Literal {
    let padding = String(repeating: "0", count: count - places.utf8.count)
    return .longDecimal("\(whole).\(places)\(padding)")
  }
}
