CREATE TABLE "files" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "digest" BLOB NOT NULL,
  "thumbnail" BLOB,
  "magic" BLOB NOT NULL,
  "settings" TEXT NOT NULL,
  "extra" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "files_digest_length" CHECK (length("digest") BETWEEN 32 AND 32),
  CONSTRAINT "files_thumbnail_length" CHECK (length("thumbnail") <= 1000)
) STRICT;
CREATE UNIQUE INDEX "files_digest_unique" ON "files" ("digest");
