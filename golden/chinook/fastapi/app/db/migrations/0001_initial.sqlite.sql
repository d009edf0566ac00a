CREATE TABLE "artists" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "artists_name_length" CHECK (length("name") BETWEEN 1 AND 120)
) STRICT;
CREATE INDEX "artists_created_at_index" ON "artists" ("created_at", "id");
CREATE INDEX "artists_name_index" ON "artists" ("name", "id");

CREATE TABLE "albums" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "title" TEXT NOT NULL,
  "artist_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "albums_title_length" CHECK (length("title") BETWEEN 1 AND 160),
  CONSTRAINT "albums_artist_id_reference" FOREIGN KEY ("artist_id") REFERENCES "artists" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "albums_artist_id_index" ON "albums" ("artist_id", "id");
CREATE INDEX "albums_created_at_index" ON "albums" ("created_at", "id");
CREATE UNIQUE INDEX "albums_title_artist_id_unique" ON "albums" ("title", "artist_id");

CREATE TABLE "employees" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "last_name" TEXT NOT NULL,
  "first_name" TEXT NOT NULL,
  "title" TEXT,
  "birth_date" TEXT,
  "hire_date" TEXT,
  "address" TEXT,
  "city" TEXT,
  "state" TEXT,
  "country" TEXT,
  "postal_code" TEXT,
  "phone" TEXT,
  "fax" TEXT,
  "email" TEXT,
  "reports_to_id" INTEGER,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "employees_address_length" CHECK (length("address") BETWEEN 1 AND 70),
  CONSTRAINT "employees_city_length" CHECK (length("city") BETWEEN 1 AND 40),
  CONSTRAINT "employees_country_length" CHECK (length("country") BETWEEN 1 AND 40),
  CONSTRAINT "employees_email_length" CHECK (length("email") BETWEEN 3 AND 60),
  CONSTRAINT "employees_fax_length" CHECK (length("fax") BETWEEN 1 AND 24),
  CONSTRAINT "employees_first_name_length" CHECK (length("first_name") BETWEEN 1 AND 20),
  CONSTRAINT "employees_last_name_length" CHECK (length("last_name") BETWEEN 1 AND 20),
  CONSTRAINT "employees_phone_length" CHECK (length("phone") BETWEEN 1 AND 24),
  CONSTRAINT "employees_postal_code_length" CHECK (length("postal_code") BETWEEN 1 AND 10),
  CONSTRAINT "employees_state_length" CHECK (length("state") BETWEEN 1 AND 40),
  CONSTRAINT "employees_title_length" CHECK (length("title") BETWEEN 1 AND 30),
  CONSTRAINT "employees_reports_to_id_reference" FOREIGN KEY ("reports_to_id") REFERENCES "employees" ("id") ON DELETE SET NULL
) STRICT;
CREATE UNIQUE INDEX "employees_email_unique" ON "employees" ("email");
CREATE INDEX "employees_last_name_first_name_index" ON "employees" ("last_name", "first_name", "id");
CREATE INDEX "employees_reports_to_id_index" ON "employees" ("reports_to_id", "id");

CREATE TABLE "customers" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "first_name" TEXT NOT NULL,
  "last_name" TEXT NOT NULL,
  "company" TEXT,
  "address" TEXT,
  "city" TEXT,
  "state" TEXT,
  "country" TEXT,
  "postal_code" TEXT,
  "phone" TEXT,
  "fax" TEXT,
  "email" TEXT NOT NULL,
  "support_rep_id" INTEGER,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "customers_address_length" CHECK (length("address") BETWEEN 1 AND 70),
  CONSTRAINT "customers_city_length" CHECK (length("city") BETWEEN 1 AND 40),
  CONSTRAINT "customers_company_length" CHECK (length("company") BETWEEN 1 AND 80),
  CONSTRAINT "customers_country_length" CHECK (length("country") BETWEEN 1 AND 40),
  CONSTRAINT "customers_email_length" CHECK (length("email") BETWEEN 3 AND 60),
  CONSTRAINT "customers_fax_length" CHECK (length("fax") BETWEEN 1 AND 24),
  CONSTRAINT "customers_first_name_length" CHECK (length("first_name") BETWEEN 1 AND 40),
  CONSTRAINT "customers_last_name_length" CHECK (length("last_name") BETWEEN 1 AND 20),
  CONSTRAINT "customers_phone_length" CHECK (length("phone") BETWEEN 1 AND 24),
  CONSTRAINT "customers_postal_code_length" CHECK (length("postal_code") BETWEEN 1 AND 10),
  CONSTRAINT "customers_state_length" CHECK (length("state") BETWEEN 1 AND 40),
  CONSTRAINT "customers_support_rep_id_reference" FOREIGN KEY ("support_rep_id") REFERENCES "employees" ("id") ON DELETE SET NULL
) STRICT;
CREATE INDEX "customers_city_index" ON "customers" ("city", "id");
CREATE INDEX "customers_company_index" ON "customers" ("company", "id");
CREATE INDEX "customers_country_index" ON "customers" ("country", "id");
CREATE INDEX "customers_created_at_index" ON "customers" ("created_at", "id");
CREATE UNIQUE INDEX "customers_email_unique" ON "customers" ("email");
CREATE INDEX "customers_first_name_index" ON "customers" ("first_name", "id");
CREATE INDEX "customers_last_name_first_name_index" ON "customers" ("last_name", "first_name", "id");
CREATE INDEX "customers_support_rep_id_index" ON "customers" ("support_rep_id", "id");

CREATE TABLE "genres" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  CONSTRAINT "genres_name_length" CHECK (length("name") BETWEEN 1 AND 120)
) STRICT;
CREATE UNIQUE INDEX "genres_name_unique" ON "genres" ("name");

CREATE TABLE "invoices" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "invoice_date" INTEGER NOT NULL,
  "billing_address" TEXT,
  "billing_city" TEXT,
  "billing_state" TEXT,
  "billing_country" TEXT,
  "billing_postal_code" TEXT,
  "total" INTEGER NOT NULL,
  "customer_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "invoices_billing_address_length" CHECK (length("billing_address") BETWEEN 1 AND 70),
  CONSTRAINT "invoices_billing_city_length" CHECK (length("billing_city") BETWEEN 1 AND 40),
  CONSTRAINT "invoices_billing_country_length" CHECK (length("billing_country") BETWEEN 1 AND 40),
  CONSTRAINT "invoices_billing_postal_code_length" CHECK (length("billing_postal_code") BETWEEN 1 AND 10),
  CONSTRAINT "invoices_billing_state_length" CHECK (length("billing_state") BETWEEN 1 AND 40),
  CONSTRAINT "invoices_total_min" CHECK ("total" >= 0),
  CONSTRAINT "invoices_customer_id_reference" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "invoices_billing_country_index" ON "invoices" ("billing_country", "id");
CREATE INDEX "invoices_customer_id_index" ON "invoices" ("customer_id", "id");
CREATE INDEX "invoices_customer_id_invoice_date_index" ON "invoices" ("customer_id", "invoice_date", "id");
CREATE INDEX "invoices_invoice_date_index" ON "invoices" ("invoice_date", "id");
CREATE INDEX "invoices_total_index" ON "invoices" ("total", "id");

CREATE TABLE "media_types" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  CONSTRAINT "media_types_name_length" CHECK (length("name") BETWEEN 1 AND 120)
) STRICT;
CREATE UNIQUE INDEX "media_types_name_unique" ON "media_types" ("name");

CREATE TABLE "playlists" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "playlists_name_length" CHECK (length("name") BETWEEN 1 AND 120)
) STRICT;
CREATE INDEX "playlists_created_at_index" ON "playlists" ("created_at", "id");
CREATE INDEX "playlists_name_index" ON "playlists" ("name", "id");

CREATE TABLE "tracks" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "composer" TEXT,
  "milliseconds" INTEGER NOT NULL,
  "bytes" INTEGER,
  "unit_price" INTEGER NOT NULL,
  "album_id" INTEGER,
  "genre_id" INTEGER,
  "media_type_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "tracks_bytes_min" CHECK ("bytes" >= 1),
  CONSTRAINT "tracks_composer_length" CHECK (length("composer") BETWEEN 1 AND 220),
  CONSTRAINT "tracks_milliseconds_min" CHECK ("milliseconds" >= 1),
  CONSTRAINT "tracks_name_length" CHECK (length("name") BETWEEN 1 AND 200),
  CONSTRAINT "tracks_unit_price_min" CHECK ("unit_price" >= 0),
  CONSTRAINT "tracks_album_id_reference" FOREIGN KEY ("album_id") REFERENCES "albums" ("id") ON DELETE SET NULL,
  CONSTRAINT "tracks_genre_id_reference" FOREIGN KEY ("genre_id") REFERENCES "genres" ("id") ON DELETE SET NULL,
  CONSTRAINT "tracks_media_type_id_reference" FOREIGN KEY ("media_type_id") REFERENCES "media_types" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "tracks_album_id_index" ON "tracks" ("album_id", "id");
CREATE INDEX "tracks_album_id_name_index" ON "tracks" ("album_id", "name", "id");
CREATE INDEX "tracks_composer_index" ON "tracks" ("composer", "id");
CREATE INDEX "tracks_created_at_index" ON "tracks" ("created_at", "id");
CREATE INDEX "tracks_genre_id_index" ON "tracks" ("genre_id", "id");
CREATE INDEX "tracks_media_type_id_index" ON "tracks" ("media_type_id", "id");
CREATE INDEX "tracks_milliseconds_index" ON "tracks" ("milliseconds", "id");
CREATE INDEX "tracks_name_index" ON "tracks" ("name", "id");
CREATE INDEX "tracks_unit_price_index" ON "tracks" ("unit_price", "id");

CREATE TABLE "invoice_lines" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "unit_price" INTEGER NOT NULL,
  "quantity" INTEGER NOT NULL,
  "invoice_id" INTEGER NOT NULL,
  "track_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "invoice_lines_quantity_min" CHECK ("quantity" >= 1),
  CONSTRAINT "invoice_lines_unit_price_min" CHECK ("unit_price" >= 0),
  CONSTRAINT "invoice_lines_invoice_id_reference" FOREIGN KEY ("invoice_id") REFERENCES "invoices" ("id") ON DELETE CASCADE,
  CONSTRAINT "invoice_lines_track_id_reference" FOREIGN KEY ("track_id") REFERENCES "tracks" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "invoice_lines_invoice_id_index" ON "invoice_lines" ("invoice_id", "id");
CREATE INDEX "invoice_lines_track_id_index" ON "invoice_lines" ("track_id", "id");

CREATE TABLE "playlists_tracks" (
  "playlist_id" INTEGER NOT NULL,
  "track_id" INTEGER NOT NULL,
  PRIMARY KEY ("playlist_id", "track_id"),
  CONSTRAINT "playlists_tracks_playlist_id_reference" FOREIGN KEY ("playlist_id") REFERENCES "playlists" ("id") ON DELETE CASCADE,
  CONSTRAINT "playlists_tracks_track_id_reference" FOREIGN KEY ("track_id") REFERENCES "tracks" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "playlists_tracks_track_id_index" ON "playlists_tracks" ("track_id", "playlist_id");
