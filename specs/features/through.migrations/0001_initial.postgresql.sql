-- step 1: in a transaction
CREATE TABLE "articles" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "articles_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "tags" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "tags_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "articles_tags" (
  "article_id" uuid NOT NULL,
  "tag_id" uuid NOT NULL,
  CONSTRAINT "articles_tags_pkey" PRIMARY KEY ("article_id", "tag_id"),
  CONSTRAINT "articles_tags_article_id_reference" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE,
  CONSTRAINT "articles_tags_tag_id_reference" FOREIGN KEY ("tag_id") REFERENCES "tags" ("id") ON DELETE CASCADE
);
CREATE INDEX "articles_tags_tag_id_index" ON "articles_tags" ("tag_id", "article_id");
CREATE TABLE "users" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "favorites" (
  "id" uuid NOT NULL,
  "note" text COLLATE "C",
  "weight" integer NOT NULL,
  "user_id" uuid NOT NULL,
  "list_id" uuid,
  "article_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "favorites_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "favorites_article_id_reference" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE,
  CONSTRAINT "favorites_list_id_reference" FOREIGN KEY ("list_id") REFERENCES "tags" ("id") ON DELETE SET NULL,
  CONSTRAINT "favorites_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX "favorites_article_id_index" ON "favorites" ("article_id", "id");
CREATE UNIQUE INDEX "favorites_article_id_user_id_unique" ON "favorites" ("article_id", "user_id");
CREATE INDEX "favorites_list_id_index" ON "favorites" ("list_id", "id");
CREATE INDEX "favorites_user_id_index" ON "favorites" ("user_id", "id");
CREATE TABLE "readings" (
  "id" uuid NOT NULL,
  "pages" integer NOT NULL,
  "article_id" uuid NOT NULL,
  "user_id" uuid NOT NULL,
  CONSTRAINT "readings_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "readings_article_id_reference" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE RESTRICT,
  CONSTRAINT "readings_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT
);
CREATE INDEX "readings_article_id_index" ON "readings" ("article_id", "id");
CREATE UNIQUE INDEX "readings_user_id_article_id_unique" ON "readings" ("user_id", "article_id");
CREATE INDEX "readings_user_id_index" ON "readings" ("user_id", "id");
