import Model

extension Literal {
  /// As bodies and answers spell it.
  var onTheWire: DocumentValue {
    switch self {
    case .int, .float: number
    case .bool(let flag): .bool(flag)
    case .string, .decimal, .longDecimal, .date, .datetime, .duration, .uuid, .bytes, .enumCase: .string(text)
    case .json(let value): value.document
    case .list(let items): .array(items.map(\.onTheWire))
    }
  }

  /// As a number, where it is one.
  var number: DocumentValue {
    switch self {
    case .int(let value): .integer(value)
    case .float(let value): .number("\(value)")
    case .decimal, .longDecimal: .number(text)
    case .string, .bool, .date, .datetime, .duration, .uuid, .bytes, .json, .list, .enumCase: onTheWire
    }
  }

  var text: String {
    switch self {
    case .string(let text), .date(let text), .uuid(let text), .enumCase(let text), .longDecimal(let text): text
    case .int(let value): "\(value)"
    case .float(let value): "\(value)"
    case .bool(let flag): flag ? "true" : "false"
    case .decimal(let unscaled, let scale): Self.decimal(unscaled, scale)
    case .datetime(let milliseconds): Self.moment(milliseconds)
    case .duration(let milliseconds): durationText(milliseconds: milliseconds)
    case .bytes(let bytes): base64Text(bytes)
    case .json, .list: ""
    }
  }

  private static func decimal(_ unscaled: Int64, _ scale: Int) -> String {
    let digits = padded(unscaled.magnitude, scale + 1)
    let sign = unscaled < 0 ? "-" : ""
    return scale == 0 ? "\(sign)\(digits)" : "\(sign)\(digits.dropLast(scale)).\(digits.suffix(scale))"
  }

  /// RFC 3339 in UTC with milliseconds; the date from the days since 1970 by the calendar's cycle of 400 years, whose
  /// years begin in March here, so that a leap day comes last.
  private static func moment(_ milliseconds: Int64) -> String {
    let (day, rest) = floored(milliseconds, 86_400_000)
    let (cycle, dayOfCycle) = floored(day + 719_468, 146_097)
    let year = (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * year + year / 4 - year / 100)
    let month = (5 * dayOfYear + 2) / 153
    let dayOfMonth = dayOfYear - (153 * month + 2) / 5 + 1
    let civil = (year: year + cycle * 400 + (month < 10 ? 0 : 1), month: month < 10 ? month + 3 : month - 9)
    let yearText = padded(UInt64(max(civil.year, 0)), 4)
    let date = "\(yearText)-\(padded(UInt64(civil.month), 2))-\(padded(UInt64(dayOfMonth), 2))"
    let clock = [rest / 3_600_000, rest / 60_000 % 60, rest / 1000 % 60].map { padded(UInt64($0), 2) }
    return "\(date)T\(clock.joined(separator: ":")).\(padded(UInt64(rest % 1000), 3))Z"
  }

  private static func floored(_ value: Int64, _ unit: Int64) -> (Int64, Int64) {
    let rest = value % unit
    return rest < 0 ? (value / unit - 1, rest + unit) : (value / unit, rest)
  }

  private static func padded(_ value: UInt64, _ width: Int) -> String {
    let digits = "\(value)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension JSONLiteral {
  fileprivate var document: DocumentValue {
    switch self {
    case .null: .null
    case .bool(let flag): .bool(flag)
    case .int(let number): .integer(number)
    case .float(let number): .number("\(number)")
    case .string(let text): .string(text)
    case .array(let items): .array(items.map(\.document))
    case .object(let members):
      .object(members.map { DocumentValue.Entry(key: $0.name, value: $0.value.document) })
    }
  }
}
