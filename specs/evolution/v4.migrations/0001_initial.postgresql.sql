-- step 1: in a transaction
CREATE TABLE "accessories" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "accessories_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "accessories_name_length" CHECK (length("name") BETWEEN 1 AND 40)
);
CREATE UNIQUE INDEX "accessories_name_unique" ON "accessories" ("name");
CREATE TABLE "members" (
  "id" uuid NOT NULL,
  "given_name" text COLLATE "C" NOT NULL,
  "family_name" text COLLATE "C" NOT NULL,
  "email" text COLLATE "C" NOT NULL,
  "phone" text COLLATE "C",
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "deleted_at" timestamptz,
  CONSTRAINT "members_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "members_email_length" CHECK (length("email") <= 254),
  CONSTRAINT "members_family_name_length" CHECK (length("family_name") <= 120),
  CONSTRAINT "members_given_name_length" CHECK (length("given_name") <= 120),
  CONSTRAINT "members_phone_length" CHECK (length("phone") <= 30)
);
CREATE UNIQUE INDEX "members_email_unique" ON "members" ("email") WHERE "deleted_at" IS NULL;
CREATE INDEX "members_family_name_given_name_index" ON "members" ("family_name", "given_name", "id");
CREATE TABLE "stations" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "street" text COLLATE "C" NOT NULL,
  "town" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "stations_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "stations_name_length" CHECK (length("name") BETWEEN 1 AND 80),
  CONSTRAINT "stations_street_length" CHECK (length("street") BETWEEN 1 AND 200),
  CONSTRAINT "stations_town_length" CHECK (length("town") BETWEEN 1 AND 80)
);
CREATE UNIQUE INDEX "stations_name_unique" ON "stations" ("name");
CREATE TABLE "bikes" (
  "id" uuid NOT NULL,
  "number" text COLLATE "C" NOT NULL,
  "model" text COLLATE "C" NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "state" text COLLATE "C" NOT NULL,
  "odometer" bigint NOT NULL,
  "frame_number" text COLLATE "C",
  "station_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "lock_version" bigint NOT NULL,
  CONSTRAINT "bikes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "bikes_frame_number_length" CHECK (length("frame_number") BETWEEN 4 AND 40),
  CONSTRAINT "bikes_kind_enum" CHECK ("kind" IN ('city', 'cargo', 'electric', 'tandem')),
  CONSTRAINT "bikes_model_length" CHECK (length("model") BETWEEN 1 AND 80),
  CONSTRAINT "bikes_number_length" CHECK (length("number") BETWEEN 1 AND 12),
  CONSTRAINT "bikes_odometer_min" CHECK ("odometer" >= 0),
  CONSTRAINT "bikes_state_enum" CHECK ("state" IN ('ready', 'rented', 'in_workshop', 'missing', 'sold')),
  CONSTRAINT "bikes_station_id_reference" FOREIGN KEY ("station_id") REFERENCES "stations" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "bikes_frame_number_unique" ON "bikes" ("frame_number");
CREATE UNIQUE INDEX "bikes_number_unique" ON "bikes" ("number");
CREATE INDEX "bikes_state_kind_index" ON "bikes" ("state", "kind", "id");
CREATE INDEX "bikes_station_id_index" ON "bikes" ("station_id", "id");
CREATE TABLE "bikes_equipment" (
  "bike_id" uuid NOT NULL,
  "equipment_id" uuid NOT NULL,
  CONSTRAINT "bikes_equipment_pkey" PRIMARY KEY ("bike_id", "equipment_id"),
  CONSTRAINT "bikes_equipment_bike_id_reference" FOREIGN KEY ("bike_id") REFERENCES "bikes" ("id") ON DELETE CASCADE,
  CONSTRAINT "bikes_equipment_equipment_id_reference" FOREIGN KEY ("equipment_id") REFERENCES "accessories" ("id") ON DELETE CASCADE
);
CREATE INDEX "bikes_equipment_equipment_id_index" ON "bikes_equipment" ("equipment_id", "bike_id");
CREATE TABLE "tariffs" (
  "id" uuid NOT NULL,
  "code" text COLLATE "C" NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "price_per_hour" numeric(6, 2) NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "tariffs_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "tariffs_code_length" CHECK (length("code") BETWEEN 1 AND 20),
  CONSTRAINT "tariffs_price_per_hour_min" CHECK ("price_per_hour" >= 0.00),
  CONSTRAINT "tariffs_title_length" CHECK (length("title") BETWEEN 1 AND 80)
);
CREATE UNIQUE INDEX "tariffs_code_unique" ON "tariffs" ("code");
CREATE TABLE "rentals" (
  "id" uuid NOT NULL,
  "started_at" timestamptz NOT NULL,
  "ended_at" timestamptz,
  "total" numeric(10, 2),
  "remark" text COLLATE "C",
  "bike_id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  "tariff_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "rentals_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "rentals_remark_length" CHECK (length("remark") <= 200),
  CONSTRAINT "rentals_total_min" CHECK ("total" >= 0.00),
  CONSTRAINT "rentals_rule1_check" CHECK ("ended_at" IS NULL OR ("started_at" <= "ended_at") IS TRUE),
  CONSTRAINT "rentals_bike_id_reference" FOREIGN KEY ("bike_id") REFERENCES "bikes" ("id") ON DELETE RESTRICT,
  CONSTRAINT "rentals_member_id_reference" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE RESTRICT,
  CONSTRAINT "rentals_tariff_id_reference" FOREIGN KEY ("tariff_id") REFERENCES "tariffs" ("id") ON DELETE RESTRICT
);
CREATE INDEX "rentals_bike_id_index" ON "rentals" ("bike_id", "id");
CREATE INDEX "rentals_member_id_index" ON "rentals" ("member_id", "id");
CREATE INDEX "rentals_started_at_index" ON "rentals" ("started_at", "id");
CREATE INDEX "rentals_tariff_id_index" ON "rentals" ("tariff_id", "id");
