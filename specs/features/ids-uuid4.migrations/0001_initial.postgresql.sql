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
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "books_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "books_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE RESTRICT
);
CREATE INDEX "books_author_id_index" ON "books" ("author_id", "id");
CREATE TABLE "tags" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "tags_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "books_tags" (
  "book_id" uuid NOT NULL,
  "tag_id" uuid NOT NULL,
  CONSTRAINT "books_tags_pkey" PRIMARY KEY ("book_id", "tag_id"),
  CONSTRAINT "books_tags_book_id_reference" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE CASCADE,
  CONSTRAINT "books_tags_tag_id_reference" FOREIGN KEY ("tag_id") REFERENCES "tags" ("id") ON DELETE CASCADE
);
CREATE INDEX "books_tags_tag_id_index" ON "books_tags" ("tag_id", "book_id");
