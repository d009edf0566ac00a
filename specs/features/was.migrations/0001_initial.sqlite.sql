CREATE TABLE "countries" (
  "code" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "countries_code_length" CHECK (length("code") >= 1)
) STRICT;

CREATE TABLE "depots" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "people" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "country_code" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "people_country_code_reference" FOREIGN KEY ("country_code") REFERENCES "countries" ("code") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "people_country_code_index" ON "people" ("country_code", "id");

CREATE TABLE "parcels" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "label" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "history" TEXT NOT NULL,
  "sender_id" TEXT NOT NULL,
  "depot_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "parcels_status_enum" CHECK ("status" IN ('open', 'paid', 'void')),
  CONSTRAINT "parcels_depot_id_reference" FOREIGN KEY ("depot_id") REFERENCES "depots" ("id") ON DELETE SET NULL,
  CONSTRAINT "parcels_sender_id_reference" FOREIGN KEY ("sender_id") REFERENCES "people" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "parcels_depot_id_index" ON "parcels" ("depot_id", "id");
CREATE INDEX "parcels_sender_id_index" ON "parcels" ("sender_id", "id");

CREATE TABLE "parcels_stops" (
  "parcel_id" TEXT NOT NULL,
  "stop_id" TEXT NOT NULL,
  PRIMARY KEY ("parcel_id", "stop_id"),
  CONSTRAINT "parcels_stops_parcel_id_reference" FOREIGN KEY ("parcel_id") REFERENCES "parcels" ("id") ON DELETE CASCADE,
  CONSTRAINT "parcels_stops_stop_id_reference" FOREIGN KEY ("stop_id") REFERENCES "depots" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "parcels_stops_stop_id_index" ON "parcels_stops" ("stop_id", "parcel_id");

CREATE TABLE "tags" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "parcels_tags" (
  "parcel_id" TEXT NOT NULL,
  "tag_id" TEXT NOT NULL,
  PRIMARY KEY ("parcel_id", "tag_id"),
  CONSTRAINT "parcels_tags_parcel_id_reference" FOREIGN KEY ("parcel_id") REFERENCES "parcels" ("id") ON DELETE CASCADE,
  CONSTRAINT "parcels_tags_tag_id_reference" FOREIGN KEY ("tag_id") REFERENCES "tags" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "parcels_tags_tag_id_index" ON "parcels_tags" ("tag_id", "parcel_id");
