CREATE TABLE "auth_attempts" (
  "digest" BLOB NOT NULL PRIMARY KEY,
  "failures" INTEGER NOT NULL,
  "failed_at" INTEGER NOT NULL
) STRICT;
CREATE INDEX "auth_attempts_failed_at_index" ON "auth_attempts" ("failed_at", "digest");

CREATE TABLE "authors" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "slug" TEXT NOT NULL,
  "bio" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "authors_name_length" CHECK (length("name") BETWEEN 1 AND 120),
  CONSTRAINT "authors_slug_length" CHECK (length("slug") <= 80)
) STRICT;
CREATE INDEX "authors_created_at_index" ON "authors" ("created_at", "id");
CREATE INDEX "authors_name_index" ON "authors" ("name", "id");
CREATE UNIQUE INDEX "authors_slug_unique" ON "authors" ("slug");

CREATE TABLE "books" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "isbn" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "price" INTEGER NOT NULL,
  "stock" INTEGER NOT NULL,
  "published_on" TEXT,
  "tags" TEXT NOT NULL,
  "author_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  CONSTRAINT "books_price_min" CHECK ("price" >= 0),
  CONSTRAINT "books_stock_min" CHECK ("stock" >= 0),
  CONSTRAINT "books_title_length" CHECK (length("title") BETWEEN 1 AND 200),
  CONSTRAINT "books_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "books_author_id_index" ON "books" ("author_id", "id");
CREATE INDEX "books_author_id_published_on_index" ON "books" ("author_id", "published_on", "id");
CREATE UNIQUE INDEX "books_isbn_unique" ON "books" ("isbn") WHERE "deleted_at" IS NULL;
CREATE INDEX "books_price_index" ON "books" ("price", "id");
CREATE INDEX "books_published_on_index" ON "books" ("published_on", "id");
CREATE INDEX "books_title_index" ON "books" ("title", "id");

CREATE TABLE "genres" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "genres_name_length" CHECK (length("name") BETWEEN 1 AND 40)
) STRICT;
CREATE UNIQUE INDEX "genres_name_unique" ON "genres" ("name");

CREATE TABLE "books_genres" (
  "book_id" TEXT NOT NULL,
  "genre_id" TEXT NOT NULL,
  PRIMARY KEY ("book_id", "genre_id"),
  CONSTRAINT "books_genres_book_id_reference" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE CASCADE,
  CONSTRAINT "books_genres_genre_id_reference" FOREIGN KEY ("genre_id") REFERENCES "genres" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "books_genres_genre_id_index" ON "books_genres" ("genre_id", "book_id");

CREATE TABLE "idempotency_keys" (
  "scope" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "fingerprint" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "status" INTEGER,
  "location" TEXT,
  "entity_tag" TEXT,
  "body" BLOB,
  PRIMARY KEY ("scope", "key")
) STRICT, WITHOUT ROWID;
CREATE INDEX "idempotency_keys_created_at_index" ON "idempotency_keys" ("created_at");

CREATE TABLE "users" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "email" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "password" TEXT NOT NULL,
  CONSTRAINT "users_email_length" CHECK (length("email") <= 254),
  CONSTRAINT "users_name_length" CHECK (length("name") BETWEEN 1 AND 80),
  CONSTRAINT "users_role_enum" CHECK ("role" IN ('admin', 'staff', 'customer'))
) STRICT;
CREATE UNIQUE INDEX "users_email_unique" ON "users" ("email");
CREATE INDEX "users_name_index" ON "users" ("name", "id");

CREATE TABLE "auth_sessions" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "user_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "last_used_at" INTEGER NOT NULL,
  "expires_at" INTEGER NOT NULL,
  "agent" TEXT,
  CONSTRAINT "auth_sessions_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "auth_sessions_expires_at_index" ON "auth_sessions" ("expires_at", "id");
CREATE INDEX "auth_sessions_user_id_index" ON "auth_sessions" ("user_id", "id");

CREATE TABLE "auth_refresh_tokens" (
  "digest" BLOB NOT NULL PRIMARY KEY,
  "session_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "used_at" INTEGER,
  CONSTRAINT "auth_refresh_tokens_session_id_reference" FOREIGN KEY ("session_id") REFERENCES "auth_sessions" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "auth_refresh_tokens_session_id_index" ON "auth_refresh_tokens" ("session_id", "digest");

CREATE TABLE "orders" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "status" TEXT NOT NULL,
  "notes" TEXT,
  "customer_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "lock_version" INTEGER NOT NULL,
  CONSTRAINT "orders_status_enum" CHECK ("status" IN ('pending', 'paid', 'shipped', 'cancelled')),
  CONSTRAINT "orders_rule1_check" CHECK ("notes" IS NOT ''),
  CONSTRAINT "orders_customer_id_reference" FOREIGN KEY ("customer_id") REFERENCES "users" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "orders_created_at_index" ON "orders" ("created_at", "id");
CREATE INDEX "orders_customer_id_index" ON "orders" ("customer_id", "id");
CREATE INDEX "orders_status_index" ON "orders" ("status", "id");

CREATE TABLE "order_lines" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "quantity" INTEGER NOT NULL,
  "unit_price" INTEGER,
  "order_id" TEXT NOT NULL,
  "book_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "order_lines_quantity_max" CHECK ("quantity" <= 1000),
  CONSTRAINT "order_lines_quantity_min" CHECK ("quantity" >= 1),
  CONSTRAINT "order_lines_unit_price_min" CHECK ("unit_price" >= 0),
  CONSTRAINT "order_lines_book_id_reference" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE RESTRICT,
  CONSTRAINT "order_lines_order_id_reference" FOREIGN KEY ("order_id") REFERENCES "orders" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "order_lines_book_id_index" ON "order_lines" ("book_id", "id");
CREATE UNIQUE INDEX "order_lines_order_id_book_id_unique" ON "order_lines" ("order_id", "book_id");
CREATE INDEX "order_lines_order_id_index" ON "order_lines" ("order_id", "id");

CREATE TABLE "reviews" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "stars" INTEGER NOT NULL,
  "body" TEXT NOT NULL,
  "book_id" TEXT NOT NULL,
  "reviewer_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  CONSTRAINT "reviews_body_length" CHECK (length("body") <= 2000),
  CONSTRAINT "reviews_stars_max" CHECK ("stars" <= 5),
  CONSTRAINT "reviews_stars_min" CHECK ("stars" >= 1),
  CONSTRAINT "reviews_book_id_reference" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE CASCADE,
  CONSTRAINT "reviews_reviewer_id_reference" FOREIGN KEY ("reviewer_id") REFERENCES "users" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "reviews_book_id_index" ON "reviews" ("book_id", "id");
CREATE UNIQUE INDEX "reviews_book_id_reviewer_id_unique" ON "reviews" ("book_id", "reviewer_id") WHERE "deleted_at" IS NULL;
CREATE INDEX "reviews_reviewer_id_index" ON "reviews" ("reviewer_id", "id");
CREATE INDEX "reviews_stars_index" ON "reviews" ("stars", "id");
