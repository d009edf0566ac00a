-- step 1: in a transaction
CREATE TABLE "orders" (
  "id" uuid NOT NULL,
  "number" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "lines" (
  "id" uuid NOT NULL,
  "amount" integer NOT NULL,
  "order_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "lines_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "lines_order_id_reference" FOREIGN KEY ("order_id") REFERENCES "orders" ("id") ON DELETE RESTRICT
);
CREATE INDEX "lines_order_id_index" ON "lines" ("order_id", "id");
