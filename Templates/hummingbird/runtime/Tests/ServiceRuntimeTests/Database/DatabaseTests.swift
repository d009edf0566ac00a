import Foundation
import ServiceRuntime
import Testing

@Suite("Database")
struct DatabaseTests {
  private let file: TemporaryDatabase
  private let database: Database

  init() async throws {
    file = try TemporaryDatabase()
    database = try file.open()
    try await database.write { transaction in
      try transaction.run(
        """
        CREATE TABLE "shelves" ("id" INTEGER NOT NULL PRIMARY KEY, "name" TEXT) STRICT;
        CREATE TABLE "books" (
          "id" TEXT NOT NULL PRIMARY KEY,
          "isbn" TEXT NOT NULL,
          "price" INTEGER NOT NULL,
          "shelf_id" INTEGER REFERENCES "shelves" ("id") ON DELETE RESTRICT,
          CONSTRAINT "books_price_min" CHECK ("price" >= 0)
        ) STRICT;
        CREATE UNIQUE INDEX "books_isbn" ON "books" ("isbn");
        """
      )
    }
  }

  private static let insert = "INSERT INTO \"books\" (\"id\", \"isbn\", \"price\", \"shelf_id\") VALUES (?, ?, ?, ?)"

  private func add(_ id: String, isbn: String = "1", price: Int = 1, shelf: Int? = nil) async throws {
    try await database.write { transaction in
      try transaction.execute(Self.insert, [id.sql, isbn.sql, price.sql, shelf.sql])
    }
  }

  private var count: Int? {
    get throws { try database.lookup { try $0.first("SELECT count(*) FROM \"books\"") { $0.integer(0) } } }
  }

  @Test("every type of value comes back as it was bound")
  func roundTrip() throws {
    let id = UUID.version7()
    let day: CalendarDate = "1954-07-29"
    let moment = Timestamp(milliseconds: 1_760_000_000_123)
    let price = Decimal(unscaled: -1250, scale: 2)
    let values: [SQLValue] = [
      "Ünïcødé \u{1F4DA}".sql, 42.sql, 1.5.sql, true.sql, day.sql, moment.sql, id.sql, try price.sql(scale: 2), .null,
      "".sql,
    ]
    try database.lookup { transaction in
      _ = try transaction.first("SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?", values) { (row: Row) throws -> Void in
        #expect(row.text(0) == "Ünïcødé \u{1F4DA}")
        #expect(row.integer(1) == 42)
        #expect(row.real(2) == 1.5)
        #expect(row.bool(3))
        #expect(try row.date(4) == day)
        #expect(row.timestamp(5) == moment)
        #expect(try row.uuid(6) == id)
        #expect(row.decimal(7, scale: 2) == price)
        #expect(row.isNull(8))
        #expect(row.optionalText(9) == "")
      }
    }
  }

  @Test("a column that holds nothing is nil in every type")
  func nothing() throws {
    enum Format: String { case ebook }
    let found: Bool? = try database.lookup { transaction in
      try transaction.first("SELECT NULL") { (row: Row) throws -> Bool in
        #expect(row.optionalText(0) == nil)
        #expect(row.optionalInteger(0) == nil)
        #expect(row.optionalReal(0) == nil)
        #expect(row.optionalBool(0) == nil)
        #expect(row.optionalDecimal(0, scale: 2) == nil)
        #expect(row.optionalTimestamp(0) == nil)
        #expect(try row.optionalDate(0) == nil)
        #expect(try row.optionalUUID(0) == nil)
        #expect(try row.optionalEnumeration(0, as: Format.self) == nil)
        return true
      }
    }
    #expect(found == true)
  }

  @Test("a stored text that is no value of its column's type is an error")
  func unreadable() throws {
    #expect(throws: DatabaseFailure.self) {
      try database.lookup { try $0.first("SELECT 'not a date'") { try $0.date(0) } }
    }
  }

  @Test("a statement is ready again after a row that could not be decoded")
  func reuseAfterFailure() throws {
    let sql = "SELECT ?"
    #expect(throws: DatabaseFailure.self) {
      try database.lookup { try $0.first(sql, ["x".sql]) { try $0.uuid(0) } }
    }
    #expect(try database.lookup { try $0.first(sql, ["y".sql]) { $0.text(0) } } == "y")
  }

  @Test("execute tells how many rows it changed")
  func changes() async throws {
    try await add("a", isbn: "1")
    try await add("b", isbn: "2")
    let changed = try await database.write { try $0.execute("UPDATE \"books\" SET \"price\" = ?", [5.sql]) }
    let deleted = try await database.write { try $0.execute("DELETE FROM \"books\" WHERE \"id\" = ?", ["c".sql]) }
    #expect(changed == 2)
    #expect(deleted == 0)
  }

  @Test("a violated unique index, check and foreign key are told apart")
  func constraints() async throws {
    try await add("a")
    let violations: [(DatabaseFailure.Constraint, @Sendable (Transaction) throws -> Void)] = [
      (.unique("books.isbn"), { try $0.execute(Self.insert, ["b".sql, "1".sql, 1.sql, .null]) }),
      (.check("books_price_min"), { try $0.execute(Self.insert, ["b".sql, "2".sql, (-1).sql, .null]) }),
      (.foreignKey, { try $0.execute(Self.insert, ["b".sql, "2".sql, 1.sql, 9.sql]) }),
    ]
    for (expected, statement) in violations {
      let failure = await #expect(throws: DatabaseFailure.self) {
        try await database.write(statement)
      }
      #expect(failure?.constraint == expected)
    }
    #expect(try count == 1)
  }

  @Test("a restricted delete is a violated foreign key")
  func restriction() async throws {
    try await database.write { try $0.execute("INSERT INTO \"shelves\" VALUES (1, NULL)") }
    try await add("a", shelf: 1)
    let failure = await #expect(throws: DatabaseFailure.self) {
      try await database.write { try $0.execute("DELETE FROM \"shelves\"") }
    }
    #expect(failure?.constraint == .foreignKey)
  }

  @Test("what a write throws undoes all of it")
  func rollback() async throws {
    struct Refusal: Error {}
    await #expect(throws: Refusal.self) {
      try await database.write { transaction in
        try transaction.execute(Self.insert, ["a".sql, "1".sql, 1.sql, .null])
        throw Refusal()
      }
    }
    #expect(try count == 0)
  }

  @Test("what a savepoint throws undoes it and nothing before it")
  func savepoint() async throws {
    struct Refusal: Error {}
    try await database.write { transaction in
      try transaction.execute(Self.insert, ["a".sql, "1".sql, 1.sql, .null])
      #expect(throws: Refusal.self) {
        try transaction.savepoint {
          try transaction.execute(Self.insert, ["b".sql, "2".sql, 1.sql, .null])
          throw Refusal()
        }
      }
    }
    #expect(try count == 1)
  }

  @Test("reads cannot write")
  func readOnly() async throws {
    await #expect(throws: DatabaseFailure.self) {
      try await database.read { try $0.execute("DELETE FROM \"books\"") }
    }
  }

  @Test("a value is never part of the statement")
  func injection() async throws {
    try await add("a", isbn: "'; DROP TABLE books; --")
    let isbn = try database.lookup { try $0.first("SELECT \"isbn\" FROM \"books\"") { $0.text(0) } }
    #expect(isbn == "'; DROP TABLE books; --")
  }

  @Test("a second process that writes is waited for")
  func busy() async throws {
    let other = try file.open()
    let first = Task {
      try await database.write { transaction in
        try transaction.execute(Self.insert, ["a".sql, "1".sql, 1.sql, .null])
        Thread.sleep(forTimeInterval: 0.2)
      }
    }
    let second = Task {
      try await other.write { try $0.execute(Self.insert, ["b".sql, "2".sql, 1.sql, .null]) }
    }
    try await first.value
    _ = try await second.value
    #expect(try count == 2)
  }

  @Test("a file that is no database is an error in SQLite's words")
  func noDatabase() throws {
    let other = try TemporaryDatabase()
    try Data(repeating: 65, count: 5000).write(to: URL(filePath: other.path))
    let failure = #expect(throws: DatabaseFailure.self) { _ = try other.open() }
    #expect(failure?.message == "file is not a database")
  }

  @Test("detached transactions refuse statements")
  func detached() async throws {
    await #expect(throws: DatabaseFailure.self) {
      try await DetachedTransactions().write { try $0.execute("SELECT 1") }
    }
  }
}
