import Testing

@testable import ServiceRuntime

@Suite("JSONValue")
struct JSONParserTests {
  private func parse(_ text: String) throws -> JSONValue {
    try JSONValue(parsing: Array(text.utf8))
  }

  @Test("a text is kept as it was sent: order, repeated names, the digits of numbers")
  func keeps() throws {
    #expect(
      try parse(" {\"b\" : [1.50, -0e+10,\ttrue], \"a\":null,\r\n\"b\":{}, \"\":\"\"} ")
        == .object([
          .init(name: "b", value: .array([.number("1.50"), .number("-0e+10"), .bool(true)])),
          .init(name: "a", value: .null),
          .init(name: "b", value: .object([])),
          .init(name: "", value: .string("")),
        ])
    )
    #expect(try parse("[]") == .array([]))
    #expect(try parse("false") == .bool(false))
    #expect(try parse("{\"a\":1}")["a"] == .number("1"))
    #expect(try parse("{\"a\":1}")["b"] == nil)
    #expect(try parse("[1]")["a"] == nil)
  }

  @Test(
    "strings are unescaped",
    arguments: [
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"), (#""\u0041\u00e9\u20AC""#, "Aé€"), (#""\ud83d\uDE00""#, "😀"),
      (#""a\u0000b""#, "a\0b"), (#""é😀\u007f""#, "é😀\u{7f}"), (#""x\ny""#, "x\ny"), ("\"\u{10FFFF}\"", "\u{10FFFF}"),
    ]
  )
  func strings(text: String, value: String) throws {
    #expect(try parse(text) == .string(value))
  }

  @Test(
    "half of a surrogate pair makes a broken string, not a syntax error",
    arguments: [
      (#""\ud800""#, "\u{FFFD}"), (#""\udc00x""#, "\u{FFFD}x"), (#""\ud800\ud83d\ude00""#, "\u{FFFD}😀"),
      (#""\ud800\n""#, "\u{FFFD}\n"), (#""\ud800\u0041""#, "\u{FFFD}A"), (#""\ude00\ud83d""#, "\u{FFFD}\u{FFFD}"),
    ]
  )
  func surrogates(text: String, value: String) throws {
    #expect(try parse(text) == .brokenString(value))
    #expect(
      try parse("[{\"a\(text.dropFirst()):1}]") == .array([.object([.init(name: "a\(value)", value: .number("1"))])])
    )
  }

  @Test(
    "what is no JSON is refused at its first wrong byte",
    arguments: [
      ("", "expected a value but found the end at byte 0"),
      ("  ", "expected a value but found the end at byte 2"),
      ("\u{FEFF}{}", "expected a value but found byte 0xEF at byte 0"),
      ("nul", "expected 'null' but found the end at byte 3"),
      ("True", "expected a value but found 'T' at byte 0"),
      ("[1,]", "expected a value but found ']' at byte 3"),
      ("[1 2]", "expected ',' or ']' but found '2' at byte 3"),
      ("[", "expected a value but found the end at byte 1"),
      ("{,}", "expected a member's name but found ',' at byte 1"),
      ("{\"a\" 1}", "expected ':' but found '1' at byte 5"),
      ("{\"a\":1,}", "expected a member's name but found '}' at byte 7"),
      ("{\"a\":1 ", "expected ',' or '}' but found the end at byte 7"),
      ("{a:1}", "expected a member's name but found 'a' at byte 1"),
      ("{} {}", "unexpected '{' after the value at byte 3"),
      ("01", "unexpected '1' after the value at byte 1"),
      ("-", "expected a digit but found the end at byte 1"),
      ("+1", "expected a value but found '+' at byte 0"),
      ("1.", "expected a digit but found the end at byte 2"),
      (".5", "expected a value but found '.' at byte 0"),
      ("1e", "expected a digit but found the end at byte 2"),
      ("1e+-2", "expected a digit but found '-' at byte 3"),
      ("NaN", "expected a value but found 'N' at byte 0"),
      ("'a'", "expected a value but found ''' at byte 0"),
      ("\"a", "the string does not end at byte 2"),
      ("\"a\\", "the string does not end at byte 3"),
      ("\"\\x\"", "'x' cannot be escaped at byte 2"),
      ("\"\\u12g4\"", "expected four hexadecimal digits but found 'g' at byte 5"),
      ("\"\\ud800\\u\"", "expected four hexadecimal digits but found '\"' at byte 9"),
      ("\"a\nb\"", "a control character in a string has to be escaped at byte 2"),
      ("\"\u{0}\"", "a control character in a string has to be escaped at byte 1"),
      ("// x\n1", "expected a value but found '/' at byte 0"),
      ("[1]\u{0}", "unexpected byte 0x0 after the value at byte 3"),
      ("[1]\u{A0}", "unexpected byte 0xC2 after the value at byte 3"),
    ]
  )
  func refuses(text: String, reason: String) {
    let error = #expect(throws: JSONSyntaxError.self) { try parse(text) }
    #expect(error?.description == reason)
  }

  @Test(
    "a string that is not UTF-8 is refused where that shows",
    arguments: [
      ([0xFF], 1), ([0x61, 0xC3], 2), ([0x61, 0xC0, 0x80], 2), ([0xC3, 0xA9, 0xED, 0xA0, 0x80], 3),
      ([0xF4, 0x90, 0x80, 0x80], 1), ([0x5C, 0x6E, 0x80], 3),
    ] as [([UInt8], Int)]
  )
  func encoding(bytes: [UInt8], offset: Int) {
    #expect(throws: JSONSyntaxError(offset: offset, reason: "the text is not valid UTF-8")) {
      try JSONValue(parsing: [0x22] + bytes + [0x22])
    }
  }

  @Test("64 levels are read, 65 are not")
  func depth() throws {
    func nested(_ depth: Int) -> String {
      String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
    }
    _ = try parse(nested(64))
    #expect(throws: JSONSyntaxError(offset: 64, reason: "objects and arrays lie more than 64 deep")) {
      try parse(nested(65))
    }
    #expect(throws: JSONSyntaxError.self) { try parse(String(repeating: "{\"a\":", count: 100_000)) }
  }

  @Test("a text cut anywhere or with any byte changed is read or refused, never worse")
  func hostile() {
    let good = Array(#"{"a":[1.5e3,"é\ud83d\ude00\n",true,null,{"b":"\u0000"}]}"#.utf8)
    var refused = 0
    for index in good.indices {
      #expect(throws: JSONSyntaxError.self) { try JSONValue(parsing: Array(good[..<index])) }
      for byte in UInt8.min...UInt8.max {
        var changed = good
        changed[index] = byte
        do {
          _ = try JSONValue(parsing: changed)
        } catch {
          refused += 1
          #expect((0...good.count).contains(error.offset))
        }
      }
    }
    #expect(refused > good.count * 128)
  }
}
