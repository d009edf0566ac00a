import Diagnostics
import Patterns
import TestSupport
import Testing

@Suite("Patterns")
struct PatternTests {
  @Test(
    "a pattern is spelled so that every engine reads it alike",
    arguments: [
      (#"\d{3}"#, "[0-9]{3}"),
      (#"\w+"#, "[0-9A-Z_a-z]+"),
      (#"\D\W\S"#, #"[^0-9][^0-9A-Z_a-z][^\t\n\r ]"#),
      (#"."#, #"[^\n\r]"#),
      (#"^abc$"#, "abc"),
      (#"(a|b)c"#, "(?:a|b)c"),
      (#"a|b"#, "(?:a|b)"),
      (#"(abc)"#, "abc"),
      (#"(ab)+"#, "(?:ab)+"),
      (#"(a)+"#, "a+"),
      (#"[a]"#, "a"),
      (#"[ab]"#, "[ab]"),
      (#"[a-b]"#, "[ab]"),
      (#"[a-cb-e]"#, "[a-e]"),
      (#"[\w-]"#, #"[0-9A-Z_a-z\-]"#),
      (#"[-a]"#, #"[\-a]"#),
      (#"[^\]\\^]"#, #"[^\]\\\^]"#),
      (#"\/\-\@"#, "/-@"),
      (#"\.\*\\"#, #"\.\*\\"#),
      (#"a{0,}b{1,}c{0,1}d{1}e{2,}f{2,3}"#, "a*b+c?de{2,}f{2,3}"),
      (#"(?:a(?:b)){2}"#, "(?:ab){2}"),
      (#"[а-я]+é"#, "[а-я]+é"),
      (#"\t\n\r"#, #"\t\n\r"#),
      (#"(a+)?"#, "(?:a+)?"),
    ]
  )
  func canonical(_ pattern: String, _ expected: String) throws {
    #expect(try Pattern.parse(pattern).get().canonical == expected)
    #expect(try Pattern.parse(expected).get().canonical == expected, "the canonical spelling is its own")
  }

  @Test(
    "a whole text matches or it does not",
    arguments: [
      (#"[0-9]{13}"#, ["9780306406157"], ["978030640615", "97803064061570", " 9780306406157", ""]),
      (#"a|bc"#, ["a", "bc"], ["ab", "abc", "c", "b"]),
      (#"(ab?)*c"#, ["c", "ac", "abac", "ababc"], ["b", "bc", "abba"]),
      (#"a{2,3}"#, ["aa", "aaa"], ["a", "aaaa"]),
      (#"(a|b){2}"#, ["ab", "ba", "aa"], ["a", "aba"]),
      (#"(ab){2,}"#, ["abab", "ababab"], ["ab", "aba"]),
      (#"."#, ["a", "é", "😀", "\u{2028}"], ["\n", "\r", "", "ab"]),
      (#"\S+"#, ["abc"], ["a b", "a\tb"]),
      (#"[^a-c]"#, ["d", "\n"], ["a", "b", "c"]),
      ("e\u{301}|x", ["e\u{301}"], ["\u{E9}"]),
      (#"[a-z0-9]+(-[a-z0-9]+)*"#, ["a", "a-b", "x9-y-z"], ["-", "a-", "a--b"]),
    ] as [(String, [String], [String])]
  )
  func matching(_ text: String, _ good: [String], _ bad: [String]) throws {
    let pattern = try Pattern.parse(text).get()
    #expect(good.filter { !pattern.matches($0) } == [])
    #expect(bad.filter { pattern.matches($0) } == [])
  }

  @Test(
    "a repetition that reads each text in one way is safe",
    arguments: [
      "[a-z]+(-[a-z]+)*", "([0-9]{1,3}[.]){3}[0-9]{1,3}", "(a|b)*", "([a-z]{2})+", "([a-z]{2}){3}", "(ab|ac)*",
      "a*b*c*", "(a+b)+", "(a?b)+", "([^,]*,)*", "(ab?)*", ".*x.*", "(a{3}b)+",
    ]
  )
  func safe(_ text: String) {
    #expect(throws: Never.self) { try Pattern.parse(text).get() }
  }

  @Test(
    "a repetition that reads some text in two ways is refused",
    arguments: [
      "(a+)+", "(a*)*", "(a|a)*", "(a|ab|b)*", "(a+|b)+", "([a-z]+-?)+", "(a?)*", "(a?){9}", "(.*,?)+", "(a{1,2}){9}",
      "(x(a?|b?)y)+", "((a|b)+c?)*", "(a{2}|a{3})+", #"(\s|.)+"#,
    ]
  )
  func explosive(_ text: String) throws {
    let problem = #expect(throws: PatternProblem.self) { try Pattern.parse(text).get() }
    #expect(problem?.code == .patternBacktracks)
  }

  @Test("a hostile pattern is judged in no time", .timeLimit(.minutes(20)))
  func hostile() {
    let patterns = [
      String(repeating: "(a|", count: 40) + "b" + String(repeating: ")", count: 40),
      String(repeating: "a?", count: 400) + String(repeating: "a", count: 200),
      "(" + (0..<200).map { "a{\($0 + 1)}b" }.joined(separator: "|").prefix(900) + ")*",
      "([a-z]{1,900}-)*",
      "(.{1,400}x){1,400}",
      String(repeating: "(", count: 49) + "a" + String(repeating: ")*", count: 49),
    ]
    let time = processorTime { for pattern in patterns { _ = Pattern.parse(pattern) } }
    #expect(time < 60)
  }

  @Test("a long text is matched in one pass", .timeLimit(.minutes(20)))
  func linear() throws {
    let pattern = try Pattern.parse("a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a?a*b*[ab]*x").get()
    let time = processorTime { #expect(!pattern.matches(String(repeating: "a", count: 20_000))) }
    #expect(time < 60)
  }
}
