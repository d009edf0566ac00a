-- step 1: in a transaction
CREATE TABLE "bells" (
  "id" uuid NOT NULL,
  "tone" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "bells_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "classes" (
  "id" uuid NOT NULL,
  "default" text COLLATE "C" NOT NULL,
  "class" integer NOT NULL,
  "protocol" text COLLATE "C" NOT NULL,
  "self" text COLLATE "C",
  "init" boolean NOT NULL,
  "type" text COLLATE "C" NOT NULL,
  "description" text COLLATE "C" NOT NULL,
  "order" integer,
  "select" text COLLATE "C" NOT NULL,
  "where" date,
  "switch_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "classes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "classes_default_length" CHECK (length("default") <= 40),
  CONSTRAINT "classes_protocol_enum" CHECK ("protocol" IN ('class', 'default', 'true', 'Self', 'in-stock', 'IN_REPAIR')),
  CONSTRAINT "classes_select_length" CHECK (length("select") BETWEEN 1 AND 10),
  CONSTRAINT "classes_type_enum" CHECK ("type" IN ('class', 'default', 'true', 'Self', 'in-stock', 'IN_REPAIR')),
  CONSTRAINT "classes_switch_id_reference" FOREIGN KEY ("switch_id") REFERENCES "classes" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "classes_select_unique" ON "classes" ("select");
CREATE INDEX "classes_switch_id_index" ON "classes" ("switch_id", "id");
CREATE UNIQUE INDEX "classes_type_order_unique" ON "classes" ("type", "order");
CREATE TABLE "classes_in" (
  "class_id" uuid NOT NULL,
  "in_id" uuid NOT NULL,
  CONSTRAINT "classes_in_pkey" PRIMARY KEY ("class_id", "in_id"),
  CONSTRAINT "classes_in_class_id_reference" FOREIGN KEY ("class_id") REFERENCES "classes" ("id") ON DELETE CASCADE,
  CONSTRAINT "classes_in_in_id_reference" FOREIGN KEY ("in_id") REFERENCES "classes" ("id") ON DELETE CASCADE
);
CREATE INDEX "classes_in_in_id_index" ON "classes_in" ("in_id", "class_id");
CREATE TABLE "courses" (
  "code" text COLLATE "C" NOT NULL,
  "time" bigint NOT NULL,
  "pause" bigint,
  "fee" numeric(24, 2) NOT NULL,
  "deposit" numeric(24, 2),
  "badge" bytea,
  "old_badge" bytea,
  "topics" text[] COLLATE "C",
  "plan" json,
  CONSTRAINT "courses_pkey" PRIMARY KEY ("code"),
  CONSTRAINT "courses_badge_length" CHECK (length("badge") <= 8),
  CONSTRAINT "courses_old_badge_length" CHECK (length("old_badge") <= 8),
  CONSTRAINT "courses_time_min" CHECK ("time" >= 900000),
  CONSTRAINT "courses_rule1_check" CHECK (("pause" < "time") IS TRUE OR "pause" IS NULL),
  CONSTRAINT "courses_rule2_check" CHECK ("fee" <> 0.00),
  CONSTRAINT "courses_rule3_check" CHECK ("deposit" IS DISTINCT FROM "fee"),
  CONSTRAINT "courses_rule4_check" CHECK ("badge" IS NULL OR ("badge" IS DISTINCT FROM "old_badge" AND "badge" IS DISTINCT FROM '\x'::bytea)),
  CONSTRAINT "courses_rule5_check" CHECK ("topics" IS NOT NULL OR "plan" IS NULL)
);
CREATE TABLE "drafts" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "level" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "drafts_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "guides" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "slug" text COLLATE "C" NOT NULL,
  "shortcut" text COLLATE "C" NOT NULL,
  "shelf" text COLLATE "C",
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "guides_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "guides_shelf_length" CHECK (length("shelf") BETWEEN 2 AND 10),
  CONSTRAINT "guides_shortcut_length" CHECK (length("shortcut") <= 12),
  CONSTRAINT "guides_slug_length" CHECK (length("slug") <= 80),
  CONSTRAINT "guides_title_length" CHECK (length("title") BETWEEN 1 AND 120)
);
CREATE UNIQUE INDEX "guides_slug_unique" ON "guides" ("slug");
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
CREATE TABLE "inboxes" (
  "id" uuid NOT NULL,
  "message" text COLLATE "C" NOT NULL,
  "answer_to" text COLLATE "C",
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "inboxes_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "inboxes_answer_to_length" CHECK (length("answer_to") <= 254),
  CONSTRAINT "inboxes_message_length" CHECK (length("message") BETWEEN 1 AND 500)
);
CREATE TABLE "journals" (
  "id" uuid NOT NULL,
  "line" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "journals_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "kits" (
  "id" uuid NOT NULL,
  "tools" text[] COLLATE "C" NOT NULL,
  "grades" text[] COLLATE "C" NOT NULL,
  "sizes" numeric(6, 2)[],
  "counts" integer[] NOT NULL,
  "readings" double precision[] NOT NULL,
  "totals" bigint[] NOT NULL,
  "flags" boolean[] NOT NULL,
  "days" date[] NOT NULL,
  "moments" timestamptz[] NOT NULL,
  "spans" bigint[] NOT NULL,
  "keys" uuid[] NOT NULL,
  "mails" text[] COLLATE "C" NOT NULL,
  "pages" text[] COLLATE "C" NOT NULL,
  "paths" text[] COLLATE "C" NOT NULL,
  "notes" text[] COLLATE "C",
  "value" numeric(24, 2)[] NOT NULL,
  CONSTRAINT "kits_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "ledgers" (
  "id" uuid NOT NULL,
  "line" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "ledgers_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "machines" (
  "id" uuid NOT NULL,
  "serial" text COLLATE "C" NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "notes" text COLLATE "C",
  "runs" integer NOT NULL,
  "revolutions" bigint NOT NULL,
  "load" double precision NOT NULL,
  "value" numeric(12, 3) NOT NULL,
  "is_insured" boolean NOT NULL,
  "bought_on" date NOT NULL,
  "checked_at" timestamptz NOT NULL,
  "tag" uuid NOT NULL,
  "contact" text COLLATE "C" NOT NULL,
  "manual_url" text COLLATE "C" NOT NULL,
  "condition" text COLLATE "C" NOT NULL,
  "greeting" text COLLATE "C" NOT NULL,
  "part_of_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "machines_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "machines_bought_on_max" CHECK ("bought_on" <= '2099-12-31'::date),
  CONSTRAINT "machines_bought_on_min" CHECK ("bought_on" >= '1950-01-01'::date),
  CONSTRAINT "machines_checked_at_max" CHECK ("checked_at" <= '2099-12-31T23:59:59.999Z'::timestamptz),
  CONSTRAINT "machines_checked_at_min" CHECK ("checked_at" >= '1990-01-01T00:00:00.000Z'::timestamptz),
  CONSTRAINT "machines_condition_enum" CHECK ("condition" IN ('new', 'used', 'broken')),
  CONSTRAINT "machines_contact_length" CHECK (length("contact") BETWEEN 6 AND 100),
  CONSTRAINT "machines_load_max" CHECK ("load" <= '1.5'::double precision),
  CONSTRAINT "machines_load_min" CHECK ("load" >= '-0.5'::double precision),
  CONSTRAINT "machines_manual_url_length" CHECK (length("manual_url") <= 200),
  CONSTRAINT "machines_name_length" CHECK (length("name") BETWEEN 1 AND 80),
  CONSTRAINT "machines_notes_length" CHECK (length("notes") <= 2000),
  CONSTRAINT "machines_revolutions_max" CHECK ("revolutions" <= 9007199254740991),
  CONSTRAINT "machines_revolutions_min" CHECK ("revolutions" >= -9007199254740991),
  CONSTRAINT "machines_runs_max" CHECK ("runs" <= 100000),
  CONSTRAINT "machines_runs_min" CHECK ("runs" >= 0),
  CONSTRAINT "machines_serial_length" CHECK (length("serial") BETWEEN 4 AND 12),
  CONSTRAINT "machines_value_max" CHECK ("value" <= 99999.999),
  CONSTRAINT "machines_value_min" CHECK ("value" >= -99999.999),
  CONSTRAINT "machines_part_of_id_reference" FOREIGN KEY ("part_of_id") REFERENCES "machines" ("id") ON DELETE SET NULL
);
CREATE INDEX "machines_bought_on_condition_index" ON "machines" ("bought_on", "condition", "id");
CREATE INDEX "machines_part_of_id_index" ON "machines" ("part_of_id", "id");
CREATE INDEX "machines_part_of_id_name_index" ON "machines" ("part_of_id", "name", "id");
CREATE UNIQUE INDEX "machines_serial_unique" ON "machines" ("serial");
CREATE TABLE "bins" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "machine_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "bins_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "bins_machine_id_reference" FOREIGN KEY ("machine_id") REFERENCES "machines" ("id") ON DELETE RESTRICT
);
CREATE INDEX "bins_machine_id_index" ON "bins" ("machine_id", "id");
CREATE TABLE "gauges" (
  "id" uuid NOT NULL,
  "label" text COLLATE "C",
  "notes" text COLLATE "C",
  "count" integer,
  "total" bigint,
  "ratio" double precision,
  "price" numeric(18, 0),
  "share" numeric(4, 4),
  "is_open" boolean,
  "day" date,
  "at" timestamptz,
  "key" uuid,
  "mail" text COLLATE "C",
  "page" text COLLATE "C",
  "priority" text COLLATE "C",
  "machine_id" uuid,
  CONSTRAINT "gauges_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "gauges_count_min" CHECK ("count" >= -5),
  CONSTRAINT "gauges_label_length" CHECK (length("label") BETWEEN 3 AND 3),
  CONSTRAINT "gauges_mail_length" CHECK (length("mail") <= 254),
  CONSTRAINT "gauges_priority_enum" CHECK ("priority" IN ('low', 'normal', 'URGENT')),
  CONSTRAINT "gauges_total_max" CHECK ("total" <= 0),
  CONSTRAINT "gauges_machine_id_reference" FOREIGN KEY ("machine_id") REFERENCES "machines" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "gauges_day_unique" ON "gauges" ("day");
CREATE INDEX "gauges_machine_id_index" ON "gauges" ("machine_id", "id");
CREATE UNIQUE INDEX "gauges_mail_unique" ON "gauges" ("mail");
CREATE TABLE "machines_compatible" (
  "machine_id" uuid NOT NULL,
  "compatible_id" uuid NOT NULL,
  CONSTRAINT "machines_compatible_pkey" PRIMARY KEY ("machine_id", "compatible_id"),
  CONSTRAINT "machines_compatible_compatible_id_reference" FOREIGN KEY ("compatible_id") REFERENCES "machines" ("id") ON DELETE CASCADE,
  CONSTRAINT "machines_compatible_machine_id_reference" FOREIGN KEY ("machine_id") REFERENCES "machines" ("id") ON DELETE CASCADE
);
CREATE INDEX "machines_compatible_compatible_id_index" ON "machines_compatible" ("compatible_id", "machine_id");
CREATE TABLE "manuals" (
  "id" uuid NOT NULL,
  "digest" bytea NOT NULL,
  "photo" bytea,
  "magic" bytea NOT NULL,
  "settings" json NOT NULL,
  "extra" json,
  "fixed" json NOT NULL,
  CONSTRAINT "manuals_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "manuals_digest_length" CHECK (length("digest") BETWEEN 4 AND 4),
  CONSTRAINT "manuals_photo_length" CHECK (length("photo") <= 16)
);
CREATE UNIQUE INDEX "manuals_digest_unique" ON "manuals" ("digest");
CREATE TABLE "plates" (
  "id" uuid NOT NULL,
  "text" text COLLATE "C" NOT NULL,
  "rivets" integer NOT NULL,
  "machine_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "plates_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "plates_rivets_max" CHECK ("rivets" <= 8),
  CONSTRAINT "plates_rivets_min" CHECK ("rivets" >= 2),
  CONSTRAINT "plates_text_length" CHECK (length("text") BETWEEN 1 AND 40),
  CONSTRAINT "plates_machine_id_reference" FOREIGN KEY ("machine_id") REFERENCES "machines" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "plates_machine_id_unique" ON "plates" ("machine_id");
CREATE TABLE "skills" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "skills_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "skills_name_length" CHECK (length("name") BETWEEN 1 AND 30)
);
CREATE UNIQUE INDEX "skills_name_unique" ON "skills" ("name");
CREATE TABLE "staff" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "email" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "staff_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "staff_email_length" CHECK (length("email") <= 254),
  CONSTRAINT "staff_name_length" CHECK (length("name") BETWEEN 1 AND 60)
);
CREATE UNIQUE INDEX "staff_email_unique" ON "staff" ("email");
CREATE TABLE "jobs" (
  "id" uuid NOT NULL,
  "position" integer NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "room" text COLLATE "C" NOT NULL,
  "starts_at" timestamptz NOT NULL,
  "priority" text COLLATE "C" NOT NULL,
  "stage" text COLLATE "C" NOT NULL,
  "finished_at" timestamptz,
  "machine_id" uuid NOT NULL,
  "worker_id" uuid,
  "checker_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "jobs_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "jobs_position_min" CHECK ("position" >= 1),
  CONSTRAINT "jobs_priority_enum" CHECK ("priority" IN ('low', 'normal', 'URGENT')),
  CONSTRAINT "jobs_room_length" CHECK (length("room") BETWEEN 1 AND 10),
  CONSTRAINT "jobs_stage_enum" CHECK ("stage" IN ('planned', 'started', 'done', 'dropped')),
  CONSTRAINT "jobs_title_length" CHECK (length("title") BETWEEN 1 AND 20),
  CONSTRAINT "jobs_checker_id_reference" FOREIGN KEY ("checker_id") REFERENCES "staff" ("id") ON DELETE RESTRICT,
  CONSTRAINT "jobs_machine_id_reference" FOREIGN KEY ("machine_id") REFERENCES "machines" ("id") ON DELETE RESTRICT,
  CONSTRAINT "jobs_worker_id_reference" FOREIGN KEY ("worker_id") REFERENCES "staff" ("id") ON DELETE SET NULL
);
CREATE INDEX "jobs_checker_id_index" ON "jobs" ("checker_id", "id");
CREATE INDEX "jobs_machine_id_index" ON "jobs" ("machine_id", "id");
CREATE UNIQUE INDEX "jobs_machine_id_position_unique" ON "jobs" ("machine_id", "position");
CREATE UNIQUE INDEX "jobs_room_starts_at_unique" ON "jobs" ("room", "starts_at");
CREATE INDEX "jobs_worker_id_index" ON "jobs" ("worker_id", "id");
CREATE TABLE "lessons" (
  "worker_id" uuid NOT NULL,
  "course_code" text COLLATE "C" NOT NULL,
  CONSTRAINT "lessons_pkey" PRIMARY KEY ("worker_id", "course_code"),
  CONSTRAINT "lessons_course_code_reference" FOREIGN KEY ("course_code") REFERENCES "courses" ("code") ON DELETE CASCADE,
  CONSTRAINT "lessons_worker_id_reference" FOREIGN KEY ("worker_id") REFERENCES "staff" ("id") ON DELETE RESTRICT
);
CREATE INDEX "lessons_course_code_index" ON "lessons" ("course_code", "worker_id");
CREATE TABLE "secrets" (
  "id" uuid NOT NULL,
  "text" text COLLATE "C" NOT NULL,
  "keeper_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "secrets_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "secrets_keeper_id_reference" FOREIGN KEY ("keeper_id") REFERENCES "staff" ("id") ON DELETE RESTRICT
);
CREATE INDEX "secrets_keeper_id_index" ON "secrets" ("keeper_id", "id");
CREATE TABLE "staff_skills" (
  "worker_id" uuid NOT NULL,
  "skill_id" uuid NOT NULL,
  CONSTRAINT "staff_skills_pkey" PRIMARY KEY ("worker_id", "skill_id"),
  CONSTRAINT "staff_skills_skill_id_reference" FOREIGN KEY ("skill_id") REFERENCES "skills" ("id") ON DELETE CASCADE,
  CONSTRAINT "staff_skills_worker_id_reference" FOREIGN KEY ("worker_id") REFERENCES "staff" ("id") ON DELETE CASCADE
);
CREATE INDEX "staff_skills_skill_id_index" ON "staff_skills" ("skill_id", "worker_id");
CREATE TABLE "timers" (
  "id" uuid NOT NULL,
  "time" bigint NOT NULL,
  "pause" bigint NOT NULL,
  "delay" bigint,
  CONSTRAINT "timers_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "timers_time_max" CHECK ("time" <= 2592000000),
  CONSTRAINT "timers_time_min" CHECK ("time" >= 60000)
);
CREATE TABLE "trainees" (
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "trainees_pkey" PRIMARY KEY ("name"),
  CONSTRAINT "trainees_name_length" CHECK (length("name") BETWEEN 1 AND 40)
);
CREATE TABLE "attendances" (
  "course_code" text COLLATE "C" NOT NULL,
  "trainee_name" text COLLATE "C" NOT NULL,
  "mark" integer,
  "is_paid" boolean NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "attendances_pkey" PRIMARY KEY ("course_code", "trainee_name"),
  CONSTRAINT "attendances_mark_max" CHECK ("mark" <= 5),
  CONSTRAINT "attendances_mark_min" CHECK ("mark" >= 1),
  CONSTRAINT "attendances_course_code_reference" FOREIGN KEY ("course_code") REFERENCES "courses" ("code") ON DELETE RESTRICT,
  CONSTRAINT "attendances_trainee_name_reference" FOREIGN KEY ("trainee_name") REFERENCES "trainees" ("name") ON DELETE CASCADE
);
CREATE INDEX "attendances_trainee_name_index" ON "attendances" ("trainee_name", "course_code");
CREATE TABLE "certificates" (
  "trainee_name" text COLLATE "C" NOT NULL,
  "course_code" text COLLATE "C" NOT NULL,
  "grade" integer NOT NULL,
  CONSTRAINT "certificates_pkey" PRIMARY KEY ("trainee_name", "course_code"),
  CONSTRAINT "certificates_grade_max" CHECK ("grade" <= 3),
  CONSTRAINT "certificates_grade_min" CHECK ("grade" >= 1),
  CONSTRAINT "certificates_course_code_reference" FOREIGN KEY ("course_code") REFERENCES "courses" ("code") ON DELETE RESTRICT,
  CONSTRAINT "certificates_trainee_name_reference" FOREIGN KEY ("trainee_name") REFERENCES "trainees" ("name") ON DELETE RESTRICT
);
CREATE INDEX "certificates_course_code_index" ON "certificates" ("course_code", "trainee_name");
CREATE TABLE "friendships" (
  "id" uuid NOT NULL,
  "one_name" text COLLATE "C" NOT NULL,
  "another_name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "friendships_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "friendships_another_name_reference" FOREIGN KEY ("another_name") REFERENCES "trainees" ("name") ON DELETE CASCADE,
  CONSTRAINT "friendships_one_name_reference" FOREIGN KEY ("one_name") REFERENCES "trainees" ("name") ON DELETE CASCADE
);
CREATE INDEX "friendships_another_name_index" ON "friendships" ("another_name", "id");
CREATE UNIQUE INDEX "friendships_one_name_another_name_unique" ON "friendships" ("one_name", "another_name");
CREATE INDEX "friendships_one_name_index" ON "friendships" ("one_name", "id");
CREATE TABLE "vaults" (
  "id" uuid NOT NULL,
  "mass" numeric(38, 18) NOT NULL,
  "supply" numeric(24, 0) NOT NULL,
  "share" numeric(19, 19),
  CONSTRAINT "vaults_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "vaults_share_unique" ON "vaults" ("share");
