import ServiceRuntime
import Testing

@Suite("Links between records")
struct RecordLinkTests {
  private let file: TemporaryDatabase
  private let database: Database

  private static let link = "INSERT INTO \"pairs\" (\"book\", \"genre\") VALUES (?, ?) ON CONFLICT DO NOTHING"
  private static let genres = """
    SELECT "given"."value", "genres"."id" FROM (SELECT DISTINCT "value" FROM json_each(?)) AS "given"
    CROSS JOIN "genres" WHERE "genres"."id" IN
    (SELECT "genre" FROM "pairs" WHERE "book" = "given"."value" ORDER BY "genre" LIMIT ?)
    ORDER BY "given"."value", "genres"."id"
    """

  init() async throws {
    file = try TemporaryDatabase()
    database = try file.open()
    try await database.write { transaction in
      try transaction.run(
        """
        CREATE TABLE "books" ("id" INTEGER NOT NULL PRIMARY KEY) STRICT;
        CREATE TABLE "genres" ("id" INTEGER NOT NULL PRIMARY KEY) STRICT;
        CREATE TABLE "pairs" (
          "book" INTEGER NOT NULL REFERENCES "books" ("id"),
          "genre" INTEGER NOT NULL REFERENCES "genres" ("id"),
          PRIMARY KEY ("book", "genre")
        ) STRICT, WITHOUT ROWID;
        INSERT INTO "books" VALUES (1), (2), (3);
        INSERT INTO "genres" VALUES (1), (2), (3);
        """
      )
    }
  }

  private func replace(_ ids: [Int], of book: Int) async throws {
    try await database.write { transaction in
      try transaction.replaceLinks(
        of: book.sql,
        with: .array(ids),
        named: "genre_ids",
        missing: """
          SELECT "key" FROM json_each(?) WHERE NOT EXISTS (SELECT 1 FROM "genres" WHERE "id" = "value") ORDER BY 1
          """,
        retain: "DELETE FROM \"pairs\" WHERE \"book\" = ? AND NOT \"genre\" IN (SELECT \"value\" FROM json_each(?))",
        add: """
          INSERT INTO "pairs" ("book", "genre") SELECT ?, "value" FROM json_each(?) WHERE true ON CONFLICT DO NOTHING
          """
      )
    }
  }

  private func related(to books: [Int], limit: Int) async throws -> [Int: Related<Int>] {
    try await database.read { transaction in
      try transaction.related(Self.genres, to: books, limit: limit, owner: { $0.integer(0) }, decode: { $0.integer(0) })
    }
  }

  @Test("records are linked once, however often it is asked")
  func link() async throws {
    for _ in 1...2 { try await database.write { try $0.link(Self.link, 1.sql, 2.sql) } }
    #expect(try await related(to: [1], limit: 5)[1]?.records == [2])
  }

  @Test("what is not there cannot be linked")
  func missingRecord() async throws {
    await #expect(throws: ServiceError.notFound) {
      try await database.write { try $0.link(Self.link, 9.sql, 1.sql) }
    }
    await #expect(throws: ServiceError.notFound) {
      try await database.write { try $0.link(Self.link, 1.sql, 9.sql) }
    }
  }

  @Test("a set replaces what was linked, and may be empty")
  func replaceSet() async throws {
    try await replace([1, 2], of: 1)
    try await replace([3, 2], of: 1)
    #expect(try await related(to: [1], limit: 5)[1]?.records == [2, 3])
    try await replace([], of: 1)
    #expect(try await related(to: [1], limit: 5) == [:])
  }

  @Test("every id in a set that names no record is reported by its place, and nothing is changed")
  func missingInSet() async throws {
    try await replace([1], of: 1)
    await #expect(throws: ServiceError.missingReference(["/genre_ids/0", "/genre_ids/2"])) {
      try await replace([8, 2, 9], of: 1)
    }
    #expect(try await related(to: [1], limit: 5)[1]?.records == [1])
  }

  @Test("related records come for many at once, each cut at the limit")
  func cut() async throws {
    try await replace([1, 2, 3], of: 1)
    try await replace([2], of: 2)
    let found = try await related(to: [1, 2, 3, 1], limit: 2)
    #expect(found[1]?.records == [1, 2])
    #expect(found[1]?.isCut == true)
    #expect(found[2]?.records == [2])
    #expect(found[2]?.isCut == false)
    #expect(found[3] == nil)
  }
}
