import Model
import Testing

@testable import Conformance

@Suite("The order of values")
struct ValueOrderTests {
  @Test(
    "smaller values come first, whatever their digits look like",
    arguments: [
      (.int64, [.number("-10"), .number("-9"), .number("0"), .number("9"), .number("10")]),
      (.float, [.number("-1e20"), .number("-0.5"), .number("1e-3"), .number("2.0"), .number("1e1")]),
      (
        .decimal(precision: 30, scale: 2),
        [.string("-10.00"), .string("-9.99"), .string("-0.01"), .string("0.00"), .string("9.99"), .string("10.00")]
      ),
      (
        .duration,
        [.string("PT0S"), .string("PT0.5S"), .string("PT59S"), .string("PT1M"), .string("PT25H"), .string("P2D")]
      ),
      (
        .string,
        [.string(""), .string("Z"), .string("a"), .string("ab"), .string("é"), .string("\u{ffff}"), .string("🎸")]
      ),
      (.date, [.string("0001-12-31"), .string("2026-01-31"), .string("2026-02-01")]),
      (.bool, [.bool(false), .bool(true)]),
    ] as [(ValueType, [JSON])]
  )
  func order(_ type: ValueType, _ values: [JSON]) {
    let order = ValueOrder(type: type)
    for (place, left) in values.enumerated() {
      for (other, right) in values.enumerated() {
        #expect(order.precedes(left, right) == (place < other), "\(left.text) and \(right.text)")
        #expect(order.isSame(left, right) == (place == other), "\(left.text) and \(right.text)")
      }
    }
  }

  @Test("decimals of one value may be written in two ways")
  func spellings() {
    #expect(ValueOrder(type: .decimal(precision: 4, scale: 2)).isSame(.string("-0.00"), .string("-0.00")))
    #expect(ValueOrder(type: .int).isSame(.number("7"), .number("7")))
    #expect(!ValueOrder(type: .string).isSame(.string("é"), .string("e\u{301}")))
  }
}
