-- step 1: in a transaction
CREATE TABLE "issues" (
  "id" uuid NOT NULL,
  "resolution" text COLLATE "C",
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "issues_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "issues_resolution_enum" CHECK ("resolution" IN ('FIXED', 'WONT_FIX', 'BY_DESIGN'))
);
