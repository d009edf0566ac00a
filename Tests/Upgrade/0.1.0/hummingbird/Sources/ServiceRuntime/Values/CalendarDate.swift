/// A day of the proleptic Gregorian calendar, 0001-01-01 to 9999-12-31, without a time or a zone.
public struct CalendarDate: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Days since 1970-01-01; negative before it.
  public let daysSinceEpoch: Int32

  /// The first day that can be written.
  public static let earliest = CalendarDate(unchecked: -719_162)
  /// The last day that can be written.
  public static let latest = CalendarDate(unchecked: 2_932_896)

  init(unchecked days: Int32) {
    daysSinceEpoch = days
  }

  /// The day so many days after 1970-01-01, when it lies within the years 1 to 9999.
  public init?(daysSinceEpoch days: Int) {
    guard days >= Self.earliest.daysSinceEpoch, days <= Self.latest.daysSinceEpoch else { return nil }
    self.init(unchecked: Int32(days))
  }

  /// A real day of the years 1 to 9999.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1, day <= Self.days(in: month, of: year) else {
      return nil
    }
    self.init(unchecked: Int32(Self.daysSinceEpoch(year: year, month: month, day: day)))
  }

  /// Reads exactly `YYYY-MM-DD`.
  public init?(_ text: String) {
    var reader = ASCIIReader(text)
    guard let date = CalendarDate(from: &reader), reader.isAtEnd else { return nil }
    self = date
  }

  init?(from reader: inout ASCIIReader) {
    guard let year = reader.digits(4), reader.skip("-"), let month = reader.digits(2), reader.skip("-"),
      let day = reader.digits(2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }

  /// The number of the year, 1 to 9999.
  public var year: Int { components.year }
  /// The number of the month, 1 to 12.
  public var month: Int { components.month }
  /// The day of the month, 1 to 31.
  public var day: Int { components.day }

  /// Year, month and day at once, which costs no more than one of them.
  public var components: (year: Int, month: Int, day: Int) {
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years that begin in March, eras of 400 years.
    let shifted = Int(daysSinceEpoch) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The day so many days later, or earlier when negative; nothing outside the years 1 to 9999.
  public func adding(days: Int) -> CalendarDate? {
    CalendarDate(daysSinceEpoch: Int(daysSinceEpoch) + days)
  }

  /// The earlier one first.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool {
    left.daysSinceEpoch < right.daysSinceEpoch
  }

  /// `YYYY-MM-DD`.
  public var description: String {
    String(unsafeUninitializedCapacity: 10) { buffer in
      write(to: buffer.baseAddress!)
      return 10
    }
  }

  /// Writes the ten bytes of `YYYY-MM-DD`.
  func write(to bytes: UnsafeMutablePointer<UInt8>) {
    let (year, month, day) = components
    bytes.put(year, digits: 4, at: 0)
    bytes[4] = UInt8(ascii: "-")
    bytes.put(month, digits: 2, at: 5)
    bytes[7] = UInt8(ascii: "-")
    bytes.put(day, digits: 2, at: 8)
  }

  static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
