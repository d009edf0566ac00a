CREATE TABLE "things" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "body" TEXT,
  "size" INTEGER NOT NULL,
  "total" INTEGER NOT NULL,
  "ratio" REAL NOT NULL,
  "price" INTEGER NOT NULL,
  "active" INTEGER NOT NULL,
  "day" TEXT NOT NULL,
  "at" INTEGER,
  "key" TEXT NOT NULL,
  "mail" TEXT NOT NULL,
  "page" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "parent_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "things_active_bool" CHECK ("active" IN (0, 1)),
  CONSTRAINT "things_kind_enum" CHECK ("kind" IN ('a', 'b')),
  CONSTRAINT "things_mail_length" CHECK (length("mail") <= 254),
  CONSTRAINT "things_parent_id_reference" FOREIGN KEY ("parent_id") REFERENCES "things" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "things_parent_id_index" ON "things" ("parent_id", "id");
