CREATE TABLE "countries" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "code" TEXT NOT NULL,
  "created_at" TEXT NOT NULL,
  CONSTRAINT "countries_code_length" CHECK (length("code") BETWEEN 2 AND 2)
) STRICT;
CREATE UNIQUE INDEX "countries_code_unique" ON "countries" ("code");
