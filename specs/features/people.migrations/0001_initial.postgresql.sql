-- step 1: in a transaction
CREATE TABLE "topics" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "lock_version" bigint NOT NULL,
  CONSTRAINT "topics_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "topics_name_length" CHECK (length("name") BETWEEN 1 AND 40)
);
CREATE UNIQUE INDEX "topics_name_unique" ON "topics" ("name");
CREATE TABLE "users" (
  "id" uuid NOT NULL,
  "email" text COLLATE "C" NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "role" text COLLATE "C" NOT NULL,
  "is_trusted" boolean NOT NULL,
  "team" text COLLATE "C",
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
  "status" text COLLATE "C" NOT NULL,
  "pinned" boolean NOT NULL,
  "author_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "posts_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "posts_status_enum" CHECK ("status" IN ('draft', 'published')),
  CONSTRAINT "posts_title_length" CHECK (length("title") BETWEEN 1 AND 200),
  CONSTRAINT "posts_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX "posts_author_id_index" ON "posts" ("author_id", "id");
CREATE TABLE "comments" (
  "id" uuid NOT NULL,
  "text" text COLLATE "C" NOT NULL,
  "post_id" uuid NOT NULL,
  "writer_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "deleted_at" timestamptz,
  CONSTRAINT "comments_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "comments_text_length" CHECK (length("text") BETWEEN 1 AND 2000),
  CONSTRAINT "comments_post_id_reference" FOREIGN KEY ("post_id") REFERENCES "posts" ("id") ON DELETE CASCADE,
  CONSTRAINT "comments_writer_id_reference" FOREIGN KEY ("writer_id") REFERENCES "users" ("id") ON DELETE SET NULL
);
CREATE INDEX "comments_post_id_index" ON "comments" ("post_id", "id");
CREATE INDEX "comments_writer_id_index" ON "comments" ("writer_id", "id");
CREATE TABLE "posts_topics" (
  "post_id" uuid NOT NULL,
  "topic_id" uuid NOT NULL,
  CONSTRAINT "posts_topics_pkey" PRIMARY KEY ("post_id", "topic_id"),
  CONSTRAINT "posts_topics_post_id_reference" FOREIGN KEY ("post_id") REFERENCES "posts" ("id") ON DELETE CASCADE,
  CONSTRAINT "posts_topics_topic_id_reference" FOREIGN KEY ("topic_id") REFERENCES "topics" ("id") ON DELETE CASCADE
);
CREATE INDEX "posts_topics_topic_id_index" ON "posts_topics" ("topic_id", "post_id");
