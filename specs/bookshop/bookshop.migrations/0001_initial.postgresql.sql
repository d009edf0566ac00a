-- step 1: in a transaction
CREATE TABLE "auth_attempts" (
  "digest" bytea NOT NULL,
  "failures" integer NOT NULL,
  "failed_at" timestamptz NOT NULL,
  CONSTRAINT "auth_attempts_pkey" PRIMARY KEY ("digest")
);
CREATE INDEX "auth_attempts_failed_at_index" ON "auth_attempts" ("failed_at", "digest");
CREATE TABLE "authors" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "slug" text COLLATE "C" NOT NULL,
  "bio" text COLLATE "C",
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "authors_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "authors_name_length" CHECK (length("name") BETWEEN 1 AND 120),
  CONSTRAINT "authors_slug_length" CHECK (length("slug") <= 80)
);
CREATE INDEX "authors_created_at_index" ON "authors" ("created_at", "id");
CREATE INDEX "authors_name_index" ON "authors" ("name", "id");
CREATE UNIQUE INDEX "authors_slug_unique" ON "authors" ("slug");
CREATE TABLE "books" (
  "id" uuid NOT NULL,
  "isbn" text COLLATE "C" NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "price" numeric(10, 2) NOT NULL,
  "stock" integer NOT NULL,
  "published_on" date,
  "tags" text[] COLLATE "C" NOT NULL,
  "author_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "deleted_at" timestamptz,
  CONSTRAINT "books_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "books_price_min" CHECK ("price" >= 0.00),
  CONSTRAINT "books_stock_min" CHECK ("stock" >= 0),
  CONSTRAINT "books_title_length" CHECK (length("title") BETWEEN 1 AND 200),
  CONSTRAINT "books_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "authors" ("id") ON DELETE RESTRICT
);
CREATE INDEX "books_author_id_index" ON "books" ("author_id", "id");
CREATE INDEX "books_author_id_published_on_index" ON "books" ("author_id", "published_on", "id");
CREATE UNIQUE INDEX "books_isbn_unique" ON "books" ("isbn") WHERE "deleted_at" IS NULL;
CREATE INDEX "books_price_index" ON "books" ("price", "id");
CREATE INDEX "books_published_on_index" ON "books" ("published_on", "id");
CREATE INDEX "books_title_index" ON "books" ("title", "id");
CREATE TABLE "genres" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "genres_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "genres_name_length" CHECK (length("name") BETWEEN 1 AND 40)
);
CREATE UNIQUE INDEX "genres_name_unique" ON "genres" ("name");
CREATE TABLE "books_genres" (
  "book_id" uuid NOT NULL,
  "genre_id" uuid NOT NULL,
  CONSTRAINT "books_genres_pkey" PRIMARY KEY ("book_id", "genre_id"),
  CONSTRAINT "books_genres_book_id_reference" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE CASCADE,
  CONSTRAINT "books_genres_genre_id_reference" FOREIGN KEY ("genre_id") REFERENCES "genres" ("id") ON DELETE CASCADE
);
CREATE INDEX "books_genres_genre_id_index" ON "books_genres" ("genre_id", "book_id");
CREATE TABLE "idempotency_keys" (
  "scope" text COLLATE "C" NOT NULL,
  "key" text COLLATE "C" NOT NULL,
  "fingerprint" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "status" integer,
  "location" text COLLATE "C",
  "entity_tag" text COLLATE "C",
  "body" bytea,
  CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("scope", "key")
);
CREATE INDEX "idempotency_keys_created_at_index" ON "idempotency_keys" ("created_at");
CREATE TABLE "users" (
  "id" uuid NOT NULL,
  "email" text COLLATE "C" NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "role" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "password" text COLLATE "C" NOT NULL,
  CONSTRAINT "users_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "users_email_length" CHECK (length("email") <= 254),
  CONSTRAINT "users_name_length" CHECK (length("name") BETWEEN 1 AND 80),
  CONSTRAINT "users_role_enum" CHECK ("role" IN ('admin', 'staff', 'customer'))
);
CREATE UNIQUE INDEX "users_email_unique" ON "users" ("email");
CREATE INDEX "users_name_index" ON "users" ("name", "id");
CREATE TABLE "auth_sessions" (
  "id" uuid NOT NULL,
  "user_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "last_used_at" timestamptz NOT NULL,
  "expires_at" timestamptz NOT NULL,
  "agent" text COLLATE "C",
  CONSTRAINT "auth_sessions_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "auth_sessions_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX "auth_sessions_expires_at_index" ON "auth_sessions" ("expires_at", "id");
CREATE INDEX "auth_sessions_user_id_index" ON "auth_sessions" ("user_id", "id");
CREATE TABLE "auth_refresh_tokens" (
  "digest" bytea NOT NULL,
  "session_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "used_at" timestamptz,
  CONSTRAINT "auth_refresh_tokens_pkey" PRIMARY KEY ("digest"),
  CONSTRAINT "auth_refresh_tokens_session_id_reference" FOREIGN KEY ("session_id") REFERENCES "auth_sessions" ("id") ON DELETE CASCADE
);
CREATE INDEX "auth_refresh_tokens_session_id_index" ON "auth_refresh_tokens" ("session_id", "digest");
CREATE TABLE "orders" (
  "id" uuid NOT NULL,
  "status" text COLLATE "C" NOT NULL,
  "notes" text COLLATE "C",
  "customer_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "lock_version" bigint NOT NULL,
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "orders_status_enum" CHECK ("status" IN ('pending', 'paid', 'shipped', 'cancelled')),
  CONSTRAINT "orders_rule1_check" CHECK ("notes" IS DISTINCT FROM ''),
  CONSTRAINT "orders_customer_id_reference" FOREIGN KEY ("customer_id") REFERENCES "users" ("id") ON DELETE RESTRICT
);
CREATE INDEX "orders_created_at_index" ON "orders" ("created_at", "id");
CREATE INDEX "orders_customer_id_index" ON "orders" ("customer_id", "id");
CREATE INDEX "orders_status_index" ON "orders" ("status", "id");
CREATE TABLE "order_lines" (
  "id" uuid NOT NULL,
  "quantity" integer NOT NULL,
  "unit_price" numeric(10, 2),
  "order_id" uuid NOT NULL,
  "book_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "order_lines_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "order_lines_quantity_max" CHECK ("quantity" <= 1000),
  CONSTRAINT "order_lines_quantity_min" CHECK ("quantity" >= 1),
  CONSTRAINT "order_lines_unit_price_min" CHECK ("unit_price" >= 0.00),
  CONSTRAINT "order_lines_book_id_reference" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE RESTRICT,
  CONSTRAINT "order_lines_order_id_reference" FOREIGN KEY ("order_id") REFERENCES "orders" ("id") ON DELETE CASCADE
);
CREATE INDEX "order_lines_book_id_index" ON "order_lines" ("book_id", "id");
CREATE UNIQUE INDEX "order_lines_order_id_book_id_unique" ON "order_lines" ("order_id", "book_id");
CREATE INDEX "order_lines_order_id_index" ON "order_lines" ("order_id", "id");
CREATE TABLE "reviews" (
  "id" uuid NOT NULL,
  "stars" integer NOT NULL,
  "body" text COLLATE "C" NOT NULL,
  "book_id" uuid NOT NULL,
  "reviewer_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "deleted_at" timestamptz,
  CONSTRAINT "reviews_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "reviews_body_length" CHECK (length("body") <= 2000),
  CONSTRAINT "reviews_stars_max" CHECK ("stars" <= 5),
  CONSTRAINT "reviews_stars_min" CHECK ("stars" >= 1),
  CONSTRAINT "reviews_book_id_reference" FOREIGN KEY ("book_id") REFERENCES "books" ("id") ON DELETE CASCADE,
  CONSTRAINT "reviews_reviewer_id_reference" FOREIGN KEY ("reviewer_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX "reviews_book_id_index" ON "reviews" ("book_id", "id");
CREATE UNIQUE INDEX "reviews_book_id_reviewer_id_unique" ON "reviews" ("book_id", "reviewer_id") WHERE "deleted_at" IS NULL;
CREATE INDEX "reviews_reviewer_id_index" ON "reviews" ("reviewer_id", "id");
CREATE INDEX "reviews_stars_index" ON "reviews" ("stars", "id");
