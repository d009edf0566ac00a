-- step 1: in a transaction
CREATE TABLE "gift_tags" (
  "id" uuid NOT NULL,
  "label" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "gift_tags_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "purchase_orders" (
  "id" uuid NOT NULL,
  "note" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "purchase_orders_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "order_lines" (
  "id" uuid NOT NULL,
  "unit_price" numeric(10, 2) NOT NULL,
  "address2" text COLLATE "C",
  "image_url" text COLLATE "C",
  "parent_order_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "order_lines_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "order_lines_parent_order_id_reference" FOREIGN KEY ("parent_order_id") REFERENCES "purchase_orders" ("id") ON DELETE RESTRICT
);
CREATE INDEX "order_lines_parent_order_id_index" ON "order_lines" ("parent_order_id", "id");
CREATE TABLE "order_lines_gift_tags" (
  "order_line_id" uuid NOT NULL,
  "gift_tag_id" uuid NOT NULL,
  CONSTRAINT "order_lines_gift_tags_pkey" PRIMARY KEY ("order_line_id", "gift_tag_id"),
  CONSTRAINT "order_lines_gift_tags_gift_tag_id_reference" FOREIGN KEY ("gift_tag_id") REFERENCES "gift_tags" ("id") ON DELETE CASCADE,
  CONSTRAINT "order_lines_gift_tags_order_line_id_reference" FOREIGN KEY ("order_line_id") REFERENCES "order_lines" ("id") ON DELETE CASCADE
);
CREATE INDEX "order_lines_gift_tags_gift_tag_id_index" ON "order_lines_gift_tags" ("gift_tag_id", "order_line_id");
