extension Literal {
  /// The value as a body of the wire carries it.
  package var json: String {
    switch self {
    case .string(let text), .date(let text), .uuid(let text), .enumCase(let text): text.jsonLiteral
    case .int(let value): String(value)
    case .float(let value): "\(value)"
    case .decimal, .duration, .bytes: plainText.jsonLiteral
    case .longDecimal(let text): text.jsonLiteral
    case .json(let value): value.text
    case .list(let items): "[" + items.map(\.json).joined(separator: ",") + "]"
    case .bool(let value): value ? "true" : "false"
    case .datetime: plainText.jsonLiteral
    }
  }

  /// The value as a query string carries it, before percent-encoding.
  package var plainText: String {
    switch self {
    case .string(let text), .date(let text), .uuid(let text), .enumCase(let text), .longDecimal(let text): text
    case .int, .float, .bool, .json: json
    // A list is asked for by one of its items.
    case .list(let items): items.first?.plainText ?? ""
    case .duration(let milliseconds): durationText(milliseconds: milliseconds)
    case .bytes(let bytes): base64Text(bytes)
    case .decimal(let unscaled, let scale): decimalText(unscaled: unscaled, scale: scale)
    case .datetime(let milliseconds): timestampText(milliseconds: milliseconds)
    }
  }
}

extension JSONLiteral {
  /// As JSON without spaces.
  package var text: String {
    switch self {
    case .null: "null"
    case .bool(let flag): flag ? "true" : "false"
    case .int(let number): "\(number)"
    case .float(let number): "\(number)"
    case .string(let text): text.jsonLiteral
    case .array(let items): "[" + items.map(\.text).joined(separator: ",") + "]"
    case .object(let members):
      "{" + members.map { "\($0.name.jsonLiteral):\($0.value.text)" }.joined(separator: ",") + "}"
    }
  }
}

extension String {
  /// The text as a JSON string (RFC 8259), as services write it: what has to be escaped is.
  package var jsonLiteral: String {
    // Nearly all text is harmless.
    if utf8.allSatisfy({ $0 >= 0x20 && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\") }) {
      return "\"" + self + "\""
    }
    var result = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\u{8}": result += "\\b"
      case "\t": result += "\\t"
      case "\n": result += "\\n"
      case "\u{C}": result += "\\f"
      case "\r": result += "\\r"
      case "\u{0}"..<" ": result += scalar.jsonEscapes
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}

extension Unicode.Scalar {
  /// Its code units by number, as JSON has them.
  package var jsonEscapes: String {
    String(self).utf16.map { unit in
      let hex = String(unit, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    }
    .joined()
  }
}

/// Exactly `scale` places: `12.50`.
package func decimalText(unscaled: Int64, scale: Int) -> String {
  guard scale > 0 else { return String(unscaled) }
  let digits = String(unscaled.magnitude)
  let padded = String(repeating: "0", count: max(0, scale + 1 - digits.count)) + digits
  return (unscaled < 0 ? "-" : "") + padded.dropLast(scale) + "." + padded.suffix(scale)
}

/// RFC 3339 in UTC with milliseconds: `2026-01-31T12:00:00.000Z`.
package func timestampText(milliseconds: Int64) -> String {
  let day = milliseconds.floorDivided(by: 86_400_000)
  let rest = milliseconds - day * 86_400_000
  let (hour, minute) = (rest / 3_600_000, rest / 60_000 % 60)
  let (second, fraction) = (rest / 1000 % 60, rest % 1000)
  let time = [hour, minute, second].map { padded($0, 2) }.joined(separator: ":")
  return "\(dateText(day: day))T\(time).\(padded(fraction, 3))Z"
}

/// `YYYY-MM-DD` of a day counted from 1970-01-01 (proleptic Gregorian calendar, Howard Hinnant's civil-from-days).
package func dateText(day: Int64) -> String {
  let shifted = day + 719_468
  let era = shifted.floorDivided(by: 146_097)
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let shiftedMonth = (5 * dayOfYear + 2) / 153
  let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return "\(padded(year, 4))-\(padded(month, 2))-\(padded(dayOfYear - (153 * shiftedMonth + 2) / 5 + 1, 2))"
}

/// Days from 1970-01-01 to a `YYYY-MM-DD` that analysis has accepted.
package func dayNumber(of date: String) -> Int64 {
  let parts = date.split(separator: "-").compactMap { Int64($0) }
  guard parts.count == 3 else { preconditionFailure("'\(date)' is not a date") }
  let year = parts[1] <= 2 ? parts[0] - 1 : parts[0]
  let era = year.floorDivided(by: 400)
  let yearOfEra = year - era * 400
  let dayOfYear = (153 * (parts[1] + (parts[1] > 2 ? -3 : 9)) + 2) / 5 + parts[2] - 1
  return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
}

private func padded(_ value: Int64, _ width: Int) -> String {
  let digits = String(value)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

extension Int64 {
  fileprivate func floorDivided(by divisor: Int64) -> Int64 {
    let quotient = self / divisor
    return self % divisor < 0 ? quotient - 1 : quotient
  }
}
