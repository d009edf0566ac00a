CREATE TABLE "authors" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "books" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "author_id" TEXT NOT NULL,
  "translator_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "books_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE RESTRICT,
  CONSTRAINT "books_translator_id_reference" FOREIGN KEY ("translator_id") REFERENCES "authors" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "books_author_id_index" ON "books" ("author_id", "id");
CREATE INDEX "books_translator_id_index" ON "books" ("translator_id", "id");
