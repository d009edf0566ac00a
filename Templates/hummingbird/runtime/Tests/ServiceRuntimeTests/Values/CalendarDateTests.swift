import Testing

@testable import ServiceRuntime

@Suite("CalendarDate")
struct CalendarDateTests {
  @Test(
    "a real day of the years 1 to 9999 is read and printed as it was",
    arguments: [
      "0001-01-01", "1582-10-10", "1900-02-28", "1969-12-31", "1970-01-01", "2000-02-29", "2024-02-29", "2026-12-31",
      "9999-12-31",
    ]
  )
  func reads(text: String) {
    #expect(CalendarDate(text)?.description == text)
  }

  @Test(
    "any other text is refused",
    arguments: [
      "", "0000-01-01", "1900-02-29", "2023-02-29", "2026-04-31", "2026-01-32", "2026-01-00", "2026-00-10",
      "2026-13-01",
      "2026-1-01", "26-01-01", "20260101", "2026/01/01", "2026-01-01 ", " 2026-01-01", "2026-01-01T00:00:00Z",
      "-026-01-01", "10000-01-01", "２026-01-01",
    ]
  )
  func refuses(text: String) {
    #expect(CalendarDate(text) == nil)
  }

  @Test("every day of 400 years and both ends follows the one before")
  func everyDay() {
    var day = CalendarDate("1999-12-31")
    var expected = (year: 1999, month: 12, day: 31)
    for _ in 0..<146_097 {
      guard let next = day.adding(days: 1) else { return #expect(Bool(false), "no day after \(day)") }
      expected.day += 1
      if expected.day > CalendarDate.days(in: expected.month, of: expected.year) {
        expected = (expected.month == 12 ? expected.year + 1 : expected.year, expected.month % 12 + 1, 1)
      }
      guard next.components == expected, CalendarDate(next.description) == next, day < next else {
        return #expect(Bool(false), "\(next) is not \(expected)")
      }
      day = next
    }
    #expect(day.description == "2399-12-31")
  }

  @Test("there is no day before the first or after the last")
  func ends() {
    #expect(CalendarDate.earliest.description == "0001-01-01")
    #expect(CalendarDate.latest.description == "9999-12-31")
    #expect(CalendarDate.earliest.adding(days: -1) == nil)
    #expect(CalendarDate.latest.adding(days: 1) == nil)
    #expect(CalendarDate(daysSinceEpoch: 0)?.description == "1970-01-01")
    #expect(CalendarDate(year: 2026, month: 2, day: 29) == nil)
  }

  @Test("year, month and day are those of the text")
  func parts() {
    let day = CalendarDate("1066-10-14")
    #expect([day.year, day.month, day.day] == [1066, 10, 14])
  }

  @Test("a literal is the day that it spells, and a mistaken one ends the program")
  func literal() async {
    let day: CalendarDate = "2026-01-31"
    #expect(day == CalendarDate(year: 2026, month: 1, day: 31))
    await #expect(processExitsWith: .failure) {
      let mistake: CalendarDate = "2026-02-30"
      print(mistake)
    }
  }
}
