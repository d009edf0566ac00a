CREATE TABLE "actors" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "first_name" TEXT NOT NULL,
  "last_name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "actors_first_name_length" CHECK (length("first_name") BETWEEN 1 AND 45),
  CONSTRAINT "actors_last_name_length" CHECK (length("last_name") BETWEEN 1 AND 45)
) STRICT;
CREATE INDEX "actors_last_name_first_name_index" ON "actors" ("last_name", "first_name", "id");

CREATE TABLE "categories" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "categories_name_length" CHECK (length("name") BETWEEN 1 AND 50)
) STRICT;
CREATE UNIQUE INDEX "categories_name_unique" ON "categories" ("name");

CREATE TABLE "countries" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "countries_name_length" CHECK (length("name") BETWEEN 1 AND 50)
) STRICT;
CREATE UNIQUE INDEX "countries_name_unique" ON "countries" ("name");

CREATE TABLE "cities" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "country_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "cities_name_length" CHECK (length("name") BETWEEN 1 AND 50),
  CONSTRAINT "cities_country_id_reference" FOREIGN KEY ("country_id") REFERENCES "countries" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "cities_country_id_index" ON "cities" ("country_id", "id");
CREATE INDEX "cities_name_index" ON "cities" ("name", "id");

CREATE TABLE "addresses" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "address" TEXT NOT NULL,
  "address2" TEXT,
  "district" TEXT NOT NULL,
  "postal_code" TEXT,
  "phone" TEXT NOT NULL,
  "city_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "addresses_address2_length" CHECK (length("address2") BETWEEN 1 AND 50),
  CONSTRAINT "addresses_address_length" CHECK (length("address") BETWEEN 1 AND 50),
  CONSTRAINT "addresses_district_length" CHECK (length("district") BETWEEN 1 AND 20),
  CONSTRAINT "addresses_phone_length" CHECK (length("phone") BETWEEN 1 AND 20),
  CONSTRAINT "addresses_postal_code_length" CHECK (length("postal_code") BETWEEN 1 AND 10),
  CONSTRAINT "addresses_city_id_reference" FOREIGN KEY ("city_id") REFERENCES "cities" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "addresses_city_id_index" ON "addresses" ("city_id", "id");

CREATE TABLE "languages" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "languages_name_length" CHECK (length("name") BETWEEN 1 AND 20)
) STRICT;
CREATE UNIQUE INDEX "languages_name_unique" ON "languages" ("name");

CREATE TABLE "films" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "title" TEXT NOT NULL,
  "description" TEXT,
  "release_year" INTEGER,
  "rental_duration" INTEGER NOT NULL,
  "rental_rate" INTEGER NOT NULL,
  "length" INTEGER,
  "replacement_cost" INTEGER NOT NULL,
  "rating" TEXT NOT NULL,
  "language_id" INTEGER NOT NULL,
  "original_language_id" INTEGER,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "films_length_min" CHECK ("length" >= 1),
  CONSTRAINT "films_rating_enum" CHECK ("rating" IN ('G', 'PG', 'PG-13', 'R', 'NC-17')),
  CONSTRAINT "films_release_year_max" CHECK ("release_year" <= 2155),
  CONSTRAINT "films_release_year_min" CHECK ("release_year" >= 1901),
  CONSTRAINT "films_rental_duration_min" CHECK ("rental_duration" >= 1),
  CONSTRAINT "films_rental_rate_min" CHECK ("rental_rate" >= 0),
  CONSTRAINT "films_replacement_cost_min" CHECK ("replacement_cost" >= 0),
  CONSTRAINT "films_title_length" CHECK (length("title") BETWEEN 1 AND 128),
  CONSTRAINT "films_language_id_reference" FOREIGN KEY ("language_id") REFERENCES "languages" ("id") ON DELETE RESTRICT,
  CONSTRAINT "films_original_language_id_reference" FOREIGN KEY ("original_language_id") REFERENCES "languages" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "films_language_id_index" ON "films" ("language_id", "id");
CREATE INDEX "films_length_index" ON "films" ("length", "id");
CREATE INDEX "films_original_language_id_index" ON "films" ("original_language_id", "id");
CREATE INDEX "films_release_year_index" ON "films" ("release_year", "id");
CREATE INDEX "films_rental_rate_index" ON "films" ("rental_rate", "id");
CREATE INDEX "films_title_index" ON "films" ("title", "id");

CREATE TABLE "film_actors" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "actor_id" INTEGER NOT NULL,
  "film_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "film_actors_actor_id_reference" FOREIGN KEY ("actor_id") REFERENCES "actors" ("id") ON DELETE CASCADE,
  CONSTRAINT "film_actors_film_id_reference" FOREIGN KEY ("film_id") REFERENCES "films" ("id") ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX "film_actors_actor_id_film_id_unique" ON "film_actors" ("actor_id", "film_id");
CREATE INDEX "film_actors_actor_id_index" ON "film_actors" ("actor_id", "id");
CREATE INDEX "film_actors_film_id_index" ON "film_actors" ("film_id", "id");

CREATE TABLE "film_categories" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "film_id" INTEGER NOT NULL,
  "category_id" INTEGER NOT NULL,
  CONSTRAINT "film_categories_category_id_reference" FOREIGN KEY ("category_id") REFERENCES "categories" ("id") ON DELETE RESTRICT,
  CONSTRAINT "film_categories_film_id_reference" FOREIGN KEY ("film_id") REFERENCES "films" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "film_categories_category_id_index" ON "film_categories" ("category_id", "id");
CREATE UNIQUE INDEX "film_categories_film_id_category_id_unique" ON "film_categories" ("film_id", "category_id");
CREATE INDEX "film_categories_film_id_index" ON "film_categories" ("film_id", "id");

CREATE TABLE "film_texts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "title" TEXT NOT NULL,
  "description" TEXT,
  "film_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "film_texts_title_length" CHECK (length("title") BETWEEN 1 AND 255),
  CONSTRAINT "film_texts_film_id_reference" FOREIGN KEY ("film_id") REFERENCES "films" ("id") ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX "film_texts_film_id_unique" ON "film_texts" ("film_id");

CREATE TABLE "stores" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "manager_id" INTEGER,
  "address_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "stores_address_id_reference" FOREIGN KEY ("address_id") REFERENCES "addresses" ("id") ON DELETE RESTRICT,
  CONSTRAINT "stores_manager_id_reference" FOREIGN KEY ("manager_id") REFERENCES "staff_members" ("id") ON DELETE SET NULL
) STRICT;
CREATE INDEX "stores_address_id_index" ON "stores" ("address_id", "id");
CREATE UNIQUE INDEX "stores_manager_id_unique" ON "stores" ("manager_id");

CREATE TABLE "customers" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "first_name" TEXT NOT NULL,
  "last_name" TEXT NOT NULL,
  "email" TEXT,
  "active" INTEGER NOT NULL,
  "address_id" INTEGER NOT NULL,
  "store_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "customers_active_bool" CHECK ("active" IN (0, 1)),
  CONSTRAINT "customers_email_length" CHECK (length("email") <= 50),
  CONSTRAINT "customers_first_name_length" CHECK (length("first_name") BETWEEN 1 AND 45),
  CONSTRAINT "customers_last_name_length" CHECK (length("last_name") BETWEEN 1 AND 45),
  CONSTRAINT "customers_address_id_reference" FOREIGN KEY ("address_id") REFERENCES "addresses" ("id") ON DELETE RESTRICT,
  CONSTRAINT "customers_store_id_reference" FOREIGN KEY ("store_id") REFERENCES "stores" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "customers_address_id_index" ON "customers" ("address_id", "id");
CREATE INDEX "customers_last_name_first_name_index" ON "customers" ("last_name", "first_name", "id");
CREATE INDEX "customers_store_id_index" ON "customers" ("store_id", "id");

CREATE TABLE "inventory_items" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "film_id" INTEGER NOT NULL,
  "store_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "inventory_items_film_id_reference" FOREIGN KEY ("film_id") REFERENCES "films" ("id") ON DELETE RESTRICT,
  CONSTRAINT "inventory_items_store_id_reference" FOREIGN KEY ("store_id") REFERENCES "stores" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "inventory_items_film_id_index" ON "inventory_items" ("film_id", "id");
CREATE INDEX "inventory_items_store_id_index" ON "inventory_items" ("store_id", "id");

CREATE TABLE "staff_members" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "username" TEXT NOT NULL,
  "first_name" TEXT NOT NULL,
  "last_name" TEXT NOT NULL,
  "email" TEXT,
  "active" INTEGER NOT NULL,
  "address_id" INTEGER NOT NULL,
  "store_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "staff_members_active_bool" CHECK ("active" IN (0, 1)),
  CONSTRAINT "staff_members_email_length" CHECK (length("email") <= 50),
  CONSTRAINT "staff_members_first_name_length" CHECK (length("first_name") BETWEEN 1 AND 45),
  CONSTRAINT "staff_members_last_name_length" CHECK (length("last_name") BETWEEN 1 AND 45),
  CONSTRAINT "staff_members_username_length" CHECK (length("username") BETWEEN 1 AND 16),
  CONSTRAINT "staff_members_address_id_reference" FOREIGN KEY ("address_id") REFERENCES "addresses" ("id") ON DELETE RESTRICT,
  CONSTRAINT "staff_members_store_id_reference" FOREIGN KEY ("store_id") REFERENCES "stores" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "staff_members_address_id_index" ON "staff_members" ("address_id", "id");
CREATE INDEX "staff_members_last_name_first_name_index" ON "staff_members" ("last_name", "first_name", "id");
CREATE INDEX "staff_members_store_id_index" ON "staff_members" ("store_id", "id");
CREATE UNIQUE INDEX "staff_members_username_unique" ON "staff_members" ("username");

CREATE TABLE "rentals" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "rental_date" INTEGER NOT NULL,
  "return_date" INTEGER,
  "copy_id" INTEGER NOT NULL,
  "customer_id" INTEGER NOT NULL,
  "staff_member_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "rentals_copy_id_reference" FOREIGN KEY ("copy_id") REFERENCES "inventory_items" ("id") ON DELETE RESTRICT,
  CONSTRAINT "rentals_customer_id_reference" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT,
  CONSTRAINT "rentals_staff_member_id_reference" FOREIGN KEY ("staff_member_id") REFERENCES "staff_members" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "rentals_copy_id_index" ON "rentals" ("copy_id", "id");
CREATE INDEX "rentals_customer_id_index" ON "rentals" ("customer_id", "id");
CREATE UNIQUE INDEX "rentals_rental_date_copy_id_customer_id_unique" ON "rentals" ("rental_date", "copy_id", "customer_id");
CREATE INDEX "rentals_return_date_index" ON "rentals" ("return_date", "id");
CREATE INDEX "rentals_staff_member_id_index" ON "rentals" ("staff_member_id", "id");

CREATE TABLE "payments" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "amount" INTEGER NOT NULL,
  "payment_date" INTEGER NOT NULL,
  "customer_id" INTEGER NOT NULL,
  "staff_member_id" INTEGER NOT NULL,
  "rental_id" INTEGER,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "payments_amount_min" CHECK ("amount" >= 0),
  CONSTRAINT "payments_customer_id_reference" FOREIGN KEY ("customer_id") REFERENCES "customers" ("id") ON DELETE RESTRICT,
  CONSTRAINT "payments_rental_id_reference" FOREIGN KEY ("rental_id") REFERENCES "rentals" ("id") ON DELETE SET NULL,
  CONSTRAINT "payments_staff_member_id_reference" FOREIGN KEY ("staff_member_id") REFERENCES "staff_members" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "payments_customer_id_index" ON "payments" ("customer_id", "id");
CREATE INDEX "payments_payment_date_index" ON "payments" ("payment_date", "id");
CREATE INDEX "payments_rental_id_index" ON "payments" ("rental_id", "id");
CREATE INDEX "payments_staff_member_id_index" ON "payments" ("staff_member_id", "id");
