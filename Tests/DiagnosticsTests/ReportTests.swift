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

  /// What stands before a word, and the columns that a terminal gives to it.
  static let befores: [(text: String, columns: Int)] = [
    ("", 0), ("a", 1), ("\t", 4), ("ab\t", 4), ("abcd\t", 8), ("\t\t", 8), ("日本", 4), ("日\t", 4), ("Ａ", 2), ("ｱ", 1),
    ("〈", 2), ("é", 1), ("e\u{301}", 1), ("e\u{301}\u{323}", 1), ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2),
    ("\u{915}\u{94D}\u{937}", 2), ("א", 1), ("\u{AD}", 1), ("a\u{200D}", 1), ("☃", 1), ("☃\u{FE0F}", 2),
    ("❤\u{FE0E}", 1), ("❤\u{FE0F}", 2), ("⌚", 2), ("⌚\u{FE0E}", 2), ("😀", 2), ("👍🏽", 2), ("👨‍👩‍👧‍👦", 2), ("🏳️‍🌈", 2),
    ("👩🏽‍🚀", 2), ("🇩🇪", 2), ("🇩🇪🇫🇷", 4), ("1\u{FE0F}\u{20E3}", 2), ("1", 1), ("#", 1), ("𠀀", 2), ("𝔘", 1),
    ("\u{202E}", 8), ("\u{1B}", 8), ("🏴\u{E0067}\u{E007F}", 20), ("x\u{200B}", 9),
  ]

  @Test("carets begin behind what stands before the word, however wide it is", arguments: befores)
  func widths(_ before: String, _ columns: Int) {
    let start = before.unicodeScalars.count + 1
    let report = text([Diagnostic(.unknownKey, "m", at: range("a.yaml", 1, start, to: start + 4))], before + "word")
    let carets = report.split(separator: "\n").last ?? ""
    #expect(carets == "      | \(String(repeating: " ", count: columns))^^^^")
  }

  /// A word, which of its code points are meant, and how many columns of it are marked.
  static let parts: [(word: String, part: Range<Int>, columns: Int)] = [
    ("日本語", 1..<2, 2), ("e\u{301}a", 0..<1, 1), ("e\u{301}a", 1..<2, 1), ("👍🏽", 0..<2, 2), ("👍🏽", 1..<2, 2),
    ("👨‍👩‍👧‍👦", 2..<3, 2), ("👨‍👩‍👧‍👦x", 0..<8, 3), ("\u{1112}\u{1161}", 1..<2, 2), ("\t", 0..<1, 4), ("\u{202E}", 0..<1, 8),
  ]

  @Test("a character is marked as a whole, even where only a part of it is meant", arguments: parts)
  func marks(_ word: String, _ part: Range<Int>, _ columns: Int) {
    let place = range("a.yaml", 1, part.lowerBound + 1, to: part.upperBound + 1)
    let report = text([Diagnostic(.unknownKey, "m", at: place)], word)
    let carets = report.split(separator: "\n").last ?? ""
    let before = word == "日本語" ? 2 : 0
    let blanks = String(repeating: " ", count: before)
    #expect(carets == "      | \(blanks)\(String(repeating: "^", count: columns))")
  }

  @Test("of a range of several lines the first and the last are shown")
  func lines() {
    let source = "a: {b,\n    c,\n    d}\ne: [f,\n  g]\n"
    func range(_ start: (Int, Int), _ end: (Int, Int)) -> SourceRange {
      SourceRange(
        file: "a.yaml",
        start: SourcePosition(line: start.0, column: start.1),
        end: SourcePosition(line: end.0, column: end.1)
      )
    }
    let diagnostics = [
      Diagnostic(.unknownKey, "three", at: range((1, 4), (3, 7))),
      Diagnostic(.unknownKey, "two", at: range((4, 4), (5, 5))),
      Diagnostic(.unknownKey, "indented", at: range((4, 5), (5, 3))),
    ]
    #expect(
      text(diagnostics, source) == """
        a.yaml:1:4: error: three [unknown-key]
            1 | a: {b,
              |    ^^^
          ...
            3 |     d}
              |     ^^
        a.yaml:4:4: error: two [unknown-key]
            4 | e: [f,
              |    ^^^
            5 |   g]
              |   ^^
        a.yaml:4:5: error: indented [unknown-key]
            4 | e: [f,
              |     ^^

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

  @Test("a workflow command about several lines has no columns")
  func githubLines() {
    let several = SourceRange(
      file: "a.yaml",
      start: SourcePosition(line: 1, column: 2),
      end: SourcePosition(line: 3, column: 4)
    )
    let diagnostic = Diagnostic(.warning, .publicWrite, "m", at: several)
    #expect(
      ReportFormat.github.report([diagnostic], sources: SourceLines())
        == "::warning file=a.yaml,line=1,endLine=3,title=public-write::m\n"
    )
  }

  @Test("a SARIF log has a rule for each code and a result for each diagnostic")
  func sarif() {
    let diagnostics = [
      Diagnostic(
        .unknownKey,
        "key '{a}' of [b](c) is new",
        at: range("/mine/a b/specs/ä.yaml", 1, 2, to: 3),
        notes: [.init("here", at: range("/elsewhere/b.yaml", 4, 5, to: 6))],
        help: "write 'e'"
      )
    ]
    let log = ReportFormat.sarif.report(
      diagnostics,
      sources: SourceLines(),
      of: ReportRun(version: "1.2.3", folder: "/mine/a b")
    )
    let results = #"""
                "columnKind": "unicodeCodePoints",
                "results": [
                  {
                    "ruleId": "unknown-key",
                    "ruleIndex": 0,
                    "level": "error",
                    "message": {
                      "text": "key '{{a}}' of \\[b\\](c) is new\nhelp: write 'e'"
                    },
                    "locations": [
                      {
                        "physicalLocation": {
                          "artifactLocation": {
                            "uri": "specs/%C3%A4.yaml",
                            "uriBaseId": "%SRCROOT%"
                          },
                          "region": {
                            "startLine": 1,
                            "startColumn": 2,
                            "endLine": 1,
                            "endColumn": 3
                          }
                        }
                      }
                    ],
                    "relatedLocations": [
                      {
                        "id": 1,
                        "physicalLocation": {
                          "artifactLocation": {
                            "uri": "file:///elsewhere/b.yaml"
                          },
                          "region": {
                            "startLine": 4,
                            "startColumn": 5,
                            "endLine": 4,
                            "endColumn": 6
                          }
                        },
                        "message": {
                          "text": "here"
                        }
                      }
                    ],
                    "suppressions": []
                  }
                ]
              }
            ]
          }

      """#.split(separator: "\n", omittingEmptySubsequences: false).map { $0.dropFirst(4) }.joined(separator: "\n")
    #expect(log.hasSuffix(results), "\(log)")
    #expect(log.contains(#""semanticVersion": "1.2.3""#))
  }

  @Test("a silenced warning is a suppressed result of a SARIF log, in its place, and in no other report")
  func silenced() throws {
    let reported = Diagnostic(.warning, .unservedSort, "slow", at: range("a.yaml", 3, 1, to: 2))
    let warning = Diagnostic(.warning, .publicWrite, "open", at: range("a.yaml", 2, 1, to: 2))
    let silenced = [SilencedWarning(warning, reason: "Only \"staff\" gets in.", at: range("a.yaml", 1, 5, to: 9))]
    for format in ReportFormat.allCases where format != .sarif {
      #expect(
        format.report([reported], silenced: silenced, sources: SourceLines())
          == format.report([reported], sources: SourceLines())
      )
    }
    let log = ReportFormat.sarif.report([reported], silenced: silenced, sources: SourceLines())
    let results = try #require(log.firstRange(of: "\"results\": "))
    let lines = log[results.upperBound...].split(separator: "\n").map { $0.drop { $0 == " " } }.joined()
    func place(_ line: Int, _ columns: Range<Int>) -> String {
      #"""
      {"physicalLocation": {"artifactLocation": {"uri": "a.yaml","uriBaseId": "%SRCROOT%"},"region": {"startLine": \#(line),\#
      "startColumn": \#(columns.lowerBound),"endLine": \#(line),"endColumn": \#(columns.upperBound)}}}
      """#
    }
    #expect(
      lines == #"""
        [{"ruleId": "public-write","ruleIndex": 0,"level": "warning","message": {"text": "open"},"locations": [\#
        \#(place(2, 1..<2))],"suppressions": [{"kind": "inSource","justification": "Only \"staff\" gets in.","location": \#
        \#(place(1, 5..<9))}]},\#
        {"ruleId": "unserved-sort","ruleIndex": 1,"level": "warning","message": {"text": "slow"},"locations": [\#
        \#(place(3, 1..<2))],"suppressions": []}]}]}
        """#
    )
  }

  @Test(
    "a path is a reference below the folder, or an absolute one",
    arguments: [
      ("specs/a.yaml", "specs/a.yaml"), ("./a.yaml", "a.yaml"), ("/part/a.yaml", "a.yaml"), ("b/../a.yaml", "a.yaml"),
      ("../a.yaml", "file:///a.yaml"), ("/parts/a.yaml", "file:///parts/a.yaml"), ("a#?.yaml", "a%23%3F.yaml"),
    ]
  )
  func references(_ path: String, _ uri: String) {
    let log = ReportFormat.sarif.report(
      [Diagnostic(.unknownKey, "m", at: range(path, 1, 1, to: 2))],
      sources: SourceLines(),
      of: ReportRun(folder: "/part")
    )
    #expect(log.contains("\"uri\": \"\(uri)\""))
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
