-- step 1: in a transaction
CREATE TABLE "items" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "items_pkey" PRIMARY KEY ("id")
);
