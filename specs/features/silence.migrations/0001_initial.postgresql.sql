-- step 1: in a transaction
CREATE TABLE "visitors" (
  "id" uuid NOT NULL,
  "first_name" text COLLATE "C" NOT NULL,
  "last_name" text COLLATE "C" NOT NULL,
  "birth_date" date NOT NULL,
  "size" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "visitors_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "visitors_size_enum" CHECK ("size" IN ('small', 'large'))
);
CREATE INDEX "visitors_last_name_index" ON "visitors" ("last_name", "id");
