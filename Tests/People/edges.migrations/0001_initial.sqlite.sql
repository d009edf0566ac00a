CREATE TABLE "accounts" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "login" TEXT NOT NULL,
  "class" TEXT NOT NULL,
  "rank" INTEGER NOT NULL,
  "born_on" TEXT,
  "scores" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  "lock_version" INTEGER NOT NULL,
  "from" TEXT NOT NULL,
  CONSTRAINT "accounts_class_length" CHECK (length("class") BETWEEN 1 AND 20),
  CONSTRAINT "accounts_login_length" CHECK (length("login") BETWEEN 3 AND 20),
  CONSTRAINT "accounts_rank_max" CHECK ("rank" <= 9),
  CONSTRAINT "accounts_rank_min" CHECK ("rank" >= 0)
) STRICT;
CREATE UNIQUE INDEX "accounts_login_unique" ON "accounts" ("login") WHERE "deleted_at" IS NULL;

CREATE TABLE "auth_sessions" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "user_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "last_used_at" INTEGER NOT NULL,
  "expires_at" INTEGER NOT NULL,
  "agent" TEXT,
  CONSTRAINT "auth_sessions_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
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

CREATE TABLE "badges" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "text" TEXT NOT NULL,
  "bearer_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "badges_text_length" CHECK (length("text") BETWEEN 1 AND 9),
  CONSTRAINT "badges_bearer_id_reference" FOREIGN KEY ("bearer_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX "badges_bearer_id_unique" ON "badges" ("bearer_id");

CREATE TABLE "gates" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "code" TEXT NOT NULL,
  "keeper_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "gates_code_length" CHECK (length("code") BETWEEN 1 AND 9),
  CONSTRAINT "gates_keeper_id_reference" FOREIGN KEY ("keeper_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX "gates_code_unique" ON "gates" ("code");
CREATE INDEX "gates_keeper_id_index" ON "gates" ("keeper_id", "id");

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

CREATE TABLE "logs" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "line" TEXT NOT NULL,
  "writer_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "logs_writer_id_reference" FOREIGN KEY ("writer_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "logs_writer_id_index" ON "logs" ("writer_id", "id");

CREATE TABLE "policies" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "caller" TEXT NOT NULL,
  "visible" INTEGER NOT NULL,
  "hashed" INTEGER,
  "holder_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "policies_visible_bool" CHECK ("visible" IN (0, 1)),
  CONSTRAINT "policies_caller_length" CHECK (length("caller") BETWEEN 1 AND 20),
  CONSTRAINT "policies_holder_id_reference" FOREIGN KEY ("holder_id") REFERENCES "accounts" ("id") ON DELETE SET NULL
) STRICT;
CREATE UNIQUE INDEX "policies_caller_unique" ON "policies" ("caller");
CREATE INDEX "policies_holder_id_index" ON "policies" ("holder_id", "id");

CREATE TABLE "policies_gates" (
  "policy_id" TEXT NOT NULL,
  "gate_id" TEXT NOT NULL,
  PRIMARY KEY ("policy_id", "gate_id"),
  CONSTRAINT "policies_gates_gate_id_reference" FOREIGN KEY ("gate_id") REFERENCES "gates" ("id") ON DELETE CASCADE,
  CONSTRAINT "policies_gates_policy_id_reference" FOREIGN KEY ("policy_id") REFERENCES "policies" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "policies_gates_gate_id_index" ON "policies_gates" ("gate_id", "policy_id");
