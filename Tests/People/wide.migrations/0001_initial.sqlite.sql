CREATE TABLE "crafts" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "title" TEXT NOT NULL,
  "slug" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  "lock_version" INTEGER NOT NULL,
  CONSTRAINT "crafts_slug_length" CHECK (length("slug") <= 80),
  CONSTRAINT "crafts_title_length" CHECK (length("title") BETWEEN 1 AND 40)
) STRICT;
CREATE UNIQUE INDEX "crafts_slug_unique" ON "crafts" ("slug") WHERE "deleted_at" IS NULL;

CREATE TABLE "guilds" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "full_name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "guilds_full_name_length" CHECK (length("full_name") BETWEEN 1 AND 40)
) STRICT;
CREATE UNIQUE INDEX "guilds_full_name_unique" ON "guilds" ("full_name");

CREATE TABLE "idempotency_keys" (
  "scope" TEXT NOT NULL,
  "key" TEXT NOT NULL,
  "fingerprint" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "status" INTEGER,
  "location" TEXT,
  "entity_tag" TEXT,
  "body" BLOB,
  PRIMARY KEY ("scope", "key")
) STRICT, WITHOUT ROWID;
CREATE INDEX "idempotency_keys_created_at_index" ON "idempotency_keys" ("created_at");

CREATE TABLE "members" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "handle" TEXT NOT NULL,
  "is_elder" INTEGER NOT NULL,
  "guild_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "secret" TEXT NOT NULL,
  CONSTRAINT "members_is_elder_bool" CHECK ("is_elder" IN (0, 1)),
  CONSTRAINT "members_handle_length" CHECK (length("handle") BETWEEN 2 AND 30),
  CONSTRAINT "members_guild_id_reference" FOREIGN KEY ("guild_id") REFERENCES "guilds" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "members_guild_id_index" ON "members" ("guild_id", "id");
CREATE UNIQUE INDEX "members_handle_unique" ON "members" ("handle");

CREATE TABLE "auth_sessions" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "user_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "last_used_at" INTEGER NOT NULL,
  "expires_at" INTEGER NOT NULL,
  "agent" TEXT,
  CONSTRAINT "auth_sessions_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "members" ("id") ON DELETE CASCADE
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

CREATE TABLE "masteries" (
  "member_id" INTEGER NOT NULL,
  "craft_id" INTEGER NOT NULL,
  "level" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  PRIMARY KEY ("member_id", "craft_id"),
  CONSTRAINT "masteries_level_max" CHECK ("level" <= 9),
  CONSTRAINT "masteries_level_min" CHECK ("level" >= 1),
  CONSTRAINT "masteries_craft_id_reference" FOREIGN KEY ("craft_id") REFERENCES "crafts" ("id") ON DELETE RESTRICT,
  CONSTRAINT "masteries_member_id_reference" FOREIGN KEY ("member_id") REFERENCES "members" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "masteries_craft_id_index" ON "masteries" ("craft_id", "member_id");

CREATE TABLE "works" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "title" TEXT NOT NULL,
  "price" INTEGER,
  "maker_id" INTEGER NOT NULL,
  "craft_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  CONSTRAINT "works_title_length" CHECK (length("title") BETWEEN 1 AND 40),
  CONSTRAINT "works_craft_id_reference" FOREIGN KEY ("craft_id") REFERENCES "crafts" ("id") ON DELETE RESTRICT,
  CONSTRAINT "works_maker_id_reference" FOREIGN KEY ("maker_id") REFERENCES "members" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "works_craft_id_index" ON "works" ("craft_id", "id");
CREATE INDEX "works_maker_id_index" ON "works" ("maker_id", "id");

CREATE TABLE "marks" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "text" TEXT NOT NULL,
  "work_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "marks_text_length" CHECK (length("text") BETWEEN 1 AND 10),
  CONSTRAINT "marks_work_id_reference" FOREIGN KEY ("work_id") REFERENCES "works" ("id") ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX "marks_work_id_unique" ON "marks" ("work_id");
