-- step 1: in a transaction
CREATE TABLE "notes" (
  "id" uuid NOT NULL,
  "text" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "notes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "notes_text_length" CHECK (length("text") BETWEEN 1 AND 20)
);
