import Testing

@testable import ServiceRuntime

@Suite("Slugs")
struct SlugTests {
  @Test(
    "a text becomes the words it is made of",
    arguments: [
      ("Hello, World!", "hello-world"), ("  --a--  ", "a"), ("don't", "dont"), ("rock ’n’ roll", "rock-n-roll"),
      ("Łódź & Ærø", "lodz-aero"), ("Straße", "strasse"), ("STRAẞE", "strasse"), ("İstanbul", "istanbul"),
      ("e\u{301}te\u{301}", "ete"), ("мои\u{306}", "moy"), ("Война и мир", "voyna-i-mir"), ("Ελλάδα", "ellada"),
      ("объезд", "obezd"),
      ("1984", "1984"), ("a\u{0}b", "a-b"), ("x\u{200B}y", "xy"), ("٣", "thing"), ("日本", "thing"), ("", "thing"),
    ]
  )
  func made(text: String, slug: String) {
    #expect(Slug.made(from: text, or: "thing", atMost: 80) == slug)
    #expect(Slug.isValid(slug))
  }

  @Test("no text becomes the fallback, cut like any other")
  func fallback() {
    #expect(Slug.made(from: nil, or: "thing", atMost: 80) == "thing")
    #expect(Slug.made(from: nil, or: "very-long-thing", atMost: 12) == "very-long")
  }

  @Test("every letter of the table becomes what a slug may hold")
  func letters() {
    for (letter, spelled) in Slug.letters {
      #expect(spelled.isEmpty || Slug.isValid(spelled), "\(letter)")
      #expect(Slug.made(from: "\(letter)", or: "-", atMost: 80) == (spelled.isEmpty ? "-" : spelled), "\(letter)")
      let capital = letter.properties.uppercaseMapping
      #expect(Slug.made(from: "1\(letter)2", or: "-", atMost: 80) == "1\(spelled)2", "\(letter)")
      if capital.unicodeScalars.count == 1, letter != "ı", letter != "ſ" {
        #expect(Slug.made(from: "1\(capital)2", or: "-", atMost: 80) == "1\(spelled)2", "\(capital)")
      }
    }
  }

  @Test(
    "what is too long ends behind a whole word",
    arguments: [
      ("one two three", 13, "one-two-three"), ("one two three", 12, "one-two"), ("one two three", 8, "one-two"),
      ("one two three", 7, "one-two"), ("one two three", 6, "one"), ("one two three", 2, "on"),
    ]
  )
  func cut(text: String, limit: Int, slug: String) {
    #expect(Slug.made(from: text, or: "x", atMost: limit) == slug)
  }

  @Test("a number has its room")
  func numbered() {
    #expect(Slug.numbered("one-two", 1, atMost: 7) == "one-two")
    #expect(Slug.numbered("one-two", 2, atMost: 80) == "one-two-2")
    #expect(Slug.numbered("one-two", 2, atMost: 7) == "one-2")
    #expect(Slug.numbered("onetwothree", 10, atMost: 8) == "onetw-10")
  }

  @Test("the first number that is free is taken, with few questions", arguments: [0, 1, 2, 3, 5, 8, 1000, 4097])
  func free(taken: Int) {
    let slugs = Set((0..<taken).map { Slug.numbered("a", $0 + 1, atMost: 80) })
    var questions = 0
    let free = Slug.free(from: "A", or: "x", atMost: 80) { slug in
      questions += 1
      return slugs.contains(slug)
    }
    #expect(free == Slug.numbered("a", taken + 1, atMost: 80))
    #expect(questions < 30)
  }

  @Test("with a gap it is a number that is free")
  func gap() {
    let slugs: Set = ["a", "a-2", "a-4", "a-5"]
    let free = Slug.free(from: "a", or: "x", atMost: 80) { slugs.contains($0) }
    #expect(!slugs.contains(free))
    #expect(free == "a-6")
  }

  @Test(
    "only words with one hyphen between them are slugs",
    arguments: [
      ("a", true), ("a-1", true), ("", false), ("-", false), ("a-", false), ("a--b", false), ("A", false), ("ä", false),
      ("a b", false),
    ]
  )
  func valid(text: String, isValid: Bool) {
    #expect(Slug.isValid(text) == isValid)
    #expect(SlugRule().violations(of: text).map(\.code) == (isValid ? [] : [.format]))
  }

  @Test("a rule bounds the length too")
  func rule() throws {
    let rule = SlugRule(length: 2...4)
    #expect(try rule.value(#""abcd""#) == "abcd")
    #expect(rule.codes("abcde") == ["length"])
    #expect(rule.codes("A") == ["length", "format"])
    #expect(try rule.refusals("1") == ["type must be a string, not a number"])
    #expect(try rule.refusals("null") == ["null must not be null"])
    #expect(rule.read(text: "Not a slug") == "Not a slug")
    #expect(rule.read(text: "\0") == nil)
  }
}
