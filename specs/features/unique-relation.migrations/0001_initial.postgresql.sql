-- step 1: in a transaction
CREATE TABLE "people" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "passports" (
  "id" uuid NOT NULL,
  "number" text COLLATE "C" NOT NULL,
  "holder_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "passports_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "passports_holder_id_reference" FOREIGN KEY ("holder_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "passports_holder_id_unique" ON "passports" ("holder_id");
