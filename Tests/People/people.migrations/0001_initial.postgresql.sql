-- step 1: in a transaction
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
CREATE TABLE "posts" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "body" text COLLATE "C" NOT NULL,
  "author_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "posts_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "posts_title_length" CHECK (length("title") BETWEEN 1 AND 200),
  CONSTRAINT "posts_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE RESTRICT
);
CREATE INDEX "posts_author_id_index" ON "posts" ("author_id", "id");
CREATE TABLE "drafts" (
  "id" uuid NOT NULL,
  "text" text COLLATE "C" NOT NULL,
  "writer_id" uuid NOT NULL,
  "post_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "drafts_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "drafts_post_id_reference" FOREIGN KEY ("post_id") REFERENCES "posts" ("id") ON DELETE SET NULL,
  CONSTRAINT "drafts_writer_id_reference" FOREIGN KEY ("writer_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX "drafts_post_id_index" ON "drafts" ("post_id", "id");
CREATE INDEX "drafts_writer_id_index" ON "drafts" ("writer_id", "id");
