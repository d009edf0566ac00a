/// A day of the proleptic Gregorian calendar, years 0001 to 9999.
struct CalendarDay: CustomStringConvertible {
  var year: Int
  var month: Int
  var day: Int

  /// Reads exactly `YYYY-MM-DD`.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = digits(bytes[0..<4]), let month = digits(bytes[5..<7]), let day = digits(bytes[8..<10]),
      year >= 1, (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year)
    else { return nil }
    (self.year, self.month, self.day) = (year, month, day)
  }

  var description: String {
    func padded(_ number: Int, _ width: Int) -> String {
      String(repeating: "0", count: width - String(number).count) + String(number)
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// Days since 1970-01-01.
  var daysSinceEpoch: Int {
    // Howard Hinnant's days_from_civil: years begin in March, so that a leap day is the last of its year.
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func days(in month: Int, of year: Int) -> Int {
    let isLeap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

private func digits(_ bytes: ArraySlice<UInt8>) -> Int? {
  guard !bytes.isEmpty, bytes.allSatisfy(\.isDigit) else { return nil }
  return bytes.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
}

/// The milliseconds since 1970 of an RFC 3339 moment with any offset; digits past the millisecond are dropped.
func instant(_ text: String) -> Int64? {
  var bytes = Array(text.utf8)[...]
  guard bytes.count >= 20, let day = CalendarDay(String(decoding: bytes.prefix(10), as: UTF8.self)) else { return nil }
  bytes = bytes.dropFirst(10)
  guard let separator = bytes.popFirst(), [UInt8(ascii: "T"), UInt8(ascii: "t")].contains(separator),
    let (hour, minute) = clock(&bytes), bytes.popFirst() == UInt8(ascii: ":"),
    bytes.count >= 2, let second = digits(bytes.prefix(2)), second <= 59
  else { return nil }
  bytes = bytes.dropFirst(2)
  var milliseconds = 0
  if bytes.first == UInt8(ascii: ".") {
    let fraction = bytes.dropFirst().prefix(while: \.isDigit)
    guard !fraction.isEmpty else { return nil }
    let kept = Array(fraction.prefix(3))
    milliseconds = (digits(kept[...]) ?? 0) * [1, 100, 10, 1][kept.count]
    bytes = bytes.dropFirst(1 + fraction.count)
  }
  var offset = 0
  switch bytes.popFirst() {
  case UInt8(ascii: "Z"), UInt8(ascii: "z"): break
  case UInt8(ascii: "+"):
    guard let (hours, minutes) = clock(&bytes) else { return nil }
    offset = hours * 60 + minutes
  case UInt8(ascii: "-"):
    guard let (hours, minutes) = clock(&bytes) else { return nil }
    offset = -(hours * 60 + minutes)
  case _: return nil
  }
  guard bytes.isEmpty else { return nil }
  let minutes = (day.daysSinceEpoch * 24 + hour) * 60 + minute - offset
  return Int64((minutes * 60 + second) * 1000 + milliseconds)
}

/// Takes `HH:MM` off the front.
private func clock(_ bytes: inout ArraySlice<UInt8>) -> (hour: Int, minute: Int)? {
  let part = bytes.prefix(5)
  guard part.count == 5, part[part.startIndex + 2] == UInt8(ascii: ":"),
    let hour = digits(part.prefix(2)), let minute = digits(part.suffix(2)), hour <= 23, minute <= 59
  else { return nil }
  bytes = bytes.dropFirst(5)
  return (hour, minute)
}

func isUUID(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  return bytes.count == 36
    && bytes.enumerated().allSatisfy { index, byte in
      [8, 13, 18, 23].contains(index) ? byte == UInt8(ascii: "-") : byte.isHexDigit
    }
}

/// An address as the WHATWG's HTML standard accepts it in a form, of at most 254 characters.
func isEmail(_ text: String) -> Bool {
  let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
  guard text.utf8.count <= 254, parts.count == 2, !parts[0].isEmpty else { return false }
  let symbols = Set(".!#$%&'*+/=?^_`{|}~-".utf8)
  return parts[0].allSatisfy { $0.isAlphanumeric || symbols.contains($0) }
    && parts[1].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy(isHostLabel)
}

/// An absolute `http` or `https` address with a host and without spaces or control characters.
func isWebAddress(_ text: String) -> Bool {
  let lowered = text.lowercased()
  guard let scheme = ["http://", "https://"].first(where: lowered.hasPrefix) else { return false }
  let authority = text.utf8.dropFirst(scheme.utf8.count).prefix { !"/?#".utf8.contains($0) }
  return !authority.isEmpty && !authority.starts(with: ":".utf8)
    && text.unicodeScalars.allSatisfy {
      $0.value > 0x20 && $0.value != 0x7F && !"<>\"\\^`{|}".unicodeScalars.contains($0)
    }
}

/// Words of small letters and digits of ASCII with one hyphen between them.
func isSlug(_ text: String) -> Bool {
  text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false).allSatisfy { word in
    !word.isEmpty && word.allSatisfy { $0.isAlphanumeric && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
  }
}

/// The milliseconds of a length of time in ISO 8601, days to seconds; at most 99,999,999 days and all but a day more.
func duration(_ text: String) -> Int64? {
  let longest: Int64 = 8_639_999_999_999_999
  let parts = text.split(separator: "T", maxSplits: 1, omittingEmptySubsequences: false)
  guard text.hasPrefix("P"), text.count > 1, parts.count == 1 || !parts[1].isEmpty else { return nil }
  var total: Int64 = 0
  func take(_ part: Substring, _ units: [(Character, Int64)]) -> Bool {
    var rest = part
    var units = units[...]
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      rest = rest.dropFirst(digits.count)
      var fraction = ""
      if rest.first == "." {
        fraction = String(rest.dropFirst().prefix { $0.isASCII && $0.isNumber })
        rest = rest.dropFirst(fraction.count + 1)
        guard !fraction.isEmpty, rest.first == "S" else { return false }
      }
      guard let count = Int64(digits), count <= longest, let letter = rest.popFirst(),
        let place = units.firstIndex(where: { $0.0 == letter })
      else { return false }
      let (product, overflow) = count.multipliedReportingOverflow(by: units[place].1)
      let part = Int64((fraction + "000").prefix(3)) ?? 0
      guard !overflow, product <= longest - total, part <= longest - total - product else { return false }
      total += product + part
      units = units[(place + 1)...]
    }
    return true
  }
  guard take(parts[0].dropFirst(), [("D", 86_400_000)]),
    parts.count == 1 || take(parts[1], [("H", 3_600_000), ("M", 60_000), ("S", 1000)])
  else { return nil }
  return total
}

/// The bytes of base64 with padding, strictly.
func bytes(ofBase64 text: String) -> [UInt8]? {
  let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
  let characters = Array(text.utf8)
  let padding = characters.reversed().prefix { $0 == UInt8(ascii: "=") }.count
  guard characters.count.isMultiple(of: 4), padding <= 2 else { return nil }
  var bytes: [UInt8] = []
  var buffer: UInt32 = 0
  var bits: UInt32 = 0
  for character in characters.dropLast(padding) {
    guard let digit = alphabet.firstIndex(of: character) else { return nil }
    buffer = buffer << 6 | UInt32(digit)
    bits += 6
    if bits >= 8 {
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: buffer >> bits))
    }
  }
  return buffer & (1 << bits - 1) == 0 ? bytes : nil
}

private func isHostLabel(_ label: Substring.UTF8View) -> Bool {
  (1...63).contains(label.count) && label.first != UInt8(ascii: "-") && label.last != UInt8(ascii: "-")
    && label.allSatisfy { $0.isAlphanumeric || $0 == UInt8(ascii: "-") }
}

extension UInt8 {
  fileprivate var isHexDigit: Bool {
    isDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(self | 0x20)
  }
}
