import Model
import TestSupport
import Testing

@testable import Migrations

@Suite("Scripts")
struct ScriptTests {
  private static func table(_ fields: String, _ kinds: String, _ more: String = "") throws -> SchemaSnapshot.Table {
    let model = try Model(
      yaml: """
        database: {ids: int64}
        enums: {Kind: [\(kinds)]}
        resources:
          Book: {fields: {\(fields)}, \(more)timestamps: false, access: {read: anyone}}
        """
    )
    return try #require(model.snapshot.table("books"))
  }

  private static func books() throws -> TableChange {
    TableChange(
      former: try table("title: string, pages: int?, kind: Kind", "paper, audio"),
      table: try table(
        "name: string, pages: int, kind: Kind, price: 'decimal(6,2)'",
        "print, audio",
        "indexes: [[name]], "
      ),
      columns: ["id": "id", "name": "title", "pages": "pages", "kind": "kind"],
      values: ["kind": ["paper": "print"]],
      backfills: ["pages": .value(.int(1)), "price": .value(.decimal(unscaled: 0, scale: 2))]
    )
  }

  private static func script(
    _ change: TableChange,
    _ dialect: Dialect,
    _ direction: MigrationDirection = .up
  ) -> String {
    [MigrationStep.changeTable(change)]
      .script(for: dialect, from: SchemaSnapshot(tables: [change.former]), direction: direction)
  }

  @Test("a changed table of SQLite is made anew from its rows, and numbers none of them twice")
  func rebuild() throws {
    #expect(
      Self.script(try Self.books(), .sqlite) == """
        CREATE TABLE "books.new" (
          "id" INTEGER PRIMARY KEY AUTOINCREMENT,
          "name" TEXT NOT NULL,
          "pages" INTEGER NOT NULL,
          "kind" TEXT NOT NULL,
          "price" INTEGER NOT NULL,
          CONSTRAINT "books_kind_enum" CHECK ("kind" IN ('print', 'audio'))
        ) STRICT;
        INSERT INTO "books.new" ("id", "name", "pages", "kind", "price")
        SELECT "id", "title", COALESCE("pages", 1), CASE "kind" WHEN 'paper' THEN 'print' ELSE "kind" END, 0
        FROM "books";
        DELETE FROM sqlite_sequence WHERE name = 'books.new';
        INSERT INTO sqlite_sequence (name, seq) SELECT 'books.new', seq FROM sqlite_sequence WHERE name = 'books';
        DROP TABLE "books";
        ALTER TABLE "books.new" RENAME TO "books";

        CREATE INDEX "books_name_index" ON "books" ("name", "id");

        """
    )
  }

  @Test("cases that change places in a unique index stand behind a mark until all rows have theirs")
  func places() throws {
    let table = try Self.table("title: string, kind: {type: Kind, unique: true}", "paper, audio")
    let change = TableChange(
      former: table,
      table: table,
      columns: ["id": "id", "title": "title", "kind": "kind"],
      values: ["kind": ["paper": "audio", "audio": "paper"]],
      backfills: [:]
    )
    let script = """
      -- step 1: in a transaction
      SET LOCAL lock_timeout = '5s';
      ALTER TABLE "books" DROP CONSTRAINT "books_kind_enum";

      -- step 2: in a transaction
      SET LOCAL lock_timeout = '5s';
      UPDATE "books"
      SET "kind" = CASE "kind" WHEN 'audio' THEN 'ashlar:paper' WHEN 'paper' THEN 'ashlar:audio' ELSE "kind" END
      WHERE "kind" IN ('audio', 'paper');
      UPDATE "books"
      SET "kind" = substr("kind", 8)
      WHERE starts_with("kind", 'ashlar:');

      -- step 3: in a transaction
      SET LOCAL lock_timeout = '5s';
      ALTER TABLE "books" ADD CONSTRAINT "books_kind_enum" CHECK ("kind" IN ('paper', 'audio')) NOT VALID;

      -- step 4: in a transaction
      SET LOCAL lock_timeout = '5s';
      ALTER TABLE "books" VALIDATE CONSTRAINT "books_kind_enum";

      """
    #expect(Self.script(change, .postgresql) == script)
  }

  @Test("a changed table of PostgreSQL is led there by steps that hold no lock for long")
  func alteration() throws {
    #expect(
      Self.script(try Self.books(), .postgresql) == """
        -- step 1: in a transaction
        SET LOCAL lock_timeout = '5s';
        ALTER TABLE "books" DROP CONSTRAINT "books_kind_enum";
        ALTER TABLE "books" RENAME COLUMN "title" TO "name";
        ALTER TABLE "books" ADD COLUMN "price" numeric(6, 2) NOT NULL DEFAULT 0.00;
        ALTER TABLE "books" ALTER COLUMN "price" DROP DEFAULT;

        -- step 2: in a transaction
        SET LOCAL lock_timeout = '5s';
        UPDATE "books"
        SET "pages" = COALESCE("pages", 1),
          "kind" = CASE "kind" WHEN 'paper' THEN 'print' ELSE "kind" END
        WHERE "pages" IS NULL OR "kind" IN ('paper');

        -- step 3: in a transaction
        SET LOCAL lock_timeout = '5s';
        ALTER TABLE "books" ADD CONSTRAINT "books_pages_present" CHECK ("pages" IS NOT NULL) NOT VALID;
        ALTER TABLE "books" ADD CONSTRAINT "books_kind_enum" CHECK ("kind" IN ('print', 'audio')) NOT VALID;

        -- step 4: in a transaction
        SET LOCAL lock_timeout = '5s';
        UPDATE "books"
        SET "pages" = 1
        WHERE "pages" IS NULL;
        ALTER TABLE "books" VALIDATE CONSTRAINT "books_pages_present";
        ALTER TABLE "books" VALIDATE CONSTRAINT "books_kind_enum";

        -- step 5: in a transaction
        SET LOCAL lock_timeout = '5s';
        ALTER TABLE "books" ALTER COLUMN "pages" SET NOT NULL;
        ALTER TABLE "books" DROP CONSTRAINT "books_pages_present";

        -- step 6: on its own
        DROP INDEX CONCURRENTLY IF EXISTS "books_name_index";
        CREATE INDEX CONCURRENTLY "books_name_index" ON "books" ("name", "id");

        """
    )
  }

  @Test("rows are led up and down with what they hold, and the schema is the one that a fresh database has")
  func engine() throws {
    let change = try Self.books()
    let database = try SQLiteSession()
    let schema = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    func fresh(_ table: SchemaSnapshot.Table) throws -> [[StoredValue]] {
      let empty = try SQLiteSession()
      let steps = [MigrationStep.createTable(table)]
      try empty.run(steps.script(for: .sqlite, from: SchemaSnapshot(), direction: .up))
      return try empty.rows(schema)
    }
    try database.run("PRAGMA foreign_keys = OFF")
    try database.run([.createTable(change.former)].script(for: .sqlite, from: SchemaSnapshot(), direction: .up))
    try database.run("INSERT INTO books VALUES (1, 'a', NULL, 'paper'), (4, 'b', 7, 'audio'), (9, 'c', 1, 'audio')")
    try database.run("DELETE FROM books WHERE id = 9")

    try database.run(Self.script(change, .sqlite))
    #expect(try database.rows(schema) == fresh(change.table))
    #expect(try database.rows("SELECT * FROM books") == [[1, "a", 1, "print", 0], [4, "b", 7, "audio", 0]])
    let insert = "INSERT INTO books (name, pages, kind, price) VALUES ('d', 2, 'print', 5) RETURNING id"
    #expect(try database.rows(insert) == [[10]])

    try database.run(Self.script(change, .sqlite, .down))
    #expect(try database.rows(schema) == fresh(change.former))
    #expect(
      try database.rows("SELECT * FROM books") == [
        [1, "a", 1, "paper"], [4, "b", 7, "audio"], [10, "d", 2, "paper"],
      ]
    )
  }

  @Test("of values that were merged, the one that was called so before stays on the way down")
  func merged() throws {
    let (former, table) = (
      try Self.table("kind: Kind", "tape, audio, paper"), try Self.table("kind: Kind", "audio, print")
    )
    let change = TableChange(
      former: former,
      table: table,
      columns: ["id": "id", "kind": "kind"],
      values: ["kind": ["tape": "audio", "paper": "print"]]
    )
    #expect(change.reversed.values == ["kind": ["print": "paper"]])
  }

  @Test("rows are led to a table by the name that it has when they are, also on the way down")
  func swap() throws {
    func model(_ one: String, _ other: String, _ relation: String) throws -> Model {
      try Model(
        yaml: """
          database: {ids: int64}
          resources:
            \(one): {fields: {code: string}, \(relation)timestamps: false, access: {read: anyone}}
            \(other): {key: number, fields: {number: int}, timestamps: false, access: {read: anyone}}
          """
      )
    }
    let before = try model("Tag", "Engine", "relations: {maker: {belongs_to: Engine}}, ")
    let after = try model("Engine", "Tag", "removed: [maker_number], ")
    var evolution = after.evolution
    evolution.formerTables = ["engines": "tags", "tags": "engines"]
    let difference = difference(from: before.snapshot, to: after.snapshot, by: evolution)
    #expect(difference.problems == [])
    #expect(
      difference.steps.script(for: .postgresql, from: before.snapshot, direction: .down) == """
        -- step 1: in a transaction
        SET LOCAL lock_timeout = '5s';
        ALTER TABLE "engines" ADD COLUMN "maker_number" integer;
        ALTER TABLE "tags" RENAME TO "engines_before";
        ALTER INDEX "tags_pkey" RENAME TO "engines_before_pkey";
        ALTER TABLE "engines" RENAME TO "tags";
        ALTER INDEX "engines_pkey" RENAME TO "tags_pkey";
        ALTER SEQUENCE "engines_id_seq" RENAME TO "tags_id_seq";
        ALTER TABLE "engines_before" RENAME TO "engines";
        ALTER INDEX "engines_before_pkey" RENAME TO "engines_pkey";

        -- step 2: in a transaction
        SET LOCAL lock_timeout = '5s';
        UPDATE "tags"
        SET "maker_number" = (SELECT "number" FROM "engines" ORDER BY "number" LIMIT 1);

        -- step 3: in a transaction
        SET LOCAL lock_timeout = '5s';
        ALTER TABLE "tags" ADD CONSTRAINT "engines_maker_number_present" CHECK ("maker_number" IS NOT NULL) NOT VALID;
        ALTER TABLE "tags" ADD CONSTRAINT "tags_maker_number_reference" FOREIGN KEY ("maker_number") REFERENCES "engines" ("number") ON DELETE RESTRICT NOT VALID;

        -- step 4: in a transaction
        SET LOCAL lock_timeout = '5s';
        UPDATE "tags"
        SET "maker_number" = (SELECT "number" FROM "engines" ORDER BY "number" LIMIT 1)
        WHERE "maker_number" IS NULL;
        ALTER TABLE "tags" VALIDATE CONSTRAINT "engines_maker_number_present";
        ALTER TABLE "tags" VALIDATE CONSTRAINT "tags_maker_number_reference";

        -- step 5: in a transaction
        SET LOCAL lock_timeout = '5s';
        ALTER TABLE "tags" ALTER COLUMN "maker_number" SET NOT NULL;
        ALTER TABLE "tags" DROP CONSTRAINT "engines_maker_number_present";

        -- step 6: on its own
        DROP INDEX CONCURRENTLY IF EXISTS "tags_maker_number_index";
        CREATE INDEX CONCURRENTLY "tags_maker_number_index" ON "tags" ("maker_number", "id");

        """
    )
  }

  @Test("names that are as long as can be change places too")
  func longNames() throws {
    let names = ["a", "b"].map { String(repeating: "n", count: 62) + $0 }
    let interim = names.map { ConstraintName.interim($0, ".new") }
    #expect(Set(names + interim).count == 4)
    #expect(interim.allSatisfy { $0.utf8.count == ConstraintName.maximumLength && $0.hasSuffix(".new") })
    #expect(ConstraintName.interim("books_title_index", ".new") == "books_title_index.new")
  }

  @Test("an index of a renamed table with flags is made once, also on the way down")
  func flaggedIndex() throws {
    func model(_ name: String) throws -> Model {
      try Model(
        yaml: """
          database: {ids: int64}
          resources:
            \(name): {fields: {sold: bool, code: string}, indexes: [[code]], timestamps: false, access: {read: anyone}}
          """
      )
    }
    let (before, after) = (try model("Book").snapshot, try model("Title").snapshot)
    let difference = difference(from: before, to: after, by: Evolution(formerTables: ["titles": "books"]))
    let database = try SQLiteSession()
    let schema = "SELECT name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name"
    try database.run(before.initialMigration.up(.sqlite))
    let first = try database.rows(schema)
    let scripts = difference.steps.scripts(for: .sqlite, from: before)
    try database.run(scripts.up)
    let fresh = try SQLiteSession()
    try fresh.run(after.initialMigration.up(.sqlite))
    #expect(try database.rows(schema) == fresh.rows(schema))
    try database.run(scripts.down)
    #expect(try database.rows(schema) == first)
  }

  @Test("a column that may be without a value is added, and an index made, without making the table anew")
  func additions() throws {
    let change = TableChange(
      former: try Self.table("title: string, kind: Kind", "paper", "indexes: [[kind]], "),
      table: try Self.table("title: string, kind: Kind, pages: int?", "paper", "indexes: [[title]], "),
      columns: ["id": "id", "title": "title", "kind": "kind"]
    )
    #expect(
      Self.script(change, .sqlite) == """
        DROP INDEX "books_kind_index";
        ALTER TABLE "books" ADD COLUMN "pages" INTEGER;

        CREATE INDEX "books_title_index" ON "books" ("title", "id");

        """
    )
    #expect(
      Self.script(change, .postgresql) == """
        -- step 1: in a transaction
        SET LOCAL lock_timeout = '5s';
        DROP INDEX "books_kind_index";
        ALTER TABLE "books" ADD COLUMN "pages" integer;

        -- step 2: on its own
        DROP INDEX CONCURRENTLY IF EXISTS "books_title_index";
        CREATE INDEX CONCURRENTLY "books_title_index" ON "books" ("title", "id");

        """
    )
  }

  @Test("a renamed table takes the keys that lead to it along, and what is called after it is called anew")
  func rename() throws {
    let model = try Model(
      yaml: """
        database: {ids: int64}
        resources:
          Book: {fields: {sold: bool}, timestamps: false, access: {read: anyone}}
          Copy:
            relations: {book: {belongs_to: Book, on_delete: cascade}}
            timestamps: false
            access: {read: anyone}
        """
    )
    let steps = [MigrationStep.renameTable(from: "books", to: "titles")]
    #expect(
      steps.script(for: .postgresql, from: model.snapshot, direction: .up) == """
        -- step 1: in a transaction
        SET LOCAL lock_timeout = '5s';
        ALTER TABLE "books" RENAME TO "titles";
        ALTER INDEX "books_pkey" RENAME TO "titles_pkey";
        ALTER SEQUENCE "books_id_seq" RENAME TO "titles_id_seq";

        """
    )
    let database = try SQLiteSession()
    try database.run("PRAGMA foreign_keys = OFF")
    let creation = model.snapshot.tablesInOrderOfCreation.map(MigrationStep.createTable)
    try database.run(creation.script(for: .sqlite, from: SchemaSnapshot(), direction: .up))
    try database.run("INSERT INTO books VALUES (3, 1); INSERT INTO copies VALUES (1, 3)")
    try database.run(steps.script(for: .sqlite, from: model.snapshot, direction: .up))
    #expect(try database.rows("PRAGMA foreign_key_check") == [])
    #expect(try database.rows("SELECT * FROM titles") == [[3, 1]])
    let refusal = try database.refusal("INSERT INTO titles VALUES (4, 2)")
    #expect(refusal == "CHECK constraint failed: titles_sold_bool")
    #expect(try database.rows(#"SELECT "table" FROM pragma_foreign_key_list('copies')"#) == [["titles"]])
  }
}
