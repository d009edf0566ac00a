CREATE TABLE "books" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "tags" TEXT NOT NULL,
  "formats" TEXT NOT NULL,
  "prices" TEXT NOT NULL,
  "ratings" TEXT NOT NULL,
  "read_at" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;
