import Testing

@testable import ServiceRuntime

@Suite("ExactNumber")
struct ExactNumberTests {
  @Test(
    "a number at a scale lies between two integers, the same one when it is exact",
    arguments: [
      ("0", 0, 0, 0), ("-0.000", 2, 0, 0), ("0e999999999999999999999", 2, 0, 0), ("12", 2, 1200, 1200),
      ("1.0", 0, 1, 1), ("1e2", 0, 100, 100), ("120e-1", 0, 12, 12), ("0.5", 0, 0, 1), ("-0.5", 0, -1, 0),
      ("12.345", 2, 1234, 1235), ("-12.345", 2, -1235, -1234), ("1e-400", 18, 0, 1), ("-1e-99999999999", 0, -1, 0),
      ("0.00000000000000000000000000000000000001", 2, 0, 1), ("9223372036854775806", 0, .max - 1, .max - 1),
      ("1000000000000000000", 0, 1_000_000_000_000_000_000, 1_000_000_000_000_000_000), ("007", 0, 7, 7),
      ("123456789000000000001.5e-10", 0, 12_345_678_900, 12_345_678_901),
      ("1234567890.1234567895", 2, 123_456_789_012, 123_456_789_013),
    ] as [(String, Int, Int64, Int64)]
  )
  func between(text: String, scale: Int, floor: Int64, ceiling: Int64) {
    #expect(ExactNumber(text)?.scaled(by: scale) == .between(floor: floor, ceiling: ceiling))
  }

  @Test(
    "beyond 64 bits it is too large, with the places it has too many told",
    arguments: [
      ("9223372036854775807", 0, false), ("1e19", 0, false), ("9999999999999999999", 0, false),
      ("1e999999999999999999999", 0, false),
      ("99999999999999999999999", 0, false), ("12345678901234567890.5", 0, true), ("92233720368547758.07", 2, false),
      ("92233720368547758079.1", 0, true), ("123456789012345678.123", 2, true),
    ]
  )
  func tooLarge(text: String, scale: Int, places: Bool) {
    #expect(ExactNumber(text)?.scaled(by: scale) == .tooLarge(hasTooManyPlaces: places))
  }

  @Test("a number is integral by its value, not by how it is written")
  func integral() {
    let integral = ["1", "1.0", "1e2", "1.5e1", "100e-2", "0.0e-5", "-3"]
    #expect(integral.filter { ExactNumber($0)?.isIntegral == true } == integral)
    #expect(["1.5", "1e-1", "1.55e1"].filter { ExactNumber($0)?.isIntegral != false } == [])
  }

  @Test(
    "other texts are no numbers",
    arguments: ["", "-", ".", "1.", ".5", "1e", "1e+", "+1", "1x", "0x1", "inf", "nan", " 1"]
  )
  func refuses(text: String) {
    #expect(ExactNumber(text) == nil)
  }
}
