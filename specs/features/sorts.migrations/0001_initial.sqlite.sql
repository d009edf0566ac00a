CREATE TABLE "things" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "size" INTEGER,
  "parent_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "things_parent_id_reference" FOREIGN KEY ("parent_id") REFERENCES "things" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "things_parent_id_index" ON "things" ("parent_id", "id");
