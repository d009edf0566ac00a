import Testing

@testable import ServiceRuntime

@Suite("Timestamp")
struct TimestampTests {
  @Test(
    "any offset is read, and printed as UTC with milliseconds",
    arguments: [
      ("2026-01-31T12:00:00Z", "2026-01-31T12:00:00.000Z"),
      ("2026-01-31t12:00:00z", "2026-01-31T12:00:00.000Z"),
      ("2026-01-31T12:00:00+02:30", "2026-01-31T09:30:00.000Z"),
      ("2026-01-31T23:59:59.9-00:01", "2026-02-01T00:00:59.900Z"),
      ("2026-01-31T12:00:00.123999999999Z", "2026-01-31T12:00:00.123Z"),
      ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
      ("2024-02-29T00:00:00-00:00", "2024-02-29T00:00:00.000Z"),
      ("0001-01-01T00:00:00Z", "0001-01-01T00:00:00.000Z"),
      ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
      ("0001-01-01T23:59:00+23:59", "0001-01-01T00:00:00.000Z"),
    ]
  )
  func reads(text: String, printed: String) {
    #expect(Timestamp(text)?.description == printed)
  }

  @Test(
    "what names no instant within the range is refused",
    arguments: [
      "", "2026-01-31", "2026-01-31T12:00:00", "2026-01-31 12:00:00Z", "2026-01-31T12:00Z", "2026-1-31T12:00:00Z",
      "2026-02-29T12:00:00Z", "2026-00-01T12:00:00Z", "2026-13-01T12:00:00Z", "2026-01-00T12:00:00Z",
      "2026-01-31T24:00:00Z", "2026-01-31T12:60:00Z", "2026-12-31T23:59:60Z", "2026-01-31T12:00:00.Z",
      "2026-01-31T12:00:00+24:00", "2026-01-31T12:00:00+02:60", "2026-01-31T12:00:00+0200", "2026-01-31T12:00:00Z ",
      " 2026-01-31T12:00:00Z", "0000-12-31T23:59:59Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
      "10000-01-01T00:00:00Z", "+026-01-31T12:00:00Z", "２026-01-31T12:00:00Z",
    ]
  )
  func refuses(text: String) {
    #expect(Timestamp(text) == nil)
  }

  @Test("milliseconds beyond the range are kept at its ends")
  func clamps() {
    #expect(Timestamp(milliseconds: .min) == .earliest)
    #expect(Timestamp(milliseconds: .max) == .latest)
    #expect(Timestamp.latest.adding(milliseconds: .max) == .latest)
    #expect(Timestamp.earliest.adding(milliseconds: -1) == .earliest)
    #expect(Timestamp(milliseconds: -1).adding(milliseconds: 2).milliseconds == 1)
  }

  @Test("the day of an instant before 1970 is the day it lies in")
  func day() {
    #expect(Timestamp(milliseconds: -1).date.description == "1969-12-31")
    #expect(Timestamp(milliseconds: 0).date.description == "1970-01-01")
  }

  @Test("now is after this was written, and before a long time has passed")
  func now() {
    #expect(Timestamp.now > Timestamp("2025-01-01T00:00:00Z"))
    #expect(Timestamp.now < Timestamp("2200-01-01T00:00:00Z"))
  }

  @Test("a literal is the instant that it spells, and a mistaken one ends the program")
  func literal() async {
    let time: Timestamp = "1970-01-01T00:00:01Z"
    #expect(time.milliseconds == 1000)
    await #expect(processExitsWith: .failure) {
      let mistake: Timestamp = "1970-01-01"
      print(mistake)
    }
  }
}
