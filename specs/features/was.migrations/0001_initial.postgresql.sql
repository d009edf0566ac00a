-- step 1: in a transaction
CREATE TABLE "countries" (
  "code" text COLLATE "C" NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "countries_pkey" PRIMARY KEY ("code"),
  CONSTRAINT "countries_code_length" CHECK (length("code") >= 1)
);
CREATE TABLE "depots" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "depots_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "people" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "country_code" text COLLATE "C",
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "people_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "people_country_code_reference" FOREIGN KEY ("country_code") REFERENCES "countries" ("code") ON DELETE RESTRICT
);
CREATE INDEX "people_country_code_index" ON "people" ("country_code", "id");
CREATE TABLE "parcels" (
  "id" uuid NOT NULL,
  "label" text COLLATE "C" NOT NULL,
  "status" text COLLATE "C" NOT NULL,
  "history" text[] COLLATE "C" NOT NULL,
  "sender_id" uuid NOT NULL,
  "depot_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "parcels_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "parcels_status_enum" CHECK ("status" IN ('open', 'paid', 'void')),
  CONSTRAINT "parcels_depot_id_reference" FOREIGN KEY ("depot_id") REFERENCES "depots" ("id") ON DELETE SET NULL,
  CONSTRAINT "parcels_sender_id_reference" FOREIGN KEY ("sender_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);
CREATE INDEX "parcels_depot_id_index" ON "parcels" ("depot_id", "id");
CREATE INDEX "parcels_sender_id_index" ON "parcels" ("sender_id", "id");
CREATE TABLE "parcels_stops" (
  "parcel_id" uuid NOT NULL,
  "stop_id" uuid NOT NULL,
  CONSTRAINT "parcels_stops_pkey" PRIMARY KEY ("parcel_id", "stop_id"),
  CONSTRAINT "parcels_stops_parcel_id_reference" FOREIGN KEY ("parcel_id") REFERENCES "parcels" ("id") ON DELETE CASCADE,
  CONSTRAINT "parcels_stops_stop_id_reference" FOREIGN KEY ("stop_id") REFERENCES "depots" ("id") ON DELETE CASCADE
);
CREATE INDEX "parcels_stops_stop_id_index" ON "parcels_stops" ("stop_id", "parcel_id");
CREATE TABLE "tags" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "tags_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "parcels_tags" (
  "parcel_id" uuid NOT NULL,
  "tag_id" uuid NOT NULL,
  CONSTRAINT "parcels_tags_pkey" PRIMARY KEY ("parcel_id", "tag_id"),
  CONSTRAINT "parcels_tags_parcel_id_reference" FOREIGN KEY ("parcel_id") REFERENCES "parcels" ("id") ON DELETE CASCADE,
  CONSTRAINT "parcels_tags_tag_id_reference" FOREIGN KEY ("tag_id") REFERENCES "tags" ("id") ON DELETE CASCADE
);
CREATE INDEX "parcels_tags_tag_id_index" ON "parcels_tags" ("tag_id", "parcel_id");
