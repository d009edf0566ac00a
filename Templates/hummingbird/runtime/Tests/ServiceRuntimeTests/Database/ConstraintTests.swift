import ServiceRuntime
import Testing

@Suite("Constraints")
struct ConstraintTests {
  private let file: TemporaryDatabase
  private let database: Database

  private static let insert = "INSERT INTO \"books\" (\"isbn\", \"price\", \"shelf_id\") VALUES (?, ?, ?)"
  private static let constraints = ConstraintTable(
    unique: ["books.isbn": ["isbn"]],
    checks: ["books_price_min": .init("price", .min)]
  )
  private static let shelfExists = "SELECT EXISTS (SELECT 1 FROM \"shelves\" WHERE \"id\" = ?)"
  private static let shelfIsUsed = "SELECT EXISTS (SELECT 1 FROM \"books\" WHERE \"shelf_id\" = ?)"

  init() async throws {
    file = try TemporaryDatabase()
    database = try file.open()
    try await database.write { transaction in
      try transaction.run(
        """
        CREATE TABLE "shelves" ("id" INTEGER NOT NULL PRIMARY KEY) STRICT;
        CREATE TABLE "books" (
          "isbn" TEXT NOT NULL UNIQUE,
          "price" INTEGER NOT NULL,
          "shelf_id" INTEGER REFERENCES "shelves" ("id") ON DELETE RESTRICT,
          CONSTRAINT "books_price_min" CHECK ("price" >= 0)
        ) STRICT;
        INSERT INTO "shelves" VALUES (1), (2);
        """
      )
    }
  }

  private func add(_ isbn: String, price: Int = 1, shelf: Int? = 1) async throws {
    try await database.write { transaction in
      try transaction.execute(
        Self.insert,
        [isbn.sql, price.sql, shelf.sql],
        constraints: Self.constraints,
        references: [Reference("shelf_id", shelf.sql, exists: Self.shelfExists)]
      )
    }
  }

  private func deleteShelf(_ id: Int) async throws -> Bool {
    try await database.write { transaction in
      let restrictions = [Restriction("books", exists: Self.shelfIsUsed)]
      return try transaction.delete("DELETE FROM \"shelves\" WHERE \"id\" = ?", id.sql, restrictions: restrictions)
    }
  }

  @Test("a value that is taken is a conflict about its member")
  func unique() async throws {
    try await add("1")
    await #expect(throws: ServiceError.notUnique(["/isbn"])) { try await add("1") }
  }

  @Test("a check that fails is a violation of its member")
  func check() async throws {
    let expected = ServiceError.validation("/price", .min, "is not what the database accepts")
    await #expect(throws: expected) { try await add("1", price: -1) }
  }

  @Test("a key that names no record is reported by its member")
  func reference() async throws {
    await #expect(throws: ServiceError.missingReference(["/shelf_id"])) { try await add("1", shelf: 3) }
  }

  @Test("a key that is not there is no reference")
  func noReference() async throws {
    try await add("1", shelf: nil)
  }

  @Test("a record that others refer to stays")
  func restriction() async throws {
    try await add("1")
    await #expect(throws: ServiceError.inUse(by: "books")) { try await deleteShelf(1) }
    #expect(try await deleteShelf(2))
    #expect(try await !deleteShelf(2))
  }

  @Test("a violation that nobody explained stays what it is")
  func unexplained() async throws {
    try await add("1")
    await #expect(throws: DatabaseFailure.self) {
      try await database.write { transaction in
        try transaction.execute(Self.insert, ["1".sql, 1.sql, .null], constraints: ConstraintTable())
      }
    }
  }

  @Test("an insert answers the number of its record")
  func number() async throws {
    let id = try await database.write { transaction in
      try transaction.insert(
        "INSERT INTO \"shelves\" DEFAULT VALUES RETURNING \"id\"",
        [],
        constraints: ConstraintTable()
      )
    }
    #expect(id == 3)
  }
}
