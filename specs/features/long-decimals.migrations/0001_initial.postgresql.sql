-- step 1: in a transaction
CREATE TABLE "accounts" (
  "id" uuid NOT NULL,
  "balance" numeric(38, 18) NOT NULL,
  "supply" numeric(30, 0) NOT NULL,
  "share" numeric(19, 19),
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "accounts_pkey" PRIMARY KEY ("id")
);
