-- step 1: in a transaction
CREATE TABLE "people" (
  "id" uuid NOT NULL,
  "nickname" text COLLATE "C",
  "age" integer,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "people_pkey" PRIMARY KEY ("id")
);
