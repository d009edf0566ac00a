import Foundation
import Testing

@testable import Analysis

@Suite("Formats of text")
struct FormatTests {
  @Test("a day exists or it is none")
  func days() {
    #expect(["2024-02-29", "2000-02-29", "0001-01-01", "9999-12-31"].allSatisfy { CalendarDay($0)?.description == $0 })
    let none = [
      "2023-02-29", "1900-02-29", "2026-13-01", "2026-00-10", "2026-04-31", "2026-4-1", "26-04-01", "0000-01-01",
      "2026-01-01T", "",
    ]
    #expect(none.filter { CalendarDay($0) != nil } == [])
  }

  @Test(
    "a moment is milliseconds since 1970",
    arguments: [
      ("1970-01-01T00:00:00Z", 0), ("2026-01-31T12:00:00.123Z", 1_769_860_800_123),
      ("2026-01-31T13:30:00.5+01:30", 1_769_860_800_500), ("1969-12-31T23:59:59.999Z", -1),
      ("2026-01-31t12:00:00z", 1_769_860_800_000), ("2026-01-31T12:00:00.1239999Z", 1_769_860_800_123),
      ("2000-02-29T00:00:00-00:00", 951_782_400_000),
    ] as [(String, Int64)]
  )
  func moments(_ text: String, _ milliseconds: Int64) {
    #expect(instant(text) == milliseconds)
  }

  @Test(
    "what is no moment is refused",
    arguments: [
      "2026-01-31", "2026-01-31T12:00:00", "2026-01-31 12:00:00Z", "2026-01-31T24:00:00Z", "2026-01-31T12:60:00Z",
      "2026-01-31T12:00:60Z", "2026-01-31T12:00:00.Z", "2026-01-31T12:00:00+1:00", "2026-01-31T12:00:00Zx", "",
      "2026-02-30T12:00:00Z", "2026-01-31T12:00:00+24:00",
    ]
  )
  func noMoments(_ text: String) {
    #expect(instant(text) == nil)
  }

  @Test("an email address has a local part and a host")
  func email() {
    let good = ["a@b", "name@example.com", "a.b+c@sub.example.co", "!#$%&'*+/=?^_`{|}~-@x1-y.z"]
    let bad = [
      "", "a", "@b", "a@", "a@b@c", "a b@c", "a@-b", "a@b-", "a@b..c", "é@b", "a@b_c",
      "a@" + String(repeating: "b", count: 64),
    ]
    #expect(good.filter { !isEmail($0) } == [])
    #expect(bad.filter(isEmail) == [])
    #expect(isEmail(String(repeating: "a", count: 250) + "@b.c"))
    #expect(!isEmail(String(repeating: "a", count: 251) + "@b.c"))
  }

  @Test("a web address is absolute and has a host")
  func webAddress() {
    let good = [
      "http://a", "https://example.com/a?b=c#d", "HTTPS://EXAMPLE.COM", "http://127.0.0.1:80/", "https://a/é",
    ]
    let bad = [
      "", "a", "//a", "/a", "ftp://a", "http://", "http:///a", "http://:80", "http://a b", "http://a\n",
      "https://a/<b>", "mailto:a@b",
    ]
    #expect(good.filter { !isWebAddress($0) } == [])
    #expect(bad.filter(isWebAddress) == [])
  }

  @Test("a UUID has its dashes in their places")
  func uuid() {
    #expect(isUUID("01890a5d-ac96-774b-bcce-b302099a8057"))
    #expect(isUUID("01890A5D-AC96-774B-BCCE-B302099A8057"))
    let bad = [
      "01890a5dac96774bbcceb302099a8057", "01890a5d-ac96-774b-bcce-b302099a805", "g1890a5d-ac96-774b-bcce-b302099a8057",
      "{01890a5d-ac96-774b-bcce-b302099a8057}",
    ]
    #expect(bad.filter(isUUID) == [])
  }
}
