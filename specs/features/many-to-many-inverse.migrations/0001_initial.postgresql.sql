-- step 1: in a transaction
CREATE TABLE "books" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "books_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "genres" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "genres_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "books_genres" (
  "book_id" uuid NOT NULL,
  "genre_id" uuid NOT NULL,
  CONSTRAINT "books_genres_pkey" PRIMARY KEY ("book_id", "genre_id"),
  CONSTRAINT "books_genres_book_id_reference" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE CASCADE,
  CONSTRAINT "books_genres_genre_id_reference" FOREIGN KEY ("genre_id") REFERENCES "genres" ("id") ON DELETE CASCADE
);
CREATE INDEX "books_genres_genre_id_index" ON "books_genres" ("genre_id", "book_id");
