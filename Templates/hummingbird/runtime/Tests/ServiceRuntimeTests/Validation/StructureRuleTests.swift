import Foundation
import Testing

@testable import ServiceRuntime

@Suite("Rules of lengths of time, bytes, JSON, lists and long decimals")
struct StructureRuleTests {
  @Test(
    "a length of time is read and written normalised",
    arguments: [
      ("PT0S", "PT0S"), ("P0D", "PT0S"), ("PT90M", "PT1H30M"), ("PT86400S", "P1D"), ("P1DT24H", "P2D"),
      ("PT0.0019S", "PT0.001S"), ("PT1.50S", "PT1.5S"), ("PT007S", "PT7S"),
      ("P99999999DT23H59M59.999S", "P99999999DT23H59M59.999S"),
    ]
  )
  func durations(text: String, normalised: String) {
    let value = DurationRule().read(text: text)
    #expect(value?.text == normalised)
    #expect(value.flatMap { DurationRule().sql($0) }.flatMap { DurationRule().value($0) } == value)
  }

  @Test(
    "what is no length of time is refused",
    arguments: [
      "", "P", "PT", "P1DT", "1D", "P1W", "P1Y", "PT1H1H", "PT1M1H", "PT1ST1H", "PT1.5M", "PT.5S", "PT1.S", "p1d",
      "-P1D",
      "P1D ", "PT1,5S", "P1H",
    ]
  )
  func noDurations(text: String) throws {
    #expect(DurationRule().read(text: text) == nil)
    let refusals = try DurationRule().refusals("\"\(text)\"")
    #expect(refusals.count == 1 && refusals[0].hasPrefix("format "))
  }

  @Test("what is longer than the longest is too large")
  func longDurations() throws {
    for text in ["P100000000D", "PT99999999999999999999S", "P99999999DT24H"] {
      #expect(DurationRule().read(text: text) == nil)
      let refusals = try DurationRule().refusals("\"\(text)\"")
      #expect(refusals.count == 1 && refusals[0].hasPrefix("max "))
    }
    #expect(DurationRule(min: .seconds(60)).codes(.seconds(59)) == ["min"])
    #expect(DurationRule(max: .seconds(60)).codes(.milliseconds(60_001)) == ["max"])
    #expect(DurationRule().codes(.seconds(-1)) == ["min"])
    #expect(Duration.seconds(Int64.max).milliseconds == .max)
    #expect(DurationRule().value(.integer(8_639_999_999_999_999)) == .longest)
    #expect(DurationRule().value(.integer(8_640_000_000_000_000)) == nil)
    #expect(DurationRule().value(.integer(-1)) == nil)
  }

  @Test("bytes come back from base64 whatever their number", arguments: 0...6)
  func base64(count: Int) {
    let bytes = (0..<count).map { UInt8(255 - $0 * 37) }
    #expect(Base64.encode(bytes) == Data(bytes).base64EncodedString())
    #expect(Base64.decode(Base64.encode(bytes)) == bytes)
  }

  @Test(
    "only what is written is read as base64",
    arguments: ["A", "AA", "AA=", "AB==", "A-_=", "====", "AAA=AAA=", "AA==\n"]
  )
  func noBase64(text: String) {
    #expect(Base64.decode(text) == nil)
    #expect(BytesRule(length: 1...2).read(text: text) == nil)
  }

  @Test("the length of bytes counts bytes")
  func bytes() throws {
    #expect(try BytesRule().refusals(#""A-_=""#) == ["format must be base64 with padding"])
    #expect(try BytesRule().refusals("1") == ["type must be a string, not a number"])
    #expect(BytesRule(length: 1...2).codes([]) == ["length"])
    #expect(BytesRule(length: 1...2).codes([1, 2]) == [])
    #expect(BytesRule(length: 1...2).codes([1, 2, 3]) == ["length"])
  }

  @Test(
    "JSON is written as it was read",
    arguments: [#"{"b":1,"a":[1.50,-0,1e400,null,true,"\n\u0001é"]}"#, "0", "\"\"", "[]", "{}"]
  )
  func json(text: String) throws {
    let value = try #require(try JSONRule().value(text))
    #expect(JSONRule().sql(value) == .text(text))
    #expect(JSONRule().value(.text(text)) == value)
  }

  @Test("what readers disagree about is refused at its place")
  func brokenJSON() throws {
    func places(_ text: String) throws -> [String] {
      guard case .violations(let found) = JSONRule().read(try JSONValue(parsing: Array(text.utf8))) else { return [] }
      return found.map { "\($0.path) \($0.code.rawValue)" }
    }
    let found1 = try places("null")
    #expect(found1 == [" null"])
    let found2 = try places(#"{"a":{"b/c":1,"b/c":2}}"#)
    #expect(found2 == ["/a/b~1c format"])
    let found3 = try places(#"[1,["\u0000","\ud800"]]"#)
    #expect(found3 == ["/1/0 format", "/1/1 format"])
    let found4 = try places(#"{"\u0000":1}"#)
    #expect(found4 == ["/\0 format"])
    // Two names of the same look, one of them in two code points.
    let found5 = try places(#"{"\u00e9":1,"e\u0301":2}"#)
    #expect(found5 == [])
  }

  @Test("a list is stored and read again")
  func lists() throws {
    let rule = ListRule(of: DecimalRule(precision: 6, scale: 2), items: 0...2)
    let value = try #require(try rule.value(#"["1.5",2]"#))
    #expect(rule.sql(value) == .text("[150,200]"))
    #expect(rule.value(.text("[150,200]")) == value)
    #expect(rule.value(.text("[1.5]")) == nil)
    #expect(rule.value(.text("{}")) == nil)
    #expect(ListRule(of: FloatRule()).value(.text("[1.0,1e+20]")) == [1, 1e20])
    #expect(ListRule(of: BooleanRule()).value(.text("[1,0]")) == [true, false])
    #expect(rule.codes([1, 2, 3]) == ["items"])
    #expect(try rule.refusals(#"{"0": 1}"#) == ["type must be an array, not an object"])
  }

  @Test("an item is refused at its place")
  func items() throws {
    let rule = ListRule(of: TextRule(length: 1...2))
    guard case .violations(let found) = rule.read(try JSONValue(parsing: Array(#"["a","",null,3]"#.utf8))) else {
      Issue.record("nothing was refused")
      return
    }
    #expect(found.map { "\($0.path) \($0.code.rawValue)" } == ["/1 length", "/2 null", "/3 type"])
    #expect(rule.violations(of: ["", "abc"]).map(\.path) == ["/0", "/1"])
  }

  @Test("a list with an item that no column holds exactly is not stored")
  func inexact() {
    #expect(throws: ListItemError.self) {
      try SQLValue.list([Decimal.exactly("1.005")], of: DecimalRule(precision: 6, scale: 2))
    }
  }

  @Test(
    "decimals of 38 digits are exact",
    arguments: [
      ("12345678901234567890.123456789012345678", 18), ("99999999999999999999999999999999999999", 0),
      ("-0.00000000000000000000000000000000000001", 38), ("0.50", 2), ("10000000000000000000", 0),
    ]
  )
  func exact(text: String, scale: Int) throws {
    let rule = LongDecimalRule(precision: 38, scale: scale)
    let value = try #require(try rule.value("\"\(text)\""))
    #expect(value.exactText(scale: scale) == text)
    #expect(rule.sql(value) == .text(text))
    #expect(rule.value(.text(text)) == value)
  }

  @Test("bounds of long decimals hold to the last digit")
  func bounds() throws {
    let rule = LongDecimalRule(
      precision: 30,
      scale: 10,
      min: Decimal.exactly("-1.5"),
      max: Decimal.exactly("10000000000000000000")
    )
    #expect(rule.codes(Decimal.exactly("10000000000000000000")) == [])
    #expect(rule.codes(Decimal.exactly("10000000000000000000.0000000001")) == ["max"])
    #expect(rule.codes(Decimal.exactly("-1.5")) == [])
    #expect(rule.codes(Decimal.exactly("-1.5000000001")) == ["min"])
    #expect(rule.codes(Decimal.exactly("0.00000000001")) == ["scale"])
    #expect(try rule.refusals(#""1e3""#) == ["format must be a decimal such as 12.5"])
    #expect(rule.read(text: "99999999999999999999.5") == Decimal.exactly("99999999999999999999.5"))
    #expect(["100000000000000000000", "0.00000000001", "1e3"].map(rule.read(text:)) == [nil, nil, nil])
    #expect(rule.value(.text("100000000000000000000.0000000000")) == nil)
    #expect(LongDecimalRule(precision: 20, scale: 0).codes(Decimal.exactly("100000000000000000000")) == ["max"])
  }

  @Test("numbers are in order whatever their length")
  func order() throws {
    let texts = ["-10", "-9.5", "-0.1", "0", "0.01", "0.1", "1", "1.5", "10", "1e2", "101"]
    let numbers = try texts.map { try #require(DecimalDigits($0)) }
    for (index, number) in numbers.enumerated() {
      for (other, second) in numbers.enumerated() { #expect((number < second) == (index < other)) }
    }
  }
}
