import Testing

@testable import Conformance

@Suite("JSON as a client reads it")
struct JSONReaderTests {
  @Test(
    "what is JSON is read as it is written",
    arguments: [
      "null", "true", "false", "0", "-0.0", "1.50", "12e+3", "\"\"", "[]", "{}", "[1,[2,{\"a\":null}],\"b\"]",
      "{\"z\":1,\"a\":2}", "\"日本語 é 🎸\"",
    ]
  )
  func same(_ text: String) throws {
    #expect(try JSON(Array(text.utf8)).text == text)
    #expect(try JSON(Array(" \n\t\(text)\r ".utf8)).text == text)
  }

  @Test("escapes are what they stand for")
  func escapes() throws {
    let value = try JSON(Array(#""\"\\\/\b\f\n\r\t\u00e9\ud83c\udfb8""#.utf8))
    #expect(value == .string("\"\\/\u{8}\u{c}\n\r\té🎸"))
    #expect(value.text == "\"\\\"\\\\/\\u0008\\u000c\\u000a\\u000d\\u0009é🎸\"")
  }

  @Test(
    "what is no JSON is refused, at its place",
    arguments: [
      ("", 0), ("nul", 0), ("01", 1), ("1.", 2), ("+1", 0), (".5", 0), ("1e", 2), ("--1", 1), ("[1,]", 3),
      ("{\"a\"}", 4),
      ("{a:1}", 1), ("\"a", 2), ("\"\\x\"", 3), ("\"\\ud800\"", 7), ("\"\\udc00\"", 7), ("\"\\u+123\"", 3),
      ("\"\n\"", 2),
      ("[] []", 3), ("{\"a\":1,\"a\":2}", 10), ("{\"a\":1,\"\\u0061\":2}", 15),
    ]
  )
  func refused(_ text: String, _ offset: Int) throws {
    let failure = #expect(throws: JSONFailure.self) { try JSON(Array(text.utf8)) }
    #expect(failure?.offset == offset)
  }

  @Test("bytes that are not UTF-8, and more nesting than anyone writes")
  func hostile() {
    #expect(throws: JSONFailure.self) { try JSON([0x22, 0xC0, 0xAF, 0x22]) }
    #expect(throws: JSONFailure.self) { try JSON(Array(repeating: UInt8(ascii: "["), count: 100_000)) }
  }

  @Test("values are compared by code point and by spelling")
  func equality() {
    #expect(JSON.string("é") != .string("e\u{301}"))
    #expect(JSON.number("1.0") != .number("1.00"))
    #expect(JSON.object([.init("a", .null), .init("b", .null)]) != .object([.init("b", .null), .init("a", .null)]))
  }
}
