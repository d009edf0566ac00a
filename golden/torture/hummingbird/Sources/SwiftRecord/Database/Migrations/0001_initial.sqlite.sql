CREATE TABLE "anies" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "any" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "applications" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "application" TEXT NOT NULL,
  "routes" INTEGER NOT NULL,
  "middleware" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "applications_middleware_bool" CHECK ("middleware" IN (0, 1))
) STRICT;

CREATE TABLE "box_open_inputs" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "box_open" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "box_services" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "box_change_sets" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "changes" TEXT NOT NULL,
  "box" TEXT NOT NULL,
  "boxes" INTEGER NOT NULL,
  "box_service_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "box_change_sets_box_service_id_reference" FOREIGN KEY ("box_service_id") REFERENCES "box_services" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "box_change_sets_box_service_id_index" ON "box_change_sets" ("box_service_id", "id");

CREATE TABLE "boxes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "state" TEXT NOT NULL,
  "x" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "boxes_state_enum" CHECK ("state" IN ('open', 'closed'))
) STRICT;

CREATE TABLE "categories" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "category" TEXT NOT NULL,
  "above_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "categories_above_id_reference" FOREIGN KEY ("above_id") REFERENCES "categories" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "categories_above_id_index" ON "categories" ("above_id", "id");

CREATE TABLE "class2es" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "class" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER
) STRICT;
CREATE UNIQUE INDEX "class2es_class_unique" ON "class2es" ("class") WHERE "deleted_at" IS NULL;

CREATE TABLE "customs" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "custom" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "databases" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "database" TEXT NOT NULL,
  "transaction" TEXT NOT NULL,
  "service" TEXT NOT NULL,
  "time" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "durations" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "string" TEXT NOT NULL,
  "duration" INTEGER NOT NULL,
  "json" TEXT NOT NULL,
  "data" BLOB NOT NULL,
  "list" TEXT NOT NULL,
  "case" TEXT NOT NULL,
  "decimal" TEXT NOT NULL,
  "decimals" TEXT NOT NULL,
  "dates" TEXT NOT NULL,
  "slug" TEXT NOT NULL,
  "where" TEXT,
  "while" INTEGER,
  "is" INTEGER NOT NULL,
  "guard" INTEGER NOT NULL,
  "throws" INTEGER,
  "true" TEXT NOT NULL,
  "static" TEXT NOT NULL,
  "any" INTEGER,
  "self_id" TEXT,
  "super_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "lock_version" INTEGER NOT NULL,
  CONSTRAINT "durations_is_bool" CHECK ("is" IN (0, 1)),
  CONSTRAINT "durations_any_bool" CHECK ("any" IN (0, 1)),
  CONSTRAINT "durations_data_length" CHECK (length("data") <= 40),
  CONSTRAINT "durations_duration_min" CHECK ("duration" >= 1000),
  CONSTRAINT "durations_slug_length" CHECK (length("slug") <= 80),
  CONSTRAINT "durations_static_length" CHECK (length("static") BETWEEN 1 AND 40),
  CONSTRAINT "durations_string_length" CHECK (length("string") BETWEEN 1 AND 80),
  CONSTRAINT "durations_true_enum" CHECK ("true" IN ('case', 'catch', 'class', 'default', 'init', 'nil', 'self', 'Type', 'Protocol', 'true', 'false', 'null', 'none', 'some', 'rawValue', 'allCases', 'hashValue', 'description', 'import', 'lambda', 'def', 'del', 'elif', 'global', 'pass', 'raise', 'constructor', 'prototype', 'typeof', 'undefined', 'instanceof', 'select', 'SELECT-ALL', 'from', 'where', 'group_by', 'ORDER_BY', 'rowid', 'NULL-VALUE')),
  CONSTRAINT "durations_rule1_check" CHECK ("where" IS NULL OR "string" <> 'where'),
  CONSTRAINT "durations_rule2_check" CHECK ("throws" IS NULL OR ("guard" <= "throws") IS 1),
  CONSTRAINT "durations_rule3_check" CHECK ("self_id" IS NULL OR "self_id" IS NOT "super_id"),
  CONSTRAINT "durations_rule4_check" CHECK (NOT "is" OR "true" <> 'false'),
  CONSTRAINT "durations_rule5_check" CHECK (length("string") <= 60 OR "string" > 'self'),
  CONSTRAINT "durations_rule6_check" CHECK ("static" <> 'self' AND NOT "static" IN ('Self', '"', '日本語')),
  CONSTRAINT "durations_self_id_reference" FOREIGN KEY ("self_id") REFERENCES "durations" ("id") ON DELETE SET NULL,
  CONSTRAINT "durations_super_id_reference" FOREIGN KEY ("super_id") REFERENCES "durations" ("id") ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX "durations_guard_throws_some_unique" ON "durations" ("guard", "throws") WHERE ("true" IN ('true', 'self'));
CREATE INDEX "durations_self_id_index" ON "durations" ("self_id", "id");
CREATE UNIQUE INDEX "durations_slug_unique" ON "durations" ("slug");
CREATE UNIQUE INDEX "durations_string_some_unique" ON "durations" ("string") WHERE ("is" AND "where" IS NULL AND "guard" = 1);
CREATE INDEX "durations_super_id_index" ON "durations" ("super_id", "id");

CREATE TABLE "events" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "event" TEXT NOT NULL,
  "events" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "extensions" (
  "class" TEXT NOT NULL,
  "is" TEXT NOT NULL,
  "for" TEXT NOT NULL,
  "init" INTEGER NOT NULL,
  "switch" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  PRIMARY KEY ("class", "is", "for"),
  CONSTRAINT "extensions_init_bool" CHECK ("init" IN (0, 1)),
  CONSTRAINT "extensions_class_enum" CHECK ("class" IN ('success', 'failure', 'x', 'X1', 'x-2', 'a_b', 'b-c-d')),
  CONSTRAINT "extensions_for_length" CHECK (length("for") BETWEEN 1 AND 10),
  CONSTRAINT "extensions_switch_enum" CHECK ("switch" IN ('success', 'failure', 'x', 'X1', 'x-2', 'a_b', 'b-c-d'))
) STRICT, WITHOUT ROWID;

CREATE TABLE "foundations" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "foundation" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "groups" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "group" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "lock_version" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "groups_group_unique" ON "groups" ("group");

CREATE TABLE "http_server2s" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "http_url" TEXT NOT NULL,
  "url_http" TEXT NOT NULL,
  "html_ids" INTEGER NOT NULL,
  "x1y2" INTEGER NOT NULL,
  "api" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "http_server2s_api_bool" CHECK ("api" IN (0, 1))
) STRICT;

CREATE TABLE "ids" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "ids" TEXT NOT NULL,
  "owner_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "ids_owner_id_reference" FOREIGN KEY ("owner_id") REFERENCES "ids" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "ids_owner_id_index" ON "ids" ("owner_id", "id");

CREATE TABLE "lets" (
  "let" INTEGER NOT NULL PRIMARY KEY,
  "var" TEXT NOT NULL,
  "nonisolated" INTEGER,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "lock_version" INTEGER NOT NULL,
  CONSTRAINT "lets_var_length" CHECK (length("var") BETWEEN 1 AND 20)
) STRICT;
CREATE UNIQUE INDEX "lets_var_unique" ON "lets" ("var");

CREATE TABLE "actors" (
  "in" TEXT NOT NULL PRIMARY KEY,
  "await" INTEGER NOT NULL,
  "let_let" INTEGER,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "actors_await_bool" CHECK ("await" IN (0, 1)),
  CONSTRAINT "actors_let_let_reference" FOREIGN KEY ("let_let") REFERENCES "lets" ("let") ON DELETE SET NULL
) STRICT;
CREATE INDEX "actors_let_let_index" ON "actors" ("let_let", "in");

CREATE TABLE "migrations" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "migration" TEXT NOT NULL,
  "seed" INTEGER NOT NULL,
  "count" INTEGER NOT NULL,
  "time" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "nevers" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "never" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "news" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "news" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "other_boxes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "box" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "people" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "persons" TEXT NOT NULL,
  "person_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "people_person_id_reference" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "people_person_id_index" ON "people" ("person_id", "id");

CREATE TABLE "protocols" (
  "self" TEXT NOT NULL PRIMARY KEY,
  "associatedtype" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "lock_version" INTEGER NOT NULL,
  CONSTRAINT "protocols_self_length" CHECK (length("self") BETWEEN 1 AND 30)
) STRICT;

CREATE TABLE "operators" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "infix" INTEGER NOT NULL,
  "protocol_self" TEXT NOT NULL,
  CONSTRAINT "operators_protocol_self_reference" FOREIGN KEY ("protocol_self") REFERENCES "protocols" ("self") ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX "operators_protocol_self_unique" ON "operators" ("protocol_self");

CREATE TABLE "conformances" (
  "self_self" TEXT NOT NULL,
  "in" TEXT NOT NULL,
  "as" INTEGER NOT NULL,
  "where" TEXT,
  "operator_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "lock_version" INTEGER NOT NULL,
  PRIMARY KEY ("self_self", "in", "as"),
  CONSTRAINT "conformances_operator_id_reference" FOREIGN KEY ("operator_id") REFERENCES "operators" ("id") ON DELETE CASCADE,
  CONSTRAINT "conformances_self_self_reference" FOREIGN KEY ("self_self") REFERENCES "protocols" ("self") ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;
CREATE INDEX "conformances_operator_id_index" ON "conformances" ("operator_id", "self_self", "in", "as");

CREATE TABLE "protocols_extends" (
  "protocol_self" TEXT NOT NULL,
  "extend_in" TEXT NOT NULL,
  PRIMARY KEY ("protocol_self", "extend_in"),
  CONSTRAINT "protocols_extends_extend_in_reference" FOREIGN KEY ("extend_in") REFERENCES "actors" ("in") ON DELETE CASCADE,
  CONSTRAINT "protocols_extends_protocol_self_reference" FOREIGN KEY ("protocol_self") REFERENCES "protocols" ("self") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "protocols_extends_extend_in_index" ON "protocols_extends" ("extend_in", "protocol_self");

CREATE TABLE "responses" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "response" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "requests" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "request" TEXT NOT NULL,
  "response" TEXT,
  "response_to_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "requests_response_to_id_reference" FOREIGN KEY ("response_to_id") REFERENCES "responses" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "requests_response_to_id_index" ON "requests" ("response_to_id", "id");

CREATE TABLE "restorations" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "found" TEXT NOT NULL,
  "purge" INTEGER NOT NULL,
  "restore" INTEGER NOT NULL,
  "is_deleted" INTEGER,
  "moment" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "deletion_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  "lock_version" INTEGER NOT NULL,
  CONSTRAINT "restorations_purge_bool" CHECK ("purge" IN (0, 1)),
  CONSTRAINT "restorations_is_deleted_bool" CHECK ("is_deleted" IN (0, 1)),
  CONSTRAINT "restorations_found_length" CHECK (length("found") BETWEEN 1 AND 20),
  CONSTRAINT "restorations_state_enum" CHECK ("state" IN ('open', 'closed')),
  CONSTRAINT "restorations_deletion_id_reference" FOREIGN KEY ("deletion_id") REFERENCES "restorations" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "restorations_deletion_id_index" ON "restorations" ("deletion_id", "id");
CREATE UNIQUE INDEX "restorations_found_unique" ON "restorations" ("found") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "restorations_restore_moment_deletion_id_unique" ON "restorations" ("restore", "moment", "deletion_id") WHERE "deleted_at" IS NULL;

CREATE TABLE "series" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "series" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "data" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "data" TEXT NOT NULL,
  "datum" REAL NOT NULL,
  "series_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "data_series_id_reference" FOREIGN KEY ("series_id") REFERENCES "series" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "data_series_id_index" ON "data" ("series_id", "id");

CREATE TABLE "statuses" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "status" TEXT NOT NULL,
  "statuses" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "strings" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "string" TEXT NOT NULL,
  "int" INTEGER NOT NULL,
  "double" REAL NOT NULL,
  "bool" INTEGER NOT NULL,
  "date" TEXT NOT NULL,
  "url" TEXT NOT NULL,
  "data" TEXT,
  "substring_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "strings_bool_bool" CHECK ("bool" IN (0, 1)),
  CONSTRAINT "strings_substring_id_reference" FOREIGN KEY ("substring_id") REFERENCES "strings" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "strings_substring_id_index" ON "strings" ("substring_id", "id");

CREATE TABLE "tags" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "tag" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "tasks" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "task" TEXT NOT NULL,
  "priority" INTEGER,
  "detached" INTEGER NOT NULL,
  "sleep" INTEGER NOT NULL,
  "is_cancelled" INTEGER NOT NULL,
  "task_group_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "tasks_detached_bool" CHECK ("detached" IN (0, 1)),
  CONSTRAINT "tasks_is_cancelled_bool" CHECK ("is_cancelled" IN (0, 1)),
  CONSTRAINT "tasks_task_group_id_reference" FOREIGN KEY ("task_group_id") REFERENCES "groups" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "tasks_task_group_id_index" ON "tasks" ("task_group_id", "id");

CREATE TABLE "groups_touch" (
  "group_id" TEXT NOT NULL,
  "touch_id" TEXT NOT NULL,
  PRIMARY KEY ("group_id", "touch_id"),
  CONSTRAINT "groups_touch_group_id_reference" FOREIGN KEY ("group_id") REFERENCES "groups" ("id") ON DELETE CASCADE,
  CONSTRAINT "groups_touch_touch_id_reference" FOREIGN KEY ("touch_id") REFERENCES "tasks" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "groups_touch_touch_id_index" ON "groups_touch" ("touch_id", "group_id");

CREATE TABLE "imports" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "as" TEXT,
  "import" INTEGER NOT NULL,
  "task_id" TEXT NOT NULL,
  "group_id" TEXT NOT NULL,
  CONSTRAINT "imports_group_id_reference" FOREIGN KEY ("group_id") REFERENCES "groups" ("id") ON DELETE CASCADE,
  CONSTRAINT "imports_task_id_reference" FOREIGN KEY ("task_id") REFERENCES "tasks" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "imports_group_id_index" ON "imports" ("group_id", "id");
CREATE UNIQUE INDEX "imports_group_id_task_id_unique" ON "imports" ("group_id", "task_id");
CREATE INDEX "imports_task_id_index" ON "imports" ("task_id", "id");

CREATE TABLE "tests" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "test" TEXT NOT NULL,
  "suite" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "tests_suite_bool" CHECK ("suite" IN (0, 1))
) STRICT;

CREATE TABLE "types" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "type" TEXT NOT NULL,
  "of" TEXT NOT NULL,
  "type_of_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "types_of_enum" CHECK ("of" IN ('success', 'failure', 'x', 'X1', 'x-2', 'a_b', 'b-c-d')),
  CONSTRAINT "types_type_of_id_reference" FOREIGN KEY ("type_of_id") REFERENCES "types" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "types_type_of_id_index" ON "types" ("type_of_id", "id");

CREATE TABLE "classes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "class" TEXT NOT NULL,
  "protocol" TEXT NOT NULL,
  "self" TEXT,
  "init" INTEGER NOT NULL,
  "default" TEXT NOT NULL,
  "hash" INTEGER,
  "hash_value" INTEGER NOT NULL,
  "description" TEXT NOT NULL,
  "async" INTEGER,
  "await" REAL NOT NULL,
  "lambda" INTEGER NOT NULL,
  "constructor" TEXT NOT NULL,
  "select" TEXT NOT NULL,
  "group" INTEGER NOT NULL,
  "index" TEXT,
  "rowid" INTEGER NOT NULL,
  "identifier" TEXT,
  "uuid" TEXT NOT NULL,
  "ids" TEXT NOT NULL,
  "i_d" TEXT NOT NULL,
  "json" TEXT NOT NULL,
  "check" TEXT NOT NULL,
  "write" TEXT NOT NULL,
  "switch_id" TEXT,
  "return_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "classes_init_bool" CHECK ("init" IN (0, 1)),
  CONSTRAINT "classes_async_bool" CHECK ("async" IN (0, 1)),
  CONSTRAINT "classes_check_length" CHECK (length("check") <= 254),
  CONSTRAINT "classes_class_length" CHECK (length("class") BETWEEN 1 AND 80),
  CONSTRAINT "classes_default_enum" CHECK ("default" IN ('some', 'none', 'wrapped')),
  CONSTRAINT "classes_group_max" CHECK ("group" <= 2147483647),
  CONSTRAINT "classes_group_min" CHECK ("group" >= -2147483648),
  CONSTRAINT "classes_protocol_enum" CHECK ("protocol" IN ('case', 'catch', 'class', 'default', 'init', 'nil', 'self', 'Type', 'Protocol', 'true', 'false', 'null', 'none', 'some', 'rawValue', 'allCases', 'hashValue', 'description', 'import', 'lambda', 'def', 'del', 'elif', 'global', 'pass', 'raise', 'constructor', 'prototype', 'typeof', 'undefined', 'instanceof', 'select', 'SELECT-ALL', 'from', 'where', 'group_by', 'ORDER_BY', 'rowid', 'NULL-VALUE')),
  CONSTRAINT "classes_select_length" CHECK (length("select") BETWEEN 1 AND 20),
  CONSTRAINT "classes_self_length" CHECK (length("self") <= 60),
  CONSTRAINT "classes_return_id_reference" FOREIGN KEY ("return_id") REFERENCES "types" ("id") ON DELETE SET NULL,
  CONSTRAINT "classes_switch_id_reference" FOREIGN KEY ("switch_id") REFERENCES "classes" ("id") ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX "classes_class_protocol_default_unique" ON "classes" ("class", "protocol", "default");
CREATE INDEX "classes_return_id_index" ON "classes" ("return_id", "id");
CREATE INDEX "classes_select_group_index" ON "classes" ("select", "group", "id");
CREATE UNIQUE INDEX "classes_select_unique" ON "classes" ("select");
CREATE INDEX "classes_self_switch_id_index" ON "classes" ("self", "switch_id", "id");
CREATE INDEX "classes_switch_id_index" ON "classes" ("switch_id", "id");

CREATE TABLE "classes_func" (
  "class_id" TEXT NOT NULL,
  "func_id" TEXT NOT NULL,
  PRIMARY KEY ("class_id", "func_id"),
  CONSTRAINT "classes_func_class_id_reference" FOREIGN KEY ("class_id") REFERENCES "classes" ("id") ON DELETE CASCADE,
  CONSTRAINT "classes_func_func_id_reference" FOREIGN KEY ("func_id") REFERENCES "classes" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "classes_func_func_id_index" ON "classes_func" ("func_id", "class_id");

CREATE TABLE "groups_look_up" (
  "group_id" TEXT NOT NULL,
  "look_up_id" TEXT NOT NULL,
  PRIMARY KEY ("group_id", "look_up_id"),
  CONSTRAINT "groups_look_up_group_id_reference" FOREIGN KEY ("group_id") REFERENCES "groups" ("id") ON DELETE CASCADE,
  CONSTRAINT "groups_look_up_look_up_id_reference" FOREIGN KEY ("look_up_id") REFERENCES "types" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "groups_look_up_look_up_id_index" ON "groups_look_up" ("look_up_id", "group_id");

CREATE TABLE "orders" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "order" INTEGER NOT NULL,
  "by" TEXT NOT NULL,
  "asc" INTEGER NOT NULL,
  "desc" INTEGER NOT NULL,
  "limit" INTEGER NOT NULL,
  "offset" INTEGER NOT NULL,
  "having" INTEGER NOT NULL,
  "union" TEXT,
  "from_id" TEXT NOT NULL,
  "where_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "orders_asc_bool" CHECK ("asc" IN (0, 1)),
  CONSTRAINT "orders_desc_bool" CHECK ("desc" IN (0, 1)),
  CONSTRAINT "orders_from_id_reference" FOREIGN KEY ("from_id") REFERENCES "groups" ("id") ON DELETE RESTRICT,
  CONSTRAINT "orders_where_id_reference" FOREIGN KEY ("where_id") REFERENCES "classes" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "orders_from_id_index" ON "orders" ("from_id", "id");
CREATE UNIQUE INDEX "orders_order_from_id_unique" ON "orders" ("order", "from_id");
CREATE INDEX "orders_where_id_index" ON "orders" ("where_id", "id");

CREATE TABLE "restorations_link" (
  "restoration_id" TEXT NOT NULL,
  "link_id" TEXT NOT NULL,
  PRIMARY KEY ("restoration_id", "link_id"),
  CONSTRAINT "restorations_link_link_id_reference" FOREIGN KEY ("link_id") REFERENCES "types" ("id") ON DELETE CASCADE,
  CONSTRAINT "restorations_link_restoration_id_reference" FOREIGN KEY ("restoration_id") REFERENCES "restorations" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "restorations_link_link_id_index" ON "restorations_link" ("link_id", "restoration_id");

CREATE TABLE "sets" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "insert" TEXT NOT NULL,
  "update" TEXT,
  "delete" INTEGER NOT NULL,
  "table_name" TEXT NOT NULL,
  "table_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "sets_delete_bool" CHECK ("delete" IN (0, 1)),
  CONSTRAINT "sets_table_id_reference" FOREIGN KEY ("table_id") REFERENCES "orders" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "sets_table_id_index" ON "sets" ("table_id", "id");

CREATE TABLE "types_list" (
  "type_id" TEXT NOT NULL,
  "list_id" TEXT NOT NULL,
  PRIMARY KEY ("type_id", "list_id"),
  CONSTRAINT "types_list_list_id_reference" FOREIGN KEY ("list_id") REFERENCES "tasks" ("id") ON DELETE CASCADE,
  CONSTRAINT "types_list_type_id_reference" FOREIGN KEY ("type_id") REFERENCES "types" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "types_list_list_id_index" ON "types_list" ("list_id", "type_id");

CREATE TABLE "types_members" (
  "type_id" TEXT NOT NULL,
  "member_id" TEXT NOT NULL,
  PRIMARY KEY ("type_id", "member_id"),
  CONSTRAINT "types_members_member_id_reference" FOREIGN KEY ("member_id") REFERENCES "groups" ("id") ON DELETE CASCADE,
  CONSTRAINT "types_members_type_id_reference" FOREIGN KEY ("type_id") REFERENCES "types" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "types_members_member_id_index" ON "types_members" ("member_id", "type_id");

CREATE TABLE "users" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "user" TEXT NOT NULL,
  "users" INTEGER NOT NULL,
  "password" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "wides" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "as" TEXT NOT NULL,
  "associatedtype" TEXT,
  "break" INTEGER NOT NULL,
  "continue" INTEGER,
  "defer" REAL NOT NULL,
  "deinit" INTEGER NOT NULL,
  "do" INTEGER NOT NULL,
  "else" TEXT,
  "enum" INTEGER NOT NULL,
  "extension" TEXT,
  "fallthrough" TEXT NOT NULL,
  "false" TEXT,
  "fileprivate" TEXT NOT NULL,
  "for" TEXT NOT NULL,
  "func" TEXT,
  "guard" INTEGER NOT NULL,
  "if" INTEGER,
  "in" REAL NOT NULL,
  "inout" INTEGER NOT NULL,
  "internal" INTEGER NOT NULL,
  "is" TEXT,
  "let" INTEGER NOT NULL,
  "nil" TEXT,
  "open" TEXT NOT NULL,
  "operator" TEXT,
  "private" TEXT NOT NULL,
  "public" TEXT NOT NULL,
  "struct" TEXT,
  "subscript" INTEGER NOT NULL,
  "super" INTEGER,
  "throw" REAL NOT NULL,
  "throws" INTEGER NOT NULL,
  "true" INTEGER NOT NULL,
  "try" TEXT,
  "typealias" INTEGER NOT NULL,
  "var" TEXT,
  "while" TEXT NOT NULL,
  "with" TEXT,
  "yield" TEXT NOT NULL,
  "del" TEXT NOT NULL,
  "def" TEXT,
  "elif" INTEGER NOT NULL,
  "global" INTEGER,
  "not" REAL NOT NULL,
  "or" INTEGER NOT NULL,
  "pass" INTEGER NOT NULL,
  "raise" TEXT,
  "assert" INTEGER NOT NULL,
  "delete" TEXT,
  "typeof" TEXT NOT NULL,
  "void" TEXT,
  "debugger" TEXT NOT NULL,
  "interface" TEXT NOT NULL,
  "package" TEXT,
  "any" INTEGER NOT NULL,
  "some" INTEGER,
  "actor" REAL NOT NULL,
  "isolated" INTEGER NOT NULL,
  "null" INTEGER NOT NULL,
  "exports" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "wides_do_bool" CHECK ("do" IN (0, 1)),
  CONSTRAINT "wides_internal_bool" CHECK ("internal" IN (0, 1)),
  CONSTRAINT "wides_true_bool" CHECK ("true" IN (0, 1)),
  CONSTRAINT "wides_pass_bool" CHECK ("pass" IN (0, 1)),
  CONSTRAINT "wides_null_bool" CHECK ("null" IN (0, 1)),
  CONSTRAINT "wides_debugger_enum" CHECK ("debugger" IN ('success', 'failure', 'x', 'X1', 'x-2', 'a_b', 'b-c-d')),
  CONSTRAINT "wides_fallthrough_length" CHECK (length("fallthrough") <= 254),
  CONSTRAINT "wides_fileprivate_enum" CHECK ("fileprivate" IN ('success', 'failure', 'x', 'X1', 'x-2', 'a_b', 'b-c-d')),
  CONSTRAINT "wides_open_length" CHECK (length("open") <= 254),
  CONSTRAINT "wides_private_enum" CHECK ("private" IN ('success', 'failure', 'x', 'X1', 'x-2', 'a_b', 'b-c-d')),
  CONSTRAINT "wides_typeof_length" CHECK (length("typeof") <= 254),
  CONSTRAINT "wides_while_length" CHECK (length("while") <= 254),
  CONSTRAINT "wides_yield_enum" CHECK ("yield" IN ('success', 'failure', 'x', 'X1', 'x-2', 'a_b', 'b-c-d'))
) STRICT;
