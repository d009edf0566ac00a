CREATE TABLE "books" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "pages" TEXT,
  "kind" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "books_kind_enum" CHECK ("kind" IN ('novel', 'play'))
) STRICT;

CREATE TABLE "copies" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "book_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "copies_book_id_reference" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "copies_book_id_index" ON "copies" ("book_id", "id");

CREATE TABLE "leaflets" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;
