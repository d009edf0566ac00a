CREATE TABLE "orders" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "number" INTEGER NOT NULL,
  "status" TEXT NOT NULL,
  "paid_at" INTEGER,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "lock_version" INTEGER NOT NULL,
  CONSTRAINT "orders_number_min" CHECK ("number" >= 1),
  CONSTRAINT "orders_status_enum" CHECK ("status" IN ('pending', 'paid', 'shipped', 'cancelled'))
) STRICT;

CREATE TABLE "tasks" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "step" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  CONSTRAINT "tasks_step_enum" CHECK ("step" IN ('first', 'in-between', 'last')),
  CONSTRAINT "tasks_title_length" CHECK (length("title") BETWEEN 1 AND 40)
) STRICT;
