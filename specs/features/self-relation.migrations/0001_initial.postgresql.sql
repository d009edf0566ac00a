-- step 1: in a transaction
CREATE TABLE "categories" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "parent_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "categories_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "categories_parent_id_reference" FOREIGN KEY ("parent_id") REFERENCES "categories" ("id") ON DELETE SET NULL
);
CREATE INDEX "categories_parent_id_index" ON "categories" ("parent_id", "id");
