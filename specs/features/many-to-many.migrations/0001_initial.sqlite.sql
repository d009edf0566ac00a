CREATE TABLE "books" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "genres" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "books_genres" (
  "book_id" TEXT NOT NULL,
  "genre_id" TEXT NOT NULL,
  PRIMARY KEY ("book_id", "genre_id"),
  CONSTRAINT "books_genres_book_id_reference" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE CASCADE,
  CONSTRAINT "books_genres_genre_id_reference" FOREIGN KEY ("genre_id") REFERENCES "genres" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "books_genres_genre_id_index" ON "books_genres" ("genre_id", "book_id");
