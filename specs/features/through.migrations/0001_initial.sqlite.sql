CREATE TABLE "articles" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "tags" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "articles_tags" (
  "article_id" TEXT NOT NULL,
  "tag_id" TEXT NOT NULL,
  PRIMARY KEY ("article_id", "tag_id"),
  CONSTRAINT "articles_tags_article_id_reference" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE,
  CONSTRAINT "articles_tags_tag_id_reference" FOREIGN KEY ("tag_id") REFERENCES "tags" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "articles_tags_tag_id_index" ON "articles_tags" ("tag_id", "article_id");

CREATE TABLE "users" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "favorites" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "note" TEXT,
  "weight" INTEGER NOT NULL,
  "user_id" TEXT NOT NULL,
  "list_id" TEXT,
  "article_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "favorites_article_id_reference" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE,
  CONSTRAINT "favorites_list_id_reference" FOREIGN KEY ("list_id") REFERENCES "tags" ("id") ON DELETE SET NULL,
  CONSTRAINT "favorites_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "favorites_article_id_index" ON "favorites" ("article_id", "id");
CREATE UNIQUE INDEX "favorites_article_id_user_id_unique" ON "favorites" ("article_id", "user_id");
CREATE INDEX "favorites_list_id_index" ON "favorites" ("list_id", "id");
CREATE INDEX "favorites_user_id_index" ON "favorites" ("user_id", "id");

CREATE TABLE "readings" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "pages" INTEGER NOT NULL,
  "article_id" TEXT NOT NULL,
  "user_id" TEXT NOT NULL,
  CONSTRAINT "readings_article_id_reference" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE RESTRICT,
  CONSTRAINT "readings_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "readings_article_id_index" ON "readings" ("article_id", "id");
CREATE UNIQUE INDEX "readings_user_id_article_id_unique" ON "readings" ("user_id", "article_id");
CREATE INDEX "readings_user_id_index" ON "readings" ("user_id", "id");
