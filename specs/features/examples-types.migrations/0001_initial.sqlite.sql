CREATE TABLE "countries" (
  "code" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "customs" (
  "country_code" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "rate" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  PRIMARY KEY ("country_code", "year"),
  CONSTRAINT "customs_country_code_reference" FOREIGN KEY ("country_code") REFERENCES "countries" ("code") ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;

CREATE TABLE "harbours" (
  "number" INTEGER NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "voyages" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "slug" TEXT NOT NULL,
  "length" INTEGER NOT NULL,
  "seal" BLOB NOT NULL,
  "cargo" TEXT NOT NULL,
  "manifest" TEXT,
  "stops" TEXT NOT NULL,
  "seasons" TEXT NOT NULL,
  "depths" TEXT NOT NULL,
  "value" TEXT NOT NULL,
  "flag_code" TEXT NOT NULL,
  "builder_code" TEXT,
  "home_number" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "voyages_length_min" CHECK ("length" >= 3600000),
  CONSTRAINT "voyages_seal_length" CHECK (length("seal") BETWEEN 1 AND 8),
  CONSTRAINT "voyages_slug_length" CHECK (length("slug") <= 80),
  CONSTRAINT "voyages_rule1_check" CHECK ("manifest" IS NOT NULL OR "value" = '0.0000'),
  CONSTRAINT "voyages_builder_code_reference" FOREIGN KEY ("builder_code") REFERENCES "countries" ("code") ON DELETE RESTRICT,
  CONSTRAINT "voyages_flag_code_reference" FOREIGN KEY ("flag_code") REFERENCES "countries" ("code") ON DELETE RESTRICT,
  CONSTRAINT "voyages_home_number_reference" FOREIGN KEY ("home_number") REFERENCES "harbours" ("number") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "voyages_builder_code_index" ON "voyages" ("builder_code", "id");
CREATE INDEX "voyages_flag_code_index" ON "voyages" ("flag_code", "id");
CREATE UNIQUE INDEX "voyages_flag_code_name_unique" ON "voyages" ("flag_code", "name");
CREATE INDEX "voyages_home_number_index" ON "voyages" ("home_number", "id");
CREATE UNIQUE INDEX "voyages_seal_some_unique" ON "voyages" ("seal") WHERE ("length" > 86400000);
CREATE UNIQUE INDEX "voyages_slug_unique" ON "voyages" ("slug");

CREATE TABLE "legs" (
  "voyage_id" TEXT NOT NULL,
  "season" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "remarks" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  PRIMARY KEY ("voyage_id", "season", "number"),
  CONSTRAINT "legs_season_enum" CHECK ("season" IN ('spring', 'autumn')),
  CONSTRAINT "legs_voyage_id_reference" FOREIGN KEY ("voyage_id") REFERENCES "voyages" ("id") ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;
