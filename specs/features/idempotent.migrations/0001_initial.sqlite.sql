CREATE TABLE "customers" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "idempotency_keys" (
  "scope" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "fingerprint" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "status" INTEGER,
  "location" TEXT,
  "entity_tag" TEXT,
  "body" BLOB,
  PRIMARY KEY ("scope", "key")
) STRICT, WITHOUT ROWID;
CREATE INDEX "idempotency_keys_created_at_index" ON "idempotency_keys" ("created_at");

CREATE TABLE "orders" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "number" TEXT NOT NULL,
  "slug" TEXT NOT NULL,
  "customer_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "lock_version" INTEGER NOT NULL,
  CONSTRAINT "orders_slug_length" CHECK (length("slug") <= 80),
  CONSTRAINT "orders_customer_id_reference" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "orders_customer_id_index" ON "orders" ("customer_id", "id");
CREATE UNIQUE INDEX "orders_number_unique" ON "orders" ("number");
CREATE UNIQUE INDEX "orders_slug_unique" ON "orders" ("slug");

CREATE TABLE "tags" (
  "name" TEXT NOT NULL PRIMARY KEY,
  CONSTRAINT "tags_name_length" CHECK (length("name") BETWEEN 1 AND 20)
) STRICT;

CREATE TABLE "orders_tags" (
  "order_id" TEXT NOT NULL,
  "tag_name" TEXT NOT NULL,
  PRIMARY KEY ("order_id", "tag_name"),
  CONSTRAINT "orders_tags_order_id_reference" FOREIGN KEY ("order_id") REFERENCES "orders" ("id") ON DELETE CASCADE,
  CONSTRAINT "orders_tags_tag_name_reference" FOREIGN KEY ("tag_name") REFERENCES "tags" ("name") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "orders_tags_tag_name_index" ON "orders_tags" ("tag_name", "order_id");
