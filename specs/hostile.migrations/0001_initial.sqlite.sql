CREATE TABLE "bidirectionals" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "role" TEXT NOT NULL,
  "hidden" TEXT NOT NULL,
  "separators" TEXT NOT NULL,
  "controls" TEXT NOT NULL,
  "homoglyph" TEXT NOT NULL,
  "combining" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "docstrings" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ended" TEXT NOT NULL,
  "block" TEXT NOT NULL,
  "formatted" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "docstrings_rule1_check" CHECK ("ended" <> '"""); open(''ashlar-pwned'', ''w'')  #')
) STRICT;

CREATE TABLE "documents" (
  "path" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "lock_version" INTEGER NOT NULL,
  CONSTRAINT "documents_path_length" CHECK (length("path") BETWEEN 1 AND 80)
) STRICT;

CREATE TABLE "handles" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "handles_name_length" CHECK (length("name") BETWEEN 1 AND 60)
) STRICT;
CREATE UNIQUE INDEX "handles_name_unique" ON "handles" ("name");

CREATE TABLE "documents_readers" (
  "document_path" TEXT NOT NULL,
  "reader_id" TEXT NOT NULL,
  PRIMARY KEY ("document_path", "reader_id"),
  CONSTRAINT "documents_readers_document_path_reference" FOREIGN KEY ("document_path") REFERENCES "documents" ("path") ON DELETE CASCADE,
  CONSTRAINT "documents_readers_reader_id_reference" FOREIGN KEY ("reader_id") REFERENCES "handles" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "documents_readers_reader_id_index" ON "documents_readers" ("reader_id", "document_path");

CREATE TABLE "interpolateds" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "swift" TEXT NOT NULL,
  "raw_swift" TEXT NOT NULL,
  "typescript" TEXT NOT NULL,
  "ruby" TEXT NOT NULL,
  "python" TEXT NOT NULL,
  "template" TEXT NOT NULL,
  "shell" TEXT NOT NULL,
  "percent" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "markups" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "html" TEXT NOT NULL,
  "markdown" TEXT NOT NULL,
  "json" TEXT NOT NULL,
  "yaml" TEXT NOT NULL,
  "csv" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "parameters" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "level" TEXT NOT NULL,
  "kind" TEXT NOT NULL,
  "other" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "parameters_kind_enum" CHECK ("kind" IN ('self', 'init', 'true', 'nil', 'a-b', 'FileManager')),
  CONSTRAINT "parameters_level_enum" CHECK ("level" IN ('low', 'mid', 'high'))
) STRICT;

CREATE TABLE "comments" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "line" TEXT NOT NULL,
  "conditional" TEXT NOT NULL,
  "backslash" TEXT NOT NULL,
  "continued" TEXT NOT NULL,
  "empty" TEXT NOT NULL,
  "parameter_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "comments_parameter_id_reference" FOREIGN KEY ("parameter_id") REFERENCES "parameters" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "comments_parameter_id_index" ON "comments" ("parameter_id", "id");

CREATE TABLE "patterns" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "quotes" TEXT NOT NULL,
  "slashes" TEXT NOT NULL,
  "class" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "mail" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "patterns_mail_length" CHECK (length("mail") <= 254)
) STRICT;

CREATE TABLE "properties" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "default" TEXT NOT NULL,
  "init" TEXT NOT NULL,
  "raw" TEXT NOT NULL,
  "deeper" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "rules" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "path" TEXT NOT NULL,
  "address" TEXT NOT NULL,
  "level" TEXT NOT NULL,
  "price" TEXT NOT NULL,
  "remark" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  CONSTRAINT "rules_address_length" CHECK (length("address") <= 80),
  CONSTRAINT "rules_level_enum" CHECK ("level" IN ('low', 'mid', 'high')),
  CONSTRAINT "rules_name_length" CHECK (length("name") BETWEEN 1 AND 80),
  CONSTRAINT "rules_remark_length" CHECK (length("remark") <= 200),
  CONSTRAINT "rules_rule1_check" CHECK ("name" <> '\(fopen("ashlar-pwned", "w")!)' AND NOT "name" IN ('"', '''', '"""#', '\')),
  CONSTRAINT "rules_rule2_check" CHECK ("name" <> '%00' AND "name" <> '); DROP TABLE rules; --' AND "name" <> '  two  blanks  ' AND "name" <> '''́) OR 1; --'),
  CONSTRAINT "rules_rule3_check" CHECK ("level" IN ('low', 'mid') OR "name" = '‮⁦​'),
  CONSTRAINT "rules_rule4_check" CHECK ("remark" <> '"); let ashlarPwned = fopen("ashlar-pwned", "w") //' AND "remark" <> '''); DROP TABLE rules; --')
) STRICT;
CREATE UNIQUE INDEX "rules_address_unique" ON "rules" ("address") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "rules_name_unique" ON "rules" ("name") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "rules_path_some_unique" ON "rules" ("path") WHERE "deleted_at" IS NULL AND ("remark" = '''); DROP TABLE rules; --' OR "remark" = '"; let ashlarPwned = 1' OR "remark" = 'a  b' OR "remark" = '''́); DROP TABLE rules; --');

CREATE TABLE "seals" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "text" TEXT NOT NULL,
  "document_path" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "lock_version" INTEGER NOT NULL,
  CONSTRAINT "seals_document_path_reference" FOREIGN KEY ("document_path") REFERENCES "documents" ("path") ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX "seals_document_path_unique" ON "seals" ("document_path");

CREATE TABLE "signatures" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "note" TEXT NOT NULL,
  "seal_id" TEXT NOT NULL,
  "handle_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "signatures_handle_id_reference" FOREIGN KEY ("handle_id") REFERENCES "handles" ("id") ON DELETE CASCADE,
  CONSTRAINT "signatures_seal_id_reference" FOREIGN KEY ("seal_id") REFERENCES "seals" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "signatures_handle_id_index" ON "signatures" ("handle_id", "id");
CREATE UNIQUE INDEX "signatures_seal_id_handle_id_unique" ON "signatures" ("seal_id", "handle_id");
CREATE INDEX "signatures_seal_id_index" ON "signatures" ("seal_id", "id");

CREATE TABLE "statements" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "sql" TEXT NOT NULL,
  "quoted" TEXT NOT NULL,
  "wildcard" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "statements_sql_unique" ON "statements" ("sql");

CREATE TABLE "structures" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "settings" TEXT NOT NULL,
  "words" TEXT NOT NULL,
  "only" TEXT NOT NULL,
  "places" TEXT NOT NULL,
  "kinds" TEXT NOT NULL,
  "raw" BLOB NOT NULL,
  "remark" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "structures_remark_length" CHECK (length("remark") <= 200),
  CONSTRAINT "structures_rule1_check" CHECK ("remark" <> '"); let ashlarPwned = fopen("ashlar-pwned", "w") //' AND "remark" <> '''); DROP TABLE rules; --')
) STRICT;
