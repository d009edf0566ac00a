-- step 1: in a transaction
CREATE TABLE "owners" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "owners_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "cars" (
  "id" uuid NOT NULL,
  "make" text COLLATE "C" NOT NULL,
  "model" text COLLATE "C" NOT NULL,
  "built" date NOT NULL,
  "owner_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "cars_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "cars_owner_id_reference" FOREIGN KEY ("owner_id") REFERENCES "owners" ("id") ON DELETE RESTRICT
);
CREATE INDEX "cars_created_at_index" ON "cars" ("created_at", "id");
CREATE INDEX "cars_make_model_index" ON "cars" ("make", "model", "id");
CREATE INDEX "cars_owner_id_built_index" ON "cars" ("owner_id", "built", "id");
CREATE INDEX "cars_owner_id_index" ON "cars" ("owner_id", "id");
