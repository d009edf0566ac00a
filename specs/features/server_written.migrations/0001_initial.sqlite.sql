CREATE TABLE "tickets" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "notes" TEXT,
  "closed_at" INTEGER,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "tickets_state_enum" CHECK ("state" IN ('open', 'closed'))
) STRICT;
