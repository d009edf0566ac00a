CREATE TABLE "topics" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "lock_version" INTEGER NOT NULL,
  CONSTRAINT "topics_name_length" CHECK (length("name") BETWEEN 1 AND 40)
) STRICT;
CREATE UNIQUE INDEX "topics_name_unique" ON "topics" ("name");

CREATE TABLE "users" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "email" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "role" TEXT NOT NULL,
  "is_trusted" INTEGER NOT NULL,
  "team" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "password" TEXT NOT NULL,
  CONSTRAINT "users_is_trusted_bool" CHECK ("is_trusted" IN (0, 1)),
  CONSTRAINT "users_email_length" CHECK (length("email") <= 254),
  CONSTRAINT "users_name_length" CHECK (length("name") BETWEEN 1 AND 80),
  CONSTRAINT "users_role_enum" CHECK ("role" IN ('admin', 'staff', 'customer'))
) STRICT;
CREATE UNIQUE INDEX "users_email_unique" ON "users" ("email");

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

CREATE TABLE "posts" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "body" TEXT NOT NULL,
  "status" TEXT NOT NULL,
  "pinned" INTEGER NOT NULL,
  "author_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "posts_pinned_bool" CHECK ("pinned" IN (0, 1)),
  CONSTRAINT "posts_status_enum" CHECK ("status" IN ('draft', 'published')),
  CONSTRAINT "posts_title_length" CHECK (length("title") BETWEEN 1 AND 200),
  CONSTRAINT "posts_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "posts_author_id_index" ON "posts" ("author_id", "id");

CREATE TABLE "comments" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "text" TEXT NOT NULL,
  "post_id" TEXT NOT NULL,
  "writer_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  CONSTRAINT "comments_text_length" CHECK (length("text") BETWEEN 1 AND 2000),
  CONSTRAINT "comments_post_id_reference" FOREIGN KEY ("post_id") REFERENCES "posts" ("id") ON DELETE CASCADE,
  CONSTRAINT "comments_writer_id_reference" FOREIGN KEY ("writer_id") REFERENCES "users" ("id") ON DELETE SET NULL
) STRICT;
CREATE INDEX "comments_post_id_index" ON "comments" ("post_id", "id");
CREATE INDEX "comments_writer_id_index" ON "comments" ("writer_id", "id");

CREATE TABLE "posts_topics" (
  "post_id" TEXT NOT NULL,
  "topic_id" TEXT NOT NULL,
  PRIMARY KEY ("post_id", "topic_id"),
  CONSTRAINT "posts_topics_post_id_reference" FOREIGN KEY ("post_id") REFERENCES "posts" ("id") ON DELETE CASCADE,
  CONSTRAINT "posts_topics_topic_id_reference" FOREIGN KEY ("topic_id") REFERENCES "topics" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "posts_topics_topic_id_index" ON "posts_topics" ("topic_id", "post_id");
