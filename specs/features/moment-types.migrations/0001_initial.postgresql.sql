-- step 1: in a transaction
CREATE TABLE "events" (
  "id" uuid NOT NULL,
  "day" date NOT NULL,
  "starts" timestamptz NOT NULL,
  "ends" timestamptz,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);
