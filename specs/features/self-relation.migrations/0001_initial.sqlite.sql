CREATE TABLE "categories" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "parent_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "categories_parent_id_reference" FOREIGN KEY ("parent_id") REFERENCES "categories" ("id") ON DELETE SET NULL
) STRICT;
CREATE INDEX "categories_parent_id_index" ON "categories" ("parent_id", "id");
