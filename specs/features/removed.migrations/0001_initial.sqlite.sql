CREATE TABLE "orders" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "number" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "lines" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "amount" INTEGER NOT NULL,
  "order_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "lines_order_id_reference" FOREIGN KEY ("order_id") REFERENCES "orders" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "lines_order_id_index" ON "lines" ("order_id", "id");
