import ServiceRuntime
import Testing

@Suite("Verification", .serialized)
struct VerificationTests {
  private let file: TemporaryDatabase
  private let migrator: Migrator

  init() throws {
    file = try TemporaryDatabase()
    migrator = Migrator([.shelves, .books, .labels], on: try file.open())
  }

  @Test("what the migrations made differs in nothing, after each of them")
  func nothing() async throws {
    for number in 0...3 {
      try await migrator.up(to: number)
      #expect(try await migrator.verify() == [])
    }
  }

  @Test(
    "each difference has its line",
    arguments: [
      ("DROP INDEX books_title", ["index books_title is missing"]),
      ("CREATE TABLE more (id INTEGER)", ["table more is of no migration"]),
      (
        "DROP INDEX books_title; CREATE INDEX books_title ON books (title)",
        [
          "index books_title: definition is 'create index books_title on books(title)', "
            + "not 'create unique index books_title on books(title)'"
        ]
      ),
      ("ALTER TABLE shelves ADD COLUMN note TEXT", ["table shelves: column note is of no migration"]),
      ("ALTER TABLE shelves DROP COLUMN label", ["table shelves: column label is missing"]),
      (
        "DROP TABLE shelves; CREATE TABLE shelves (id INTEGER NOT NULL PRIMARY KEY, label TEXT NOT NULL) STRICT",
        ["table shelves: column label is 'label text not null', not 'label text'"]
      ),
      (
        "DROP TABLE shelves; CREATE TABLE shelves (id INTEGER NOT NULL PRIMARY KEY, label TEXT)",
        ["table shelves: definition is 'create table shelves()', not 'create table shelves() strict'"]
      ),
      (
        "DROP TABLE shelves; CREATE TABLE shelves (label TEXT, id INTEGER NOT NULL PRIMARY KEY) STRICT",
        ["table shelves: its parts stand in another order"]
      ),
      (
        """
        DROP TABLE books;
        CREATE TABLE books (
          id INTEGER NOT NULL PRIMARY KEY, title TEXT NOT NULL, shelf_id INTEGER NOT NULL,
          CONSTRAINT books_title_length CHECK (length(title) >= 0)
        ) STRICT;
        CREATE UNIQUE INDEX books_title ON books (title);
        """,
        [
          "table books: constraint books_title_length is "
            + "'constraint books_title_length check(length(title) >= 0)', "
            + "not 'constraint books_title_length check(length(title) > 0)'",
          "table books: foreign key(shelf_id) references shelves(id) on delete cascade is missing",
        ]
      ),
      // Only spelled in another way.
      (
        """
        DROP TABLE shelves; -- a remark
        create table [SHELVES] (`ID` integer /* another */ not null primary key,"label" text)strict
        """,
        []
      ),
    ]
  )
  func difference(script: String, expected: [String]) async throws {
    try await migrator.up()
    try await file.open().write { try $0.run("PRAGMA defer_foreign_keys = ON; \(script)") }
    #expect(try await migrator.verify() == expected)
  }

  @Test("a history that is another is refused before anything is compared")
  func history() async throws {
    try await migrator.up()
    let older = Migrator([.shelves, .books], on: try file.open())
    await #expect(throws: MigrationFailure.unknown(number: 3, name: "labels")) { try await older.verify() }
  }
}
