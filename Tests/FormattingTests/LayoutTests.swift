import Diagnostics
import Formatting
import Testing

/// The canonical form of a text.
func formatted(_ text: String) -> String? {
  format(Array(text.utf8), file: "a.yaml").value.map { String(decoding: $0, as: UTF8.self) }
}

@Suite("The canonical form")
struct LayoutTests {
  @Test("keys come in the order of the language, names stay in the author's")
  func order() {
    let text = """
      resources:
        Book:
          access: anyone
          fields:
            title: {unique: true, type: string, length: 1..20}
            author: string
          description: A title.
        Author: {access: anyone, fields: {name: string}}
      service: {version: 1.2.3, name: demo}
      ashlar: 1
      """
    let canonical = """
      ashlar: 1
      service: {name: demo, version: 1.2.3}
      resources:
        Book:
          description: A title.
          fields:
            title: {type: string, length: 1..20, unique: true}
            author: string
          access: anyone
        Author: {fields: {name: string}, access: anyone}

      """
    #expect(formatted(text) == canonical)
  }

  @Test("what the language does not know goes behind what it knows, as it stood")
  func unknown() {
    #expect(formatted("b: 1\na: 2\nashlar: 1\n") == "ashlar: 1\nb: 1\na: 2\n")
  }

  @Test("comments and blank lines stay with what they stand at")
  func comments() {
    let text = """
      # The head of the file.


      # About resources.
      resources:     # all of them
          # About the book.
          Book:
              access: anyone # for now
              fields:

                  # About the title.
                  title: string   # long ones too
                  isbn: string # behind
                  # Behind the fields.
          # Behind the book.
      ashlar: 1
      # The end.
      """
    let canonical = """
      # The head of the file.

      ashlar: 1
      # About resources.
      resources:  # all of them
        # About the book.
        Book:
          fields:
            # About the title.
            title: string  # long ones too
            isbn: string   # behind
            # Behind the fields.
          access: anyone  # for now
        # Behind the book.
      # The end.

      """
    #expect(formatted(text) == canonical)
  }

  @Test("brackets and braces stand on one line; too long, lists of words are wrapped and the rest becomes a block")
  func brackets() {
    let words = (1...30).map { "member\($0)" }
    let text = """
      resources:
        Book:
          query: {sort: [ a,b ,
            c ], filter: [\(words.joined(separator: ","))]}
          fields: { a : string,
            b: {type: string, description: "\(String(repeating: "x", count: 100))"} }
      """
    let canonical = """
      resources:
        Book:
          fields:
            a: string
            b:
              type: string
              description: "\(String(repeating: "x", count: 100))"
          query:
            filter: [member1, member2, member3, member4, member5, member6, member7, member8, member9, member10, member11,
              member12, member13, member14, member15, member16, member17, member18, member19, member20, member21, member22,
              member23, member24, member25, member26, member27, member28, member29, member30]
            sort: [a, b, c]

      """
    #expect(formatted(text) == canonical)
  }

  @Test("brackets with comments inside become a block")
  func commentsInBrackets() {
    let text = """
      enums:
        Size: [
          small, # the least
          # Nobody takes it.
          large
          # No more.
        ]
      """
    let canonical = """
      enums:
        Size:
          - small  # the least
          # Nobody takes it.
          - large
          # No more.

      """
    #expect(formatted(text) == canonical)
  }

  @Test("quotes where other readers would refuse the word or read something else")
  func quotes() {
    let text = """
      enums: {Answer: [yes, No, maybe, off, 1:30, 1_000, "y", y, =]}
      resources: {A: {fields: {b: text?, c: decimal(10,2), d: {type: decimal(4, 2), default: 1.5}}}}
      """
    let canonical = """
      enums: {Answer: ["yes", "No", maybe, "off", "1:30", "1_000", "y", y, "="]}
      resources: {A: {fields: {b: "text?", c: "decimal(10,2)", d: {type: "decimal(4,2)", default: 1.5}}}}

      """
    #expect(formatted(text) == canonical)
    #expect(formatted("a:\n  b: text?\n") == "a:\n  b: text?\n")
  }

  @Test("texts of several lines keep their lines")
  func texts() {
    let text = """
      service:
          description: |
              First.
                Second.

              Last.
          name: >-
              a
              b
      api:
          prefix: "one
             two \\
             three"
          version: plain
             words

             here
      """
    let canonical = """
      service:
        name: >-
          a
          b
        description: |
          First.
            Second.

          Last.
      api:
        prefix: "one
          two \\
          three"
        version: plain
          words

          here

      """
    #expect(formatted(text) == canonical)
  }

  @Test("a block text with an indentation of its own, and one that keeps its blank lines")
  func indentedTexts() {
    let text = "a:\n    b: |2\n          x\n        y\n    c: |+\n        z\n\n\n    d: 1\n"
    #expect(formatted(text) == "a:\n  b: |2\n        x\n      y\n  c: |+\n    z\n\n\n  d: 1\n")
  }

  @Test("lists of mappings and of lists")
  func nested() {
    let text = """
      a:
      - b: 1
        c: 2
      # between
      -   # above
        - d
        -   - e
            - f: {g: 1}
      """
    let canonical = """
      a:
        - b: 1
          c: 2
        # between
        # above
        - - d
          - - e
            - f: {g: 1}

      """
    #expect(formatted(text) == canonical)
  }

  @Test("anchors, aliases and tags stay, and with them the order")
  func anchors() {
    let text = """
      service: &s {name: demo}
      ashlar: 1
      x: &list
        - *s
        - !!str 12
      y: {<<: *s}
      """
    let canonical = """
      service: &s {name: demo}
      ashlar: 1
      x: &list
        - *s
        - !!str 12
      y: {<<: *s}

      """
    #expect(formatted(text) == canonical)
  }

  @Test("a directive and the marker of a document stay; marks, line ends and blanks of other systems go")
  func systems() {
    #expect(formatted("# head\n%YAML 1.2\n---\na: 1\n") == "%YAML 1.2\n# head\n---\na: 1\n")
    #expect(formatted("\u{FEFF}a: 1  \r\nb: 2\r\n") == "a: 1\nb: 2\n")
  }

  @Test("keys are texts, and say so where they look like something else")
  func keys() {
    let text = "enums: {A: {true: Yes, 12: Twelve, no: Nay}}\n"
    #expect(formatted(text) == "enums: {A: {\"true\": \"Yes\", \"12\": Twelve, \"no\": Nay}}\n")
  }

  @Test("a text that the file ends in gets no line break")
  func endingTexts() {
    #expect(formatted("a: |\n  b") == "a: |-\n  b\n")
    #expect(formatted("a: >2+\n   b\n   c") == "a: >-2\n   b\n   c\n")
    #expect(formatted("a: |\n  b\n") == "a: |\n  b\n")
    #expect(formatted("a: |\n   b ") == "a: |-\n  b \n")
    #expect(formatted("a: |\n   b \n \n\nc: 1") == "a: |\n  b \n\nc: 1\n")
  }

  @Test("a key over several lines comes to stand on one, and one that is too long is reported")
  func longKeys() {
    #expect(formatted("a: {b\n  c, # d\n  e: 2}\n") == "a:\n  \"b c\":  # d\n  e: 2\n")
    let outcome = format(Array("? \(String(repeating: "k", count: 2000))\n: 1\n".utf8), file: "a.yaml")
    #expect(outcome.value == nil)
    #expect(outcome.diagnostics.map(\.code) == [.yamlKey])
  }

  @Test("what is no number is a value like any other")
  func noNumber() {
    #expect(formatted("a: [ .nan, -.inf ]\n") == "a: [.nan, -.inf]\n")
  }

  @Test("what is no YAML is reported and left alone")
  func mistakes() {
    let outcome = format(Array("a: [1".utf8), file: "a.yaml")
    #expect(outcome.value == nil)
    #expect(outcome.diagnostics.map(\.code) == [.yamlUnclosed])
  }
}
