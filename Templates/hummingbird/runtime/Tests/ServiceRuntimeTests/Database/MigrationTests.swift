import ServiceRuntime
import Testing

@Suite("Migrations")
struct MigrationTests {
  private let file: TemporaryDatabase
  private let shelves = Migration(number: 1, name: "initial", sql: "CREATE TABLE \"shelves\" (\"id\" INTEGER) STRICT")
  private let books = Migration(number: 2, name: "books", sql: "CREATE TABLE \"books\" (\"id\" INTEGER) STRICT;")

  init() throws {
    file = try TemporaryDatabase()
  }

  private func tables(of database: Database) throws -> [String] {
    try database.lookup { transaction in
      try transaction.all("SELECT \"name\" FROM \"sqlite_schema\" WHERE \"type\" = 'table' ORDER BY 1") { $0.text(0) }
    }
  }

  @Test("what is missing is applied in order, and only once")
  func order() async throws {
    let database = try file.open()
    #expect(try await database.migrate([shelves]) == [shelves])
    #expect(try await database.migrate([shelves, books]) == [books])
    #expect(try await database.migrate([shelves, books]) == [])
    #expect(try tables(of: database) == ["books", "schema_migrations", "shelves"])
  }

  @Test("the history keeps number, name and checksum")
  func history() async throws {
    let database = try file.open()
    _ = try await database.migrate([shelves, books])
    let entries = try database.lookup { transaction in
      try transaction.all("SELECT \"number\", \"name\", \"checksum\" FROM \"schema_migrations\" ORDER BY 1") { row in
        "\(row.integer(0)) \(row.text(1)) \(row.text(2))"
      }
    }
    #expect(entries == ["1 initial \(shelves.checksum)", "2 books \(books.checksum)"])
  }

  @Test("a script that was edited after it ran is refused")
  func changed() async throws {
    let database = try file.open()
    _ = try await database.migrate([shelves])
    let edited = Migration(number: 1, name: "initial", sql: shelves.sql + " ")
    await #expect(throws: MigrationFailure.changed(number: 1, name: "initial")) {
      try await database.migrate([edited, books])
    }
    #expect(try tables(of: database) == ["schema_migrations", "shelves"])
  }

  @Test("a database that is ahead of the service is refused")
  func ahead() async throws {
    let database = try file.open()
    _ = try await database.migrate([shelves, books])
    await #expect(throws: MigrationFailure.unknown(number: 2, name: "books")) {
      try await database.migrate([shelves])
    }
  }

  @Test("a script that fails leaves nothing behind")
  func failing() async throws {
    let database = try file.open()
    let broken = Migration(number: 1, name: "broken", sql: "CREATE TABLE \"shelves\" (\"id\" INTEGER); SELECT nothing;")
    await #expect(throws: DatabaseFailure.self) { try await database.migrate([broken]) }
    #expect(try tables(of: database) == ["schema_migrations"])
    #expect(try await database.migrate([shelves]) == [shelves])
  }

  @Test("of several that start together one applies each migration")
  func together() async throws {
    let applied = try await withThrowingTaskGroup(of: [Migration].self) { group in
      for _ in 0..<4 {
        group.addTask { try await file.open().migrate([shelves, books]) }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(applied.sorted { $0.number < $1.number } == [shelves, books])
  }

  @Test(
    "checksums are SHA-256, by the vectors of NIST",
    arguments: [
      ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
      ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
      (
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
        "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
      ),
      (
        "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
        "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
      ),
    ]
  )
  func checksum(message: String, digest: String) {
    #expect(Migration(number: 1, name: "", sql: message).checksum == digest)
  }

  @Test("the checksum of a million letters is that of NIST")
  func longChecksum() {
    let letters = String(repeating: "a", count: 1_000_000)
    let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(Migration(number: 1, name: "", sql: letters).checksum == digest)
  }
}
