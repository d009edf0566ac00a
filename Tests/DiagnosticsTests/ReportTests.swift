import Diagnostics
import Testing

@Suite("Reports")
struct ReportTests {
  private func range(_ file: String, _ line: Int, _ column: Int, to end: Int) -> SourceRange {
    SourceRange(
      file: file,
      start: SourcePosition(line: line, column: column),
      end: SourcePosition(line: line, column: end)
    )
  }

  private func text(_ diagnostics: [Diagnostic], _ source: String, file: String = "a.yaml") -> String {
    ReportFormat.text.report(diagnostics, sources: SourceLines([file: Array(source.utf8)]))
  }

  @Test("a diagnostic shows the place, the line, the exact word, its notes and its help")
  func whole() {
    let source = "resources:\n  Author: {}\n  Book: {relations: {author: {belongs_to: Autor}}}\n"
    let diagnostic = Diagnostic(
      .unknownResource,
      "resource 'Autor' is not declared",
      at: range("specs/a.yaml", 3, 43, to: 48),
      notes: [.init("the nearest one", at: range("specs/a.yaml", 2, 3, to: 9))],
      help: "did you mean 'Author'?"
    )
    #expect(
      text([diagnostic], source, file: "specs/a.yaml") == """
        specs/a.yaml:3:43: error: resource 'Autor' is not declared [unknown-resource]
            3 |   Book: {relations: {author: {belongs_to: Autor}}}
              |                                           ^^^^^
        specs/a.yaml:2:3: note: the nearest one
            2 |   Author: {}
              |   ^^^^^^
        help: did you mean 'Author'?

        """
    )
  }

  @Test("carets stand below the word behind tabs, wide and combining characters")
  func alignment() {
    let source = "\tk: x\n日本: é word\n"
    let diagnostics = [
      Diagnostic(.unknownKey, "one", at: range("a.yaml", 1, 5, to: 6)),
      Diagnostic(.unknownKey, "two", at: range("a.yaml", 2, 1, to: 3)),
      Diagnostic(.warning, .unknownKey, "three", at: range("a.yaml", 2, 8, to: 12)),
    ]
    #expect(
      text(diagnostics, source.replacing("é", with: "e\u{301}")) == """
        a.yaml:1:5: error: one [unknown-key]
            1 |     k: x
              |        ^
        a.yaml:2:1: error: two [unknown-key]
            2 | 日本: e\u{301} word
              | ^^^^
        a.yaml:2:8: warning: three [unknown-key]
            2 | 日本: e\u{301} word
              |         ^^^^

        """
    )
  }

  @Test("a place behind the end of its line, an empty range and several lines still get a caret")
  func edges() {
    let several = SourceRange(
      file: "a.yaml",
      start: SourcePosition(line: 1, column: 2),
      end: SourcePosition(line: 2, column: 1)
    )
    let diagnostics = [
      Diagnostic(.unknownKey, "empty", at: range("a.yaml", 1, 1, to: 1)),
      Diagnostic(.unknownKey, "lines", at: several),
      Diagnostic(.unknownKey, "behind", at: range("a.yaml", 1, 5, to: 5)),
      Diagnostic(.unknownKey, "nowhere", at: range("b.yaml", 9, 1, to: 2)),
      Diagnostic(.unknownKey, "gone", at: range("a.yaml", 9, 1, to: 2)),
    ]
    #expect(
      text(diagnostics, "abcd\r\nx") == """
        a.yaml:1:1: error: empty [unknown-key]
            1 | abcd
              | ^
        a.yaml:1:2: error: lines [unknown-key]
            1 | abcd
              |  ^^^
        a.yaml:1:5: error: behind [unknown-key]
            1 | abcd
              |     ^
        a.yaml:9:1: error: gone [unknown-key]
        b.yaml:9:1: error: nowhere [unknown-key]

        """
    )
  }

  @Test("a long line is shown around the word")
  func long() {
    let source = String(repeating: "a", count: 500) + "X" + String(repeating: "b", count: 500)
    let shown = "…" + String(repeating: "a", count: 80) + "X" + String(repeating: "b", count: 79) + "…"
    #expect(
      text([Diagnostic(.unknownKey, "long", at: range("a.yaml", 1, 501, to: 502))], source) == """
        a.yaml:1:501: error: long [unknown-key]
            1 | \(shown)
              | \(String(repeating: " ", count: 81))^

        """
    )
  }

  @Test("nothing that is echoed can steer the terminal")
  func steering() {
    let diagnostic = Diagnostic(
      .unknownKey,
      "key '\u{1B}[31m\u{202E}\nx' is new",
      at: range("a\u{7}.yaml", 1, 1, to: 5),
      help: "say\u{9B}31m"
    )
    #expect(
      text([diagnostic], "\u{1B}[31\u{202E}k", file: "a\u{7}.yaml") == """
        a<U+0007>.yaml:1:1: error: key '<U+001B>[31m<U+202E><U+000A>x' is new [unknown-key]
            1 | <U+001B>[31<U+202E>k
              | ^^^^^^^^^^^
        help: say<U+009B>31m

        """
    )
  }

  @Test("a report stands in the order of files, places and codes, each diagnostic once")
  func order() {
    let first = Diagnostic(.duplicateKey, "m", at: range("a", 2, 1, to: 2))
    let second = Diagnostic(.unknownKey, "m", at: range("a", 2, 1, to: 2))
    let third = Diagnostic(.unknownKey, "m", at: range("a", 10, 1, to: 2))
    let fourth = Diagnostic(.unknownKey, "m", at: range("b", 1, 1, to: 2))
    #expect([fourth, third, first, second, third].sortedForReport() == [first, second, third, fourth])
  }

  @Test("JSON has one object a line with the same keys in the same order")
  func json() {
    let diagnostics = [
      Diagnostic(
        .unknownKey,
        "key \"é\\\n\u{1B}\u{E0001}\" is new",
        at: range("a.yaml", 1, 2, to: 3),
        notes: [.init("here", at: range("b.yaml", 4, 5, to: 6))],
        help: "write 'e'"
      ),
      Diagnostic(.warning, .yamlTab, "m", at: range("a.yaml", 2, 2, to: 3)),
    ]
    #expect(
      ReportFormat.json.report(diagnostics, sources: SourceLines()) == #"""
        {"severity":"error","code":"unknown-key","message":"key \"é\\\n\u001b\udb40\udc01\" is new",\#
        "file":"a.yaml","line":1,"column":2,"endLine":1,"endColumn":3,\#
        "notes":[{"message":"here","file":"b.yaml","line":4,"column":5,"endLine":4,"endColumn":6}],"help":"write 'e'"}
        {"severity":"warning","code":"yaml-tab","message":"m",\#
        "file":"a.yaml","line":2,"column":2,"endLine":2,"endColumn":3,"notes":[],"help":null}

        """#
    )
  }

  @Test("a workflow command escapes what would end it")
  func github() {
    let diagnostic = Diagnostic(
      .unknownKey,
      "100% of 'a::b\r\n' is new",
      at: range("dir,a:b%.yaml", 1, 2, to: 3),
      notes: [.init("here", at: range("b.yaml", 4, 5, to: 6))],
      help: "write 'e'"
    )
    #expect(
      ReportFormat.github.report([diagnostic], sources: SourceLines()) == """
        ::error file=dir%2Ca%3Ab%25.yaml,line=1,col=2,endLine=1,endColumn=3,title=unknown-key::\
        100%25 of 'a::b<U+000D><U+000A>' is new%0Ab.yaml:4:5: note: here%0Ahelp: write 'e'

        """
    )
  }
}
