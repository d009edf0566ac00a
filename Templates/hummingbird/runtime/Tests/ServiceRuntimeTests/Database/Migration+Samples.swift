import ServiceRuntime

extension Migration {
  static let shelves = Migration(
    number: 1,
    name: "initial",
    up: """
      CREATE TABLE "shelves" ("id" INTEGER NOT NULL PRIMARY KEY) STRICT;
      """,
    down: "DROP TABLE \"shelves\";"
  )

  static let books = Migration(
    number: 2,
    name: "books",
    up: """
      -- after \(shelves.label): \(shelves.checksum)
      CREATE TABLE "books" (
        "id" INTEGER NOT NULL PRIMARY KEY,
        "title" TEXT NOT NULL,
        "shelf_id" INTEGER NOT NULL,
        CONSTRAINT "books_title_length" CHECK (length("title") > 0),
        FOREIGN KEY ("shelf_id") REFERENCES "shelves" ("id") ON DELETE CASCADE
      ) STRICT;
      CREATE UNIQUE INDEX "books_title" ON "books" ("title");
      """,
    down: "DROP TABLE \"books\";"
  )

  /// Makes another table of one that others refer to, as SQLite says that it is to be done.
  static let labels = Migration(
    number: 3,
    name: "labels",
    up: """
      -- after \(books.label): \(books.checksum)
      CREATE TABLE "new_shelves" ("id" INTEGER NOT NULL PRIMARY KEY, "label" TEXT) STRICT;
      INSERT INTO "new_shelves" ("id", "label") SELECT "id", 'shelf ' || "id" FROM "shelves";
      DROP TABLE "shelves";
      ALTER TABLE "new_shelves" RENAME TO "shelves";
      """,
    down: """
      CREATE TABLE "old_shelves" ("id" INTEGER NOT NULL PRIMARY KEY) STRICT;
      INSERT INTO "old_shelves" ("id") SELECT "id" FROM "shelves";
      DROP TABLE "shelves";
      ALTER TABLE "old_shelves" RENAME TO "shelves";
      """
  )

  /// A third that is refused in the middle.
  static let broken = Migration(
    number: 3,
    name: "broken",
    up: "ALTER TABLE \"books\" ADD COLUMN \"note\" TEXT;\nDROP TABLE \"shelves\";\nSELECT missing;",
    down: ""
  )

  /// A third that takes away what others refer to.
  static let loose = Migration(
    number: 3,
    name: "loose",
    up: "DELETE FROM \"shelves\";",
    down: ""
  )
}
