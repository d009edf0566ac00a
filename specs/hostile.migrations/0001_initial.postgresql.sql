-- step 1: in a transaction
CREATE TABLE "bidirectionals" (
  "id" uuid NOT NULL,
  "role" text COLLATE "C" NOT NULL,
  "hidden" text COLLATE "C" NOT NULL,
  "separators" text COLLATE "C" NOT NULL,
  "controls" text COLLATE "C" NOT NULL,
  "homoglyph" text COLLATE "C" NOT NULL,
  "combining" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "bidirectionals_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "docstrings" (
  "id" uuid NOT NULL,
  "ended" text COLLATE "C" NOT NULL,
  "block" text COLLATE "C" NOT NULL,
  "formatted" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "docstrings_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "docstrings_rule1_check" CHECK ("ended" <> '"""); open(''ashlar-pwned'', ''w'')  #')
);
CREATE TABLE "documents" (
  "path" text COLLATE "C" NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "lock_version" bigint NOT NULL,
  CONSTRAINT "documents_pkey" PRIMARY KEY ("path"),
  CONSTRAINT "documents_path_length" CHECK (length("path") BETWEEN 1 AND 80)
);
CREATE TABLE "handles" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "handles_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "handles_name_length" CHECK (length("name") BETWEEN 1 AND 60)
);
CREATE UNIQUE INDEX "handles_name_unique" ON "handles" ("name");
CREATE TABLE "documents_readers" (
  "document_path" text COLLATE "C" NOT NULL,
  "reader_id" uuid NOT NULL,
  CONSTRAINT "documents_readers_pkey" PRIMARY KEY ("document_path", "reader_id"),
  CONSTRAINT "documents_readers_document_path_reference" FOREIGN KEY ("document_path") REFERENCES "documents" ("path") ON DELETE CASCADE,
  CONSTRAINT "documents_readers_reader_id_reference" FOREIGN KEY ("reader_id") REFERENCES "handles" ("id") ON DELETE CASCADE
);
CREATE INDEX "documents_readers_reader_id_index" ON "documents_readers" ("reader_id", "document_path");
CREATE TABLE "interpolateds" (
  "id" uuid NOT NULL,
  "swift" text COLLATE "C" NOT NULL,
  "raw_swift" text COLLATE "C" NOT NULL,
  "typescript" text COLLATE "C" NOT NULL,
  "ruby" text COLLATE "C" NOT NULL,
  "python" text COLLATE "C" NOT NULL,
  "template" text COLLATE "C" NOT NULL,
  "shell" text COLLATE "C" NOT NULL,
  "percent" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "interpolateds_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "markups" (
  "id" uuid NOT NULL,
  "html" text COLLATE "C" NOT NULL,
  "markdown" text COLLATE "C" NOT NULL,
  "json" text COLLATE "C" NOT NULL,
  "yaml" text COLLATE "C" NOT NULL,
  "csv" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "markups_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "parameters" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "level" text COLLATE "C" NOT NULL,
  "kind" text COLLATE "C" NOT NULL,
  "other" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "parameters_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "parameters_kind_enum" CHECK ("kind" IN ('self', 'init', 'true', 'nil', 'a-b', 'FileManager')),
  CONSTRAINT "parameters_level_enum" CHECK ("level" IN ('low', 'mid', 'high'))
);
CREATE TABLE "comments" (
  "id" uuid NOT NULL,
  "line" text COLLATE "C" NOT NULL,
  "conditional" text COLLATE "C" NOT NULL,
  "backslash" text COLLATE "C" NOT NULL,
  "continued" text COLLATE "C" NOT NULL,
  "empty" text COLLATE "C" NOT NULL,
  "parameter_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "comments_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "comments_parameter_id_reference" FOREIGN KEY ("parameter_id") REFERENCES "parameters" ("id") ON DELETE RESTRICT
);
CREATE INDEX "comments_parameter_id_index" ON "comments" ("parameter_id", "id");
CREATE TABLE "patterns" (
  "id" uuid NOT NULL,
  "quotes" text COLLATE "C" NOT NULL,
  "slashes" text COLLATE "C" NOT NULL,
  "class" text COLLATE "C" NOT NULL,
  "address" text COLLATE "C" NOT NULL,
  "mail" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "patterns_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "patterns_mail_length" CHECK (length("mail") <= 254)
);
CREATE TABLE "properties" (
  "id" uuid NOT NULL,
  "default" text COLLATE "C" NOT NULL,
  "init" text COLLATE "C" NOT NULL,
  "raw" text COLLATE "C" NOT NULL,
  "deeper" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "properties_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "rules" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "path" text COLLATE "C" NOT NULL,
  "address" text COLLATE "C" NOT NULL,
  "level" text COLLATE "C" NOT NULL,
  "price" numeric(30, 2) NOT NULL,
  "remark" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "deleted_at" timestamptz,
  CONSTRAINT "rules_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "rules_address_length" CHECK (length("address") <= 80),
  CONSTRAINT "rules_level_enum" CHECK ("level" IN ('low', 'mid', 'high')),
  CONSTRAINT "rules_name_length" CHECK (length("name") BETWEEN 1 AND 80),
  CONSTRAINT "rules_remark_length" CHECK (length("remark") <= 200),
  CONSTRAINT "rules_rule1_check" CHECK ("name" <> '\(fopen("ashlar-pwned", "w")!)' AND NOT "name" IN ('"', '''', '"""#', '\')),
  CONSTRAINT "rules_rule2_check" CHECK ("name" <> '%00' AND "name" <> '); DROP TABLE rules; --' AND "name" <> '  two  blanks  ' AND "name" <> '''́) OR 1; --'),
  CONSTRAINT "rules_rule3_check" CHECK ("level" IN ('low', 'mid') OR "name" = '‮⁦​'),
  CONSTRAINT "rules_rule4_check" CHECK ("remark" <> '"); let ashlarPwned = fopen("ashlar-pwned", "w") //' AND "remark" <> '''); DROP TABLE rules; --')
);
CREATE UNIQUE INDEX "rules_address_unique" ON "rules" ("address") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "rules_name_unique" ON "rules" ("name") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "rules_path_some_unique" ON "rules" ("path") WHERE "deleted_at" IS NULL AND ("remark" = '''); DROP TABLE rules; --' OR "remark" = '"; let ashlarPwned = 1' OR "remark" = 'a  b' OR "remark" = '''́); DROP TABLE rules; --');
CREATE TABLE "seals" (
  "id" uuid NOT NULL,
  "text" text COLLATE "C" NOT NULL,
  "document_path" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "lock_version" bigint NOT NULL,
  CONSTRAINT "seals_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "seals_document_path_reference" FOREIGN KEY ("document_path") REFERENCES "documents" ("path") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "seals_document_path_unique" ON "seals" ("document_path");
CREATE TABLE "signatures" (
  "id" uuid NOT NULL,
  "note" text COLLATE "C" NOT NULL,
  "seal_id" uuid NOT NULL,
  "handle_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "signatures_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "signatures_handle_id_reference" FOREIGN KEY ("handle_id") REFERENCES "handles" ("id") ON DELETE CASCADE,
  CONSTRAINT "signatures_seal_id_reference" FOREIGN KEY ("seal_id") REFERENCES "seals" ("id") ON DELETE CASCADE
);
CREATE INDEX "signatures_handle_id_index" ON "signatures" ("handle_id", "id");
CREATE UNIQUE INDEX "signatures_seal_id_handle_id_unique" ON "signatures" ("seal_id", "handle_id");
CREATE INDEX "signatures_seal_id_index" ON "signatures" ("seal_id", "id");
CREATE TABLE "statements" (
  "id" uuid NOT NULL,
  "sql" text COLLATE "C" NOT NULL,
  "quoted" text COLLATE "C" NOT NULL,
  "wildcard" text COLLATE "C" NOT NULL,
  "number" numeric(4, 2) NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "statements_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "statements_sql_unique" ON "statements" ("sql");
CREATE TABLE "structures" (
  "id" uuid NOT NULL,
  "settings" json NOT NULL,
  "words" text[] COLLATE "C" NOT NULL,
  "only" text[] COLLATE "C" NOT NULL,
  "places" text[] COLLATE "C" NOT NULL,
  "kinds" text[] COLLATE "C" NOT NULL,
  "raw" bytea NOT NULL,
  "remark" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "structures_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "structures_remark_length" CHECK (length("remark") <= 200),
  CONSTRAINT "structures_rule1_check" CHECK ("remark" <> '"); let ashlarPwned = fopen("ashlar-pwned", "w") //' AND "remark" <> '''); DROP TABLE rules; --')
);
