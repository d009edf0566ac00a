-- step 1: in a transaction
CREATE TABLE "users" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "comments" (
  "id" uuid NOT NULL,
  "body" text COLLATE "C" NOT NULL,
  "user_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "comments_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "comments_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE RESTRICT
);
CREATE INDEX "comments_user_id_index" ON "comments" ("user_id", "id");
CREATE TABLE "posts" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "author_id" uuid NOT NULL,
  "editor_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "posts_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "posts_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE RESTRICT,
  CONSTRAINT "posts_editor_id_reference" FOREIGN KEY ("editor_id") REFERENCES "users" ("id") ON DELETE RESTRICT
);
CREATE INDEX "posts_author_id_index" ON "posts" ("author_id", "id");
CREATE INDEX "posts_editor_id_index" ON "posts" ("editor_id", "id");
