CREATE TABLE "accounts" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "balance" TEXT NOT NULL,
  "supply" TEXT NOT NULL,
  "share" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;
