-- step 1: in a transaction
CREATE TABLE "notes" (
  "id" uuid NOT NULL,
  "text" text COLLATE "C" NOT NULL,
  "parent_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "notes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "notes_parent_id_reference" FOREIGN KEY ("parent_id") REFERENCES "notes" ("id") ON DELETE RESTRICT
);
CREATE INDEX "notes_parent_id_index" ON "notes" ("parent_id", "id");
CREATE TABLE "notes_links" (
  "note_id" uuid NOT NULL,
  "link_id" uuid NOT NULL,
  CONSTRAINT "notes_links_pkey" PRIMARY KEY ("note_id", "link_id"),
  CONSTRAINT "notes_links_link_id_reference" FOREIGN KEY ("link_id") REFERENCES "notes" ("id") ON DELETE CASCADE,
  CONSTRAINT "notes_links_note_id_reference" FOREIGN KEY ("note_id") REFERENCES "notes" ("id") ON DELETE CASCADE
);
CREATE INDEX "notes_links_link_id_index" ON "notes_links" ("link_id", "note_id");
