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

CREATE TABLE "buses" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "bus" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
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

CREATE TABLE "events" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "event" TEXT NOT NULL,
  "events" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

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
  "updated_at" INTEGER NOT NULL
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

CREATE TABLE "indexes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "index" INTEGER NOT NULL,
  "indices" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "matrices" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "matrix" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

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

CREATE TABLE "quizzes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "quiz" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "buses_quizzes" (
  "bus_id" TEXT NOT NULL,
  "quiz_id" TEXT NOT NULL,
  PRIMARY KEY ("bus_id", "quiz_id"),
  CONSTRAINT "buses_quizzes_bus_id_reference" FOREIGN KEY ("bus_id") REFERENCES "buses" ("id") ON DELETE CASCADE,
  CONSTRAINT "buses_quizzes_quiz_id_reference" FOREIGN KEY ("quiz_id") REFERENCES "quizzes" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "buses_quizzes_quiz_id_index" ON "buses_quizzes" ("quiz_id", "bus_id");

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

CREATE TABLE "sheep" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "sheep" INTEGER NOT NULL,
  "sheeps" INTEGER NOT NULL,
  "index_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "sheep_sheep_bool" CHECK ("sheep" IN (0, 1)),
  CONSTRAINT "sheep_index_id_reference" FOREIGN KEY ("index_id") REFERENCES "indexes" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "sheep_index_id_index" ON "sheep" ("index_id", "id");

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
