-- step 1: in a transaction
CREATE TABLE "tickets" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "state" text COLLATE "C" NOT NULL,
  "notes" text COLLATE "C",
  "closed_at" timestamptz,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "tickets_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "tickets_state_enum" CHECK ("state" IN ('open', 'closed'))
);
