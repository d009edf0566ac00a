CREATE TABLE "gift_tags" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "label" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "purchase_orders" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "note" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "order_lines" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "unit_price" INTEGER NOT NULL,
  "address2" TEXT,
  "image_url" TEXT,
  "parent_order_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "order_lines_parent_order_id_reference" FOREIGN KEY ("parent_order_id") REFERENCES "purchase_orders" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "order_lines_parent_order_id_index" ON "order_lines" ("parent_order_id", "id");

CREATE TABLE "order_lines_gift_tags" (
  "order_line_id" TEXT NOT NULL,
  "gift_tag_id" TEXT NOT NULL,
  PRIMARY KEY ("order_line_id", "gift_tag_id"),
  CONSTRAINT "order_lines_gift_tags_gift_tag_id_reference" FOREIGN KEY ("gift_tag_id") REFERENCES "gift_tags" ("id") ON DELETE CASCADE,
  CONSTRAINT "order_lines_gift_tags_order_line_id_reference" FOREIGN KEY ("order_line_id") REFERENCES "order_lines" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "order_lines_gift_tags_gift_tag_id_index" ON "order_lines_gift_tags" ("gift_tag_id", "order_line_id");
