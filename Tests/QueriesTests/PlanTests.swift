import Migrations
import Model
import Queries
import TestSupport
import Testing

@Suite("Query plans")
struct PlanTests {
  let database: SQLiteSession
  let queries = Dictionary(uniqueKeysWithValues: Model.music.queries(for: .sqlite).map { ($0.resource, $0) })

  init() throws {
    database = try SQLiteSession()
    try database.run(Model.music.snapshot.initialMigration.up(.sqlite))
  }

  func plan(_ sql: String, _ values: Int) throws -> [String] {
    try database.rows("EXPLAIN QUERY PLAN \(sql)", Array(repeating: "[]", count: values)).map { row in
      guard case .text(let step) = row[3] else { return "" }
      return step
    }
  }

  func page(
    _ resource: String,
    by member: String?,
    descending: Bool = false,
    after position: [StoredValue]? = nil,
    where condition: Fragment? = nil
  ) throws -> [String] {
    let assembler = ListAssembler(list: queries[resource]!.list)
    let keys = assembler.keys(member.map { [($0, descending)] } ?? [])
    let conditions = condition.map { fragment in
      [ListAssembler.Bound(fragment: fragment, values: fragment.slots.map { _ in "a" })]
    }
    let (sql, values) = assembler.statement(keys, conditions: conditions ?? [], after: position, limit: 21)
    return try plan(sql, values.count)
  }

  @Test("an indexed sort is read in its order, both ways, from the start and from a cursor")
  func sorts() throws {
    #expect(try page("Album", by: "price") == ["SCAN albums USING INDEX albums_price_index"])
    #expect(try page("Album", by: "price", descending: true) == ["SCAN albums USING INDEX albums_price_index"])
    for isDescending in [false, true] {
      let comparison = isDescending ? "<" : ">"
      #expect(
        try page("Album", by: "price", descending: isDescending, after: [1, "a"])
          == ["SEARCH albums USING INDEX albums_price_index ((price,id)\(comparison)(?,?))"]
      )
      #expect(
        try page("Artist", by: "rating", descending: isDescending) == ["SCAN artists USING INDEX artists_rating_index"]
      )
    }
  }

  @Test("the list in the order of ids goes on from an id")
  func identifiers() throws {
    #expect(
      try page("Album", by: nil, after: ["a"]) == ["SEARCH albums USING INDEX sqlite_autoindex_albums_1 (id>?)"]
    )
  }

  @Test("a related list is read from the foreign key's index, already in order")
  func related() throws {
    let albums = queries["Artist"]!.related[0].scope
    #expect(
      try page("Album", by: nil, where: albums) == ["SEARCH albums USING INDEX albums_artist_id_index (artist_id=?)"]
    )
    #expect(
      try page("Album", by: nil, after: ["a"], where: albums)
        == ["SEARCH albums USING INDEX albums_artist_id_index (artist_id=? AND id>?)"]
    )
    #expect(
      try page("Genre", by: nil, where: queries["Artist"]!.related[1].scope) == [
        "SEARCH genres USING INDEX sqlite_autoindex_genres_1 (id=?)",
        "LIST SUBQUERY 1",
        "SEARCH artists_genres USING PRIMARY KEY (artist_id=?)",
      ]
    )
  }

  @Test("the beginning of a text is looked up in an index over it")
  func prefixes() throws {
    let filter = queries["Artist"]!.list.filters.first { $0.comparison == .startsWith }!
    #expect(
      try plan("\(queries["Artist"]!.list.base) WHERE \(filter.fragment.sql)", 2)
        == ["SEARCH artists USING INDEX artists_name_unique (name>? AND name<?)"]
    )
  }

  @Test("an include, a check before a delete and a link never read a whole table")
  func noScans() throws {
    var statements: [Statement] = []
    for queries in queries.values {
      statements += queries.includes.map(\.statement) + queries.references.map(\.statement)
      statements += queries.restrictions.map(\.statement)
      statements += queries.links.flatMap { [$0.exists, $0.unlink, $0.retain, $0.missing] }
    }
    let tables = Set(Model.music.snapshot.tables.map(\.name))
    for statement in statements {
      let scanned = try plan(statement.sql, statement.slots.count).filter { step in
        let words = step.split(separator: " ")
        return words[0] == "SCAN" && tables.contains(String(words[1]))
      }
      #expect(scanned == [], "\(statement.sql)")
    }
  }
}
