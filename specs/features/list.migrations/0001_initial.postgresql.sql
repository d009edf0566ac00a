-- step 1: in a transaction
CREATE TABLE "books" (
  "id" uuid NOT NULL,
  "tags" text[] COLLATE "C" NOT NULL,
  "formats" text[] COLLATE "C" NOT NULL,
  "prices" numeric(6, 2)[] NOT NULL,
  "ratings" integer[] NOT NULL,
  "read_at" date[],
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "books_pkey" PRIMARY KEY ("id")
);
