CREATE TABLE "people" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "mail" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "secret" TEXT NOT NULL,
  CONSTRAINT "people_kind_enum" CHECK ("kind" IN ('owner', 'nobody')),
  CONSTRAINT "people_mail_length" CHECK (length("mail") <= 254)
) STRICT;
CREATE UNIQUE INDEX "people_mail_unique" ON "people" ("mail");

CREATE TABLE "auth_sessions" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "user_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "last_used_at" INTEGER NOT NULL,
  "expires_at" INTEGER NOT NULL,
  "agent" TEXT,
  CONSTRAINT "auth_sessions_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "people" ("id") ON DELETE CASCADE
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

CREATE TABLE "notes" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "text" TEXT NOT NULL,
  "pinned" INTEGER NOT NULL,
  "author_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "notes_pinned_bool" CHECK ("pinned" IN (0, 1)),
  CONSTRAINT "notes_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "people" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "notes_author_id_index" ON "notes" ("author_id", "id");

CREATE TABLE "tags" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "tags_name_length" CHECK (length("name") BETWEEN 1 AND 20)
) STRICT;
CREATE UNIQUE INDEX "tags_name_unique" ON "tags" ("name");

CREATE TABLE "taggings" (
  "note_id" INTEGER NOT NULL,
  "tag_id" INTEGER NOT NULL,
  "by_id" INTEGER,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  PRIMARY KEY ("note_id", "tag_id"),
  CONSTRAINT "taggings_by_id_reference" FOREIGN KEY ("by_id") REFERENCES "people" ("id") ON DELETE SET NULL,
  CONSTRAINT "taggings_note_id_reference" FOREIGN KEY ("note_id") REFERENCES "notes" ("id") ON DELETE CASCADE,
  CONSTRAINT "taggings_tag_id_reference" FOREIGN KEY ("tag_id") REFERENCES "tags" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "taggings_by_id_index" ON "taggings" ("by_id", "note_id", "tag_id");
CREATE INDEX "taggings_tag_id_index" ON "taggings" ("tag_id", "note_id");
