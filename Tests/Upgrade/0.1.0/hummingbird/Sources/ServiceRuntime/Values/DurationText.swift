extension Duration {
  /// The longest that goes over the wire: 99,999,999 days and all but a day more.
  public static let longest = Duration.milliseconds(DurationText.longest)

  /// In whole milliseconds; what is less is dropped.
  public var milliseconds: Int64 {
    let (seconds, attoseconds) = components
    let (milliseconds, overflow) = seconds.multipliedReportingOverflow(by: 1000)
    return overflow ? (seconds < 0 ? .min : .max) : milliseconds + attoseconds / 1_000_000_000_000_000
  }

  /// As it goes over the wire: `P1DT2H3M4.5S`, `PT0S`.
  public var text: String { DurationText.text(milliseconds: milliseconds) }
}

/// Lengths of time in ISO 8601, days to seconds.
enum DurationText {
  /// In milliseconds; below 2⁵³, so that every reader of JSON and every database keeps it.
  static let longest: Int64 = 8_639_999_999_999_999

  /// What a text came to.
  enum Parsed: Equatable {
    case milliseconds(Int64)
    /// A length of time, but longer than the longest.
    case beyond
  }

  /// Reads `P1DT2H3M4.5S` with any of its parts, in this order, at least one of them; digits past the millisecond are
  /// dropped.
  static func parse(_ text: String) -> Parsed? {
    var bytes = Array(text.utf8)[...]
    guard bytes.popFirst() == UInt8(ascii: "P"), !bytes.isEmpty else { return nil }
    var total: Int64 = 0
    var units: [(letter: UInt8, milliseconds: Int64)] = [(UInt8(ascii: "D"), 86_400_000)]
    var isBeyond = false
    var hasTime = false
    var isTimeEmpty = false
    while let first = bytes.first {
      if first == UInt8(ascii: "T") {
        guard !hasTime else { return nil }
        hasTime = true
        bytes = bytes.dropFirst()
        units = [(UInt8(ascii: "H"), 3_600_000), (UInt8(ascii: "M"), 60_000), (UInt8(ascii: "S"), 1000)]
        isTimeEmpty = true
        continue
      }
      let digits = bytes.prefix(while: \.isASCIIDigit)
      bytes = bytes.dropFirst(digits.count)
      var fraction: ArraySlice<UInt8> = []
      if bytes.first == UInt8(ascii: ".") {
        fraction = bytes.dropFirst().prefix(while: \.isASCIIDigit)
        bytes = bytes.dropFirst(fraction.count + 1)
        guard !fraction.isEmpty, bytes.first == UInt8(ascii: "S") else { return nil }
      }
      guard !digits.isEmpty, let letter = bytes.popFirst(),
        let place = units.firstIndex(where: { $0.letter == letter })
      else { return nil }
      if let part = milliseconds(digits, fraction, of: units[place].milliseconds), part <= longest - total {
        total += part
      } else {
        isBeyond = true
      }
      units.removeSubrange(...place)
      isTimeEmpty = false
    }
    guard !isTimeEmpty else { return nil }
    return isBeyond ? .beyond : .milliseconds(total)
  }

  private static func milliseconds(_ digits: ArraySlice<UInt8>, _ fraction: ArraySlice<UInt8>, of unit: Int64) -> Int64?
  {
    var count: Int64 = 0
    for digit in digits {
      count = count * 10 + Int64(digit - UInt8(ascii: "0"))
      if count > longest { return nil }
    }
    let (whole, overflow) = count.multipliedReportingOverflow(by: unit)
    guard !overflow else { return nil }
    var part: Int64 = 0
    var weight: Int64 = 100
    for digit in fraction.prefix(3) {
      part += Int64(digit - UInt8(ascii: "0")) * weight
      weight /= 10
    }
    return whole + part
  }

  /// Normalised: hours below 24, minutes and seconds below 60, no part that is zero, no zeros at the end.
  static func text(milliseconds: Int64) -> String {
    var rest = milliseconds.magnitude
    let sign = milliseconds < 0 ? "-" : ""
    guard rest > 0 else { return "PT0S" }
    func take(_ unit: UInt64) -> UInt64 {
      defer { rest %= unit }
      return rest / unit
    }
    let (days, hours, minutes, seconds) = (take(86_400_000), take(3_600_000), take(60_000), take(1000))
    var text = days > 0 ? "\(sign)P\(days)D" : "\(sign)P"
    guard hours > 0 || minutes > 0 || seconds > 0 || rest > 0 else { return text }
    text += "T"
    if hours > 0 { text += "\(hours)H" }
    if minutes > 0 { text += "\(minutes)M" }
    guard seconds > 0 || rest > 0 else { return text }
    text += "\(seconds)"
    if rest > 0 {
      var fraction = String(1000 + rest).dropFirst()
      while fraction.last == "0" { fraction.removeLast() }
      text += ".\(fraction)"
    }
    return text + "S"
  }
}
