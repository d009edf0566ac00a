import Foundation
import Model
import TestSupport
import Testing

@testable import Generation

/// The forms that go into documents and configuration, read by what reads those: a parser of Markdown, two of YAML, a shell.
@Suite("Literals as the readers of documents read them")
struct DocumentsReadTests {
  private static let pieces =
    (0x20...0x7E).compactMap { Unicode.Scalar($0).map { String($0) } }
    + [
      "- ", "+ ", "* ", "1. ", "12) ", "> ", "# ", "## ", "---", "===", "***", "___", "~~~", "```", "~~x~~", "    x",
      "\t",
      "| a |", "\\|", "|", "[x](y)", "![x](y)", "<b>", "<!--", "<https://a.b>", "https://a.b/c_d_", "&amp;", "&#35;",
      "&",
      "\\", "\\\\", "  ", "\n", "\n\n", "\r\n", "\r", "$(x)", "`x`", "${x}", "!x", "~", "~root", "*", "?", "{a,b}",
      "a=b",
      ": ", " #", "--- ", "%YAML", "é", "e\u{301}", "\u{301}", "\u{20E3}", "\u{FE0F}", "\u{200D}", "👩‍👩‍👧", "\u{0}",
      "\u{85}", "\u{A0}", "\u{2028}", "\u{202E}",
      "\u{200B}", "\u{FEFF}", "\u{FFFE}", "\u{E0041}", "\u{10FFFF}", "word", "a",
    ]

  private static let texts: [String] = {
    var random = SystemRandom(state: 7)
    let joined = (0..<400).map { _ in
      (0..<Int.random(in: 1...7, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
    }
    return LiteralFormTests.hostile + pieces + pieces.map { $0 + "x" } + pieces.map { "x" + $0 + "x" } + joined
  }()

  /// What a form shows of a text instead of what nobody would see.
  private func shown(_ text: String, _ breaks: String = "\n\r\t") -> String {
    text.unicodeScalars.map { scalar in
      if breaks.unicodeScalars.contains(scalar) { return " " }
      let hex = String(scalar.value, radix: 16)
      let isHidden = LiteralForm.CodePointRange.allCases.contains { $0.contains(scalar) }
      return isHidden ? "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex : String(scalar)
    }
    .joined()
  }

  private func read(_ form: String, by reader: String, _ texts: [String] = texts) throws -> [String?] {
    let form = try #require(try Repository.pack("hummingbird").literals[form])
    let request = texts.map { [reader, form.apply(to: $0, indentation: 0)] }
    let json = String(decoding: try JSONEncoder().encode(request), as: UTF8.self)
    let answer = try PythonOracle.run("GenerationTests/Oracle/readers.py", on: json)
    return try JSONDecoder().decode([String?].self, from: Data(answer.utf8))
  }

  private func expect(_ form: String, by reader: String, reads expected: (String) -> String) throws {
    for (text, found) in zip(Self.texts, try read(form, by: reader)) {
      let isSame = found.map { Array($0.utf8) } == Array(expected(text).utf8)
      #expect(isSame, "\(text.debugDescription) is read as \(found?.debugDescription ?? "something else")")
    }
  }

  @Test("text of a document is the same text, and begins nothing: no list, no heading, no block")
  func markdown() throws {
    // As templates do: blanks around a paragraph are none of it.
    let texts = Self.texts.map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
    for reader in ["paragraph", "cell"] {
      for (text, found) in zip(texts, try read("markdown", by: reader, texts)) {
        let found = found?.trimmingCharacters(in: .whitespacesAndNewlines)
        let expected = shown(text).trimmingCharacters(in: .whitespacesAndNewlines)
        #expect(found.map { Array($0.utf8) } == Array(expected.utf8), "\(text.debugDescription) for \(reader)")
      }
    }
  }

  @Test("text between backticks is the same but for backticks")
  func code() throws {
    // Nothing between backticks is no code, and neither is there a file without a name.
    let texts = Self.texts.filter { !shown($0).allSatisfy { $0 == " " } }
    for (text, found) in zip(texts, try read("code", by: "code", texts)) {
      var expected = shown(text).replacing("`", with: "'")
      if expected.hasPrefix(" "), expected.hasSuffix(" ") { expected = String(expected.dropFirst().dropLast()) }
      #expect(found == expected, "\(text.debugDescription)")
    }
  }

  @Test("a remark in a configuration file is one line, and no more than a remark")
  func remarks() throws {
    try expect("inline", by: "remark", reads: { shown($0) })
  }

  @Test("a word of a command is one word, whatever a shell would make of its signs")
  func shell() throws {
    try expect("shell", by: "shell", reads: { shown($0) })
  }

  @Test("JSON in a block of a document is the same JSON")
  func fenced() throws {
    for text in Self.texts {
      #expect(text.jsonLiteral.visibleJSON.unicodeScalars.elementsEqual(text.jsonLiteral.visibleJSON.unicodeScalars))
    }
    let form = try #require(try Repository.pack("hummingbird").literals["fenced"])
    let request = Self.texts.map { ["fenced", form.apply(to: $0.jsonLiteral.visibleJSON, indentation: 0)] }
    let json = String(decoding: try JSONEncoder().encode(request), as: UTF8.self)
    let answer = try PythonOracle.run("GenerationTests/Oracle/readers.py", on: json)
    let found = try JSONDecoder().decode([String?].self, from: Data(answer.utf8))
    for (text, found) in zip(Self.texts, found) {
      #expect(found.map { Array($0.utf8) } == Array(text.utf8), "\(text.debugDescription)")
    }
  }

  @Test("a text in a statement is the same text in the database")
  func statements() throws {
    let session = try SQLiteSession()
    // No text of a database has U+0000, and no text of a spec either.
    for text in Self.texts where !text.unicodeScalars.contains("\u{0}") {
      let literal = Dialect.sqlite.literal(text)
      #expect(try session.rows("SELECT \(literal), 1 -- '\n", []) == [[.text(text), .integer(1)]])
    }
  }
}

private struct SystemRandom: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state ^ (state >> 29)
  }
}
