CREATE TABLE "accounts" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "owner" TEXT NOT NULL,
  "parent_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "accounts_owner_length" CHECK (length("owner") <= 254),
  CONSTRAINT "accounts_parent_id_reference" FOREIGN KEY ("parent_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "accounts_parent_id_index" ON "accounts" ("parent_id", "id");

CREATE TABLE "countries" (
  "code" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "cities" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "country_code" TEXT NOT NULL,
  "twin_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "cities_country_code_reference" FOREIGN KEY ("country_code") REFERENCES "countries" ("code") ON DELETE RESTRICT,
  CONSTRAINT "cities_twin_id_reference" FOREIGN KEY ("twin_id") REFERENCES "cities" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "cities_country_code_index" ON "cities" ("country_code", "id");
CREATE INDEX "cities_twin_id_index" ON "cities" ("twin_id", "id");

CREATE TABLE "holidays" (
  "day" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "country_code" TEXT,
  CONSTRAINT "holidays_country_code_reference" FOREIGN KEY ("country_code") REFERENCES "countries" ("code") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "holidays_country_code_index" ON "holidays" ("country_code", "day");

CREATE TABLE "languages" (
  "number" INTEGER NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "languages_name_length" CHECK (length("name") >= 1)
) STRICT;
CREATE UNIQUE INDEX "languages_name_unique" ON "languages" ("name");

CREATE TABLE "countries_languages" (
  "country_code" TEXT NOT NULL,
  "language_number" INTEGER NOT NULL,
  PRIMARY KEY ("country_code", "language_number"),
  CONSTRAINT "countries_languages_country_code_reference" FOREIGN KEY ("country_code") REFERENCES "countries" ("code") ON DELETE CASCADE,
  CONSTRAINT "countries_languages_language_number_reference" FOREIGN KEY ("language_number") REFERENCES "languages" ("number") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "countries_languages_language_number_index" ON "countries_languages" ("language_number", "country_code");
