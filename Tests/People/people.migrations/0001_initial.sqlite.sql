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
  "author_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "posts_title_length" CHECK (length("title") BETWEEN 1 AND 200),
  CONSTRAINT "posts_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "posts_author_id_index" ON "posts" ("author_id", "id");

CREATE TABLE "drafts" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "text" TEXT NOT NULL,
  "writer_id" TEXT NOT NULL,
  "post_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "drafts_post_id_reference" FOREIGN KEY ("post_id") REFERENCES "posts" ("id") ON DELETE SET NULL,
  CONSTRAINT "drafts_writer_id_reference" FOREIGN KEY ("writer_id") REFERENCES "users" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "drafts_post_id_index" ON "drafts" ("post_id", "id");
CREATE INDEX "drafts_writer_id_index" ON "drafts" ("writer_id", "id");
