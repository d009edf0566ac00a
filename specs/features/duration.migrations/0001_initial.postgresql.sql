-- step 1: in a transaction
CREATE TABLE "recordings" (
  "id" uuid NOT NULL,
  "length" bigint NOT NULL,
  "pause" bigint NOT NULL,
  "delay" bigint,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "recordings_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "recordings_length_max" CHECK ("length" <= 86400000),
  CONSTRAINT "recordings_length_min" CHECK ("length" >= 1000)
);
