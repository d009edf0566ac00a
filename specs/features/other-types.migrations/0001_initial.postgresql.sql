-- step 1: in a transaction
CREATE TABLE "devices" (
  "id" uuid NOT NULL,
  "enabled" boolean NOT NULL,
  "serial" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "devices_pkey" PRIMARY KEY ("id")
);
