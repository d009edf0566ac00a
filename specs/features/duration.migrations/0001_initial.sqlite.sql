CREATE TABLE "recordings" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "length" INTEGER NOT NULL,
  "pause" INTEGER NOT NULL,
  "delay" INTEGER,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "recordings_length_max" CHECK ("length" <= 86400000),
  CONSTRAINT "recordings_length_min" CHECK ("length" >= 1000)
) STRICT;
