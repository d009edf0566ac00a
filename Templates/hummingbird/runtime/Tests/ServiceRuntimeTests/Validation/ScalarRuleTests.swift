import Foundation
import Testing

@testable import ServiceRuntime

enum BookFormat: String, CaseIterable, Sendable {
  case hardcover
  case eBook = "e-book"
}

@Suite("Other values")
struct ScalarRuleTests {
  @Test("a boolean is true or false")
  func booleans() throws {
    #expect(try BooleanRule().value("true") == true)
    #expect(try BooleanRule().refusals(#""true""#) == ["type must be true or false, not a string"])
    #expect(try BooleanRule().refusals("1") == ["type must be true or false, not a number"])
    #expect(try BooleanRule().refusals("null") == ["null must not be null"])
    #expect(["true", "false", "1", "TRUE", ""].map(BooleanRule().read(text:)) == [true, false, nil, nil, nil])
    #expect(
      [SQLValue.integer(0), .integer(1), .integer(2), .null].map(BooleanRule().accepts) == [true, true, false, false]
    )
  }

  @Test("a date keeps to its bounds, which belong to it")
  func dates() throws {
    let rule = DateRule(min: CalendarDate("2026-01-01"), max: CalendarDate("2026-12-31"))
    #expect(try rule.value(#""2026-01-01""#) == CalendarDate("2026-01-01"))
    #expect(try rule.value(#""2026-12-31""#) == CalendarDate("2026-12-31"))
    #expect(try rule.refusals(#""2025-12-31""#) == ["min must be at least 2026-01-01"])
    #expect(try rule.refusals(#""2027-01-01""#) == ["max must be at most 2026-12-31"])
    #expect(try rule.refusals(#""2026-02-30""#) == ["format must be a day such as 2026-01-31"])
    #expect(try rule.refusals("20260101") == ["type must be a string, not a number"])
    #expect(rule.codes(CalendarDate("2027-01-01")) == ["max"])
    #expect(rule.read(text: "1999-01-01") == CalendarDate("1999-01-01"))
    #expect(rule.read(text: "1999-01-01T00:00:00Z") == nil)
    #expect([SQLValue.text("2026-01-31"), .text("x"), .integer(1)].map(rule.accepts) == [true, false, false])
  }

  @Test("an instant keeps to its bounds, which belong to it")
  func timestamps() throws {
    let rule = TimestampRule(min: Timestamp("2026-01-01T00:00:00Z"), max: Timestamp("2026-12-31T23:59:59.999Z"))
    #expect(try rule.value(#""2026-01-01T01:00:00+01:00""#)?.description == "2026-01-01T00:00:00.000Z")
    #expect(try rule.value(#""2026-12-31T23:59:59.9999Z""#)?.description == "2026-12-31T23:59:59.999Z")
    #expect(try rule.refusals(#""2025-12-31T23:59:59.999Z""#) == ["min must be at least 2026-01-01T00:00:00.000Z"])
    #expect(try rule.refusals(#""2027-01-01T00:00:00Z""#) == ["max must be at most 2026-12-31T23:59:59.999Z"])
    #expect(try rule.refusals(#""2026-01-31""#) == ["format must be an instant such as 2026-01-31T12:00:00Z"])
    #expect(try rule.refusals("0") == ["type must be a string, not a number"])
    #expect(rule.codes(.latest) == ["max"])
    #expect(rule.read(text: "1999-01-01T00:00:00Z")?.milliseconds == 915_148_800_000)
    #expect([SQLValue.integer(0), .integer(.max), .text("")].map(rule.accepts) == [true, false, false])
  }

  @Test("a UUID is read in any case and bound in lower case")
  func uuids() throws {
    let text = "0197a9c4-6b1f-7abc-8def-0123456789ab"
    #expect(try UUIDRule().value("\"\(text.uppercased())\"")?.text == text)
    #expect(try UUIDRule().refusals(#""x""#) == ["format must be a UUID"])
    #expect(try UUIDRule().refusals("1") == ["type must be a string, not a number"])
    #expect(UUIDRule().read(text: text.uppercased()).flatMap(UUIDRule().sql) == .text(text))
    #expect(UUIDRule().accepts(.text(text)))
    #expect(!UUIDRule().accepts(.text(text.uppercased())))
    #expect(!UUIDRule().accepts(.null))
  }

  @Test("an enum has its cases as they are spelled")
  func enums() throws {
    let rule = EnumRule(BookFormat.self)
    #expect(try rule.value(#""e-book""#) == .eBook)
    #expect(try rule.refusals(#""E-Book""#) == ["enum must be one of hardcover, e-book"])
    #expect(try rule.refusals(#""\ud800""#) == ["enum must be one of hardcover, e-book"])
    #expect(try rule.refusals("null") == ["null must not be null"])
    #expect(try rule.refusals("0") == ["type must be a string, not a number"])
    #expect(rule.read(text: "hardcover") == .hardcover)
    #expect(rule.read(text: "") == nil)
    #expect(rule.sql(.eBook) == .text("e-book"))
    #expect([SQLValue.text("e-book"), .text("eBook"), .null].map(rule.accepts) == [true, false, false])
  }
}
