CREATE TABLE "people" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "nickname" TEXT,
  "age" INTEGER,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;
