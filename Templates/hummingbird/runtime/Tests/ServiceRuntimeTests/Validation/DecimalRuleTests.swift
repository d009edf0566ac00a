import Foundation
import Testing

@testable import ServiceRuntime

@Suite("DecimalRule")
struct DecimalRuleTests {
  private static let price = DecimalRule(precision: 5, scale: 2, min: 0)
  private static let both = DecimalRule(
    precision: 5,
    scale: 2,
    min: Decimal(unscaled: -150, scale: 2),
    max: Decimal(unscaled: 99, scale: 2)
  )

  @Test(
    "a string or a number is read exactly, a number as its shortest decimal",
    arguments: [
      (#""12.50""#, "12.50"), (#""12.5""#, "12.50"), (#""12""#, "12.00"), (#""12.500""#, "12.50"), (#""0""#, "0.00"),
      (#""-0""#, "0.00"), ("12.5", "12.50"), ("0.1", "0.10"), ("1e2", "100.00"), ("999.99", "999.99"),
      (#""999.99""#, "999.99"), ("1.10000000000000000001", "1.10"), ("1250e-2", "12.50"),
    ]
  )
  func reads(json: String, text: String) throws {
    #expect(try Self.price.value(json)?.fixed(scale: 2) == text)
  }

  @Test(
    "too many places, too large, too small: each at its boundary, together when both hold",
    arguments: [
      (price, #""0.001""#, ["scale must have at most 2 places"]),
      (price, "0.30000000000000004", ["scale must have at most 2 places"]),
      (price, #""-0.001""#, ["scale must have at most 2 places", "min must be at least 0.00"]),
      (price, #""-0.01""#, ["min must be at least 0.00"]),
      (price, #""1000""#, ["max must be at most 999.99"]),
      (price, #""999.991""#, ["scale must have at most 2 places", "max must be at most 999.99"]),
      (price, #""999.989""#, ["scale must have at most 2 places"]),
      (price, "1e400", ["max must be at most 999.99"]),
      (price, "-1e400", ["min must be at least 0.00"]),
      (price, #""99999999999999999999999.999""#, ["scale must have at most 2 places", "max must be at most 999.99"]),
      (both, #""-1.50""#, []),
      (both, #""-1.51""#, ["min must be at least -1.50"]),
      (both, #""0.99""#, []),
      (both, #""1""#, ["max must be at most 0.99"]),
      (DecimalRule(precision: 3, scale: 1), #""-99.9""#, []),
      (DecimalRule(precision: 3, scale: 1), #""-100""#, ["min must be at least -99.9"]),
      (DecimalRule(precision: 3, scale: 1), #""1.23""#, ["scale must have at most 1 place"]),
      (DecimalRule(precision: 18, scale: 0), #""999999999999999999""#, []),
      (DecimalRule(precision: 18, scale: 0), #""1000000000000000000""#, ["max must be at most 999999999999999999"]),
      (DecimalRule(precision: 18, scale: 18), #""0.999999999999999999""#, []),
    ]
  )
  func bounds(rule: DecimalRule, json: String, refusals: [String]) throws {
    #expect(try rule.refusals(json) == refusals)
  }

  @Test(
    "a string that spells no amount is of the wrong format",
    arguments: ["", " 1", "1 ", "+1", "1.", ".5", "01", "1e2", "1E2", "1,5", "x", "NaN", "Infinity", "１", "- 1", "--1"]
  )
  func format(text: String) throws {
    #expect(try Self.price.refusals("\"\(text)\"") == ["format must be a decimal such as 12.50"])
    #expect(Self.price.read(text: text) == nil)
  }

  @Test("other kinds are of the wrong type")
  func kinds() throws {
    #expect(try Self.price.refusals("true") == ["type must be a decimal as a string or a number, not a boolean"])
    #expect(try Self.price.refusals("null") == ["null must not be null"])
    #expect(try Self.price.refusals(#""\ud800""#) == ["format must be a decimal such as 12.50"])
    #expect(try DecimalRule(precision: 4, scale: 0).refusals(#""""#) == ["format must be a decimal such as 12"])
  }

  @Test("a query asks for what the scale can hold, beyond the rule's bounds too")
  func texts() {
    #expect(
      ["-1", "1000.5", "12.500"].map { Self.price.read(text: $0)?.fixed(scale: 2) } == ["-1.00", "1000.50", "12.50"]
    )
    #expect(Self.price.read(text: "1.001") == nil)
  }

  @Test("a value set in code keeps to the same rule")
  func code() {
    #expect(Self.price.codes(Decimal(string: "12.5")!) == [])
    #expect(Self.price.codes(Decimal(1) / 3) == ["scale"])
    #expect(Self.price.codes(-1) == ["min"])
    #expect(Self.price.codes(1000) == ["max"])
    #expect(Self.price.codes(.greatestFiniteMagnitude) == ["max"])
    #expect(Self.price.codes(-.greatestFiniteMagnitude) == ["min"])
    #expect(Self.price.codes(.nan) == ["type"])
    #expect(Self.price.sql(Decimal(string: "12.5")!) == .integer(1250))
    #expect(Self.price.sql(Decimal(string: "0.001")!) == nil)
  }
}
