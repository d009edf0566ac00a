-- step 1: in a transaction
CREATE TABLE "things" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "size" integer,
  "parent_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "things_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "things_parent_id_reference" FOREIGN KEY ("parent_id") REFERENCES "things" ("id") ON DELETE RESTRICT
);
CREATE INDEX "things_parent_id_index" ON "things" ("parent_id", "id");
