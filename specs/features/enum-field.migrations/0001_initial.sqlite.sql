CREATE TABLE "posts" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "status" TEXT NOT NULL,
  "previous" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "posts_previous_enum" CHECK ("previous" IN ('draft', 'in-review', 'Published', 'WONT_FIX')),
  CONSTRAINT "posts_status_enum" CHECK ("status" IN ('draft', 'in-review', 'Published', 'WONT_FIX'))
) STRICT;
