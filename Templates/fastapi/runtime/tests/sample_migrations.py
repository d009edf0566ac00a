"""A history of three steps, and third steps that fail."""

from service_runtime.migrations import Migration

SHELVES = Migration(
    1,
    "initial",
    'CREATE TABLE "shelves" ("id" INTEGER NOT NULL PRIMARY KEY) STRICT;\n',
    'DROP TABLE "shelves";\n',
)
BOOKS = Migration(
    2,
    "books",
    f"""\
-- after {SHELVES.label}: {SHELVES.checksum}
CREATE TABLE "books" (
  "id" INTEGER NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "shelf_id" INTEGER NOT NULL,
  CONSTRAINT "books_title_length" CHECK (length("title") > 0),
  FOREIGN KEY ("shelf_id") REFERENCES "shelves" ("id") ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX "books_title" ON "books" ("title");
-- The end of it.
""",
    'DROP TABLE "books";\n',
)
LABELS = Migration(
    3,
    "labels",
    f"""\
-- after {BOOKS.label}: {BOOKS.checksum}
CREATE TABLE "new_shelves" ("id" INTEGER NOT NULL PRIMARY KEY, "label" TEXT) STRICT;
INSERT INTO "new_shelves" ("id", "label") SELECT "id", 'shelf ' || "id" FROM "shelves";
DROP TABLE "shelves";
ALTER TABLE "new_shelves" RENAME TO "shelves";
""",
    """\
CREATE TABLE "old_shelves" ("id" INTEGER NOT NULL PRIMARY KEY) STRICT;
INSERT INTO "old_shelves" ("id") SELECT "id" FROM "shelves";
DROP TABLE "shelves";
ALTER TABLE "old_shelves" RENAME TO "shelves";
""",
)
"""Makes another table of one that others refer to, as SQLite says that it is to be done."""

BROKEN = Migration(
    3,
    "broken",
    'ALTER TABLE "books" ADD COLUMN "note" TEXT;\nDROP TABLE "shelves";\nSELECT missing;\n',
    "",
)
"""Is refused in the middle."""

LOOSE = Migration(3, "loose", 'DELETE FROM "shelves";\n', "")
"""Takes away what others refer to."""
