CREATE TABLE "owners" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "cars" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "make" TEXT NOT NULL,
  "model" TEXT NOT NULL,
  "built" TEXT NOT NULL,
  "owner_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "cars_owner_id_reference" FOREIGN KEY ("owner_id") REFERENCES "owners" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "cars_created_at_index" ON "cars" ("created_at", "id");
CREATE INDEX "cars_make_model_index" ON "cars" ("make", "model", "id");
CREATE INDEX "cars_owner_id_built_index" ON "cars" ("owner_id", "built", "id");
CREATE INDEX "cars_owner_id_index" ON "cars" ("owner_id", "id");
