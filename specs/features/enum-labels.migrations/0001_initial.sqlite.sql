CREATE TABLE "issues" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "resolution" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "issues_resolution_enum" CHECK ("resolution" IN ('FIXED', 'WONT_FIX', 'BY_DESIGN'))
) STRICT;
