-- step 1: in a transaction
CREATE TABLE "countries" (
  "code" text COLLATE "C" NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "countries_pkey" PRIMARY KEY ("code")
);
CREATE TABLE "customs" (
  "country_code" text COLLATE "C" NOT NULL,
  "year" integer NOT NULL,
  "rate" numeric(4, 2) NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "customs_pkey" PRIMARY KEY ("country_code", "year"),
  CONSTRAINT "customs_country_code_reference" FOREIGN KEY ("country_code") REFERENCES "countries" ("code") ON DELETE RESTRICT
);
CREATE TABLE "harbours" (
  "number" integer NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "harbours_pkey" PRIMARY KEY ("number")
);
CREATE TABLE "voyages" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "slug" text COLLATE "C" NOT NULL,
  "length" bigint NOT NULL,
  "seal" bytea NOT NULL,
  "cargo" json NOT NULL,
  "manifest" json,
  "stops" text[] COLLATE "C" NOT NULL,
  "seasons" text[] COLLATE "C" NOT NULL,
  "depths" numeric(6, 2)[] NOT NULL,
  "value" numeric(30, 4) NOT NULL,
  "flag_code" text COLLATE "C" NOT NULL,
  "builder_code" text COLLATE "C",
  "home_number" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "voyages_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "voyages_length_min" CHECK ("length" >= 3600000),
  CONSTRAINT "voyages_seal_length" CHECK (length("seal") BETWEEN 1 AND 8),
  CONSTRAINT "voyages_slug_length" CHECK (length("slug") <= 80),
  CONSTRAINT "voyages_rule1_check" CHECK ("manifest" IS NOT NULL OR "value" = 0.0000),
  CONSTRAINT "voyages_builder_code_reference" FOREIGN KEY ("builder_code") REFERENCES "countries" ("code") ON DELETE RESTRICT,
  CONSTRAINT "voyages_flag_code_reference" FOREIGN KEY ("flag_code") REFERENCES "countries" ("code") ON DELETE RESTRICT,
  CONSTRAINT "voyages_home_number_reference" FOREIGN KEY ("home_number") REFERENCES "harbours" ("number") ON DELETE RESTRICT
);
CREATE INDEX "voyages_builder_code_index" ON "voyages" ("builder_code", "id");
CREATE INDEX "voyages_flag_code_index" ON "voyages" ("flag_code", "id");
CREATE UNIQUE INDEX "voyages_flag_code_name_unique" ON "voyages" ("flag_code", "name");
CREATE INDEX "voyages_home_number_index" ON "voyages" ("home_number", "id");
CREATE UNIQUE INDEX "voyages_seal_some_unique" ON "voyages" ("seal") WHERE ("length" > 86400000);
CREATE UNIQUE INDEX "voyages_slug_unique" ON "voyages" ("slug");
CREATE TABLE "legs" (
  "voyage_id" uuid NOT NULL,
  "season" text COLLATE "C" NOT NULL,
  "number" integer NOT NULL,
  "remarks" text[] COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "legs_pkey" PRIMARY KEY ("voyage_id", "season", "number"),
  CONSTRAINT "legs_season_enum" CHECK ("season" IN ('spring', 'autumn')),
  CONSTRAINT "legs_voyage_id_reference" FOREIGN KEY ("voyage_id") REFERENCES "voyages" ("id") ON DELETE RESTRICT
);
