CREATE TABLE "tags" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  CONSTRAINT "tags_name_length" CHECK (length("name") BETWEEN 1 AND 40)
) STRICT;
CREATE UNIQUE INDEX "tags_name_unique" ON "tags" ("name");

CREATE TABLE "users" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "username" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "bio" TEXT,
  "image" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "lock_version" INTEGER NOT NULL,
  CONSTRAINT "users_bio_length" CHECK (length("bio") <= 2000),
  CONSTRAINT "users_email_length" CHECK (length("email") <= 254),
  CONSTRAINT "users_image_length" CHECK (length("image") <= 500),
  CONSTRAINT "users_username_length" CHECK (length("username") BETWEEN 1 AND 40)
) STRICT;
CREATE INDEX "users_created_at_index" ON "users" ("created_at", "id");
CREATE UNIQUE INDEX "users_email_unique" ON "users" ("email");
CREATE UNIQUE INDEX "users_username_unique" ON "users" ("username");

CREATE TABLE "articles" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "slug" TEXT NOT NULL,
  "title" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "is_draft" INTEGER NOT NULL,
  "author_id" TEXT NOT NULL,
  "editor_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "lock_version" INTEGER NOT NULL,
  CONSTRAINT "articles_is_draft_bool" CHECK ("is_draft" IN (0, 1)),
  CONSTRAINT "articles_body_length" CHECK (length("body") BETWEEN 1 AND 100000),
  CONSTRAINT "articles_description_length" CHECK (length("description") BETWEEN 1 AND 500),
  CONSTRAINT "articles_slug_length" CHECK (length("slug") <= 80),
  CONSTRAINT "articles_title_length" CHECK (length("title") BETWEEN 1 AND 200),
  CONSTRAINT "articles_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE CASCADE,
  CONSTRAINT "articles_editor_id_reference" FOREIGN KEY ("editor_id") REFERENCES "users" ("id") ON DELETE SET NULL
) STRICT;
CREATE INDEX "articles_author_id_index" ON "articles" ("author_id", "id");
CREATE INDEX "articles_created_at_index" ON "articles" ("created_at", "id");
CREATE INDEX "articles_editor_id_index" ON "articles" ("editor_id", "id");
CREATE UNIQUE INDEX "articles_slug_unique" ON "articles" ("slug");
CREATE INDEX "articles_title_index" ON "articles" ("title", "id");

CREATE TABLE "articles_tags" (
  "article_id" TEXT NOT NULL,
  "tag_id" TEXT NOT NULL,
  PRIMARY KEY ("article_id", "tag_id"),
  CONSTRAINT "articles_tags_article_id_reference" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE,
  CONSTRAINT "articles_tags_tag_id_reference" FOREIGN KEY ("tag_id") REFERENCES "tags" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "articles_tags_tag_id_index" ON "articles_tags" ("tag_id", "article_id");

CREATE TABLE "comments" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "body" TEXT NOT NULL,
  "article_id" TEXT NOT NULL,
  "author_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "comments_body_length" CHECK (length("body") BETWEEN 1 AND 5000),
  CONSTRAINT "comments_article_id_reference" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE,
  CONSTRAINT "comments_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "comments_article_id_index" ON "comments" ("article_id", "id");
CREATE INDEX "comments_author_id_index" ON "comments" ("author_id", "id");
CREATE INDEX "comments_created_at_index" ON "comments" ("created_at", "id");

CREATE TABLE "contributions" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "part" TEXT NOT NULL,
  "article_id" TEXT NOT NULL,
  "user_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "contributions_part_enum" CHECK ("part" IN ('editor', 'translator', 'illustrator')),
  CONSTRAINT "contributions_article_id_reference" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE,
  CONSTRAINT "contributions_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "contributions_article_id_index" ON "contributions" ("article_id", "id");
CREATE UNIQUE INDEX "contributions_article_id_user_id_unique" ON "contributions" ("article_id", "user_id");
CREATE INDEX "contributions_user_id_index" ON "contributions" ("user_id", "id");

CREATE TABLE "favorites" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "note" TEXT,
  "user_id" TEXT NOT NULL,
  "article_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "favorites_note_length" CHECK (length("note") BETWEEN 1 AND 200),
  CONSTRAINT "favorites_article_id_reference" FOREIGN KEY ("article_id") REFERENCES "articles" ("id") ON DELETE CASCADE,
  CONSTRAINT "favorites_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "favorites_article_id_index" ON "favorites" ("article_id", "id");
CREATE INDEX "favorites_created_at_index" ON "favorites" ("created_at", "id");
CREATE UNIQUE INDEX "favorites_user_id_article_id_unique" ON "favorites" ("user_id", "article_id");
CREATE INDEX "favorites_user_id_index" ON "favorites" ("user_id", "id");

CREATE TABLE "follows" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "is_notified" INTEGER NOT NULL,
  "follower_id" TEXT NOT NULL,
  "followed_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "follows_is_notified_bool" CHECK ("is_notified" IN (0, 1)),
  CONSTRAINT "follows_followed_id_reference" FOREIGN KEY ("followed_id") REFERENCES "users" ("id") ON DELETE CASCADE,
  CONSTRAINT "follows_follower_id_reference" FOREIGN KEY ("follower_id") REFERENCES "users" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "follows_created_at_index" ON "follows" ("created_at", "id");
CREATE INDEX "follows_followed_id_index" ON "follows" ("followed_id", "id");
CREATE UNIQUE INDEX "follows_follower_id_followed_id_unique" ON "follows" ("follower_id", "followed_id");
CREATE INDEX "follows_follower_id_index" ON "follows" ("follower_id", "id");
