CREATE TABLE "bells" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "tone" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "classes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "default" TEXT NOT NULL,
  "class" INTEGER NOT NULL,
  "protocol" TEXT NOT NULL,
  "self" TEXT,
  "init" INTEGER NOT NULL,
  "type" TEXT NOT NULL,
  "description" TEXT NOT NULL,
  "order" INTEGER,
  "select" TEXT NOT NULL,
  "where" TEXT,
  "switch_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "classes_init_bool" CHECK ("init" IN (0, 1)),
  CONSTRAINT "classes_default_length" CHECK (length("default") <= 40),
  CONSTRAINT "classes_protocol_enum" CHECK ("protocol" IN ('class', 'default', 'true', 'Self', 'in-stock', 'IN_REPAIR')),
  CONSTRAINT "classes_select_length" CHECK (length("select") BETWEEN 1 AND 10),
  CONSTRAINT "classes_type_enum" CHECK ("type" IN ('class', 'default', 'true', 'Self', 'in-stock', 'IN_REPAIR')),
  CONSTRAINT "classes_switch_id_reference" FOREIGN KEY ("switch_id") REFERENCES "classes" ("id") ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX "classes_select_unique" ON "classes" ("select");
CREATE INDEX "classes_switch_id_index" ON "classes" ("switch_id", "id");
CREATE UNIQUE INDEX "classes_type_order_unique" ON "classes" ("type", "order");

CREATE TABLE "classes_in" (
  "class_id" TEXT NOT NULL,
  "in_id" TEXT NOT NULL,
  PRIMARY KEY ("class_id", "in_id"),
  CONSTRAINT "classes_in_class_id_reference" FOREIGN KEY ("class_id") REFERENCES "classes" ("id") ON DELETE CASCADE,
  CONSTRAINT "classes_in_in_id_reference" FOREIGN KEY ("in_id") REFERENCES "classes" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "classes_in_in_id_index" ON "classes_in" ("in_id", "class_id");

CREATE TABLE "courses" (
  "code" TEXT NOT NULL PRIMARY KEY,
  "time" INTEGER NOT NULL,
  "pause" INTEGER,
  "fee" TEXT NOT NULL,
  "deposit" TEXT,
  "badge" BLOB,
  "old_badge" BLOB,
  "topics" TEXT,
  "plan" TEXT,
  CONSTRAINT "courses_badge_length" CHECK (length("badge") <= 8),
  CONSTRAINT "courses_old_badge_length" CHECK (length("old_badge") <= 8),
  CONSTRAINT "courses_time_min" CHECK ("time" >= 900000),
  CONSTRAINT "courses_rule1_check" CHECK (("pause" < "time") IS 1 OR "pause" IS NULL),
  CONSTRAINT "courses_rule2_check" CHECK ("fee" <> '0.00'),
  CONSTRAINT "courses_rule3_check" CHECK ("deposit" IS NOT "fee"),
  CONSTRAINT "courses_rule4_check" CHECK ("badge" IS NULL OR ("badge" IS NOT "old_badge" AND "badge" IS NOT x'')),
  CONSTRAINT "courses_rule5_check" CHECK ("topics" IS NOT NULL OR "plan" IS NULL)
) STRICT;

CREATE TABLE "drafts" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "level" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "guides" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "slug" TEXT NOT NULL,
  "shortcut" TEXT NOT NULL,
  "shelf" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "guides_shelf_length" CHECK (length("shelf") BETWEEN 2 AND 10),
  CONSTRAINT "guides_shortcut_length" CHECK (length("shortcut") <= 12),
  CONSTRAINT "guides_slug_length" CHECK (length("slug") <= 80),
  CONSTRAINT "guides_title_length" CHECK (length("title") BETWEEN 1 AND 120)
) STRICT;
CREATE UNIQUE INDEX "guides_slug_unique" ON "guides" ("slug");

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

CREATE TABLE "inboxes" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "message" TEXT NOT NULL,
  "answer_to" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "inboxes_answer_to_length" CHECK (length("answer_to") <= 254),
  CONSTRAINT "inboxes_message_length" CHECK (length("message") BETWEEN 1 AND 500)
) STRICT;

CREATE TABLE "journals" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "line" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "kits" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "tools" TEXT NOT NULL,
  "grades" TEXT NOT NULL,
  "sizes" TEXT,
  "counts" TEXT NOT NULL,
  "readings" TEXT NOT NULL,
  "totals" TEXT NOT NULL,
  "flags" TEXT NOT NULL,
  "days" TEXT NOT NULL,
  "moments" TEXT NOT NULL,
  "spans" TEXT NOT NULL,
  "keys" TEXT NOT NULL,
  "mails" TEXT NOT NULL,
  "pages" TEXT NOT NULL,
  "paths" TEXT NOT NULL,
  "notes" TEXT,
  "value" TEXT NOT NULL
) STRICT;

CREATE TABLE "ledgers" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "line" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "machines" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "serial" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "notes" TEXT,
  "runs" INTEGER NOT NULL,
  "revolutions" INTEGER NOT NULL,
  "load" REAL NOT NULL,
  "value" INTEGER NOT NULL,
  "is_insured" INTEGER NOT NULL,
  "bought_on" TEXT NOT NULL,
  "checked_at" INTEGER NOT NULL,
  "tag" TEXT NOT NULL,
  "contact" TEXT NOT NULL,
  "manual_url" TEXT NOT NULL,
  "condition" TEXT NOT NULL,
  "greeting" TEXT NOT NULL,
  "part_of_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "machines_is_insured_bool" CHECK ("is_insured" IN (0, 1)),
  CONSTRAINT "machines_bought_on_max" CHECK ("bought_on" <= '2099-12-31'),
  CONSTRAINT "machines_bought_on_min" CHECK ("bought_on" >= '1950-01-01'),
  CONSTRAINT "machines_checked_at_max" CHECK ("checked_at" <= 4102444799999),
  CONSTRAINT "machines_checked_at_min" CHECK ("checked_at" >= 631152000000),
  CONSTRAINT "machines_condition_enum" CHECK ("condition" IN ('new', 'used', 'broken')),
  CONSTRAINT "machines_contact_length" CHECK (length("contact") BETWEEN 6 AND 100),
  CONSTRAINT "machines_load_max" CHECK ("load" <= 1.5),
  CONSTRAINT "machines_load_min" CHECK ("load" >= -0.5),
  CONSTRAINT "machines_manual_url_length" CHECK (length("manual_url") <= 200),
  CONSTRAINT "machines_name_length" CHECK (length("name") BETWEEN 1 AND 80),
  CONSTRAINT "machines_notes_length" CHECK (length("notes") <= 2000),
  CONSTRAINT "machines_revolutions_max" CHECK ("revolutions" <= 9007199254740991),
  CONSTRAINT "machines_revolutions_min" CHECK ("revolutions" >= -9007199254740991),
  CONSTRAINT "machines_runs_max" CHECK ("runs" <= 100000),
  CONSTRAINT "machines_runs_min" CHECK ("runs" >= 0),
  CONSTRAINT "machines_serial_length" CHECK (length("serial") BETWEEN 4 AND 12),
  CONSTRAINT "machines_value_max" CHECK ("value" <= 99999999),
  CONSTRAINT "machines_value_min" CHECK ("value" >= -99999999),
  CONSTRAINT "machines_part_of_id_reference" FOREIGN KEY ("part_of_id") REFERENCES "machines" ("id") ON DELETE SET NULL
) STRICT;
CREATE INDEX "machines_bought_on_condition_index" ON "machines" ("bought_on", "condition", "id");
CREATE INDEX "machines_part_of_id_index" ON "machines" ("part_of_id", "id");
CREATE INDEX "machines_part_of_id_name_index" ON "machines" ("part_of_id", "name", "id");
CREATE UNIQUE INDEX "machines_serial_unique" ON "machines" ("serial");

CREATE TABLE "bins" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "machine_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "bins_machine_id_reference" FOREIGN KEY ("machine_id") REFERENCES "machines" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "bins_machine_id_index" ON "bins" ("machine_id", "id");

CREATE TABLE "gauges" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "label" TEXT,
  "notes" TEXT,
  "count" INTEGER,
  "total" INTEGER,
  "ratio" REAL,
  "price" INTEGER,
  "share" INTEGER,
  "is_open" INTEGER,
  "day" TEXT,
  "at" INTEGER,
  "key" TEXT,
  "mail" TEXT,
  "page" TEXT,
  "priority" TEXT,
  "machine_id" TEXT,
  CONSTRAINT "gauges_is_open_bool" CHECK ("is_open" IN (0, 1)),
  CONSTRAINT "gauges_count_min" CHECK ("count" >= -5),
  CONSTRAINT "gauges_label_length" CHECK (length("label") BETWEEN 3 AND 3),
  CONSTRAINT "gauges_mail_length" CHECK (length("mail") <= 254),
  CONSTRAINT "gauges_priority_enum" CHECK ("priority" IN ('low', 'normal', 'URGENT')),
  CONSTRAINT "gauges_total_max" CHECK ("total" <= 0),
  CONSTRAINT "gauges_machine_id_reference" FOREIGN KEY ("machine_id") REFERENCES "machines" ("id") ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX "gauges_day_unique" ON "gauges" ("day");
CREATE INDEX "gauges_machine_id_index" ON "gauges" ("machine_id", "id");
CREATE UNIQUE INDEX "gauges_mail_unique" ON "gauges" ("mail");

CREATE TABLE "machines_compatible" (
  "machine_id" TEXT NOT NULL,
  "compatible_id" TEXT NOT NULL,
  PRIMARY KEY ("machine_id", "compatible_id"),
  CONSTRAINT "machines_compatible_compatible_id_reference" FOREIGN KEY ("compatible_id") REFERENCES "machines" ("id") ON DELETE CASCADE,
  CONSTRAINT "machines_compatible_machine_id_reference" FOREIGN KEY ("machine_id") REFERENCES "machines" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "machines_compatible_compatible_id_index" ON "machines_compatible" ("compatible_id", "machine_id");

CREATE TABLE "manuals" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "digest" BLOB NOT NULL,
  "photo" BLOB,
  "magic" BLOB NOT NULL,
  "settings" TEXT NOT NULL,
  "extra" TEXT,
  "fixed" TEXT NOT NULL,
  CONSTRAINT "manuals_digest_length" CHECK (length("digest") BETWEEN 4 AND 4),
  CONSTRAINT "manuals_photo_length" CHECK (length("photo") <= 16)
) STRICT;
CREATE UNIQUE INDEX "manuals_digest_unique" ON "manuals" ("digest");

CREATE TABLE "plates" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "text" TEXT NOT NULL,
  "rivets" INTEGER NOT NULL,
  "machine_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "plates_rivets_max" CHECK ("rivets" <= 8),
  CONSTRAINT "plates_rivets_min" CHECK ("rivets" >= 2),
  CONSTRAINT "plates_text_length" CHECK (length("text") BETWEEN 1 AND 40),
  CONSTRAINT "plates_machine_id_reference" FOREIGN KEY ("machine_id") REFERENCES "machines" ("id") ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX "plates_machine_id_unique" ON "plates" ("machine_id");

CREATE TABLE "skills" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "skills_name_length" CHECK (length("name") BETWEEN 1 AND 30)
) STRICT;
CREATE UNIQUE INDEX "skills_name_unique" ON "skills" ("name");

CREATE TABLE "staff" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "staff_email_length" CHECK (length("email") <= 254),
  CONSTRAINT "staff_name_length" CHECK (length("name") BETWEEN 1 AND 60)
) STRICT;
CREATE UNIQUE INDEX "staff_email_unique" ON "staff" ("email");

CREATE TABLE "jobs" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "position" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "room" TEXT NOT NULL,
  "starts_at" INTEGER NOT NULL,
  "priority" TEXT NOT NULL,
  "stage" TEXT NOT NULL,
  "finished_at" INTEGER,
  "machine_id" TEXT NOT NULL,
  "worker_id" TEXT,
  "checker_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "jobs_position_min" CHECK ("position" >= 1),
  CONSTRAINT "jobs_priority_enum" CHECK ("priority" IN ('low', 'normal', 'URGENT')),
  CONSTRAINT "jobs_room_length" CHECK (length("room") BETWEEN 1 AND 10),
  CONSTRAINT "jobs_stage_enum" CHECK ("stage" IN ('planned', 'started', 'done', 'dropped')),
  CONSTRAINT "jobs_title_length" CHECK (length("title") BETWEEN 1 AND 20),
  CONSTRAINT "jobs_checker_id_reference" FOREIGN KEY ("checker_id") REFERENCES "staff" ("id") ON DELETE RESTRICT,
  CONSTRAINT "jobs_machine_id_reference" FOREIGN KEY ("machine_id") REFERENCES "machines" ("id") ON DELETE RESTRICT,
  CONSTRAINT "jobs_worker_id_reference" FOREIGN KEY ("worker_id") REFERENCES "staff" ("id") ON DELETE SET NULL
) STRICT;
CREATE INDEX "jobs_checker_id_index" ON "jobs" ("checker_id", "id");
CREATE INDEX "jobs_machine_id_index" ON "jobs" ("machine_id", "id");
CREATE UNIQUE INDEX "jobs_machine_id_position_unique" ON "jobs" ("machine_id", "position");
CREATE UNIQUE INDEX "jobs_room_starts_at_unique" ON "jobs" ("room", "starts_at");
CREATE INDEX "jobs_worker_id_index" ON "jobs" ("worker_id", "id");

CREATE TABLE "lessons" (
  "worker_id" TEXT NOT NULL,
  "course_code" TEXT NOT NULL,
  PRIMARY KEY ("worker_id", "course_code"),
  CONSTRAINT "lessons_course_code_reference" FOREIGN KEY ("course_code") REFERENCES "courses" ("code") ON DELETE CASCADE,
  CONSTRAINT "lessons_worker_id_reference" FOREIGN KEY ("worker_id") REFERENCES "staff" ("id") ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;
CREATE INDEX "lessons_course_code_index" ON "lessons" ("course_code", "worker_id");

CREATE TABLE "secrets" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "text" TEXT NOT NULL,
  "keeper_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "secrets_keeper_id_reference" FOREIGN KEY ("keeper_id") REFERENCES "staff" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "secrets_keeper_id_index" ON "secrets" ("keeper_id", "id");

CREATE TABLE "staff_skills" (
  "worker_id" TEXT NOT NULL,
  "skill_id" TEXT NOT NULL,
  PRIMARY KEY ("worker_id", "skill_id"),
  CONSTRAINT "staff_skills_skill_id_reference" FOREIGN KEY ("skill_id") REFERENCES "skills" ("id") ON DELETE CASCADE,
  CONSTRAINT "staff_skills_worker_id_reference" FOREIGN KEY ("worker_id") REFERENCES "staff" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "staff_skills_skill_id_index" ON "staff_skills" ("skill_id", "worker_id");

CREATE TABLE "timers" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "time" INTEGER NOT NULL,
  "pause" INTEGER NOT NULL,
  "delay" INTEGER,
  CONSTRAINT "timers_time_max" CHECK ("time" <= 2592000000),
  CONSTRAINT "timers_time_min" CHECK ("time" >= 60000)
) STRICT;

CREATE TABLE "trainees" (
  "name" TEXT NOT NULL PRIMARY KEY,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "trainees_name_length" CHECK (length("name") BETWEEN 1 AND 40)
) STRICT;

CREATE TABLE "attendances" (
  "course_code" TEXT NOT NULL,
  "trainee_name" TEXT NOT NULL,
  "mark" INTEGER,
  "is_paid" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  PRIMARY KEY ("course_code", "trainee_name"),
  CONSTRAINT "attendances_is_paid_bool" CHECK ("is_paid" IN (0, 1)),
  CONSTRAINT "attendances_mark_max" CHECK ("mark" <= 5),
  CONSTRAINT "attendances_mark_min" CHECK ("mark" >= 1),
  CONSTRAINT "attendances_course_code_reference" FOREIGN KEY ("course_code") REFERENCES "courses" ("code") ON DELETE RESTRICT,
  CONSTRAINT "attendances_trainee_name_reference" FOREIGN KEY ("trainee_name") REFERENCES "trainees" ("name") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "attendances_trainee_name_index" ON "attendances" ("trainee_name", "course_code");

CREATE TABLE "certificates" (
  "trainee_name" TEXT NOT NULL,
  "course_code" TEXT NOT NULL,
  "grade" INTEGER NOT NULL,
  PRIMARY KEY ("trainee_name", "course_code"),
  CONSTRAINT "certificates_grade_max" CHECK ("grade" <= 3),
  CONSTRAINT "certificates_grade_min" CHECK ("grade" >= 1),
  CONSTRAINT "certificates_course_code_reference" FOREIGN KEY ("course_code") REFERENCES "courses" ("code") ON DELETE RESTRICT,
  CONSTRAINT "certificates_trainee_name_reference" FOREIGN KEY ("trainee_name") REFERENCES "trainees" ("name") ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;
CREATE INDEX "certificates_course_code_index" ON "certificates" ("course_code", "trainee_name");

CREATE TABLE "friendships" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "one_name" TEXT NOT NULL,
  "another_name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "friendships_another_name_reference" FOREIGN KEY ("another_name") REFERENCES "trainees" ("name") ON DELETE CASCADE,
  CONSTRAINT "friendships_one_name_reference" FOREIGN KEY ("one_name") REFERENCES "trainees" ("name") ON DELETE CASCADE
) STRICT;
CREATE INDEX "friendships_another_name_index" ON "friendships" ("another_name", "id");
CREATE UNIQUE INDEX "friendships_one_name_another_name_unique" ON "friendships" ("one_name", "another_name");
CREATE INDEX "friendships_one_name_index" ON "friendships" ("one_name", "id");

CREATE TABLE "vaults" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "mass" TEXT NOT NULL,
  "supply" TEXT NOT NULL,
  "share" TEXT
) STRICT;
CREATE UNIQUE INDEX "vaults_share_unique" ON "vaults" ("share");
