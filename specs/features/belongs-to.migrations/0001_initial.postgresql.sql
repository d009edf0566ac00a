-- step 1: in a transaction
CREATE TABLE "authors" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "authors_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "books" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "author_id" uuid NOT NULL,
  "translator_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "books_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "books_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE RESTRICT,
  CONSTRAINT "books_translator_id_reference" FOREIGN KEY ("translator_id") REFERENCES "authors" ("id") ON DELETE RESTRICT
);
CREATE INDEX "books_author_id_index" ON "books" ("author_id", "id");
CREATE INDEX "books_translator_id_index" ON "books" ("translator_id", "id");
