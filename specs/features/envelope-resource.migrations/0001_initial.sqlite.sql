CREATE TABLE "order_lines" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "unit_price" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "parts" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "order_line_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "lock_version" INTEGER NOT NULL,
  CONSTRAINT "parts_order_line_id_reference" FOREIGN KEY ("order_line_id") REFERENCES "order_lines" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "parts_order_line_id_index" ON "parts" ("order_line_id", "id");
