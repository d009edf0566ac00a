CREATE TABLE "accessories" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "accessories_name_length" CHECK (length("name") BETWEEN 1 AND 40)
) STRICT;
CREATE UNIQUE INDEX "accessories_name_unique" ON "accessories" ("name");

CREATE TABLE "members" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "given_name" TEXT NOT NULL,
  "family_name" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "phone" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "members_email_length" CHECK (length("email") <= 254),
  CONSTRAINT "members_family_name_length" CHECK (length("family_name") <= 120),
  CONSTRAINT "members_given_name_length" CHECK (length("given_name") <= 120),
  CONSTRAINT "members_phone_length" CHECK (length("phone") <= 30)
) STRICT;
CREATE UNIQUE INDEX "members_email_unique" ON "members" ("email");
CREATE INDEX "members_family_name_given_name_index" ON "members" ("family_name", "given_name", "id");

CREATE TABLE "stations" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "street" TEXT NOT NULL,
  "town" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "stations_name_length" CHECK (length("name") BETWEEN 1 AND 80),
  CONSTRAINT "stations_street_length" CHECK (length("street") BETWEEN 1 AND 200),
  CONSTRAINT "stations_town_length" CHECK (length("town") BETWEEN 1 AND 80)
) STRICT;
CREATE UNIQUE INDEX "stations_name_unique" ON "stations" ("name");

CREATE TABLE "bikes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "number" TEXT NOT NULL,
  "model" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "odometer" INTEGER NOT NULL,
  "station_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "bikes_kind_enum" CHECK ("kind" IN ('city', 'cargo', 'electric')),
  CONSTRAINT "bikes_model_length" CHECK (length("model") BETWEEN 1 AND 80),
  CONSTRAINT "bikes_number_length" CHECK (length("number") BETWEEN 1 AND 12),
  CONSTRAINT "bikes_odometer_min" CHECK ("odometer" >= 0),
  CONSTRAINT "bikes_state_enum" CHECK ("state" IN ('ready', 'rented', 'in_workshop', 'missing')),
  CONSTRAINT "bikes_station_id_reference" FOREIGN KEY ("station_id") REFERENCES "stations" ("id") ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX "bikes_number_unique" ON "bikes" ("number");
CREATE INDEX "bikes_state_index" ON "bikes" ("state", "id");
CREATE INDEX "bikes_station_id_index" ON "bikes" ("station_id", "id");

CREATE TABLE "bikes_accessories" (
  "bike_id" TEXT NOT NULL,
  "accessory_id" TEXT NOT NULL,
  PRIMARY KEY ("bike_id", "accessory_id"),
  CONSTRAINT "bikes_accessories_accessory_id_reference" FOREIGN KEY ("accessory_id") REFERENCES "accessories" ("id") ON DELETE CASCADE,
  CONSTRAINT "bikes_accessories_bike_id_reference" FOREIGN KEY ("bike_id") REFERENCES "bikes" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "bikes_accessories_accessory_id_index" ON "bikes_accessories" ("accessory_id", "bike_id");

CREATE TABLE "tariffs" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "code" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "price_per_hour" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "tariffs_code_length" CHECK (length("code") BETWEEN 1 AND 20),
  CONSTRAINT "tariffs_price_per_hour_min" CHECK ("price_per_hour" >= 0),
  CONSTRAINT "tariffs_title_length" CHECK (length("title") BETWEEN 1 AND 80)
) STRICT;
CREATE UNIQUE INDEX "tariffs_code_unique" ON "tariffs" ("code");

CREATE TABLE "rentals" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "started_at" INTEGER NOT NULL,
  "ended_at" INTEGER,
  "total" INTEGER,
  "remark" TEXT,
  "bike_id" TEXT NOT NULL,
  "member_id" TEXT NOT NULL,
  "tariff_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "rentals_remark_length" CHECK (length("remark") <= 200),
  CONSTRAINT "rentals_total_min" CHECK ("total" >= 0),
  CONSTRAINT "rentals_bike_id_reference" FOREIGN KEY ("bike_id") REFERENCES "bikes" ("id") ON DELETE RESTRICT,
  CONSTRAINT "rentals_member_id_reference" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT,
  CONSTRAINT "rentals_tariff_id_reference" FOREIGN KEY ("tariff_id") REFERENCES "tariffs" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "rentals_bike_id_index" ON "rentals" ("bike_id", "id");
CREATE INDEX "rentals_member_id_index" ON "rentals" ("member_id", "id");
CREATE INDEX "rentals_started_at_index" ON "rentals" ("started_at", "id");
CREATE INDEX "rentals_tariff_id_index" ON "rentals" ("tariff_id", "id");
