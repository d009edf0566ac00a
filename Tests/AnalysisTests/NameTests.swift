import Testing

@testable import Analysis

@Suite("Names")
struct NameTests {
  @Test(
    "a name is split into its words",
    arguments: [
      ("unitPrice", ["unit", "price"]), ("unit_price", ["unit", "price"]), ("UnitPrice", ["unit", "price"]),
      ("HTTPServer", ["http", "server"]), ("serverHTTP", ["server", "http"]), ("imageURLs", ["image", "urls"]),
      ("URLsOfImages", ["urls", "of", "images"]), ("address2", ["address2"]), ("address_2", ["address", "2"]),
      ("line2Total", ["line2", "total"]), ("UTF8String", ["utf8", "string"]), ("A", ["a"]), ("aB", ["a", "b"]),
      ("my-shop", ["my", "shop"]), ("WONT_FIX", ["wont", "fix"]), ("in-review", ["in", "review"]), ("", []),
      ("__a__", ["a"]), ("APIKey", ["api", "key"]), ("IDs", ["ids"]), ("OAuth2", ["o", "auth2"]),
    ]
  )
  func words(_ name: String, _ expected: [String]) {
    #expect(splitWords(name) == expected)
  }

  @Test(
    "a noun has its plural, and the plural its noun",
    arguments: [
      ("book", "books"), ("box", "boxes"), ("category", "categories"), ("day", "days"), ("person", "people"),
      ("salesperson", "salespeople"), ("status", "statuses"), ("series", "series"), ("data", "data"),
      ("metadata", "metadata"), ("child", "children"), ("grandchild", "grandchildren"), ("leaf", "leaves"),
      ("half", "halves"), ("church", "churches"), ("epoch", "epochs"), ("dish", "dishes"), ("address", "addresses"),
      ("class", "classes"), ("quiz", "quizzes"), ("size", "sizes"), ("blitz", "blitzes"), ("buzz", "buzzes"),
      ("man", "men"), ("salesman", "salesmen"), ("human", "humans"), ("analysis", "analyses"), ("axis", "axes"),
      ("criterion", "criteria"), ("index", "indexes"), ("matrix", "matrices"), ("movie", "movies"), ("tie", "ties"),
      ("photo", "photos"), ("hero", "heroes"), ("house", "houses"), ("course", "courses"), ("cause", "causes"),
      ("case", "cases"), ("alias", "aliases"), ("canvas", "canvases"), ("lens", "lenses"), ("cache", "caches"),
      ("bus", "buses"), ("virus", "viruses"), ("license", "licenses"), ("response", "responses"), ("news", "news"),
      ("toe", "toes"), ("olive", "olives"), ("sleeve", "sleeves"), ("key", "keys"), ("guy", "guys"),
      ("soliloquy", "soliloquies"), ("database", "databases"), ("base", "bases"), ("sheep", "sheep"),
      ("invoice", "invoices"), ("employee", "employees"), ("bookshelf", "bookshelves"), ("specimen", "specimens"),
      ("equipment", "equipment"), ("use", "uses"), ("company", "companies"), ("entry", "entries"), ("tax", "taxes"),
      ("branch", "branches"), ("warehouse", "warehouses"), ("bonus", "bonuses"), ("reply", "replies"),
    ]
  )
  func inflection(_ singular: String, _ plural: String) {
    #expect(Inflection.plural(of: singular) == plural)
    #expect(Inflection.singular(of: plural) == singular)
  }

  @Test("a name that is a plural already stays one", arguments: ["settings", "sales", "details", "preferences"])
  func already(_ word: String) {
    #expect(Inflection.plural(of: word) == word)
  }

  @Test("only the last word of a name is inflected")
  func lastWord() {
    #expect(Inflection.plural(of: ["order", "line"]) == ["order", "lines"])
    #expect(Inflection.singular(of: ["gift", "tags"]) == ["gift", "tag"])
    #expect(Inflection.singular(of: ["following"]) == ["following"])
  }
}
