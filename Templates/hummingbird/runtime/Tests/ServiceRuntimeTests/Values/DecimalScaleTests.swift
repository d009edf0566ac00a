import Foundation
import Testing

@testable import ServiceRuntime

@Suite("Decimal at a scale")
struct DecimalScaleTests {
  @Test(
    "an exact value has its unscaled integer, and its text with all places",
    arguments: [
      ("12.5", 2, 1250, "12.50"), ("0", 2, 0, "0.00"), ("-0.05", 2, -5, "-0.05"), ("0.1", 1, 1, "0.1"),
      ("7", 0, 7, "7"),
      ("-7", 0, -7, "-7"), ("100", 0, 100, "100"), ("12.500", 1, 125, "12.5"), ("1e3", 0, 1000, "1000"),
      ("999999999999999999", 0, 999_999_999_999_999_999, "999999999999999999"),
      ("0.000000000000000001", 18, 1, "0.000000000000000001"),
      ("-0.999999999999999999", 18, -999_999_999_999_999_999, "-0.999999999999999999"),
      ("9223372036854775806", 0, 9_223_372_036_854_775_806, "9223372036854775806"),
      ("-92233720368547758.06", 2, -9_223_372_036_854_775_806, "-92233720368547758.06"),
    ] as [(String, Int, Int64, String)]
  )
  func exact(text: String, scale: Int, unscaled: Int64, fixed: String) {
    let value = Decimal(string: text)!
    #expect(value.unscaled(scale: scale) == unscaled)
    #expect(value.fixed(scale: scale) == fixed)
    #expect(Decimal(unscaled: unscaled, scale: scale) == value)
  }

  @Test(
    "what the scale or 64 bits cannot hold has none",
    arguments: [
      ("0.001", 2), ("12.345", 2), ("0.5", 0), ("1e19", 0), ("1e17", 2), ("-1e38", 0), ("1e-30", 18), ("1e60", 2),
    ]
  )
  func inexact(text: String, scale: Int) {
    #expect(Decimal(string: text)!.unscaled(scale: scale) == nil)
    #expect(Decimal(string: text)!.fixed(scale: scale) == nil)
  }

  @Test("a third and what is no number have none")
  func notExact() {
    #expect((Decimal(1) / Decimal(3)).unscaled(scale: 18) == nil)
    #expect(Decimal.nan.unscaled(scale: 2) == nil)
  }

  @Test("a long significand that only ends in zeros is exact")
  func compact() {
    let long = Decimal(string: "1.00000000000000000000000000000000000000")!
    #expect((long * Decimal(string: "2.50")!).unscaled(scale: 2) == 250)
    #expect((Decimal(10) / Decimal(4)).unscaled(scale: 2) == 250)
  }

  @Test("a column takes the unscaled integer, or the value is refused")
  func sql() throws {
    #expect(try Decimal(string: "2.5")!.sql(scale: 2) == .integer(250))
    #expect(try Decimal?.none.sql(scale: 2) == .null)
    let error = #expect(throws: DecimalScaleError.self) { try Decimal(string: "2.555")!.sql(scale: 2) }
    #expect(error?.description == "2.555 is not exact with 2 places in 64 bits")
  }
}
