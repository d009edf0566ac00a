CREATE TABLE "authors" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "bio" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "authors_name_length" CHECK (length("name") BETWEEN 1 AND 120)
) STRICT;
CREATE INDEX "authors_created_at_index" ON "authors" ("created_at", "id");
CREATE INDEX "authors_name_index" ON "authors" ("name", "id");

CREATE TABLE "books" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "isbn" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "format" TEXT NOT NULL,
  "price" INTEGER NOT NULL,
  "pages" INTEGER,
  "published_on" TEXT,
  "author_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "books_format_enum" CHECK ("format" IN ('hardcover', 'paperback', 'ebook')),
  CONSTRAINT "books_pages_min" CHECK ("pages" >= 1),
  CONSTRAINT "books_price_min" CHECK ("price" >= 0),
  CONSTRAINT "books_title_length" CHECK (length("title") BETWEEN 1 AND 200),
  CONSTRAINT "books_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "books_author_id_index" ON "books" ("author_id", "id");
CREATE INDEX "books_created_at_index" ON "books" ("created_at", "id");
CREATE UNIQUE INDEX "books_isbn_unique" ON "books" ("isbn");
CREATE INDEX "books_price_index" ON "books" ("price", "id");
CREATE INDEX "books_published_on_index" ON "books" ("published_on", "id");
CREATE INDEX "books_title_index" ON "books" ("title", "id");

CREATE TABLE "genres" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "genres_name_length" CHECK (length("name") BETWEEN 1 AND 60)
) STRICT;
CREATE UNIQUE INDEX "genres_name_unique" ON "genres" ("name");

CREATE TABLE "books_genres" (
  "book_id" TEXT NOT NULL,
  "genre_id" TEXT NOT NULL,
  PRIMARY KEY ("book_id", "genre_id"),
  CONSTRAINT "books_genres_book_id_reference" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE CASCADE,
  CONSTRAINT "books_genres_genre_id_reference" FOREIGN KEY ("genre_id") REFERENCES "genres" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "books_genres_genre_id_index" ON "books_genres" ("genre_id", "book_id");
