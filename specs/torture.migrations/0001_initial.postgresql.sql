-- step 1: in a transaction
CREATE TABLE "anies" (
  "id" uuid NOT NULL,
  "any" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "anies_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "applications" (
  "id" uuid NOT NULL,
  "application" text COLLATE "C" NOT NULL,
  "routes" integer NOT NULL,
  "middleware" boolean NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "applications_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "box_open_inputs" (
  "id" uuid NOT NULL,
  "box_open" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "box_open_inputs_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "box_services" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "box_services_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "box_change_sets" (
  "id" uuid NOT NULL,
  "changes" text COLLATE "C" NOT NULL,
  "box" text COLLATE "C" NOT NULL,
  "boxes" integer NOT NULL,
  "box_service_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "box_change_sets_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "box_change_sets_box_service_id_reference" FOREIGN KEY ("box_service_id") REFERENCES "box_services" ("id") ON DELETE RESTRICT
);
CREATE INDEX "box_change_sets_box_service_id_index" ON "box_change_sets" ("box_service_id", "id");
CREATE TABLE "boxes" (
  "id" uuid NOT NULL,
  "state" text COLLATE "C" NOT NULL,
  "x" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "boxes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "boxes_state_enum" CHECK ("state" IN ('open', 'closed'))
);
CREATE TABLE "categories" (
  "id" uuid NOT NULL,
  "category" text COLLATE "C" NOT NULL,
  "above_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "categories_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "categories_above_id_reference" FOREIGN KEY ("above_id") REFERENCES "categories" ("id") ON DELETE RESTRICT
);
CREATE INDEX "categories_above_id_index" ON "categories" ("above_id", "id");
CREATE TABLE "class2es" (
  "id" uuid NOT NULL,
  "class" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "deleted_at" timestamptz,
  CONSTRAINT "class2es_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "class2es_class_unique" ON "class2es" ("class") WHERE "deleted_at" IS NULL;
CREATE TABLE "customs" (
  "id" uuid NOT NULL,
  "custom" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "customs_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "databases" (
  "id" uuid NOT NULL,
  "database" text COLLATE "C" NOT NULL,
  "transaction" text COLLATE "C" NOT NULL,
  "service" text COLLATE "C" NOT NULL,
  "time" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "databases_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "durations" (
  "id" uuid NOT NULL,
  "string" text COLLATE "C" NOT NULL,
  "duration" bigint NOT NULL,
  "json" json NOT NULL,
  "data" bytea NOT NULL,
  "list" text[] COLLATE "C" NOT NULL,
  "case" text[] COLLATE "C" NOT NULL,
  "decimal" numeric(38, 19) NOT NULL,
  "decimals" numeric(20, 2)[] NOT NULL,
  "dates" date[] NOT NULL,
  "slug" text COLLATE "C" NOT NULL,
  "where" date,
  "while" timestamptz,
  "is" boolean NOT NULL,
  "guard" integer NOT NULL,
  "throws" integer,
  "true" text COLLATE "C" NOT NULL,
  "static" text COLLATE "C" NOT NULL,
  "any" boolean,
  "self_id" uuid,
  "super_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "lock_version" bigint NOT NULL,
  CONSTRAINT "durations_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "durations_data_length" CHECK (length("data") <= 40),
  CONSTRAINT "durations_duration_min" CHECK ("duration" >= 1000),
  CONSTRAINT "durations_slug_length" CHECK (length("slug") <= 80),
  CONSTRAINT "durations_static_length" CHECK (length("static") BETWEEN 1 AND 40),
  CONSTRAINT "durations_string_length" CHECK (length("string") BETWEEN 1 AND 80),
  CONSTRAINT "durations_true_enum" CHECK ("true" IN ('case', 'catch', 'class', 'default', 'init', 'nil', 'self', 'Type', 'Protocol', 'true', 'false', 'null', 'none', 'some', 'rawValue', 'allCases', 'hashValue', 'description', 'import', 'lambda', 'def', 'del', 'elif', 'global', 'pass', 'raise', 'constructor', 'prototype', 'typeof', 'undefined', 'instanceof', 'select', 'SELECT-ALL', 'from', 'where', 'group_by', 'ORDER_BY', 'rowid', 'NULL-VALUE')),
  CONSTRAINT "durations_rule1_check" CHECK ("where" IS NULL OR "string" <> 'where'),
  CONSTRAINT "durations_rule2_check" CHECK ("throws" IS NULL OR ("guard" <= "throws") IS TRUE),
  CONSTRAINT "durations_rule3_check" CHECK ("self_id" IS NULL OR "self_id" IS DISTINCT FROM "super_id"),
  CONSTRAINT "durations_rule4_check" CHECK (NOT "is" OR "true" <> 'false'),
  CONSTRAINT "durations_rule5_check" CHECK (length("string") <= 60 OR "string" > 'self'),
  CONSTRAINT "durations_rule6_check" CHECK ("static" <> 'self' AND NOT "static" IN ('Self', '"', '日本語')),
  CONSTRAINT "durations_self_id_reference" FOREIGN KEY ("self_id") REFERENCES "durations" ("id") ON DELETE SET NULL,
  CONSTRAINT "durations_super_id_reference" FOREIGN KEY ("super_id") REFERENCES "durations" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "durations_guard_throws_some_unique" ON "durations" ("guard", "throws") WHERE ("true" IN ('true', 'self'));
CREATE INDEX "durations_self_id_index" ON "durations" ("self_id", "id");
CREATE UNIQUE INDEX "durations_slug_unique" ON "durations" ("slug");
CREATE UNIQUE INDEX "durations_string_some_unique" ON "durations" ("string") WHERE ("is" AND "where" IS NULL AND "guard" = 1);
CREATE INDEX "durations_super_id_index" ON "durations" ("super_id", "id");
CREATE TABLE "events" (
  "id" uuid NOT NULL,
  "event" text COLLATE "C" NOT NULL,
  "events" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "events_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "extensions" (
  "class" text COLLATE "C" NOT NULL,
  "is" uuid NOT NULL,
  "for" text COLLATE "C" NOT NULL,
  "init" boolean NOT NULL,
  "switch" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "extensions_pkey" PRIMARY KEY ("class", "is", "for"),
  CONSTRAINT "extensions_class_enum" CHECK ("class" IN ('success', 'failure', 'x', 'X1', 'x-2', 'a_b', 'b-c-d')),
  CONSTRAINT "extensions_for_length" CHECK (length("for") BETWEEN 1 AND 10),
  CONSTRAINT "extensions_switch_enum" CHECK ("switch" IN ('success', 'failure', 'x', 'X1', 'x-2', 'a_b', 'b-c-d'))
);
CREATE TABLE "foundations" (
  "id" uuid NOT NULL,
  "foundation" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "foundations_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "groups" (
  "id" uuid NOT NULL,
  "group" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "lock_version" bigint NOT NULL,
  CONSTRAINT "groups_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "groups_group_unique" ON "groups" ("group");
CREATE TABLE "http_server2s" (
  "id" uuid NOT NULL,
  "http_url" text COLLATE "C" NOT NULL,
  "url_http" text COLLATE "C" NOT NULL,
  "html_ids" integer NOT NULL,
  "x1y2" integer NOT NULL,
  "api" boolean NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "http_server2s_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "ids" (
  "id" uuid NOT NULL,
  "ids" text COLLATE "C" NOT NULL,
  "owner_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "ids_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "ids_owner_id_reference" FOREIGN KEY ("owner_id") REFERENCES "ids" ("id") ON DELETE RESTRICT
);
CREATE INDEX "ids_owner_id_index" ON "ids" ("owner_id", "id");
CREATE TABLE "lets" (
  "let" integer NOT NULL,
  "var" text COLLATE "C" NOT NULL,
  "nonisolated" bigint,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "lock_version" bigint NOT NULL,
  CONSTRAINT "lets_pkey" PRIMARY KEY ("let"),
  CONSTRAINT "lets_var_length" CHECK (length("var") BETWEEN 1 AND 20)
);
CREATE UNIQUE INDEX "lets_var_unique" ON "lets" ("var");
CREATE TABLE "actors" (
  "in" date NOT NULL,
  "await" boolean NOT NULL,
  "let_let" integer,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "actors_pkey" PRIMARY KEY ("in"),
  CONSTRAINT "actors_let_let_reference" FOREIGN KEY ("let_let") REFERENCES "lets" ("let") ON DELETE SET NULL
);
CREATE INDEX "actors_let_let_index" ON "actors" ("let_let", "in");
CREATE TABLE "migrations" (
  "id" uuid NOT NULL,
  "migration" text COLLATE "C" NOT NULL,
  "seed" integer NOT NULL,
  "count" integer NOT NULL,
  "time" timestamptz NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "migrations_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "nevers" (
  "id" uuid NOT NULL,
  "never" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "nevers_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "news" (
  "id" uuid NOT NULL,
  "news" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "news_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "other_boxes" (
  "id" uuid NOT NULL,
  "box" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "other_boxes_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "people" (
  "id" uuid NOT NULL,
  "persons" text COLLATE "C" NOT NULL,
  "person_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "people_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "people_person_id_reference" FOREIGN KEY ("person_id") REFERENCES "people" ("id") ON DELETE RESTRICT
);
CREATE INDEX "people_person_id_index" ON "people" ("person_id", "id");
CREATE TABLE "protocols" (
  "self" text COLLATE "C" NOT NULL,
  "associatedtype" text COLLATE "C",
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "lock_version" bigint NOT NULL,
  CONSTRAINT "protocols_pkey" PRIMARY KEY ("self"),
  CONSTRAINT "protocols_self_length" CHECK (length("self") BETWEEN 1 AND 30)
);
CREATE TABLE "operators" (
  "id" uuid NOT NULL,
  "infix" integer NOT NULL,
  "protocol_self" text COLLATE "C" NOT NULL,
  CONSTRAINT "operators_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "operators_protocol_self_reference" FOREIGN KEY ("protocol_self") REFERENCES "protocols" ("self") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "operators_protocol_self_unique" ON "operators" ("protocol_self");
CREATE TABLE "conformances" (
  "self_self" text COLLATE "C" NOT NULL,
  "in" date NOT NULL,
  "as" bigint NOT NULL,
  "where" text COLLATE "C",
  "operator_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "lock_version" bigint NOT NULL,
  CONSTRAINT "conformances_pkey" PRIMARY KEY ("self_self", "in", "as"),
  CONSTRAINT "conformances_operator_id_reference" FOREIGN KEY ("operator_id") REFERENCES "operators" ("id") ON DELETE CASCADE,
  CONSTRAINT "conformances_self_self_reference" FOREIGN KEY ("self_self") REFERENCES "protocols" ("self") ON DELETE RESTRICT
);
CREATE INDEX "conformances_operator_id_index" ON "conformances" ("operator_id", "self_self", "in", "as");
CREATE TABLE "protocols_extends" (
  "protocol_self" text COLLATE "C" NOT NULL,
  "extend_in" date NOT NULL,
  CONSTRAINT "protocols_extends_pkey" PRIMARY KEY ("protocol_self", "extend_in"),
  CONSTRAINT "protocols_extends_extend_in_reference" FOREIGN KEY ("extend_in") REFERENCES "actors" ("in") ON DELETE CASCADE,
  CONSTRAINT "protocols_extends_protocol_self_reference" FOREIGN KEY ("protocol_self") REFERENCES "protocols" ("self") ON DELETE CASCADE
);
CREATE INDEX "protocols_extends_extend_in_index" ON "protocols_extends" ("extend_in", "protocol_self");
CREATE TABLE "responses" (
  "id" uuid NOT NULL,
  "response" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "responses_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "requests" (
  "id" uuid NOT NULL,
  "request" text COLLATE "C" NOT NULL,
  "response" text COLLATE "C",
  "response_to_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "requests_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "requests_response_to_id_reference" FOREIGN KEY ("response_to_id") REFERENCES "responses" ("id") ON DELETE RESTRICT
);
CREATE INDEX "requests_response_to_id_index" ON "requests" ("response_to_id", "id");
CREATE TABLE "restorations" (
  "id" uuid NOT NULL,
  "found" text COLLATE "C" NOT NULL,
  "purge" boolean NOT NULL,
  "restore" integer NOT NULL,
  "is_deleted" boolean,
  "moment" text COLLATE "C" NOT NULL,
  "state" text COLLATE "C" NOT NULL,
  "deletion_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "deleted_at" timestamptz,
  "lock_version" bigint NOT NULL,
  CONSTRAINT "restorations_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "restorations_found_length" CHECK (length("found") BETWEEN 1 AND 20),
  CONSTRAINT "restorations_state_enum" CHECK ("state" IN ('open', 'closed')),
  CONSTRAINT "restorations_deletion_id_reference" FOREIGN KEY ("deletion_id") REFERENCES "restorations" ("id") ON DELETE CASCADE
);
CREATE INDEX "restorations_deletion_id_index" ON "restorations" ("deletion_id", "id");
CREATE UNIQUE INDEX "restorations_found_unique" ON "restorations" ("found") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "restorations_restore_moment_deletion_id_unique" ON "restorations" ("restore", "moment", "deletion_id") WHERE "deleted_at" IS NULL;
CREATE TABLE "series" (
  "id" uuid NOT NULL,
  "series" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "series_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "data" (
  "id" uuid NOT NULL,
  "data" text COLLATE "C" NOT NULL,
  "datum" double precision NOT NULL,
  "series_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "data_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "data_series_id_reference" FOREIGN KEY ("series_id") REFERENCES "series" ("id") ON DELETE RESTRICT
);
CREATE INDEX "data_series_id_index" ON "data" ("series_id", "id");
CREATE TABLE "statuses" (
  "id" uuid NOT NULL,
  "status" text COLLATE "C" NOT NULL,
  "statuses" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "statuses_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "strings" (
  "id" uuid NOT NULL,
  "string" text COLLATE "C" NOT NULL,
  "int" integer NOT NULL,
  "double" double precision NOT NULL,
  "bool" boolean NOT NULL,
  "date" date NOT NULL,
  "url" text COLLATE "C" NOT NULL,
  "data" text COLLATE "C",
  "substring_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "strings_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "strings_substring_id_reference" FOREIGN KEY ("substring_id") REFERENCES "strings" ("id") ON DELETE RESTRICT
);
CREATE INDEX "strings_substring_id_index" ON "strings" ("substring_id", "id");
CREATE TABLE "tags" (
  "id" uuid NOT NULL,
  "tag" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "tags_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "tasks" (
  "id" uuid NOT NULL,
  "task" text COLLATE "C" NOT NULL,
  "priority" integer,
  "detached" boolean NOT NULL,
  "sleep" timestamptz NOT NULL,
  "is_cancelled" boolean NOT NULL,
  "task_group_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "tasks_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "tasks_task_group_id_reference" FOREIGN KEY ("task_group_id") REFERENCES "groups" ("id") ON DELETE RESTRICT
);
CREATE INDEX "tasks_task_group_id_index" ON "tasks" ("task_group_id", "id");
CREATE TABLE "groups_touch" (
  "group_id" uuid NOT NULL,
  "touch_id" uuid NOT NULL,
  CONSTRAINT "groups_touch_pkey" PRIMARY KEY ("group_id", "touch_id"),
  CONSTRAINT "groups_touch_group_id_reference" FOREIGN KEY ("group_id") REFERENCES "groups" ("id") ON DELETE CASCADE,
  CONSTRAINT "groups_touch_touch_id_reference" FOREIGN KEY ("touch_id") REFERENCES "tasks" ("id") ON DELETE CASCADE
);
CREATE INDEX "groups_touch_touch_id_index" ON "groups_touch" ("touch_id", "group_id");
CREATE TABLE "imports" (
  "id" uuid NOT NULL,
  "as" text COLLATE "C",
  "import" integer NOT NULL,
  "task_id" uuid NOT NULL,
  "group_id" uuid NOT NULL,
  CONSTRAINT "imports_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "imports_group_id_reference" FOREIGN KEY ("group_id") REFERENCES "groups" ("id") ON DELETE CASCADE,
  CONSTRAINT "imports_task_id_reference" FOREIGN KEY ("task_id") REFERENCES "tasks" ("id") ON DELETE CASCADE
);
CREATE INDEX "imports_group_id_index" ON "imports" ("group_id", "id");
CREATE UNIQUE INDEX "imports_group_id_task_id_unique" ON "imports" ("group_id", "task_id");
CREATE INDEX "imports_task_id_index" ON "imports" ("task_id", "id");
CREATE TABLE "tests" (
  "id" uuid NOT NULL,
  "test" text COLLATE "C" NOT NULL,
  "suite" boolean NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "tests_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "types" (
  "id" uuid NOT NULL,
  "type" text COLLATE "C" NOT NULL,
  "of" text COLLATE "C" NOT NULL,
  "type_of_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "types_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "types_of_enum" CHECK ("of" IN ('success', 'failure', 'x', 'X1', 'x-2', 'a_b', 'b-c-d')),
  CONSTRAINT "types_type_of_id_reference" FOREIGN KEY ("type_of_id") REFERENCES "types" ("id") ON DELETE CASCADE
);
CREATE INDEX "types_type_of_id_index" ON "types" ("type_of_id", "id");
CREATE TABLE "classes" (
  "id" uuid NOT NULL,
  "class" text COLLATE "C" NOT NULL,
  "protocol" text COLLATE "C" NOT NULL,
  "self" text COLLATE "C",
  "init" boolean NOT NULL,
  "default" text COLLATE "C" NOT NULL,
  "hash" bigint,
  "hash_value" integer NOT NULL,
  "description" text COLLATE "C" NOT NULL,
  "async" boolean,
  "await" double precision NOT NULL,
  "lambda" numeric(18, 9) NOT NULL,
  "constructor" text COLLATE "C" NOT NULL,
  "select" text COLLATE "C" NOT NULL,
  "group" integer NOT NULL,
  "index" date,
  "rowid" bigint NOT NULL,
  "identifier" uuid,
  "uuid" uuid NOT NULL,
  "ids" text COLLATE "C" NOT NULL,
  "i_d" text COLLATE "C" NOT NULL,
  "json" text COLLATE "C" NOT NULL,
  "check" text COLLATE "C" NOT NULL,
  "write" text COLLATE "C" NOT NULL,
  "switch_id" uuid,
  "return_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "classes_pkey" PRIMARY KEY ("id"),
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
);
CREATE UNIQUE INDEX "classes_class_protocol_default_unique" ON "classes" ("class", "protocol", "default");
CREATE INDEX "classes_return_id_index" ON "classes" ("return_id", "id");
CREATE INDEX "classes_select_group_index" ON "classes" ("select", "group", "id");
CREATE UNIQUE INDEX "classes_select_unique" ON "classes" ("select");
CREATE INDEX "classes_self_switch_id_index" ON "classes" ("self", "switch_id", "id");
CREATE INDEX "classes_switch_id_index" ON "classes" ("switch_id", "id");
CREATE TABLE "classes_func" (
  "class_id" uuid NOT NULL,
  "func_id" uuid NOT NULL,
  CONSTRAINT "classes_func_pkey" PRIMARY KEY ("class_id", "func_id"),
  CONSTRAINT "classes_func_class_id_reference" FOREIGN KEY ("class_id") REFERENCES "classes" ("id") ON DELETE CASCADE,
  CONSTRAINT "classes_func_func_id_reference" FOREIGN KEY ("func_id") REFERENCES "classes" ("id") ON DELETE CASCADE
);
CREATE INDEX "classes_func_func_id_index" ON "classes_func" ("func_id", "class_id");
CREATE TABLE "groups_look_up" (
  "group_id" uuid NOT NULL,
  "look_up_id" uuid NOT NULL,
  CONSTRAINT "groups_look_up_pkey" PRIMARY KEY ("group_id", "look_up_id"),
  CONSTRAINT "groups_look_up_group_id_reference" FOREIGN KEY ("group_id") REFERENCES "groups" ("id") ON DELETE CASCADE,
  CONSTRAINT "groups_look_up_look_up_id_reference" FOREIGN KEY ("look_up_id") REFERENCES "types" ("id") ON DELETE CASCADE
);
CREATE INDEX "groups_look_up_look_up_id_index" ON "groups_look_up" ("look_up_id", "group_id");
CREATE TABLE "orders" (
  "id" uuid NOT NULL,
  "order" integer NOT NULL,
  "by" text COLLATE "C" NOT NULL,
  "asc" boolean NOT NULL,
  "desc" boolean NOT NULL,
  "limit" integer NOT NULL,
  "offset" integer NOT NULL,
  "having" numeric(4, 2) NOT NULL,
  "union" text COLLATE "C",
  "from_id" uuid NOT NULL,
  "where_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "orders_from_id_reference" FOREIGN KEY ("from_id") REFERENCES "groups" ("id") ON DELETE RESTRICT,
  CONSTRAINT "orders_where_id_reference" FOREIGN KEY ("where_id") REFERENCES "classes" ("id") ON DELETE RESTRICT
);
CREATE INDEX "orders_from_id_index" ON "orders" ("from_id", "id");
CREATE UNIQUE INDEX "orders_order_from_id_unique" ON "orders" ("order", "from_id");
CREATE INDEX "orders_where_id_index" ON "orders" ("where_id", "id");
CREATE TABLE "restorations_link" (
  "restoration_id" uuid NOT NULL,
  "link_id" uuid NOT NULL,
  CONSTRAINT "restorations_link_pkey" PRIMARY KEY ("restoration_id", "link_id"),
  CONSTRAINT "restorations_link_link_id_reference" FOREIGN KEY ("link_id") REFERENCES "types" ("id") ON DELETE CASCADE,
  CONSTRAINT "restorations_link_restoration_id_reference" FOREIGN KEY ("restoration_id") REFERENCES "restorations" ("id") ON DELETE CASCADE
);
CREATE INDEX "restorations_link_link_id_index" ON "restorations_link" ("link_id", "restoration_id");
CREATE TABLE "sets" (
  "id" uuid NOT NULL,
  "insert" text COLLATE "C" NOT NULL,
  "update" text COLLATE "C",
  "delete" boolean NOT NULL,
  "table_name" text COLLATE "C" NOT NULL,
  "table_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "sets_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "sets_table_id_reference" FOREIGN KEY ("table_id") REFERENCES "orders" ("id") ON DELETE CASCADE
);
CREATE INDEX "sets_table_id_index" ON "sets" ("table_id", "id");
CREATE TABLE "types_list" (
  "type_id" uuid NOT NULL,
  "list_id" uuid NOT NULL,
  CONSTRAINT "types_list_pkey" PRIMARY KEY ("type_id", "list_id"),
  CONSTRAINT "types_list_list_id_reference" FOREIGN KEY ("list_id") REFERENCES "tasks" ("id") ON DELETE CASCADE,
  CONSTRAINT "types_list_type_id_reference" FOREIGN KEY ("type_id") REFERENCES "types" ("id") ON DELETE CASCADE
);
CREATE INDEX "types_list_list_id_index" ON "types_list" ("list_id", "type_id");
CREATE TABLE "types_members" (
  "type_id" uuid NOT NULL,
  "member_id" uuid NOT NULL,
  CONSTRAINT "types_members_pkey" PRIMARY KEY ("type_id", "member_id"),
  CONSTRAINT "types_members_member_id_reference" FOREIGN KEY ("member_id") REFERENCES "groups" ("id") ON DELETE CASCADE,
  CONSTRAINT "types_members_type_id_reference" FOREIGN KEY ("type_id") REFERENCES "types" ("id") ON DELETE CASCADE
);
CREATE INDEX "types_members_member_id_index" ON "types_members" ("member_id", "type_id");
CREATE TABLE "users" (
  "id" uuid NOT NULL,
  "user" text COLLATE "C" NOT NULL,
  "users" integer NOT NULL,
  "password" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "wides" (
  "id" uuid NOT NULL,
  "as" text COLLATE "C" NOT NULL,
  "associatedtype" text COLLATE "C",
  "break" integer NOT NULL,
  "continue" bigint,
  "defer" double precision NOT NULL,
  "deinit" numeric(9, 3) NOT NULL,
  "do" boolean NOT NULL,
  "else" date,
  "enum" timestamptz NOT NULL,
  "extension" uuid,
  "fallthrough" text COLLATE "C" NOT NULL,
  "false" text COLLATE "C",
  "fileprivate" text COLLATE "C" NOT NULL,
  "for" text COLLATE "C" NOT NULL,
  "func" text COLLATE "C",
  "guard" integer NOT NULL,
  "if" bigint,
  "in" double precision NOT NULL,
  "inout" numeric(9, 3) NOT NULL,
  "internal" boolean NOT NULL,
  "is" date,
  "let" timestamptz NOT NULL,
  "nil" uuid,
  "open" text COLLATE "C" NOT NULL,
  "operator" text COLLATE "C",
  "private" text COLLATE "C" NOT NULL,
  "public" text COLLATE "C" NOT NULL,
  "struct" text COLLATE "C",
  "subscript" integer NOT NULL,
  "super" bigint,
  "throw" double precision NOT NULL,
  "throws" numeric(9, 3) NOT NULL,
  "true" boolean NOT NULL,
  "try" date,
  "typealias" timestamptz NOT NULL,
  "var" uuid,
  "while" text COLLATE "C" NOT NULL,
  "with" text COLLATE "C",
  "yield" text COLLATE "C" NOT NULL,
  "del" text COLLATE "C" NOT NULL,
  "def" text COLLATE "C",
  "elif" integer NOT NULL,
  "global" bigint,
  "not" double precision NOT NULL,
  "or" numeric(9, 3) NOT NULL,
  "pass" boolean NOT NULL,
  "raise" date,
  "assert" timestamptz NOT NULL,
  "delete" uuid,
  "typeof" text COLLATE "C" NOT NULL,
  "void" text COLLATE "C",
  "debugger" text COLLATE "C" NOT NULL,
  "interface" text COLLATE "C" NOT NULL,
  "package" text COLLATE "C",
  "any" integer NOT NULL,
  "some" bigint,
  "actor" double precision NOT NULL,
  "isolated" numeric(9, 3) NOT NULL,
  "null" boolean NOT NULL,
  "exports" date,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "wides_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "wides_debugger_enum" CHECK ("debugger" IN ('success', 'failure', 'x', 'X1', 'x-2', 'a_b', 'b-c-d')),
  CONSTRAINT "wides_fallthrough_length" CHECK (length("fallthrough") <= 254),
  CONSTRAINT "wides_fileprivate_enum" CHECK ("fileprivate" IN ('success', 'failure', 'x', 'X1', 'x-2', 'a_b', 'b-c-d')),
  CONSTRAINT "wides_open_length" CHECK (length("open") <= 254),
  CONSTRAINT "wides_private_enum" CHECK ("private" IN ('success', 'failure', 'x', 'X1', 'x-2', 'a_b', 'b-c-d')),
  CONSTRAINT "wides_typeof_length" CHECK (length("typeof") <= 254),
  CONSTRAINT "wides_while_length" CHECK (length("while") <= 254),
  CONSTRAINT "wides_yield_enum" CHECK ("yield" IN ('success', 'failure', 'x', 'X1', 'x-2', 'a_b', 'b-c-d'))
);
