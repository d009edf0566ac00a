import Foundation
import Model
import TestSupport
import Testing

@testable import Generation

@Suite("Literals")
struct LiteralFormTests {
  /// Everything that has ended a literal or a comment somewhere.
  static let hostile = [
    "", "plain", "\"", "\"\"\"", "\"\"\"\"", "'", "\\", "\\\"", "*/", "/* x", "\\(x)", "${x}", "{{ x }}", "`x`",
    "#\"x\"#",
    "\"#", "\"\"\"#", "\\#(x)", "\\#", "a\nb", "a\r\nb", "a\rb", "a\tb", "a\u{0}b", "a\u{1b}[2J", "\u{202e}a\u{2066}",
    "a\u{200b}\u{feff}\u{2028}b\u{2029}", "\u{e0041}", "é e\u{301} 👩‍👩‍👧", "// x", "-- x", "; DROP", "a\u{85}b\u{b}c\u{c}d",
    String(repeating: "word ", count: 60), String(repeating: "x", count: 200), "a  b ", "\n", "\n\n", "a\n\n\nb",
  ]

  /// What a scanner of a quoted literal reads back; absent when the text ends it early or is no literal.
  private func readBack(_ literal: String, _ open: String, _ close: String, _ escape: String) -> String? {
    guard literal.hasPrefix(open), literal.hasSuffix(close), literal.utf8.count >= open.utf8.count + close.utf8.count
    else { return nil }
    let body = Array(literal.unicodeScalars.dropFirst(open.unicodeScalars.count).dropLast(close.unicodeScalars.count))
    let (close, escape) = (Array(close.unicodeScalars), Array(escape.unicodeScalars))
    var text = ""
    var index = 0
    while index < body.count {
      let rest = body[index...]
      if rest.starts(with: close) { return nil }
      guard rest.starts(with: escape) else {
        // Nobody may see something else than what is there.
        if LiteralForm.CodePointRange.allCases.contains(where: { $0.contains(body[index]) }) { return nil }
        text.unicodeScalars.append(body[index])
        index += 1
        continue
      }
      index += escape.count
      guard index < body.count else { return nil }
      let known: [Unicode.Scalar: Unicode.Scalar] = ["n": "\n", "r": "\r", "t": "\t", "\"": "\"", "\\": "\\"]
      if body[index] == "u" {
        guard let end = body[index...].firstIndex(of: "}"), body[index + 1] == "{" else { return nil }
        var hex = ""
        hex.unicodeScalars.append(contentsOf: body[(index + 2)..<end])
        guard let number = UInt32(hex, radix: 16), let scalar = Unicode.Scalar(number) else { return nil }
        text.unicodeScalars.append(scalar)
        index = end + 1
      } else {
        guard let scalar = known[body[index]] else { return nil }
        text.unicodeScalars.append(scalar)
        index += 1
      }
    }
    return text
  }

  private func form(_ name: String) throws -> LiteralForm {
    try #require(Repository.pack("hummingbird").literals[name])
  }

  @Test("hostile text is inert in a quoted literal: what the language reads is the text", arguments: hostile)
  func quoted(_ text: String) throws {
    let read = readBack(try form("string").apply(to: text, indentation: 0), "\"", "\"", "\\")
    #expect(read.map { Array($0.utf8) } == Array(text.utf8))
    let raw = readBack(try form("raw").apply(to: text, indentation: 0), "#\"", "\"#", "\\#")
    #expect(raw.map { Array($0.utf8) } == Array(text.utf8))
  }

  @Test("hostile text is inert in a literal of several lines", arguments: hostile)
  func block(_ text: String) throws {
    for (name, open, close, escape) in [
      ("document", "###\"\"\"", "\"\"\"###", "\\###"), ("sql", "#\"\"\"", "\"\"\"#", "\\#"),
    ] {
      let literal = try form(name).apply(to: text, indentation: 4)
      let lines = literal.components(separatedBy: "\n")
      #expect(lines.first == open && lines.last == "    " + close)
      #expect(lines.dropFirst().allSatisfy { $0.isEmpty || $0.hasPrefix("    ") })
      let body = lines.dropFirst().dropLast().map { String($0.dropFirst(4)) }
      let read = body.map { readBack(open + $0 + close, open, close, escape) }
      #expect(!read.contains(nil), "\(literal)")
      // Statements are folded at some of their spaces.
      let shown = { (text: String) in name == "sql" ? text.replacing("\n", with: " ") : text }
      #expect(shown(read.compactMap(\.self).joined(separator: "\n")) == shown(text))
    }
  }

  @Test("statements are folded at spaces that stand alone, and never in quotes, however many lines these go over")
  func statements() {
    let form = LiteralForm.block(
      LiteralForm.Quoting(
        open: "<",
        close: ">",
        map: [.init(part: "é", replacement: "[e]")],
        escapes: .init(form: "", ranges: [])
      ),
      LiteralForm.Folding(width: 12, quotes: Array("'\"".utf8))
    )
    let folded = { (text: String) in
      form.apply(to: text, indentation: 2).components(separatedBy: "\n").map { $0.dropFirst(2) }
    }
    #expect(folded("one two three four") == ["", "one two", "three four", ">"])
    #expect(folded("one  two  three four") == ["", "one  two  three", "four", ">"])
    #expect(folded("one 'two three' four") == ["", "one", "'two three'", "four", ">"])
    #expect(folded("é é é é") == ["", "[e] [e]", "[e] [e]", ">"])
    #expect(folded("a = 'it''s \" so long' b") == ["", "a =", "'it''s \" so long'", "b", ">"])
    #expect(folded("'one two\nthree four five' six") == ["", "'one two", "three four five'", "six", ">"])
    #expect(folded(" ") == ["", " ", ">"])
  }

  @Test("code that is too long is broken at its brackets, from the outermost inwards, and nothing in quotes is touched")
  func wrapping() throws {
    let layout = CodeWrapping.Layout(width: 24, step: 2, trailing: "[", lone: "")
    let wrapping = CodeWrapping(CodeWrapping.Quotes.all(of: try form("string")), layout)
    let wrapped = { (code: String) in wrapping.wrapped(code, indentation: 2) }
    #expect(wrapped("let x = [1, 2, 3, 4]") == "let x = [1, 2, 3, 4]")
    #expect(
      wrapped("let x = [\"a, ]\", \"\\\", b\"]") == "let x = [\n    \"a, ]\",\n    \"\\\", b\",\n  ]"
    )
    #expect(wrapped("let x = [\"one alone, long\"]") == "let x = [\n    \"one alone, long\"\n  ]")
    #expect(wrapped("set(f(\"aaaaaaaaaaaaaaaaaaaa\"))") == "set(\n    f(\n      \"aaaaaaaaaaaaaaaaaaaa\"\n    )\n  )")
    #expect(wrapped("x.set([aaaaaaaaa, bbbbbbbb])") == "x.set([\n    aaaaaaaaa,\n    bbbbbbbb,\n  ])")
    #expect(wrapped("f(a: aaaaaaaaa, b: bbbbbbbb)") == "f(\n    a: aaaaaaaaa,\n    b: bbbbbbbb\n  )")
    #expect(wrapped("var x: [T: U] = \"=aaaaaa(\"") == "var x: [T: U] =\n    \"=aaaaaa(\"")
    #expect(wrapped("aaaaaaaaaaaaaaaaaaaaaaaaaaa()") == "aaaaaaaaaaaaaaaaaaaaaaaaaaa()")
    let other = CodeWrapping.Layout(width: 24, step: 4, trailing: "[(", lone: "[")
    let further = CodeWrapping(CodeWrapping.Quotes.all(of: try form("string")), other)
    let several = further.wrapped("x = f([\"aaaaaaaaaaa\"], bbb)", indentation: 2)
    #expect(several == "x = f(\n      [\"aaaaaaaaaaa\"],\n      bbb,\n  )")
    let lone = further.wrapped("x = [\"aaaaaaaaaaaaaaaaa\"]", indentation: 2)
    #expect(lone == "x = [\n      \"aaaaaaaaaaaaaaaaa\",\n  ]")
  }

  @Test("names that code uses are found outside of texts and remarks, and not behind a dot")
  func names() throws {
    let pack = try Repository.pack("fastapi")
    let reading = NamesInCode(forms: pack.literals.values)
    let used = { (code: String) in
      reading.used(of: ["values.", "array(", "Json", "uuid.UUID"], in: code, interpolated: "f")
    }
    #expect(used("x = values.of(array(1)), uuid.UUID") == ["values", "array", "uuid"])
    #expect(used("Json") == ["Json"])
    #expect(used("my.values.of(1), array_of(1), JsonRule, values, uuid") == [])
    #expect(used("\"values.x\" + 'array(' # Json") == [])
    #expect(used("# an author's\nJson") == ["Json"])
    #expect(used("\"\"\"It's \\\" Json.\"\"\"\nvalues.x") == ["values"])
    #expect(used("f\"{{Json}} {array({1}, 'Json')} values.x\"") == ["array"])
    #expect(used("g\"{array(1)}\" 'Json") == [])
  }

  @Test("hostile text stays in its comment", arguments: hostile)
  func lines(_ text: String) throws {
    for (name, prefix) in [("doc", "///"), ("remark", "//")] {
      let comment = try form(name).apply(to: text, indentation: 2)
      for (index, line) in comment.components(separatedBy: "\n").enumerated() {
        let line = index == 0 ? line : String(line.dropFirst(2))
        #expect(line == prefix || line.hasPrefix(prefix + " "))
        #expect(line.last != " ")
        let isHidden = { (scalar: Unicode.Scalar) in
          LiteralForm.CodePointRange.allCases.contains { $0.contains(scalar) }
        }
        #expect(!line.unicodeScalars.contains(where: isHidden))
      }
      if name == "doc" { #expect(!comment.contains("*/") && !comment.contains("/*")) }
    }
  }

  @Test("comments are folded at spaces within their width, the margin included")
  func folding() {
    let form = LiteralForm.lines(
      LiteralForm.Lines(prefix: "# ", width: 30, map: [], escapes: LiteralForm.CodePointEscape(form: "", ranges: []))
    )
    let text = "one two three four five six seven eight\n\nnine"
    #expect(form.apply(to: text, indentation: 0) == "# one two three four five six\n# seven eight\n#\n# nine")
    #expect(
      form.apply(to: text, indentation: 4) == "# one two three four five\n    # six seven eight\n    #\n    # nine"
    )
    let bare = LiteralForm.lines(
      LiteralForm.Lines(prefix: "", width: 30, map: [], escapes: LiteralForm.CodePointEscape(form: "", ranges: []))
    )
    #expect(bare.apply(to: "one\n\n two", indentation: 4) == "one\n\n    two")
  }

  @Test("the longest part of a map is replaced first, and what replaces it is left alone")
  func map() {
    let quoting = LiteralForm.Quoting(
      open: "<",
      close: ">",
      map: [
        .init(part: "\"\"\"", replacement: "Q"), .init(part: "\"", replacement: "q"),
        .init(part: "q", replacement: "\""),
      ],
      escapes: LiteralForm.CodePointEscape(form: "[{hex}|{hex4}|{hex8}]", ranges: [.control])
    )
    #expect(LiteralForm.quoted([quoting]).apply(to: "\"\"\"\"q\u{1}", indentation: 0) == "<Qq\"[1|0001|00000001]>")
  }

  @Test("what a long text holds is replaced wherever it stands", arguments: ["##/", "\u{1}", "\u{7F}", "\u{85}", "é"])
  func longTexts(_ part: String) {
    let quoting = LiteralForm.Quoting(
      open: "<",
      close: ">",
      map: [.init(part: "##/", replacement: "Q")],
      escapes: LiteralForm.CodePointEscape(form: "[{hex}]", ranges: [.control])
    )
    let form = LiteralForm.quoted([quoting])
    let written = String(form.apply(to: part, indentation: 0).dropFirst().dropLast())
    let (plain, almost) = (String(repeating: "x", count: 70), String(repeating: "##-", count: 30))
    for (before, behind) in [("", plain), (plain, ""), (plain, plain), ("", almost), (almost, ""), (almost, almost)] {
      #expect(form.apply(to: before + part + behind, indentation: 0) == "<\(before)\(written)\(behind)>")
    }
  }

  @Test(
    "of two kinds of quotes the one that needs less is taken, the first where both need the same",
    arguments: [("plain", "\"plain\""), ("\"a\" = 'b'", "\"\\\"a\\\" = 'b'\""), ("\"a\" = ?", "'\"a\" = ?'")]
  )
  func alternatives(_ text: String, _ spelled: String) {
    let escapes = LiteralForm.CodePointEscape(form: "", ranges: [])
    let forms = ["\"", "'"].map { quote in
      LiteralForm.Quoting(
        open: quote,
        close: quote,
        map: [.init(part: quote, replacement: "\\" + quote)],
        escapes: escapes
      )
    }
    #expect(LiteralForm.quoted(forms).apply(to: text, indentation: 0) == spelled)
  }

  @Test("JSON texts are what a JSON reader reads back", arguments: hostile)
  func json(_ text: String) throws {
    for json in [text.jsonLiteral, text.jsonLiteral.visibleJSON] {
      let read = try JSONDecoder().decode(String.self, from: Data(json.utf8))
      #expect(read.unicodeScalars.elementsEqual(text.unicodeScalars))
      #expect(!json.contains("\n"))
    }
    let isHidden = { (scalar: Unicode.Scalar) in LiteralForm.CodePointRange.allCases.contains { $0.contains(scalar) } }
    #expect(!text.jsonLiteral.visibleJSON.unicodeScalars.contains(where: isHidden))
  }
}
