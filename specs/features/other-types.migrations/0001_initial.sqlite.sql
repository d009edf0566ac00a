CREATE TABLE "devices" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "enabled" INTEGER NOT NULL,
  "serial" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "devices_enabled_bool" CHECK ("enabled" IN (0, 1))
) STRICT;
