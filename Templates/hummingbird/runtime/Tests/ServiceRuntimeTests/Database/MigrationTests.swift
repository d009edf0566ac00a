import Foundation
import ServiceRuntime
import Testing

@Suite("Migrations", .serialized)
struct MigrationTests {
  private let file: TemporaryDatabase
  private let database: Database

  init() throws {
    file = try TemporaryDatabase()
    database = try file.open()
  }

  private func migrator(_ migrations: Migration...) -> Migrator {
    Migrator(migrations, on: database)
  }

  private func texts(_ sql: String) throws -> [String] {
    try database.lookup { try $0.all(sql) { $0.text(0) } }
  }

  private var tables: [String] {
    get throws { try texts("SELECT \"name\" FROM \"sqlite_schema\" WHERE \"type\" = 'table' ORDER BY 1") }
  }

  private func fill() async throws {
    try await database.write { transaction in
      try transaction.run("INSERT INTO \"shelves\" (\"id\") VALUES (1); INSERT INTO \"books\" VALUES (1, 'Emma', 1);")
    }
  }

  /// Takes the writer's place, runs a script there, and gives it back after some time.
  private func hold(_ script: String, seconds: Double) async -> Task<Void, any Error> {
    let (held, holding) = AsyncStream.makeStream(of: Void.self)
    let writing = Task { [database] in
      try await database.write { transaction in
        defer { Thread.sleep(forTimeInterval: seconds) }
        defer { holding.finish() }
        try transaction.run(script)
      }
      return
    }
    for await _ in held {}
    return writing
  }

  @Test("what is missing is applied in order, and only once")
  func order() async throws {
    #expect(try await migrator(.shelves).up() == [.shelves])
    #expect(try await migrator(.shelves, .books).up() == [.books])
    #expect(try await migrator(.shelves, .books).up() == [])
    #expect(try tables == ["books", "schema_migrations", "shelves"])
  }

  @Test("up goes as far as a number, down back to one, and by one when it is told none")
  func numbers() async throws {
    let all = migrator(.shelves, .books, .labels)
    #expect(try await all.up(to: 2) == [.shelves, .books])
    #expect(try await all.up(to: 1) == [])
    #expect(try await all.down() == [.books])
    #expect(try await all.up() == [.books, .labels])
    #expect(try await all.down(to: 0) == [.labels, .books, .shelves])
    #expect(try tables == ["schema_migrations"])
    #expect(try await all.down() == [])
  }

  @Test("the history keeps number, name and checksum")
  func history() async throws {
    try await migrator(.shelves, .books).up()
    let entries = try texts(
      "SELECT \"number\" || ' ' || \"name\" || ' ' || \"checksum\" FROM \"schema_migrations\" ORDER BY 1"
    )
    #expect(entries == ["1 initial \(Migration.shelves.checksum)", "2 books \(Migration.books.checksum)"])
  }

  @Test("the status says when each ran, and which are pending, without touching the database")
  func status() async throws {
    let all = migrator(.shelves, .books)
    #expect(try await all.status().rows.map(\.appliedAt) == [nil, nil])
    #expect(try tables == [])
    let start = Timestamp.now
    try await all.up(to: 1)
    let status = try await all.status()
    #expect(status.rows.map(\.name) == ["initial", "books"])
    #expect(status.rows.compactMap(\.appliedAt).allSatisfy { start <= $0 && $0 <= .now })
    #expect(status.applied == [.shelves] && status.pending == [.books] && status.failure == nil)
  }

  @Test("a script that was edited after it ran is refused, and nothing is run")
  func changed() async throws {
    try await migrator(.shelves).up()
    let edited = Migration(number: 1, name: "initial", up: Migration.shelves.up + " ", down: "")
    let more = Migration(number: 2, name: "more", up: "CREATE TABLE \"more\" (\"id\" INTEGER) STRICT;", down: "")
    for work in [Migrator.upwards, Migrator.downwards] {
      await #expect(throws: MigrationFailure.changed(number: 1, name: "initial")) {
        try await work(migrator(edited, more))
      }
    }
    #expect(try tables == ["schema_migrations", "shelves"])
  }

  @Test("a database that is ahead of the service is refused")
  func ahead() async throws {
    try await migrator(.shelves, .books).up()
    for work in [Migrator.upwards, Migrator.downwards] {
      await #expect(throws: MigrationFailure.unknown(number: 2, name: "books")) {
        try await work(migrator(.shelves))
      }
    }
    #expect(try await migrator(.shelves).status().rows.map(\.name) == ["initial", "books"])
  }

  @Test("a history with a gap is refused")
  func gap() async throws {
    let all = migrator(.shelves, .books, .labels)
    try await all.up()
    try await database.write { try $0.execute("DELETE FROM \"schema_migrations\" WHERE \"number\" = 2") }
    await #expect(throws: MigrationFailure.skipped(number: 2, name: "books")) { try await all.up() }
  }

  @Test("scripts of which one is missing, or was put in another place, are refused")
  func chain() async throws {
    await #expect(throws: MigrationFailure.misnumbered(label: "0002_books")) { try await migrator(.books).up() }
    let other = Migration(number: 1, name: "initial", up: Migration.shelves.up + " ", down: "")
    let link = "0001_initial: \(Migration.shelves.checksum)"
    await #expect(throws: MigrationFailure.unlinked(label: "0002_books", predecessor: link)) {
      try await migrator(other, .books).up()
    }
    await #expect(throws: MigrationFailure.unlinked(label: "0002_books", predecessor: link)) {
      try await migrator(other, .books).verify()
    }
    #expect(try tables == [])
  }

  @Test("a script that fails half-way leaves everything as it was")
  func failing() async throws {
    try await migrator(.shelves, .books).up()
    try await fill()
    let before = try texts("SELECT \"sql\" FROM \"sqlite_schema\" ORDER BY 1")
    let reason = "no such column: missing (SQLite 1) in: SELECT missing"
    await #expect(throws: MigrationFailure.undone(label: "0003_broken", reason: reason)) {
      try await migrator(.shelves, .books, .broken).up()
    }
    #expect(try texts("SELECT \"sql\" FROM \"sqlite_schema\" ORDER BY 1") == before)
    #expect(try texts("SELECT \"title\" FROM \"books\"") == ["Emma"])
    #expect(try await migrator(.shelves, .books, .labels).up() == [.labels])
  }

  @Test("a table that others refer to is made anew without a cascade, there and back")
  func rebuild() async throws {
    let all = migrator(.shelves, .books, .labels)
    try await all.up(to: 2)
    try await fill()
    try await all.up()
    #expect(try texts("SELECT \"label\" || ' ' || \"title\" FROM \"shelves\", \"books\"") == ["shelf 1 Emma"])
    try await all.down()
    #expect(try texts("SELECT \"title\" FROM \"books\"") == ["Emma"])
    #expect(try await all.verify() == [])
  }

  @Test("a script that leaves keys without their records is undone, and foreign keys are enforced again")
  func loose() async throws {
    try await migrator(.shelves, .books).up()
    try await fill()
    let reason = "books in row 1 refers to nothing in shelves"
    await #expect(throws: MigrationFailure.undone(label: "0003_loose", reason: reason)) {
      try await migrator(.shelves, .books, .loose).up()
    }
    let failure = await #expect(throws: DatabaseFailure.self) {
      try await database.write { try $0.execute("INSERT INTO \"books\" VALUES (2, 'Ulysses', 9)") }
    }
    #expect(failure?.constraint == .foreignKey)
    #expect(try texts("SELECT \"title\" FROM \"books\"") == ["Emma"])
  }

  @Test("of several that start together one applies each migration, and the others wait")
  func together() async throws {
    let applied = try await withThrowingTaskGroup(of: [Migration].self) { group in
      for _ in 0..<4 {
        group.addTask { try await Migrator([.shelves, .books, .labels], on: try file.open()).up() }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(applied.sorted { $0.number < $1.number } == [.shelves, .books, .labels])
  }

  @Test("a writer is waited for beyond the timeout, as long as the patience lasts")
  func patience() async throws {
    let quick = try file.open(busyTimeout: 0.01)
    let writing = await hold("CREATE TABLE \"others\" (\"id\" INTEGER) STRICT;", seconds: 1)
    let failure = await #expect(throws: DatabaseFailure.self) {
      try await Migrator([.shelves], on: quick, patience: 0.05).up()
    }
    #expect(failure?.isBusy == true)
    try await Migrator([.shelves], on: quick).up()
    try await writing.value
    #expect(try tables == ["others", "schema_migrations", "shelves"])
  }

  @Test("what another process did meanwhile is seen once the writer's place is taken")
  func meanwhile() async throws {
    try await migrator(.shelves, .books).up()
    let other = try file.open()
    let undoing = await hold(
      "DROP TABLE \"books\"; DELETE FROM \"schema_migrations\" WHERE \"number\" = 2;",
      seconds: 0.5
    )
    #expect(try await Migrator([.shelves, .books], on: other).down() == [])
    try await undoing.value
    let editing = await hold("UPDATE \"schema_migrations\" SET \"checksum\" = 'x';", seconds: 0.5)
    await #expect(throws: MigrationFailure.changed(number: 1, name: "initial")) {
      try await Migrator([.shelves, .books], on: other).up()
    }
    try await editing.value
    #expect(try tables == ["schema_migrations", "shelves"])
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
    #expect(Migration(number: 1, name: "", up: message, down: "").checksum == digest)
  }

  @Test("the checksum of a million letters is that of NIST")
  func longChecksum() {
    let letters = String(repeating: "a", count: 1_000_000)
    let digest = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(Migration(number: 1, name: "", up: letters, down: "").checksum == digest)
  }
}

extension Migrator {
  fileprivate static let upwards: @Sendable (Migrator) async throws -> Void = { try await $0.up() }
  fileprivate static let downwards: @Sendable (Migrator) async throws -> Void = { try await $0.down() }
}
