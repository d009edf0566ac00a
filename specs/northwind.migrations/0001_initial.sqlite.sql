CREATE TABLE "categories" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "description" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "categories_name_length" CHECK (length("name") BETWEEN 1 AND 15)
) STRICT;
CREATE UNIQUE INDEX "categories_name_unique" ON "categories" ("name");

CREATE TABLE "customers" (
  "code" TEXT NOT NULL PRIMARY KEY,
  "company_name" TEXT NOT NULL,
  "contact_name" TEXT,
  "contact_title" TEXT,
  "address" TEXT,
  "city" TEXT,
  "region" TEXT,
  "postal_code" TEXT,
  "country" TEXT,
  "phone" TEXT,
  "fax" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "customers_address_length" CHECK (length("address") BETWEEN 1 AND 60),
  CONSTRAINT "customers_city_length" CHECK (length("city") BETWEEN 1 AND 15),
  CONSTRAINT "customers_company_name_length" CHECK (length("company_name") BETWEEN 1 AND 40),
  CONSTRAINT "customers_contact_name_length" CHECK (length("contact_name") BETWEEN 1 AND 30),
  CONSTRAINT "customers_contact_title_length" CHECK (length("contact_title") BETWEEN 1 AND 30),
  CONSTRAINT "customers_country_length" CHECK (length("country") BETWEEN 1 AND 15),
  CONSTRAINT "customers_fax_length" CHECK (length("fax") BETWEEN 1 AND 24),
  CONSTRAINT "customers_phone_length" CHECK (length("phone") BETWEEN 1 AND 24),
  CONSTRAINT "customers_postal_code_length" CHECK (length("postal_code") BETWEEN 1 AND 10),
  CONSTRAINT "customers_region_length" CHECK (length("region") BETWEEN 1 AND 15)
) STRICT;
CREATE INDEX "customers_city_index" ON "customers" ("city", "code");
CREATE INDEX "customers_company_name_index" ON "customers" ("company_name", "code");
CREATE INDEX "customers_country_index" ON "customers" ("country", "code");
CREATE INDEX "customers_postal_code_index" ON "customers" ("postal_code", "code");
CREATE INDEX "customers_region_index" ON "customers" ("region", "code");

CREATE TABLE "demographics" (
  "code" TEXT NOT NULL PRIMARY KEY,
  "description" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "demographics_code_length" CHECK (length("code") BETWEEN 1 AND 10)
) STRICT;

CREATE TABLE "customers_demographics" (
  "customer_code" TEXT NOT NULL,
  "demographic_code" TEXT NOT NULL,
  PRIMARY KEY ("customer_code", "demographic_code"),
  CONSTRAINT "customers_demographics_customer_code_reference" FOREIGN KEY ("customer_code") REFERENCES "customers" ("code") ON DELETE CASCADE,
  CONSTRAINT "customers_demographics_demographic_code_reference" FOREIGN KEY ("demographic_code") REFERENCES "demographics" ("code") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "customers_demographics_demographic_code_index" ON "customers_demographics" ("demographic_code", "customer_code");

CREATE TABLE "employees" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "last_name" TEXT NOT NULL,
  "first_name" TEXT NOT NULL,
  "title" TEXT,
  "title_of_courtesy" TEXT,
  "birth_date" TEXT,
  "hire_date" TEXT,
  "home_phone" TEXT,
  "extension" TEXT,
  "notes" TEXT,
  "manager_id" INTEGER,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "employees_extension_length" CHECK (length("extension") BETWEEN 1 AND 4),
  CONSTRAINT "employees_first_name_length" CHECK (length("first_name") BETWEEN 1 AND 10),
  CONSTRAINT "employees_home_phone_length" CHECK (length("home_phone") BETWEEN 1 AND 24),
  CONSTRAINT "employees_last_name_length" CHECK (length("last_name") BETWEEN 1 AND 20),
  CONSTRAINT "employees_title_length" CHECK (length("title") BETWEEN 1 AND 30),
  CONSTRAINT "employees_title_of_courtesy_length" CHECK (length("title_of_courtesy") BETWEEN 1 AND 25),
  CONSTRAINT "employees_manager_id_reference" FOREIGN KEY ("manager_id") REFERENCES "employees" ("id") ON DELETE SET NULL
) STRICT;
CREATE INDEX "employees_last_name_index" ON "employees" ("last_name", "id");
CREATE INDEX "employees_manager_id_index" ON "employees" ("manager_id", "id");

CREATE TABLE "regions" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "description" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "regions_description_length" CHECK (length("description") BETWEEN 1 AND 60)
) STRICT;

CREATE TABLE "shippers" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "company_name" TEXT NOT NULL,
  "phone" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "shippers_company_name_length" CHECK (length("company_name") BETWEEN 1 AND 40),
  CONSTRAINT "shippers_phone_length" CHECK (length("phone") BETWEEN 1 AND 24)
) STRICT;

CREATE TABLE "orders" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "order_date" TEXT,
  "required_date" TEXT,
  "shipped_date" TEXT,
  "freight" INTEGER NOT NULL,
  "ship_name" TEXT,
  "ship_address" TEXT,
  "ship_city" TEXT,
  "ship_region" TEXT,
  "ship_postal_code" TEXT,
  "ship_country" TEXT,
  "customer_code" TEXT NOT NULL,
  "employee_id" INTEGER,
  "shipper_id" INTEGER,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "orders_freight_min" CHECK ("freight" >= 0),
  CONSTRAINT "orders_ship_address_length" CHECK (length("ship_address") BETWEEN 1 AND 60),
  CONSTRAINT "orders_ship_city_length" CHECK (length("ship_city") BETWEEN 1 AND 15),
  CONSTRAINT "orders_ship_country_length" CHECK (length("ship_country") BETWEEN 1 AND 15),
  CONSTRAINT "orders_ship_name_length" CHECK (length("ship_name") BETWEEN 1 AND 40),
  CONSTRAINT "orders_ship_postal_code_length" CHECK (length("ship_postal_code") BETWEEN 1 AND 10),
  CONSTRAINT "orders_ship_region_length" CHECK (length("ship_region") BETWEEN 1 AND 15),
  CONSTRAINT "orders_customer_code_reference" FOREIGN KEY ("customer_code") REFERENCES "customers" ("code") ON DELETE RESTRICT,
  CONSTRAINT "orders_employee_id_reference" FOREIGN KEY ("employee_id") REFERENCES "employees" ("id") ON DELETE RESTRICT,
  CONSTRAINT "orders_shipper_id_reference" FOREIGN KEY ("shipper_id") REFERENCES "shippers" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "orders_customer_code_index" ON "orders" ("customer_code", "id");
CREATE INDEX "orders_employee_id_index" ON "orders" ("employee_id", "id");
CREATE INDEX "orders_order_date_index" ON "orders" ("order_date", "id");
CREATE INDEX "orders_shipped_date_index" ON "orders" ("shipped_date", "id");
CREATE INDEX "orders_shipper_id_index" ON "orders" ("shipper_id", "id");

CREATE TABLE "suppliers" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "company_name" TEXT NOT NULL,
  "contact_name" TEXT,
  "contact_title" TEXT,
  "address" TEXT,
  "city" TEXT,
  "region" TEXT,
  "postal_code" TEXT,
  "country" TEXT,
  "phone" TEXT,
  "fax" TEXT,
  "homepage" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "suppliers_address_length" CHECK (length("address") BETWEEN 1 AND 60),
  CONSTRAINT "suppliers_city_length" CHECK (length("city") BETWEEN 1 AND 15),
  CONSTRAINT "suppliers_company_name_length" CHECK (length("company_name") BETWEEN 1 AND 40),
  CONSTRAINT "suppliers_contact_name_length" CHECK (length("contact_name") BETWEEN 1 AND 30),
  CONSTRAINT "suppliers_contact_title_length" CHECK (length("contact_title") BETWEEN 1 AND 30),
  CONSTRAINT "suppliers_country_length" CHECK (length("country") BETWEEN 1 AND 15),
  CONSTRAINT "suppliers_fax_length" CHECK (length("fax") BETWEEN 1 AND 24),
  CONSTRAINT "suppliers_phone_length" CHECK (length("phone") BETWEEN 1 AND 24),
  CONSTRAINT "suppliers_postal_code_length" CHECK (length("postal_code") BETWEEN 1 AND 10),
  CONSTRAINT "suppliers_region_length" CHECK (length("region") BETWEEN 1 AND 15)
) STRICT;
CREATE INDEX "suppliers_company_name_index" ON "suppliers" ("company_name", "id");
CREATE INDEX "suppliers_country_index" ON "suppliers" ("country", "id");
CREATE INDEX "suppliers_postal_code_index" ON "suppliers" ("postal_code", "id");

CREATE TABLE "products" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "quantity_per_unit" TEXT,
  "unit_price" INTEGER NOT NULL,
  "units_in_stock" INTEGER NOT NULL,
  "units_on_order" INTEGER NOT NULL,
  "reorder_level" INTEGER NOT NULL,
  "discontinued" INTEGER NOT NULL,
  "category_id" INTEGER,
  "supplier_id" INTEGER,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "products_discontinued_bool" CHECK ("discontinued" IN (0, 1)),
  CONSTRAINT "products_name_length" CHECK (length("name") BETWEEN 1 AND 40),
  CONSTRAINT "products_quantity_per_unit_length" CHECK (length("quantity_per_unit") BETWEEN 1 AND 20),
  CONSTRAINT "products_reorder_level_min" CHECK ("reorder_level" >= 0),
  CONSTRAINT "products_unit_price_min" CHECK ("unit_price" >= 0),
  CONSTRAINT "products_units_in_stock_min" CHECK ("units_in_stock" >= 0),
  CONSTRAINT "products_units_on_order_min" CHECK ("units_on_order" >= 0),
  CONSTRAINT "products_category_id_reference" FOREIGN KEY ("category_id") REFERENCES "categories" ("id") ON DELETE SET NULL,
  CONSTRAINT "products_supplier_id_reference" FOREIGN KEY ("supplier_id") REFERENCES "suppliers" ("id") ON DELETE SET NULL
) STRICT;
CREATE INDEX "products_category_id_index" ON "products" ("category_id", "id");
CREATE INDEX "products_name_index" ON "products" ("name", "id");
CREATE INDEX "products_supplier_id_index" ON "products" ("supplier_id", "id");
CREATE INDEX "products_unit_price_index" ON "products" ("unit_price", "id");

CREATE TABLE "order_details" (
  "order_id" INTEGER NOT NULL,
  "product_id" INTEGER NOT NULL,
  "unit_price" INTEGER NOT NULL,
  "quantity" INTEGER NOT NULL,
  "discount" INTEGER NOT NULL,
  PRIMARY KEY ("order_id", "product_id"),
  CONSTRAINT "order_details_discount_max" CHECK ("discount" <= 100),
  CONSTRAINT "order_details_discount_min" CHECK ("discount" >= 0),
  CONSTRAINT "order_details_quantity_min" CHECK ("quantity" >= 1),
  CONSTRAINT "order_details_unit_price_min" CHECK ("unit_price" >= 0),
  CONSTRAINT "order_details_order_id_reference" FOREIGN KEY ("order_id") REFERENCES "orders" ("id") ON DELETE CASCADE,
  CONSTRAINT "order_details_product_id_reference" FOREIGN KEY ("product_id") REFERENCES "products" ("id") ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;
CREATE INDEX "order_details_product_id_index" ON "order_details" ("product_id", "order_id");
CREATE INDEX "order_details_unit_price_index" ON "order_details" ("unit_price", "order_id", "product_id");

CREATE TABLE "territories" (
  "code" TEXT NOT NULL PRIMARY KEY,
  "description" TEXT NOT NULL,
  "region_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "territories_description_length" CHECK (length("description") BETWEEN 1 AND 60),
  CONSTRAINT "territories_region_id_reference" FOREIGN KEY ("region_id") REFERENCES "regions" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "territories_region_id_index" ON "territories" ("region_id", "code");

CREATE TABLE "employees_territories" (
  "employee_id" INTEGER NOT NULL,
  "territory_code" TEXT NOT NULL,
  PRIMARY KEY ("employee_id", "territory_code"),
  CONSTRAINT "employees_territories_employee_id_reference" FOREIGN KEY ("employee_id") REFERENCES "employees" ("id") ON DELETE CASCADE,
  CONSTRAINT "employees_territories_territory_code_reference" FOREIGN KEY ("territory_code") REFERENCES "territories" ("code") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "employees_territories_territory_code_index" ON "employees_territories" ("territory_code", "employee_id");
