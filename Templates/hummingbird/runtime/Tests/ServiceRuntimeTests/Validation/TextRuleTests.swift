import Testing

@testable import ServiceRuntime

@Suite("TextRule")
struct TextRuleTests {
  @Test("a length counts code points and its ends belong to it")
  func length() throws {
    let rule = TextRule(length: 2...3)
    #expect(try rule.value(#""ab""#) == "ab")
    #expect(try rule.value(#""😀é😀""#) == "😀é😀")
    // One character to a reader, but two code points.
    #expect(try rule.value("\"e\u{301}\"") == "e\u{301}")
    #expect(try rule.refusals(#""a""#) == ["length must have 2 to 3 characters"])
    #expect(try rule.refusals(#""abcd""#) == ["length must have 2 to 3 characters"])
    #expect(rule.codes("ab") == [])
    #expect(rule.codes("abcd") == ["length"])
  }

  @Test(
    "the message names the end that there is",
    arguments: [
      (0...1, "must have at most 1 character"), (1...Int.max, "must have at least 1 character"),
      (5...5, "must have exactly 5 characters"), (1...2, "must have 1 to 2 characters"),
    ]
  )
  func messages(range: ClosedRange<Int>, message: String) {
    let broken = range.lowerBound == 0 ? "ab" : ""
    #expect(TextRule(length: range).violations(of: broken) == [Violation(.length, message)])
  }

  @Test("every broken rule has its own detail")
  func all() throws {
    let rule = TextRule(length: 2...3, pattern: Pattern("[a-z]+"))
    #expect(try rule.refusals(#""A""#) == ["length must have 2 to 3 characters", "pattern must match [a-z]+"])
    #expect(try rule.refusals(#""AB""#) == ["pattern must match [a-z]+"])
    #expect(try rule.value(#""abc""#) == "abc")
  }

  @Test("other values, U+0000 and broken strings are refused by kind")
  func kinds() throws {
    let rule = TextRule()
    #expect(try rule.refusals("null") == ["null must not be null"])
    #expect(try rule.refusals("1") == ["type must be a string, not a number"])
    #expect(try rule.refusals("true") == ["type must be a string, not a boolean"])
    #expect(try rule.refusals("[]") == ["type must be a string, not an array"])
    #expect(try rule.refusals("{}") == ["type must be a string, not an object"])
    let format = ["format must not contain U+0000 or half of a surrogate pair"]
    #expect(try rule.refusals(#""a\u0000""#) == format)
    #expect(try rule.refusals(#""\ud800""#) == format)
    #expect(rule.codes("a\0") == ["format"])
    #expect(rule.read(text: "a\0") == nil)
    #expect(rule.read(text: "") == "")
  }
}
