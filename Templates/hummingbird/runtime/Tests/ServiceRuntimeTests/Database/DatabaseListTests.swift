import Foundation
import Testing

@testable import ServiceRuntime

@Suite("Lists on a database")
struct DatabaseListTests {
  private static let list = ListDefinition<Int>(
    base: "SELECT \"id\" FROM \"numbers\"",
    filters: ListFilter.of(
      "id",
      IntegerRule(),
      [
        .gt: "\"id\" > ?",
        .in: "\"id\" IN (SELECT \"value\" FROM json_each(?))",
      ],
      isNull: "\"id\" IS NULL",
      isNotNull: "\"id\" IS NOT NULL"
    ),
    identifier: ListSortKey(
      "id",
      column: "\"id\"",
      equal: "\"id\" = ?",
      ascending: .init(order: "\"id\" ASC", comparison: ">", after: "\"id\" > ?", bound: "\"id\" >= ?"),
      descending: .init(order: "\"id\" DESC", comparison: "<", after: "\"id\" < ?", bound: "\"id\" <= ?"),
      IntegerRule(),
      value: { $0 }
    ),
    limit: (default: 2, max: 10),
    selection: SelectionDefinition(fields: ["id"])
  )

  private let file: TemporaryDatabase
  private let database: Database

  init() async throws {
    file = try TemporaryDatabase()
    database = try file.open()
    try await database.write { transaction in
      try transaction.run(
        """
        CREATE TABLE "numbers" ("id" INTEGER NOT NULL PRIMARY KEY) STRICT;
        INSERT INTO "numbers" VALUES (1), (2), (3), (4), (5);
        """
      )
    }
  }

  private func page(_ query: String?) async throws -> ListPage<Int> {
    let query = try ListQuery(QueryParameters(query), Self.list)
    return try await database.read { try $0.page(query) { $0.integer(0) } }
  }

  @Test("pages follow one another to the end")
  func pages() async throws {
    var found: [[Int]] = []
    var cursor: String?
    repeat {
      let page = try await page(cursor.map { "cursor=\($0)" })
      found.append(page.records)
      cursor = page.next
    } while cursor != nil
    #expect(found == [[1, 2], [3, 4], [5]])
  }

  @Test("every comparison of a member is its own filter")
  func filters() async throws {
    #expect(try await page("filter[id][gt]=3").records == [4, 5])
    #expect(try await page("filter[id][in]=5,1").records == [1, 5])
    #expect(try await page("filter[id][is_null]=true").records == [])
    #expect(try await page("filter[id][is_null]=false").records == [1, 2])
  }

  @Test("only so many shapes of statements are kept")
  func shapes() {
    let shapes = StatementShapes(capacity: 2)
    #expect(shapes.admit("a"))
    #expect(shapes.admit("b"))
    #expect(!shapes.admit("c"))
    #expect(shapes.admit("a"))
  }

  @Test("a statement that is not kept finds the same")
  func unkept() throws {
    let found = try database.lookup { transaction in
      try transaction.all("SELECT \"id\" FROM \"numbers\" LIMIT 2", [], isKept: false) { $0.integer(0) }
    }
    #expect(found == [1, 2])
  }
}

@Suite("Database URLs")
struct DatabaseURLTests {
  @Test("sqlite: names a file, with or without slashes before an absolute path")
  func path() async throws {
    let file = try TemporaryDatabase()
    for url in ["sqlite:\(file.path)", "sqlite://\(file.path)"] {
      let database = try Database(url: url)
      try await database.write { try $0.run("CREATE TABLE IF NOT EXISTS \"t\" (\"id\" INTEGER) STRICT") }
      try database.close()
    }
    #expect(FileManager.default.fileExists(atPath: file.path))
  }

  @Test("any other URL is refused with what it should have been", arguments: ["", "sqlite:", "postgres://localhost/x"])
  func refused(url: String) {
    let failure = #expect(throws: DatabaseFailure.self) { _ = try Database(url: url) }
    #expect(failure?.message == "DATABASE_URL is '\(url)', but has to be such as sqlite:service.sqlite")
  }
}
