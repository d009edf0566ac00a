-- step 1: in a transaction
CREATE TABLE "orders" (
  "id" uuid NOT NULL,
  "number" integer NOT NULL,
  "status" text COLLATE "C" NOT NULL,
  "paid_at" timestamptz,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "lock_version" bigint NOT NULL,
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "orders_number_min" CHECK ("number" >= 1),
  CONSTRAINT "orders_status_enum" CHECK ("status" IN ('pending', 'paid', 'shipped', 'cancelled'))
);
CREATE TABLE "tasks" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "step" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "deleted_at" timestamptz,
  CONSTRAINT "tasks_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "tasks_step_enum" CHECK ("step" IN ('first', 'in-between', 'last')),
  CONSTRAINT "tasks_title_length" CHECK (length("title") BETWEEN 1 AND 40)
);
