CREATE TABLE "authors" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "authors_name_unique" ON "authors" ("name");

CREATE TABLE "notes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "body" TEXT,
  "stars" INTEGER NOT NULL,
  "price" INTEGER NOT NULL,
  "share" REAL NOT NULL,
  "done" INTEGER NOT NULL,
  "day" TEXT NOT NULL,
  "at" INTEGER NOT NULL,
  "mood" TEXT NOT NULL,
  "link" TEXT,
  "contact" TEXT NOT NULL,
  "author_id" TEXT NOT NULL,
  "editor_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "notes_done_bool" CHECK ("done" IN (0, 1)),
  CONSTRAINT "notes_contact_length" CHECK (length("contact") <= 254),
  CONSTRAINT "notes_mood_enum" CHECK ("mood" IN ('calm', 'cross')),
  CONSTRAINT "notes_stars_max" CHECK ("stars" <= 5),
  CONSTRAINT "notes_stars_min" CHECK ("stars" >= 1),
  CONSTRAINT "notes_title_length" CHECK (length("title") BETWEEN 1 AND 20),
  CONSTRAINT "notes_rule1_check" CHECK ("done" OR "mood" = 'cross'),
  CONSTRAINT "notes_rule2_check" CHECK ("author_id" IS NOT "editor_id"),
  CONSTRAINT "notes_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE RESTRICT,
  CONSTRAINT "notes_editor_id_reference" FOREIGN KEY ("editor_id") REFERENCES "authors" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "notes_author_id_index" ON "notes" ("author_id", "id");
CREATE INDEX "notes_editor_id_index" ON "notes" ("editor_id", "id");
