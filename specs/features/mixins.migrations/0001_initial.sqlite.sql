CREATE TABLE "people" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "born" TEXT,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "people_name_length" CHECK (length("name") BETWEEN 1 AND 80)
) STRICT;
CREATE UNIQUE INDEX "people_name_unique" ON "people" ("name");

CREATE TABLE "gardens" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "area" INTEGER NOT NULL,
  "description" TEXT,
  "name" TEXT NOT NULL,
  "owner_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "gardens_name_length" CHECK (length("name") BETWEEN 1 AND 80),
  CONSTRAINT "gardens_rule1_check" CHECK ("description" IS NOT ''),
  CONSTRAINT "gardens_owner_id_reference" FOREIGN KEY ("owner_id") REFERENCES "people" ("id") ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX "gardens_name_unique" ON "gardens" ("name");
CREATE INDEX "gardens_owner_id_created_at_index" ON "gardens" ("owner_id", "created_at", "id");
CREATE INDEX "gardens_owner_id_index" ON "gardens" ("owner_id", "id");

CREATE TABLE "trees" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "height" INTEGER NOT NULL,
  "description" TEXT,
  "name" TEXT NOT NULL,
  "garden_id" TEXT NOT NULL,
  "owner_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "trees_name_length" CHECK (length("name") BETWEEN 1 AND 80),
  CONSTRAINT "trees_rule1_check" CHECK ("description" IS NOT ''),
  CONSTRAINT "trees_garden_id_reference" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
  CONSTRAINT "trees_owner_id_reference" FOREIGN KEY ("owner_id") REFERENCES "people" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "trees_garden_id_index" ON "trees" ("garden_id", "id");
CREATE UNIQUE INDEX "trees_name_unique" ON "trees" ("name");
CREATE INDEX "trees_owner_id_created_at_index" ON "trees" ("owner_id", "created_at", "id");
CREATE INDEX "trees_owner_id_index" ON "trees" ("owner_id", "id");
