-- step 1: in a transaction
CREATE TABLE "accounts" (
  "id" uuid NOT NULL,
  "number" text COLLATE "C" NOT NULL,
  "opened" date,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);
