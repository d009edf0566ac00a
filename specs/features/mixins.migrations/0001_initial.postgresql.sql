-- step 1: in a transaction
CREATE TABLE "people" (
  "id" uuid NOT NULL,
  "born" date,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "people_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "people_name_length" CHECK (length("name") BETWEEN 1 AND 80)
);
CREATE UNIQUE INDEX "people_name_unique" ON "people" ("name");
CREATE TABLE "gardens" (
  "id" uuid NOT NULL,
  "area" integer NOT NULL,
  "description" text COLLATE "C",
  "name" text COLLATE "C" NOT NULL,
  "owner_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "gardens_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "gardens_name_length" CHECK (length("name") BETWEEN 1 AND 80),
  CONSTRAINT "gardens_rule1_check" CHECK ("description" IS DISTINCT FROM ''),
  CONSTRAINT "gardens_owner_id_reference" FOREIGN KEY ("owner_id") REFERENCES "people" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "gardens_name_unique" ON "gardens" ("name");
CREATE INDEX "gardens_owner_id_created_at_index" ON "gardens" ("owner_id", "created_at", "id");
CREATE INDEX "gardens_owner_id_index" ON "gardens" ("owner_id", "id");
CREATE TABLE "trees" (
  "id" uuid NOT NULL,
  "height" integer NOT NULL,
  "description" text COLLATE "C",
  "name" text COLLATE "C" NOT NULL,
  "garden_id" uuid NOT NULL,
  "owner_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "trees_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "trees_name_length" CHECK (length("name") BETWEEN 1 AND 80),
  CONSTRAINT "trees_rule1_check" CHECK ("description" IS DISTINCT FROM ''),
  CONSTRAINT "trees_garden_id_reference" FOREIGN KEY ("garden_id") REFERENCES "gardens" ("id") ON DELETE RESTRICT,
  CONSTRAINT "trees_owner_id_reference" FOREIGN KEY ("owner_id") REFERENCES "people" ("id") ON DELETE CASCADE
);
CREATE INDEX "trees_garden_id_index" ON "trees" ("garden_id", "id");
CREATE UNIQUE INDEX "trees_name_unique" ON "trees" ("name");
CREATE INDEX "trees_owner_id_created_at_index" ON "trees" ("owner_id", "created_at", "id");
CREATE INDEX "trees_owner_id_index" ON "trees" ("owner_id", "id");
