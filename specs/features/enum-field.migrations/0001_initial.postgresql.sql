-- step 1: in a transaction
CREATE TABLE "posts" (
  "id" uuid NOT NULL,
  "status" text COLLATE "C" NOT NULL,
  "previous" text COLLATE "C",
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "posts_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "posts_previous_enum" CHECK ("previous" IN ('draft', 'in-review', 'Published', 'WONT_FIX')),
  CONSTRAINT "posts_status_enum" CHECK ("status" IN ('draft', 'in-review', 'Published', 'WONT_FIX'))
);
