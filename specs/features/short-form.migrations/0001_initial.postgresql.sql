-- step 1: in a transaction
CREATE TABLE "notes" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "body" text COLLATE "C",
  "price" numeric(10, 2) NOT NULL,
  "weight" numeric(6, 3),
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "notes_pkey" PRIMARY KEY ("id")
);
