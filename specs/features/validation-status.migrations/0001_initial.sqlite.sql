CREATE TABLE "notes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "text" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "notes_text_length" CHECK (length("text") BETWEEN 1 AND 20)
) STRICT;
