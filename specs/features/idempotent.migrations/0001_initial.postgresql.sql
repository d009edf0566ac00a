-- step 1: in a transaction
CREATE TABLE "customers" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "customers_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "idempotency_keys" (
  "scope" text COLLATE "C" NOT NULL,
  "key" text COLLATE "C" NOT NULL,
  "fingerprint" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "status" integer,
  "location" text COLLATE "C",
  "entity_tag" text COLLATE "C",
  "body" bytea,
  CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("scope", "key")
);
CREATE INDEX "idempotency_keys_created_at_index" ON "idempotency_keys" ("created_at");
CREATE TABLE "orders" (
  "id" uuid NOT NULL,
  "number" text COLLATE "C" NOT NULL,
  "slug" text COLLATE "C" NOT NULL,
  "customer_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "lock_version" bigint NOT NULL,
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "orders_slug_length" CHECK (length("slug") <= 80),
  CONSTRAINT "orders_customer_id_reference" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT
);
CREATE INDEX "orders_customer_id_index" ON "orders" ("customer_id", "id");
CREATE UNIQUE INDEX "orders_number_unique" ON "orders" ("number");
CREATE UNIQUE INDEX "orders_slug_unique" ON "orders" ("slug");
CREATE TABLE "tags" (
  "name" text COLLATE "C" NOT NULL,
  CONSTRAINT "tags_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "tags_name_length" CHECK (length("name") BETWEEN 1 AND 20)
);
CREATE TABLE "orders_tags" (
  "order_id" uuid NOT NULL,
  "tag_name" text COLLATE "C" NOT NULL,
  CONSTRAINT "orders_tags_pkey" PRIMARY KEY ("order_id", "tag_name"),
  CONSTRAINT "orders_tags_order_id_reference" FOREIGN KEY ("order_id") REFERENCES "orders" ("id") ON DELETE CASCADE,
  CONSTRAINT "orders_tags_tag_name_reference" FOREIGN KEY ("tag_name") REFERENCES "tags" ("name") ON DELETE CASCADE
);
CREATE INDEX "orders_tags_tag_name_index" ON "orders_tags" ("tag_name", "order_id");
