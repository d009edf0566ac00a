-- step 1: in a transaction
CREATE TABLE "tags" (
  "id" uuid NOT NULL,
  "number" integer NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "tags_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "tags_number_unique" ON "tags" ("number");
CREATE TABLE "users" (
  "id" uuid NOT NULL,
  "email" text COLLATE "C" NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "users_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "users_email_length" CHECK (length("email") <= 254)
);
CREATE UNIQUE INDEX "users_email_unique" ON "users" ("email");
CREATE TABLE "articles" (
  "id" uuid NOT NULL,
  "slug" text COLLATE "C" NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "author_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "articles_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "articles_slug_length" CHECK (length("slug") <= 60),
  CONSTRAINT "articles_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE RESTRICT
);
CREATE INDEX "articles_author_id_index" ON "articles" ("author_id", "id");
CREATE UNIQUE INDEX "articles_slug_unique" ON "articles" ("slug");
CREATE TABLE "articles_tags" (
  "article_id" uuid NOT NULL,
  "tag_id" uuid NOT NULL,
  CONSTRAINT "articles_tags_pkey" PRIMARY KEY ("article_id", "tag_id"),
  CONSTRAINT "articles_tags_article_id_reference" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE,
  CONSTRAINT "articles_tags_tag_id_reference" FOREIGN KEY ("tag_id") REFERENCES "tags" ("id") ON DELETE CASCADE
);
CREATE INDEX "articles_tags_tag_id_index" ON "articles_tags" ("tag_id", "article_id");
