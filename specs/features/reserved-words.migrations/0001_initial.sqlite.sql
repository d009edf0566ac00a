CREATE TABLE "classes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "default" TEXT NOT NULL,
  "protocol" TEXT NOT NULL,
  "order" INTEGER NOT NULL,
  "select" INTEGER NOT NULL,
  "self" TEXT NOT NULL,
  "in" INTEGER,
  "switch_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "classes_select_bool" CHECK ("select" IN (0, 1)),
  CONSTRAINT "classes_protocol_enum" CHECK ("protocol" IN ('class', 'default', 'true', 'Self')),
  CONSTRAINT "classes_switch_id_reference" FOREIGN KEY ("switch_id") REFERENCES "classes" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "classes_switch_id_index" ON "classes" ("switch_id", "id");

CREATE TABLE "groups" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "where" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;
