import Diagnostics
import Testing
import YAMLTree

@Suite("The tree of a YAML text")
struct TreeTests {
  @Test("every node has its start and its end")
  func places() throws {
    let text = """
      service:
        name: "book shop" # a comment
        tags: [a, 'b c', {d: 1}]
        empty:
        note: |
          two
          lines

        list:
        - x
        - y: é z

      # the end
      """
    #expect(
      outline(try #require(parse(text))) == """
        1:1-11:11 mapping
          1:1-1:8 plain string "service"
            2:3-11:11 mapping
              2:3-2:7 plain string "name"
                2:9-2:20 doubleQuoted string "book shop"
              3:3-3:7 plain string "tags"
                3:9-3:27 flow sequence
                  3:10-3:11 plain string "a"
                  3:13-3:18 singleQuoted string "b c"
                  3:20-3:26 flow mapping
                    3:21-3:22 plain string "d"
                      3:24-3:25 plain int(1) "1"
              4:3-4:8 plain string "empty"
                4:9-4:9 plain null ""
              5:3-5:7 plain string "note"
                5:9-7:10 literal string "two\\nlines\\n"
              9:3-9:7 plain string "list"
                10:3-11:11 sequence
                  10:5-10:6 plain string "x"
                  11:5-11:11 mapping
                    11:5-11:6 plain string "y"
                      11:8-11:11 plain string "é z"

        """
    )
  }

  @Test("columns count code points, and a byte order mark is no column")
  func codePoints() throws {
    let node = try #require(parse("\u{FEFF}{é: \"日本\", 🎉: e\u{301}, z: 1}"))
    #expect(
      outline(node) == """
        1:1-1:23 flow mapping
          1:2-1:3 plain string "é"
            1:5-1:9 doubleQuoted string "日本"
          1:11-1:12 plain string "🎉"
            1:14-1:16 plain string "e\u{301}"
          1:18-1:19 plain string "z"
            1:21-1:22 plain int(1) "1"

        """
    )
  }

  @Test("a bare word in braces is told apart from a key with an empty value")
  func bare() throws {
    let node = try #require(parse("{type: decimal(10,2), other: , \"x\"}"))
    #expect(
      outline(node) == """
        1:1-1:36 flow mapping
          1:2-1:6 plain string "type"
            1:8-1:18 plain string "decimal(10"
          bare
          1:19-1:21 plain string "2)"
            1:21-1:21 plain null ""
          1:23-1:28 plain string "other"
            1:30-1:30 plain null ""
          bare
          1:32-1:35 doubleQuoted string "x"
            1:35-1:35 plain null ""

        """
    )
  }

  @Test("anchors and tags are no part of a node's place; an alias has its own")
  func anchors() throws {
    let text = """
      a: &x !!str 12
      b: &y
        # what follows
        c: *x
      d: *y
      """
    #expect(
      outline(try #require(parse(text))) == """
        1:1-5:6 mapping
          1:1-1:2 plain string "a"
            1:13-1:15 plain string "12"
          2:1-2:2 plain string "b"
            4:3-4:8 mapping
              4:3-4:4 plain string "c"
                4:6-4:8 plain string "12"
          5:1-5:2 plain string "d"
            5:4-5:6 mapping
              4:3-4:4 plain string "c"
                4:6-4:8 plain string "12"

        """
    )
  }

  @Test("a merged key gives way to the mapping's own, and an earlier mapping wins over a later one")
  func merges() throws {
    let text = """
      base: &base {type: string, length: 3, a: base}
      more: &more {a: more, b: more}
      one: {<<: *base, length: 5, c: own}
      two: {z: 1, <<: [*more, *base], y: 2}
      three: {<<: {k: v}}
      four: {"<<": text}
      """
    #expect(
      plain(try #require(parse(text))) == """
        {base: {type: string, length: 3, a: base}, more: {a: more, b: more}, \
        one: {type: string, a: base, length: 5, c: own}, two: {z: 1, a: more, b: more, type: string, length: 3, y: 2}, \
        three: {k: v}, four: {<<: text}}
        """
    )
  }

  @Test("a later anchor of the same name replaces the earlier one")
  func redefined() throws {
    #expect(plain(try #require(parse("[&a 1, *a, &a 2, *a]"))) == "[1, 1, 2, 2]")
  }

  @Test("line breaks of every kind count as one")
  func lineBreaks() throws {
    #expect(
      outline(try #require(parse("a: 1\r\nb: 2\rc: 3\n"))) == """
        1:1-3:5 mapping
          1:1-1:2 plain string "a"
            1:4-1:5 plain int(1) "1"
          2:1-2:2 plain string "b"
            2:4-2:5 plain int(2) "2"
          3:1-3:2 plain string "c"
            3:4-3:5 plain int(3) "3"

        """
    )
  }

  @Test("a quoted or block scalar is always text")
  func quoted() throws {
    let node = try #require(parse("a: '1'\nb: \"true\"\nc: |-\n  null\n"))
    #expect(
      outline(node) == """
        1:1-4:7 mapping
          1:1-1:2 plain string "a"
            1:4-1:7 singleQuoted string "1"
          2:1-2:2 plain string "b"
            2:4-2:10 doubleQuoted string "true"
          3:1-3:2 plain string "c"
            3:4-4:7 literal string "null"

        """
    )
  }

  @Test("tags of the core schema are honoured")
  func tags() throws {
    let node = try #require(parse("%YAML 1.2\n---\n[! 1, !!str true, !!float 1, !!seq [!!map {}], !!int \"3\"]"))
    #expect(
      outline(node) == """
        3:1-3:58 flow sequence
          3:4-3:5 plain string "1"
          3:13-3:17 plain string "true"
          3:27-3:28 plain float(1.0) "1"
          3:36-3:46 flow sequence
            3:43-3:45 flow mapping
          3:54-3:57 doubleQuoted int(3) "3"

        """
    )
  }
}
