-- step 1: in a transaction
CREATE TABLE "order_lines" (
  "id" uuid NOT NULL,
  "unit_price" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "order_lines_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "parts" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "order_line_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "lock_version" bigint NOT NULL,
  CONSTRAINT "parts_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "parts_order_line_id_reference" FOREIGN KEY ("order_line_id") REFERENCES "order_lines" ("id") ON DELETE RESTRICT
);
CREATE INDEX "parts_order_line_id_index" ON "parts" ("order_line_id", "id");
