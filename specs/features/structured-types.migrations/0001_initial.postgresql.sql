-- step 1: in a transaction
CREATE TABLE "files" (
  "id" uuid NOT NULL,
  "digest" bytea NOT NULL,
  "thumbnail" bytea,
  "magic" bytea NOT NULL,
  "settings" json NOT NULL,
  "extra" json,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "files_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "files_digest_length" CHECK (length("digest") BETWEEN 32 AND 32),
  CONSTRAINT "files_thumbnail_length" CHECK (length("thumbnail") <= 1000)
);
CREATE UNIQUE INDEX "files_digest_unique" ON "files" ("digest");
