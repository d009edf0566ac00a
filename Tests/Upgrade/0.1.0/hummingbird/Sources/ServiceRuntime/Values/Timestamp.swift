import Foundation

/// An instant in UTC with milliseconds, within the years 1 to 9999.
public struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Milliseconds since 1970-01-01T00:00:00Z, leap seconds not counted.
  public let milliseconds: Int64

  /// 0001-01-01T00:00:00.000Z.
  public static let earliest = Timestamp(unchecked: -62_135_596_800_000)
  /// 9999-12-31T23:59:59.999Z.
  public static let latest = Timestamp(unchecked: 253_402_300_799_999)

  private init(unchecked milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// The instant so many milliseconds after 1970; the nearest end of the range when it lies outside.
  public init(milliseconds: Int64) {
    self.init(unchecked: min(max(milliseconds, Self.earliest.milliseconds), Self.latest.milliseconds))
  }

  /// The present, by the system's clock.
  public static var now: Timestamp {
    Timestamp(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }

  /// Reads an RFC 3339 date-time with any offset; digits past the millisecond are dropped.
  ///
  /// Only what names a real instant of the years 1 to 9999 is read. A leap second (`23:59:60`) is not: milliseconds
  /// since 1970 cannot hold it, and another second in its place would be a silent change of the value.
  public init?(_ text: String) {
    var reader = ASCIIReader(text)
    guard let date = CalendarDate(from: &reader), reader.skip("T") || reader.skip("t"),
      let hour = reader.digits(2), hour < 24, reader.skip(":"),
      let minute = reader.digits(2), minute < 60, reader.skip(":"),
      let second = reader.digits(2), second < 60,
      let fraction = Self.milliseconds(from: &reader),
      let offset = Self.offset(from: &reader), reader.isAtEnd
    else { return nil }
    let seconds = Int64(date.daysSinceEpoch) * 86_400 + Int64(hour * 3600 + minute * 60 + second - offset)
    let milliseconds = seconds * 1000 + Int64(fraction)
    guard (Self.earliest.milliseconds...Self.latest.milliseconds).contains(milliseconds) else { return nil }
    self.init(unchecked: milliseconds)
  }

  /// The day it is in UTC.
  public var date: CalendarDate {
    CalendarDate(unchecked: Int32(dayAndMillisecond.day))
  }

  /// The instant so many milliseconds later, or earlier when negative, kept within the range.
  public func adding(milliseconds: Int64) -> Timestamp {
    let (sum, overflow) = self.milliseconds.addingReportingOverflow(milliseconds)
    return overflow ? (milliseconds < 0 ? .earliest : .latest) : Timestamp(milliseconds: sum)
  }

  /// The earlier one first.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }

  /// `2026-01-31T12:00:00.000Z`.
  public var description: String {
    String(unsafeUninitializedCapacity: 24) { buffer in
      write(to: buffer.baseAddress!)
      return 24
    }
  }

  /// Writes the 24 bytes of `2026-01-31T12:00:00.000Z`.
  func write(to bytes: UnsafeMutablePointer<UInt8>) {
    let (day, millisecond) = dayAndMillisecond
    CalendarDate(unchecked: Int32(day)).write(to: bytes)
    bytes[10] = UInt8(ascii: "T")
    bytes.put(millisecond / 3_600_000, digits: 2, at: 11)
    bytes[13] = UInt8(ascii: ":")
    bytes.put(millisecond / 60_000 % 60, digits: 2, at: 14)
    bytes[16] = UInt8(ascii: ":")
    bytes.put(millisecond / 1000 % 60, digits: 2, at: 17)
    bytes[19] = UInt8(ascii: ".")
    bytes.put(millisecond % 1000, digits: 3, at: 20)
    bytes[23] = UInt8(ascii: "Z")
  }

  /// Days since 1970 and milliseconds of that day, never negative.
  private var dayAndMillisecond: (day: Int, millisecond: Int) {
    let (quotient, remainder) = Int(milliseconds).quotientAndRemainder(dividingBy: 86_400_000)
    return remainder < 0 ? (quotient - 1, remainder + 86_400_000) : (quotient, remainder)
  }

  private static func milliseconds(from reader: inout ASCIIReader) -> Int? {
    guard reader.skip(".") else { return 0 }
    guard let first = reader.digits(1) else { return nil }
    var value = first * 100
    var weight = 10
    while let digit = reader.digits(1) {
      value += digit * weight
      weight /= 10
    }
    return value
  }

  /// Seconds east of UTC.
  private static func offset(from reader: inout ASCIIReader) -> Int? {
    if reader.skip("Z") || reader.skip("z") { return 0 }
    let isWest = reader.skip("-")
    guard isWest || reader.skip("+"), let hours = reader.digits(2), hours < 24, reader.skip(":"),
      let minutes = reader.digits(2), minutes < 60
    else { return nil }
    let seconds = hours * 3600 + minutes * 60
    return isWest ? -seconds : seconds
  }
}
