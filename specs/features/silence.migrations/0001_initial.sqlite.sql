CREATE TABLE "visitors" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "first_name" TEXT NOT NULL,
  "last_name" TEXT NOT NULL,
  "birth_date" TEXT NOT NULL,
  "size" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "visitors_size_enum" CHECK ("size" IN ('small', 'large'))
) STRICT;
CREATE INDEX "visitors_last_name_index" ON "visitors" ("last_name", "id");
