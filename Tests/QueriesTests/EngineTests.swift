import Migrations
import Model
import Queries
import TestSupport
import Testing

@Suite("Statements on the engine")
struct EngineTests {
  let database: SQLiteSession
  let queries = Dictionary(uniqueKeysWithValues: Model.music.queries(for: .sqlite).map { ($0.resource, $0) })

  init() throws {
    database = try SQLiteSession()
    try database.run(Model.music.snapshot.initialMigration.up(.sqlite))
  }

  func insert(_ resource: String, _ values: StoredValue...) throws {
    try database.rows(queries[resource]!.insert.sql, values)
  }

  func array(_ values: StoredValue...) -> StoredValue {
    .text("[\(values.map(\.json).joined(separator: ","))]")
  }

  func isTrue(_ statement: Statement, _ values: StoredValue...) throws -> Bool {
    try database.rows(statement.sql, values) == [[1]]
  }

  func isRestricted(_ check: RestrictionCheck, _ id: StoredValue) throws -> Bool {
    try database.rows(check.statement.sql, check.statement.slots.map { _ in id }) == [[1]]
  }

  @Test("every statement is accepted by the engine, with one value for each slot")
  func accepted() throws {
    for queries in queries.values {
      var statements = [queries.find, queries.exists, queries.insert, queries.delete]
      statements += queries.update.map { [$0] } ?? []
      statements += queries.references.map(\.statement) + queries.restrictions.map(\.statement)
      statements += queries.includes.map(\.statement)
      statements += queries.links.flatMap {
        [$0.exists, $0.unlink, $0.retain, $0.missing] + [$0.link, $0.add, $0.unlinked].compactMap(\.self)
      }
      statements += queries.related.map {
        Statement("\(self.queries[$0.target]!.list.base) WHERE \($0.scope.sql)", $0.scope.slots)
      }
      statements += queries.list.filters.flatMap { [$0.fragment] + ($0.negation.map { [$0] } ?? []) }.map {
        Statement("\(queries.list.base) WHERE \($0.sql)", $0.slots)
      }
      for statement in statements {
        #expect(statement.sql.count { $0 == "?" } == statement.slots.count, "\(statement.sql)")
        try database.rows("EXPLAIN QUERY PLAN \(statement.sql)", statement.slots.map { _ in "[]" })
      }
    }
  }

  @Test("a filter compares like its type, null counting as different")
  func filters() throws {
    let types: [(name: String, spelling: String, values: [StoredValue])] = [
      ("note", "text", ["", "10", "9", "Zoe", "zoe", "zoë"]),
      ("key", "uuid", ["0198a1b2-0000-7000-8000-000000000001", "1e500000-0000-7000-8000-000000000002"]),
      ("count", "int64", [-9_007_199_254_740_991, 9, 10, 9_007_199_254_740_991]),
      ("ratio", "float", [-0.1, 0.1, 2.0, 1e300, 0.30000000000000004]),
      ("price", "decimal(18,2)", [999_999_999_999_999_999, 1250, 1251]),
      ("day", "date", ["1999-12-31", "2000-01-01"]),
      ("moment", "datetime", [-1, 0, 1_760_000_000_123]),
      ("flag", "bool", [0, 1]),
    ]
    for (name, spelling, values) in types {
      let model = try Model(
        yaml: """
          resources:
            Row:
              fields: {\(name): {type: "\(spelling)", nullable: true}}
              timestamps: false
              access: {read: anyone}
              query: {filter: [\(name)]}
          """
      )
      let queries = model.queries(for: .sqlite)[0]
      let database = try SQLiteSession()
      try database.run(model.snapshot.initialMigration.up(.sqlite))
      for (index, value) in (values + [nil]).enumerated() {
        try database.rows(queries.insert.sql, [.text("\(index)"), value])
      }
      func matches(_ comparison: Query.Operator, _ operands: StoredValue..., negated: Bool = false) throws -> [Int] {
        let filter = try #require(queries.list.filters.first { $0.comparison == comparison })
        let fragment = negated ? try #require(filter.negation) : filter.fragment
        let rows = try database.rows("\(queries.list.base) WHERE \(fragment.sql) ORDER BY \"id\"", operands)
        return rows.map { row in (0...values.count).first { .text("\($0)") == row[0] }! }
      }

      let last = values.count - 1
      #expect(try matches(.eq, values[last]) == [last], "\(name)")
      #expect(try matches(.ne, values[last]) == Array(0..<last) + [values.count], "\(name)")
      #expect(try matches(.isNull) == [values.count], "\(name)")
      #expect(try matches(.isNull, negated: true) == Array(values.indices), "\(name)")
      let allowed = model.resources[0].fields[0].type.operators(isNullable: true)
      if allowed.contains(.in) {
        for index in values.indices {
          #expect(try matches(.in, array(values[index])) == [index], "\(name) \(values[index])")
        }
        #expect(try matches(.in, "[\(values.map(\.json).joined(separator: ","))]".stored) == Array(values.indices))
        #expect(try matches(.in, "[]") == [], "\(name)")
      }
      if allowed.contains(.gt) {
        let pivot = values[1]
        let above = try matches(.gt, pivot)
        let below = try matches(.lt, pivot)
        #expect(try matches(.gte, pivot) == (above + [1]).sorted(), "\(name)")
        #expect(try matches(.lte, pivot) == (below + [1]).sorted(), "\(name)")
        #expect((above + below + [1]).sorted() == Array(values.indices), "\(name)")
      }
    }
  }

  @Test("the beginning of a text is matched exactly, its case and every code point included")
  func prefixes() throws {
    let names: [StoredValue] = ["ab", "abc", "ab\u{10FFFF}x", "ac", "a", "aB", "b", "%_", "ab\u{FFFF}"]
    for name in names { try insert("Artist", name, name, "band", nil, nil, 0, 0) }
    func found(_ comparison: Query.Operator, _ operand: StoredValue) throws -> [StoredValue] {
      let list = queries["Artist"]!.list
      let filter = try #require(list.filters.first { $0.member.name.spelled == "name" && $0.comparison == comparison })
      let values = filter.fragment.slots.map { _ in operand }
      return try database.rows("\(list.base) WHERE \(filter.fragment.sql) ORDER BY \"id\"", values).map { $0[0] }
    }
    #expect(try found(.startsWith, "ab") == ["ab", "abc", "ab\u{FFFF}", "ab\u{10FFFF}x"])
    #expect(try found(.startsWith, "%") == ["%_"])
    #expect(try found(.startsWith, "").count == names.count)
    #expect(try found(.contains, "b") == ["ab", "abc", "ab\u{FFFF}", "ab\u{10FFFF}x", "b"])
    #expect(try found(.contains, "_") == ["%_"])
    #expect(try found(.contains, "").count == names.count)
  }

  @Test("includes answer each record's first ones by id, cut at the limit, however often a record is named")
  func includes() throws {
    for artist in ["x", "y", "z"] { try insert("Artist", .text(artist), .text(artist), "band", nil, nil, 0, 0) }
    for (id, artist) in [("5", "x"), ("1", "x"), ("3", "x"), ("2", "y")] {
      try insert("Album", .text(id), .text(id), 0, nil, 0, .text(artist))
    }
    for id in ["g", "h"] { try insert("Genre", .text(id), .text(id)) }
    let genres = queries["Artist"]!.links[0]
    for pair in [["x", "h"], ["x", "g"], ["y", "h"]] {
      try database.rows(#require(genres.link).sql, pair.map(StoredValue.text))
    }
    let includes = Dictionary(uniqueKeysWithValues: queries["Artist"]!.includes.map { ($0.relation, $0.statement) })
    func keys(_ relation: String, _ values: StoredValue..., width: Int) throws -> [[StoredValue]] {
      try database.rows(includes[relation]!.sql, values).map { Array($0.prefix(width)) }
    }
    #expect(
      try keys("albums", array("y", "x", "z", "x"), 2, width: 2) == [["x", "1"], ["x", "3"], ["y", "2"]]
    )
    #expect(try keys("genres", array("y", "x"), 9, width: 2) == [["x", "g"], ["x", "h"], ["y", "h"]])
    #expect(try keys("genres", array("x"), 1, width: 2) == [["x", "g"]])
    #expect(try keys("mentor", array("z", "x", "gone", "z"), width: 1) == [["x"], ["z"]])
  }

  @Test("a set of links is replaced, links are made and cut twice without a word, and missing ids are placed")
  func links() throws {
    try insert("Artist", "x", "x", "band", nil, nil, 0, 0)
    try insert("Artist", "y", "y", "band", nil, nil, 0, 0)
    for id in ["f", "g", "h"] { try insert("Genre", .text(id), .text(id)) }
    let links = queries["Artist"]!.links[0]
    func pairs() throws -> [[StoredValue]] {
      try database.rows("SELECT artist_id, genre_id FROM artists_genres ORDER BY 1, 2")
    }
    for _ in 1...2 { try database.rows(#require(links.link).sql, ["x", "f"]) }
    try database.rows(#require(links.link).sql, ["y", "f"])
    #expect(try isTrue(links.exists, "x", "f"))
    #expect(try !isTrue(links.exists, "x", "g"))

    try database.rows(links.retain.sql, ["x", array("g", "h", "g")])
    try database.rows(#require(links.add).sql, ["x", array("g", "h", "g")])
    #expect(try pairs() == [["x", "g"], ["x", "h"], ["y", "f"]])
    try database.rows(links.retain.sql, ["x", "[]"])
    try database.rows(#require(links.add).sql, ["x", "[]"])
    for _ in 1...2 { try database.rows(links.unlink.sql, ["y", "f"]) }
    #expect(try pairs() == [])
    #expect(try database.rows(links.missing.sql, [array("g", "no", "h", "nor")]) == [[1], [3]])
  }

  @Test("what forbids a delete is found, through cascades too, and a record never forbids its own")
  func restrictions() throws {
    try insert("Artist", "x", "x", "band", nil, "x", 0, 0)
    let artist = queries["Artist"]!
    #expect(try artist.restrictions.filter { try isRestricted($0, "x") }.map(\.plural) == [])
    try insert("Artist", "y", "y", "band", nil, "x", 0, 0)
    #expect(try isRestricted(artist.restrictions[0], "x"))
    try insert("Album", "a", "a", 0, nil, 0, "y")
    #expect(try isRestricted(artist.restrictions[1], "y"))

    let album = queries["Album"]!.restrictions[0]
    try insert("Review", "r", 5, "a")
    #expect(try !isRestricted(album, "a"))
    try insert("Reply", "p", "r", nil)
    #expect(try isRestricted(album, "a"))
    #expect(album.plural == "replies")
    #expect(try database.refusal(queries["Album"]!.delete.sql, ["a"]) == "FOREIGN KEY constraint failed")
    try database.rows(queries["Reply"]!.delete.sql, ["p"])
    #expect(try database.refusal(queries["Album"]!.delete.sql, ["a"]) == nil)
    try database.rows(artist.update!.sql, ["y", nil, nil, 0, "y"])
    try database.rows(artist.delete.sql, ["y"])
    #expect(try database.refusal(artist.delete.sql, ["x"]) == nil)
  }

  @Test("a record that what goes with it refers to back doesn't forbid its own delete")
  func ownCycle() throws {
    let model = try Model(
      yaml: """
        resources:
          Team:
            relations: {captain: {belongs_to: Player, nullable: true, on_delete: restrict}}
            timestamps: false
            access: {read: anyone}
          Player:
            relations: {team: {belongs_to: Team, on_delete: cascade}}
            timestamps: false
            access: {read: anyone}
        """
    )
    let check = model.queries(for: .sqlite)[0].restrictions[0]
    #expect(check.statement.slots.count == 1)
    let database = try SQLiteSession()
    try database.run(model.snapshot.initialMigration.up(.sqlite))
    try database.run("INSERT INTO teams VALUES ('a', NULL), ('b', NULL); INSERT INTO players VALUES ('p', 'a')")
    try database.run("UPDATE teams SET captain_id = 'p' WHERE id = 'a'")
    #expect(try database.rows(check.statement.sql, ["a"]) == [[0]])
    try database.run("UPDATE teams SET captain_id = 'p' WHERE id = 'b'")
    #expect(try database.rows(check.statement.sql, ["a"]) == [[1]])
    #expect(try database.refusal("DELETE FROM teams WHERE id = 'a'") == "FOREIGN KEY constraint failed")
    try database.run("UPDATE teams SET captain_id = NULL WHERE id = 'b'")
    #expect(try database.refusal("DELETE FROM teams WHERE id = 'a'") == nil)
  }
}

extension String {
  var stored: StoredValue { .text(self) }
}
