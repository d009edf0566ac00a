CREATE TABLE "people" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "passports" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "number" TEXT NOT NULL,
  "holder_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "passports_holder_id_reference" FOREIGN KEY ("holder_id") REFERENCES "people" ("id") ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX "passports_holder_id_unique" ON "passports" ("holder_id");
