-- step 1: in a transaction
CREATE TABLE "accounts" (
  "id" uuid NOT NULL,
  "owner" text COLLATE "C" NOT NULL,
  "parent_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "accounts_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "accounts_owner_length" CHECK (length("owner") <= 254),
  CONSTRAINT "accounts_parent_id_reference" FOREIGN KEY ("parent_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);
CREATE INDEX "accounts_parent_id_index" ON "accounts" ("parent_id", "id");
CREATE TABLE "countries" (
  "code" text COLLATE "C" NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "countries_pkey" PRIMARY KEY ("code")
);
CREATE TABLE "cities" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "country_code" text COLLATE "C" NOT NULL,
  "twin_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "cities_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "cities_country_code_reference" FOREIGN KEY ("country_code") REFERENCES "countries" ("code") ON DELETE RESTRICT,
  CONSTRAINT "cities_twin_id_reference" FOREIGN KEY ("twin_id") REFERENCES "cities" ("id") ON DELETE RESTRICT
);
CREATE INDEX "cities_country_code_index" ON "cities" ("country_code", "id");
CREATE INDEX "cities_twin_id_index" ON "cities" ("twin_id", "id");
CREATE TABLE "holidays" (
  "day" date NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "country_code" text COLLATE "C",
  CONSTRAINT "holidays_pkey" PRIMARY KEY ("day"),
  CONSTRAINT "holidays_country_code_reference" FOREIGN KEY ("country_code") REFERENCES "countries" ("code") ON DELETE RESTRICT
);
CREATE INDEX "holidays_country_code_index" ON "holidays" ("country_code", "day");
CREATE TABLE "languages" (
  "number" integer NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "languages_pkey" PRIMARY KEY ("number"),
  CONSTRAINT "languages_name_length" CHECK (length("name") >= 1)
);
CREATE UNIQUE INDEX "languages_name_unique" ON "languages" ("name");
CREATE TABLE "countries_languages" (
  "country_code" text COLLATE "C" NOT NULL,
  "language_number" integer NOT NULL,
  CONSTRAINT "countries_languages_pkey" PRIMARY KEY ("country_code", "language_number"),
  CONSTRAINT "countries_languages_country_code_reference" FOREIGN KEY ("country_code") REFERENCES "countries" ("code") ON DELETE CASCADE,
  CONSTRAINT "countries_languages_language_number_reference" FOREIGN KEY ("language_number") REFERENCES "languages" ("number") ON DELETE CASCADE
);
CREATE INDEX "countries_languages_language_number_index" ON "countries_languages" ("language_number", "country_code");
