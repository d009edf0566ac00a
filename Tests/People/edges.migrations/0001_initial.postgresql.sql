-- step 1: in a transaction
CREATE TABLE "accounts" (
  "id" uuid NOT NULL,
  "login" text COLLATE "C" NOT NULL,
  "class" text COLLATE "C" NOT NULL,
  "rank" integer NOT NULL,
  "born_on" date,
  "scores" integer[] NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "deleted_at" timestamptz,
  "lock_version" bigint NOT NULL,
  "from" text COLLATE "C" NOT NULL,
  CONSTRAINT "accounts_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "accounts_class_length" CHECK (length("class") BETWEEN 1 AND 20),
  CONSTRAINT "accounts_login_length" CHECK (length("login") BETWEEN 3 AND 20),
  CONSTRAINT "accounts_rank_max" CHECK ("rank" <= 9),
  CONSTRAINT "accounts_rank_min" CHECK ("rank" >= 0)
);
CREATE UNIQUE INDEX "accounts_login_unique" ON "accounts" ("login") WHERE "deleted_at" IS NULL;
CREATE TABLE "auth_sessions" (
  "id" uuid NOT NULL,
  "user_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "last_used_at" timestamptz NOT NULL,
  "expires_at" timestamptz NOT NULL,
  "agent" text COLLATE "C",
  CONSTRAINT "auth_sessions_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "auth_sessions_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "accounts" ("id") ON DELETE CASCADE
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
CREATE TABLE "badges" (
  "id" uuid NOT NULL,
  "text" text COLLATE "C" NOT NULL,
  "bearer_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "badges_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "badges_text_length" CHECK (length("text") BETWEEN 1 AND 9),
  CONSTRAINT "badges_bearer_id_reference" FOREIGN KEY ("bearer_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "badges_bearer_id_unique" ON "badges" ("bearer_id");
CREATE TABLE "gates" (
  "id" uuid NOT NULL,
  "code" text COLLATE "C" NOT NULL,
  "keeper_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "gates_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "gates_code_length" CHECK (length("code") BETWEEN 1 AND 9),
  CONSTRAINT "gates_keeper_id_reference" FOREIGN KEY ("keeper_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "gates_code_unique" ON "gates" ("code");
CREATE INDEX "gates_keeper_id_index" ON "gates" ("keeper_id", "id");
CREATE TABLE "idempotency_keys" (
  "scope" text COLLATE "C" NOT NULL,
  "key" text COLLATE "C" NOT NULL,
  "fingerprint" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "status" integer,
  "location" text COLLATE "C",
  "entity_tag" text COLLATE "C",
  "body" bytea,
  CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("scope", "key")
);
CREATE INDEX "idempotency_keys_created_at_index" ON "idempotency_keys" ("created_at");
CREATE TABLE "logs" (
  "id" uuid NOT NULL,
  "line" text COLLATE "C" NOT NULL,
  "writer_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "logs_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "logs_writer_id_reference" FOREIGN KEY ("writer_id") REFERENCES "accounts" ("id") ON DELETE RESTRICT
);
CREATE INDEX "logs_writer_id_index" ON "logs" ("writer_id", "id");
CREATE TABLE "policies" (
  "id" uuid NOT NULL,
  "caller" text COLLATE "C" NOT NULL,
  "visible" boolean NOT NULL,
  "hashed" numeric(8, 2),
  "holder_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "policies_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "policies_caller_length" CHECK (length("caller") BETWEEN 1 AND 20),
  CONSTRAINT "policies_holder_id_reference" FOREIGN KEY ("holder_id") REFERENCES "accounts" ("id") ON DELETE SET NULL
);
CREATE UNIQUE INDEX "policies_caller_unique" ON "policies" ("caller");
CREATE INDEX "policies_holder_id_index" ON "policies" ("holder_id", "id");
CREATE TABLE "policies_gates" (
  "policy_id" uuid NOT NULL,
  "gate_id" uuid NOT NULL,
  CONSTRAINT "policies_gates_pkey" PRIMARY KEY ("policy_id", "gate_id"),
  CONSTRAINT "policies_gates_gate_id_reference" FOREIGN KEY ("gate_id") REFERENCES "gates" ("id") ON DELETE CASCADE,
  CONSTRAINT "policies_gates_policy_id_reference" FOREIGN KEY ("policy_id") REFERENCES "policies" ("id") ON DELETE CASCADE
);
CREATE INDEX "policies_gates_gate_id_index" ON "policies_gates" ("gate_id", "policy_id");
