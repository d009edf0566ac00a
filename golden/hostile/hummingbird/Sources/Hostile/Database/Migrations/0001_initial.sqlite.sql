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
