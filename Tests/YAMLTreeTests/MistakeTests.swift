import Diagnostics
import Testing
import YAMLTree

/// A text and the place and message of the one mistake in it.
private let mistakes: [(String, String)] = [
  ("a: \"foo\nb: \"bar\"\n", "1:4: the quote that opens here is not closed in its line [yaml-unclosed]"),
  ("a: \"foo\nb: 1\n", "1:4: the quote that opens here is never closed [yaml-unclosed]"),
  ("a: 'it's'\n", "1:8: nothing can follow the closing quote [yaml-syntax]"),
  ("a: 'foo\nb: 'bar'\nc: 1\n", "1:4: the quote that opens here is not closed in its line [yaml-unclosed]"),
  ("service:\n\tname: x\n", "2:1: a tab cannot indent a line [yaml-tab]"),
  ("a: x\n\tb: 1\n", "2:1: a tab cannot indent a line [yaml-tab]"),
  ("a:\n  b: 1\n\tc: 2\n", "3:1: a tab cannot indent a line [yaml-tab]"),
  ("a:\n  - x\n\t- y\n", "3:1: a tab cannot indent a line [yaml-tab]"),
  ("\ta: 1\n", "1:1: a tab cannot indent a line [yaml-tab]"),
  ("a:\n  \tb: 1\n", "2:3: a tab cannot indent a line [yaml-tab]"),
  ("title: foo: bar\n", "1:11: a ':' cannot stand here [yaml-syntax]"),
  ("a: 1\n  b: 2\n", "2:3: a key cannot stand here [yaml-syntax]"),
  ("a:\n   b: 1\n  c: 2\n", "3:3: expected a key here [yaml-syntax]"),
  ("a:\n  - x\n  b: 1\n", "3:3: expected '- ' here [yaml-syntax]"),
  ("a: {b: 1\nc: 2\n", "1:4: the '{' that opens here is never closed [yaml-unclosed]"),
  ("a: [1, 2\n", "1:4: the '[' that opens here is never closed [yaml-unclosed]"),
  ("a: [1\nb: 2\n", "1:4: the '[' that opens here is never closed [yaml-unclosed]"),
  ("a: {b: 1\n    c: 2}\n", "2:6: expected ',' or '}' [yaml-syntax]"),
  ("a: }\n", "1:4: expected a value here [yaml-syntax]"),
  ("a: [1, 2}\n", "1:9: expected ',' or ']' [yaml-syntax]"),
  ("{a: b c: d}\n", "1:8: expected ',' or '}' [yaml-syntax]"),
  ("a: @x\n", "1:4: a text cannot begin like this [yaml-syntax]"),
  ("a: `x\n", "1:4: a text cannot begin like this [yaml-syntax]"),
  ("a: %x\n", "1:4: a text cannot begin like this [yaml-syntax]"),
  ("a: *\n", "1:4: expected a name behind this sign [yaml-syntax]"),
  ("a: &\n", "1:4: expected a name behind this sign [yaml-syntax]"),
  ("a: *foo\n", "1:4: no anchor '&foo' stands before this alias [yaml-alias]"),
  ("a: &foo 1\nb: *fo\n", "2:4: no anchor '&fo' stands before this alias [yaml-alias]"),
  ("a: &foo [*foo]\n", "1:10: alias '*foo' stands inside what '&foo' names [yaml-alias]"),
  ("a: \"\\q\"\n", "1:5: unknown escape in a quoted text [yaml-syntax]"),
  ("a: \"\\uD800\"\n", "1:7: the escape does not name a character [yaml-syntax]"),
  ("a: \"\\xZZ\"\n", "1:7: the escape does not name a character [yaml-syntax]"),
  ("a: \"x\\0\"\n", "1:4: a text cannot hold the character U+0000 [yaml-character]"),
  ("a: |x\n  y\n", "1:5: did not find expected comment or line break [yaml-syntax]"),
  ("a: >\n\ttext\n", "2:1: a tab cannot indent a line [yaml-tab]"),
  ("key\nother: 1\n", "2:1: a key cannot stand here [yaml-syntax]"),
  ("a: 1\nkey\nb: 2\n", "2:1: expected ':' after this key [yaml-syntax]"),
  ("a: 1\nlong key here\n", "2:1: expected ':' after this key [yaml-syntax]"),
  ("---\na: 1\n---\nb: 2\n", "3:1: a second document in the same file [yaml-documents]"),
  ("a: 1\n...\nb: 2\n", "3:1: the document ended before this [yaml-syntax]"),
  ("a: 1\n...\n%FOO\n", "3:5: found unknown directive name [yaml-syntax]"),
  ("", "1:1: the file holds no document [yaml-empty]"),
  ("# c\n", "1:1: the file holds no document [yaml-empty]"),
  ("---\n", "2:1: the document is empty [yaml-empty]"),
  ("%TAG ! x\n---\na: 1\n", "1:1: a directive other than '%YAML' is not supported [yaml-syntax]"),
  ("%FOO\n---\na\n", "1:1: a directive other than '%YAML' is not supported [yaml-syntax]"),
  ("%YAML 1.3\n---\na\n", "1:1: an unknown version of YAML [yaml-syntax]"),
  ("%YAML 1.1\na: 1\n", "2:1: expected a line '---' before this [yaml-syntax]"),
  ("? [a]\n: 1\n", "1:3: a key must be a word or a quoted text [yaml-key]"),
  ("{[a]: 1}\n", "1:2: a key must be a word or a quoted text [yaml-key]"),
  ("fields: {{title: string}}\n", "1:10: a key must be a word or a quoted text [yaml-key]"),
  ("? |\n  x\n: 1\n", "1:3: a key must be a word or a quoted text [yaml-key]"),
  (": 1\n", "1:1: a value without a key [yaml-key]"),
  ("{: 1}\n", "1:2: a value without a key [yaml-key]"),
  ("x: !foo 1\n", "1:4: tag '!foo' is not supported [yaml-tag]"),
  ("x: !!int abc\n", "1:10: 'abc' is not of the type '!!int' [yaml-tag]"),
  ("x: &a !!map [1]\n", "1:7: tag '!!map' stands before a sequence [yaml-tag]"),
  ("x: !!set {a}\n", "1:4: tag '!!set' stands before a mapping [yaml-tag]"),
  ("x: {<<: 1}\n", "1:9: '<<' takes a mapping, this is none [yaml-merge]"),
  ("x: {<<: [{a: 1}, 2]}\n", "1:18: '<<' takes a mapping, this is none [yaml-merge]"),
  ("x: {<<: *q}\n", "1:9: no anchor '&q' stands before this alias [yaml-alias]"),
  ("a: - b\n", "1:4: a '- ' cannot stand here [yaml-syntax]"),
  ("- a\nb: 1\n", "2:1: expected '- ' here [yaml-syntax]"),
  ("a: \"x\" y\n", "1:8: nothing can follow the closing quote [yaml-syntax]"),
  ("a: [b]c\n", "1:7: expected a key here [yaml-syntax]"),
  ("a: 'x' # ok\nb: \"y\"z\n", "2:7: nothing can follow the closing quote [yaml-syntax]"),
  ("a: [x:]\n", "1:6: a ':' cannot end a text here [yaml-syntax]"),
  ("a: b\u{07}c\n", "1:5: control character U+0007 in the text [yaml-character]"),
  ("a: {type: decimal(10,2), min: 0}\nb\n", "2:1: expected ':' after this key [yaml-syntax]"),
  (
    "resources:\n  Book:\n    fields:\n      title: {type: string\n      price: int\n    x: 1\n",
    "4:14: the '{' that opens here is never closed [yaml-unclosed]"
  ),
  ("a: 1\n b: 2\nc: 3\n", "2:2: a key cannot stand here [yaml-syntax]"),
  ("a: |\n  x\n y\n", "3:2: expected a key here [yaml-syntax]"),
  ("a: \"x\n  y\n  z\" w\n", "1:4: the quote that opens here is not closed in its line [yaml-unclosed]"),
  ("-a: 1\n- b\n", "2:1: expected a key here [yaml-syntax]"),
  ("a:b\nc: 1\n", "2:1: a key cannot stand here [yaml-syntax]"),
  ("a: ? b\n", "1:4: a '? ' cannot stand here [yaml-syntax]"),
  ("{a: 1}}\n", "1:7: the document ended before this [yaml-syntax]"),
  ("] \n", "1:1: expected a value here [yaml-syntax]"),
  ("a: '\n", "1:4: the quote that opens here is never closed [yaml-unclosed]"),
  ("'", "1:1: the quote that opens here is never closed [yaml-unclosed]"),
  ("[", "1:1: the '[' that opens here is never closed [yaml-unclosed]"),
  ("{", "1:1: the '{' that opens here is never closed [yaml-unclosed]"),
  ("a: [\"x", "1:5: the quote that opens here is never closed [yaml-unclosed]"),
  ("{a: \"b}\n", "1:5: the quote that opens here is never closed [yaml-unclosed]"),
  ("<<: *x", "1:5: no anchor '&x' stands before this alias [yaml-alias]"),
]

@Suite("Mistakes in a YAML text")
struct MistakeTests {
  @Test("the author's mistake is what is pointed at", arguments: mistakes)
  func place(text: String, expected: String) {
    let outcome = parseYAML(Array(text.utf8), file: "a.yaml")
    let said = outcome.diagnostics.map {
      "\($0.range.start.line):\($0.range.start.column): \($0.message) [\($0.code.rawValue)]"
    }
    #expect(said == [expected])
    #expect(outcome.value == nil)
  }

  @Test("a quote that swallows the next line is shown with the place where it is closed")
  func swallowed() {
    #expect(
      report("a: \"foo\nb: \"bar\"\n") == """
        a.yaml:1:4: error: the quote that opens here is not closed in its line [yaml-unclosed]
            1 | a: "foo
              |    ^
        a.yaml:2:4: note: it is closed only here
            2 | b: "bar"
              |    ^

        """
    )
  }

  @Test("every duplicate of a key is shown with the first")
  func duplicates() {
    #expect(
      report("a: 1\nb: {<<: {x: 1}, x: 2}\n\"a\": 2\na: 3\n") == """
        a.yaml:3:1: error: duplicate key 'a' [duplicate-key]
            3 | "a": 2
              | ^^^
        a.yaml:1:1: note: first written here
            1 | a: 1
              | ^
        a.yaml:4:1: error: duplicate key 'a' [duplicate-key]
            4 | a: 3
              | ^
        a.yaml:1:1: note: first written here
            1 | a: 1
              | ^

        """
    )
  }

  @Test("bytes that are not UTF-8 are shown where they stand")
  func invalid() {
    #expect(
      report(Array("ä: caf".utf8) + [0xE9, 0x0A]) == """
        a.yaml:1:7: error: byte 0xE9 is not UTF-8 [yaml-encoding]
            1 | ä: caf\u{FFFD}
              |       ^
        help: save the file as UTF-8

        """
    )
  }

  @Test(
    "an overlong, surrogate or cut sequence is not UTF-8",
    arguments: [[0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE2, 0x82], [0x80], [0xFF], [0xF8]]
      as [[UInt8]]
  )
  func malformed(bytes: [UInt8]) {
    let outcome = parseYAML(Array("x: ".utf8) + bytes, file: "a.yaml")
    #expect(outcome.diagnostics.map(\.code) == [.yamlEncoding])
    #expect(outcome.diagnostics.map(\.range.start) == [SourcePosition(line: 1, column: 4)])
  }

  @Test(
    "UTF-16 and UTF-32 are named",
    arguments: [
      ([0xFF, 0xFE, 0x61, 0], "UTF-16"), ([0xFE, 0xFF, 0, 0x61], "UTF-16"), ([0x61, 0, 0x3A, 0], "UTF-16"),
      ([0xFF, 0xFE, 0, 0], "UTF-32"), ([0, 0, 0xFE, 0xFF], "UTF-32"),
    ] as [([UInt8], String)]
  )
  func wide(bytes: [UInt8], name: String) {
    let outcome = parseYAML(bytes, file: "a.yaml")
    #expect(outcome.diagnostics.map(\.message) == ["the file is encoded as \(name)"])
  }

  @Test("control and invisible characters are spelled out in the line that is shown")
  func invisible() {
    #expect(
      report("a: b\u{2028}c\n") == """
        a.yaml:1:5: error: invisible character U+2028 in the text [yaml-character]
            1 | a: b<U+2028>c
              |     ^^^^^^^^
        help: delete it, or write it as an escape such as "\\u0085" in double quotes

        """
    )
  }
}
