import Testing

@testable import ServiceRuntime

@Suite("Selection")
struct SelectionTests {
  @Test("a list shows what its view names, unless a request asks for other members")
  func view() throws {
    let list = ListDefinition<Shelf>(
      base: "SELECT 1",
      identifier: ShelfList.identifier,
      limit: (default: 20, max: 100),
      selection: SelectionDefinition(fields: ["id", "title", "price"], includes: [.init("author", fields: ["name"])]),
      view: ["title"]
    )
    func shown(_ query: String) throws -> [String] {
      let selection = try ListQuery(QueryParameters(query), list).selection
      return ["id", "title", "price"].filter(selection.fields.contains)
    }
    #expect(try shown("") == ["id", "title"])
    #expect(try shown("fields=price") == ["id", "price"])
    #expect(try shown("fields=id") == ["id"])
    let included = try ListQuery(QueryParameters("include=author"), list).selection
    #expect(included.fields(of: "author") == .all)
  }

  @Test("a selection of fields always has the id")
  func fields() throws {
    let selection = try ShelfList.query("fields=title,day").selection
    #expect(["id", "title", "price", "day"].filter(selection.fields.contains) == ["id", "title", "day"])
    #expect(FieldSelection.all.contains("anything"))
  }

  @Test("a path of two includes the first of them, and each can be narrowed")
  func includes() throws {
    let selection = try ShelfList.query("fields[genres.books]=title&include=genres.books").selection
    #expect(["genres", "genres.books", "author"].filter(selection.includes) == ["genres", "genres.books"])
    #expect(selection.fields(of: "genres") == .all)
    #expect(selection.fields(of: "genres.books") == FieldSelection(names: ["id", "title"]))
  }

  @Test("one record can be selected from, and nothing else")
  func record() throws {
    let definition = ShelfList.definition.shape.selection
    let selection = try RecordSelection(QueryParameters("include=author&fields[author]=name"), definition)
    #expect(selection.includes("author"))
    #expect(selection.fields(of: "author") == FieldSelection(names: ["name"]))
    #expect(
      throws: ServiceError.invalidParameters([
        ErrorDetail(.parameter("limit"), .unknown, "is not known here"),
        ErrorDetail(.parameter("fields"), .format, "must be names divided by commas"),
      ])
    ) {
      try RecordSelection(QueryParameters("limit=1&fields=&include=author"), definition)
    }
  }

  @Test("a resource without relations to include knows no `include`")
  func nothingToInclude() {
    #expect(
      throws: ServiceError.invalidParameters([ErrorDetail(.parameter("include"), .unknown, "is not known here")])
    ) {
      try RecordSelection(QueryParameters("include=x"), SelectionDefinition(fields: ["id"]))
    }
  }

  @Test("a route without parameters refuses every one")
  func none() throws {
    try QueryParameters(nil).requireNone()
    try QueryParameters("").requireNone()
    #expect(
      throws: ServiceError.invalidParameters([
        ErrorDetail(.parameter("a"), .unknown, "is not known here"),
        ErrorDetail(.parameter("b"), .unknown, "is not known here"),
      ])
    ) {
      try QueryParameters("a=1&b").requireNone()
    }
  }
}
