CREATE TABLE "notes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "text" TEXT NOT NULL,
  "parent_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "notes_parent_id_reference" FOREIGN KEY ("parent_id") REFERENCES "notes" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "notes_parent_id_index" ON "notes" ("parent_id", "id");

CREATE TABLE "notes_links" (
  "note_id" TEXT NOT NULL,
  "link_id" TEXT NOT NULL,
  PRIMARY KEY ("note_id", "link_id"),
  CONSTRAINT "notes_links_link_id_reference" FOREIGN KEY ("link_id") REFERENCES "notes" ("id") ON DELETE CASCADE,
  CONSTRAINT "notes_links_note_id_reference" FOREIGN KEY ("note_id") REFERENCES "notes" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "notes_links_link_id_index" ON "notes_links" ("link_id", "note_id");
