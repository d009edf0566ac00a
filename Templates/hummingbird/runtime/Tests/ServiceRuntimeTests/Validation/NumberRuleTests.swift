import Foundation
import Testing

@testable import ServiceRuntime

@Suite("Numbers")
struct NumberRuleTests {
  @Test(
    "any literal of an integer is one",
    arguments: [("0", 0), ("-0", 0), ("1.0", 1), ("1e2", 100), ("-1.50e1", -15), ("2147483647", 2_147_483_647)]
  )
  func integers(json: String, value: Int) throws {
    #expect(try IntegerRule().value(json) == value)
  }

  @Test(
    "an int has 32 bits, an int64 is what a double holds, and bounds belong to what they bound",
    arguments: [
      (IntegerRule(), "2147483647", []),
      (IntegerRule(), "2147483648", ["max must be at most 2147483647"]),
      (IntegerRule(), "-2147483648", []),
      (IntegerRule(), "-2147483649", ["min must be at least -2147483648"]),
      (IntegerRule(.int64), "9007199254740991", []),
      (IntegerRule(.int64), "9007199254740992", ["max must be at most 9007199254740991"]),
      (IntegerRule(.int64), "-9007199254740991", []),
      (IntegerRule(.int64), "-9007199254740992", ["min must be at least -9007199254740991"]),
      (IntegerRule(.int64), "9223372036854775808", ["max must be at most 9007199254740991"]),
      (IntegerRule(.int64), "-1e400", ["min must be at least -9007199254740991"]),
      (IntegerRule(min: 1, max: 5), "1", []),
      (IntegerRule(min: 1, max: 5), "5", []),
      (IntegerRule(min: 1, max: 5), "0", ["min must be at least 1"]),
      (IntegerRule(min: 1, max: 5), "6", ["max must be at most 5"]),
      (IntegerRule(min: 1, max: 5), "1e99", ["max must be at most 5"]),
      (IntegerRule(), "1.5", ["type must be an integer"]),
      (IntegerRule(), "1e-400", ["type must be an integer"]),
      (IntegerRule(), "\"1\"", ["type must be an integer, not a string"]),
      (IntegerRule(), "null", ["null must not be null"]),
    ]
  )
  func integerBounds(rule: IntegerRule, json: String, refusals: [String]) throws {
    #expect(try rule.refusals(json) == refusals)
  }

  @Test("a query asks for any integer of the type, in JSON's grammar")
  func integerTexts() {
    let rule = IntegerRule(min: 1, max: 5)
    #expect(["9", "-9", "1.0", "1e1"].map(rule.read(text:)) == [9, -9, 1, 10])
    #expect(
      ["", "x", "1.5", "+1", " 1", "1 ", "01", "2147483648", "0x1", "[1]", "１"].compactMap(rule.read(text:)) == []
    )
  }

  @Test("a value set in code keeps to the same bounds")
  func code() {
    #expect(IntegerRule(min: 1).codes(0) == ["min"])
    #expect(IntegerRule().codes(2_147_483_648) == ["max"])
    #expect(FloatRule(max: 1).codes(1.5) == ["max"])
    #expect(FloatRule().codes(.infinity) == ["max"])
    #expect(FloatRule().codes(-.infinity) == ["min"])
    #expect(FloatRule().codes(.nan) == ["type"])
  }

  @Test("a zero below zero is zero")
  func negativeZero() {
    #expect(FloatRule().read(text: "-0.0")?.sign == .plus)
    #expect(FloatRule().read(text: "-0.5")?.sign == .minus)
    #expect(FloatRule().read(.number("-0.0")).value?.sign == .plus)
    #expect(FloatRule().read(.number("-1e-400")).value?.sign == .plus)
  }

  @Test(
    "a float is finite",
    arguments: [
      (FloatRule(), "1.5", 1.5, []),
      (FloatRule(), "1", 1, []),
      (FloatRule(), "1e308", 1e308, []),
      (FloatRule(), "1e309", nil, ["max must be at most 1.7976931348623157e+308"]),
      (FloatRule(), "-1e309", nil, ["min must be at least -1.7976931348623157e+308"]),
      (FloatRule(), "1e-400", 0, []),
      (FloatRule(min: 0.5, max: 1.5), "0.5", 0.5, []),
      (FloatRule(min: 0.5, max: 1.5), "1.5", 1.5, []),
      (FloatRule(min: 0.5, max: 1.5), "0.49", nil, ["min must be at least 0.5"]),
      (FloatRule(min: 0.5, max: 1.5), "1.51", nil, ["max must be at most 1.5"]),
      (FloatRule(), "\"1\"", nil, ["type must be a number, not a string"]),
      (FloatRule(), "null", nil, ["null must not be null"]),
    ] as [(FloatRule, String, Double?, [String])]
  )
  func floats(rule: FloatRule, json: String, value: Double?, refusals: [String]) throws {
    #expect(try rule.value(json) == value)
    #expect(try rule.refusals(json) == refusals)
  }

  @Test("a query asks for a float in JSON's grammar")
  func floatTexts() {
    #expect(["1.5", "-2", "1e3"].map(FloatRule().read(text:)) == [1.5, -2, 1000])
    #expect(["", "nan", "inf", "infinity", "0x1p3", "1e400", "1.", ".5"].compactMap(FloatRule().read(text:)) == [])
  }
}
