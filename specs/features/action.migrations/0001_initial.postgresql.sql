-- step 1: in a transaction
CREATE TABLE "orders" (
  "id" uuid NOT NULL,
  "quantity" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
