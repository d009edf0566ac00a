import Testing

@testable import ServiceRuntime

@Suite("Pattern")
struct PatternTests {
  @Test(
    "a text matches as a whole or not at all",
    arguments: [
      ("[0-9]{13}", ["1234567890123"], ["123456789012", "12345678901234", "12345678901a3", "", "１234567890123"]),
      ("a|bc", ["a", "bc"], ["b", "abc", "c", ""]),
      ("(?:ab)*", ["", "ab", "abab"], ["a", "aba"]),
      ("(?:ab)+c?", ["ab", "ababc"], ["", "c", "abcc"]),
      ("a{2,3}", ["aa", "aaa"], ["a", "aaaa"]),
      ("a{2,}", ["aa", "aaaaaa"], ["a", ""]),
      ("a{0}", [""], ["a"]),
      ("a{0,1}b", ["b", "ab"], ["aab"]),
      ("", [""], ["a"]),
      ("a||b", ["a", "", "b"], ["ab"]),
      ("[^a-c]", ["d", "é", "😀", "\n"], ["a", "b", "c", "", "dd"]),
      ("[a\\]\\-^]+", ["a]-^"], ["\\", "b"]),
      ("[-a]+", ["-a"], ["b"]),
      ("[é-ü😀]", ["é", "ö", "😀"], ["e", "😁", "e\u{301}"]),
      ("\\.\\*\\(\\)\\[\\]\\{\\}\\|\\\\\\?\\+\\^\\$\\/", [".*()[]{}|\\?+^$/"], ["a"]),
      ("(?:a|b(?:c|d){2})+", ["a", "bcd", "abdca"], ["bc", "bcda d"]),
      ("[\\t\\n\\r ]+\\t", [" \n\r\t"], ["t", "nrt"]),
      ("(?:a?){3}", ["", "a", "aa", "aaa"], ["aaaa"]),
      ("(?:a*)*", ["", "aaa"], ["b"]),
    ]
  )
  func matches(pattern: String, good: [String], bad: [String]) {
    let pattern = Pattern(text: pattern)
    #expect(good.filter(pattern.matches) == good)
    #expect(bad.filter(pattern.matches) == [])
  }

  @Test("a pattern that makes backtracking exponential takes linear time", .timeLimit(.minutes(1)))
  func linear() {
    let pattern = Pattern("(?:a*)*b|(?:a|a)*c")
    #expect(!pattern.matches(String(repeating: "a", count: 200_000)))
    #expect(pattern.matches(String(repeating: "a", count: 200_000) + "c"))
  }

  @Test("a pattern outside the subset ends the program when it is compiled")
  func outside() async {
    await #expect(processExitsWith: .failure) { _ = Pattern("(a)") }
    await #expect(processExitsWith: .failure) { _ = Pattern("[a-z") }
    await #expect(processExitsWith: .failure) { _ = Pattern("\\d") }
    await #expect(processExitsWith: .failure) { _ = Pattern("a{2,1}") }
    await #expect(processExitsWith: .failure) { _ = Pattern("^a$") }
  }
}
