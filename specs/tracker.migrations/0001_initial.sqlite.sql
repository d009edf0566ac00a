CREATE TABLE "users" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "username" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  CONSTRAINT "users_email_length" CHECK (length("email") <= 254),
  CONSTRAINT "users_name_length" CHECK (length("name") BETWEEN 1 AND 80)
) STRICT;
CREATE UNIQUE INDEX "users_email_unique" ON "users" ("email") WHERE "deleted_at" IS NULL;
CREATE INDEX "users_name_index" ON "users" ("name", "id");
CREATE UNIQUE INDEX "users_username_unique" ON "users" ("username") WHERE "deleted_at" IS NULL;

CREATE TABLE "projects" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "key" TEXT NOT NULL,
  "name" TEXT NOT NULL,
  "description" TEXT,
  "lead_id" INTEGER,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  CONSTRAINT "projects_description_length" CHECK (length("description") <= 2000),
  CONSTRAINT "projects_name_length" CHECK (length("name") BETWEEN 1 AND 80),
  CONSTRAINT "projects_lead_id_reference" FOREIGN KEY ("lead_id") REFERENCES "users" ("id") ON DELETE SET NULL
) STRICT;
CREATE UNIQUE INDEX "projects_key_unique" ON "projects" ("key") WHERE "deleted_at" IS NULL;
CREATE INDEX "projects_lead_id_index" ON "projects" ("lead_id", "id");
CREATE INDEX "projects_name_index" ON "projects" ("name", "id");

CREATE TABLE "labels" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "color" TEXT NOT NULL,
  "project_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  CONSTRAINT "labels_name_length" CHECK (length("name") BETWEEN 1 AND 40),
  CONSTRAINT "labels_project_id_reference" FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "labels_project_id_index" ON "labels" ("project_id", "id");
CREATE UNIQUE INDEX "labels_project_id_name_unique" ON "labels" ("project_id", "name") WHERE "deleted_at" IS NULL;

CREATE TABLE "milestones" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "title" TEXT NOT NULL,
  "starts_on" TEXT,
  "due_on" TEXT,
  "project_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  CONSTRAINT "milestones_title_length" CHECK (length("title") BETWEEN 1 AND 80),
  CONSTRAINT "milestones_rule1_check" CHECK ("starts_on" IS NULL OR "due_on" IS NULL OR ("starts_on" <= "due_on") IS 1),
  CONSTRAINT "milestones_project_id_reference" FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "milestones_due_on_index" ON "milestones" ("due_on", "id");
CREATE INDEX "milestones_project_id_index" ON "milestones" ("project_id", "id");
CREATE UNIQUE INDEX "milestones_project_id_title_unique" ON "milestones" ("project_id", "title") WHERE "deleted_at" IS NULL;

CREATE TABLE "issues" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "number" INTEGER NOT NULL,
  "title" TEXT NOT NULL,
  "body" TEXT,
  "state" TEXT NOT NULL,
  "priority" TEXT NOT NULL,
  "estimate" INTEGER,
  "spent" INTEGER NOT NULL,
  "closed_at" INTEGER,
  "pinned" INTEGER NOT NULL,
  "project_id" INTEGER NOT NULL,
  "author_id" INTEGER NOT NULL,
  "assignee_id" INTEGER,
  "milestone_id" INTEGER,
  "parent_id" INTEGER,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  "lock_version" INTEGER NOT NULL,
  CONSTRAINT "issues_pinned_bool" CHECK ("pinned" IN (0, 1)),
  CONSTRAINT "issues_body_length" CHECK (length("body") <= 20000),
  CONSTRAINT "issues_estimate_max" CHECK ("estimate" <= 1000),
  CONSTRAINT "issues_estimate_min" CHECK ("estimate" >= 1),
  CONSTRAINT "issues_number_min" CHECK ("number" >= 1),
  CONSTRAINT "issues_priority_enum" CHECK ("priority" IN ('low', 'normal', 'high', 'urgent')),
  CONSTRAINT "issues_spent_min" CHECK ("spent" >= 0),
  CONSTRAINT "issues_state_enum" CHECK ("state" IN ('open', 'in_progress', 'done', 'wont_do')),
  CONSTRAINT "issues_title_length" CHECK (length("title") BETWEEN 1 AND 200),
  CONSTRAINT "issues_rule1_check" CHECK ("closed_at" IS NULL OR "state" IN ('done', 'wont_do')),
  CONSTRAINT "issues_rule2_check" CHECK ("state" <> 'done' OR "closed_at" IS NOT NULL),
  CONSTRAINT "issues_rule3_check" CHECK ("state" <> 'in_progress' OR "assignee_id" IS NOT NULL),
  CONSTRAINT "issues_rule4_check" CHECK ("parent_id" IS NULL OR NOT "pinned"),
  CONSTRAINT "issues_assignee_id_reference" FOREIGN KEY ("assignee_id") REFERENCES "users" ("id") ON DELETE SET NULL,
  CONSTRAINT "issues_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE RESTRICT,
  CONSTRAINT "issues_milestone_id_reference" FOREIGN KEY ("milestone_id") REFERENCES "milestones" ("id") ON DELETE SET NULL,
  CONSTRAINT "issues_parent_id_reference" FOREIGN KEY ("parent_id") REFERENCES "issues" ("id") ON DELETE RESTRICT,
  CONSTRAINT "issues_project_id_reference" FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "issues_assignee_id_index" ON "issues" ("assignee_id", "id");
CREATE INDEX "issues_author_id_index" ON "issues" ("author_id", "id");
CREATE INDEX "issues_created_at_index" ON "issues" ("created_at", "id");
CREATE INDEX "issues_milestone_id_index" ON "issues" ("milestone_id", "id");
CREATE INDEX "issues_number_index" ON "issues" ("number", "id");
CREATE INDEX "issues_parent_id_index" ON "issues" ("parent_id", "id");
CREATE INDEX "issues_priority_index" ON "issues" ("priority", "id");
CREATE INDEX "issues_project_id_index" ON "issues" ("project_id", "id");
CREATE UNIQUE INDEX "issues_project_id_number_unique" ON "issues" ("project_id", "number") WHERE "deleted_at" IS NULL;
CREATE UNIQUE INDEX "issues_project_id_some_unique" ON "issues" ("project_id") WHERE "deleted_at" IS NULL AND ("pinned");
CREATE INDEX "issues_project_id_state_index" ON "issues" ("project_id", "state", "id");

CREATE TABLE "comments" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "body" TEXT NOT NULL,
  "issue_id" INTEGER NOT NULL,
  "author_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  CONSTRAINT "comments_body_length" CHECK (length("body") BETWEEN 1 AND 20000),
  CONSTRAINT "comments_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "users" ("id") ON DELETE RESTRICT,
  CONSTRAINT "comments_issue_id_reference" FOREIGN KEY ("issue_id") REFERENCES "issues" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "comments_author_id_index" ON "comments" ("author_id", "id");
CREATE INDEX "comments_issue_id_index" ON "comments" ("issue_id", "id");

CREATE TABLE "issue_links" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "kind" TEXT NOT NULL,
  "source_id" INTEGER NOT NULL,
  "target_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  CONSTRAINT "issue_links_kind_enum" CHECK ("kind" IN ('blocks', 'duplicates', 'relates')),
  CONSTRAINT "issue_links_rule1_check" CHECK ("source_id" <> "target_id"),
  CONSTRAINT "issue_links_source_id_reference" FOREIGN KEY ("source_id") REFERENCES "issues" ("id") ON DELETE CASCADE,
  CONSTRAINT "issue_links_target_id_reference" FOREIGN KEY ("target_id") REFERENCES "issues" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "issue_links_source_id_index" ON "issue_links" ("source_id", "id");
CREATE INDEX "issue_links_target_id_index" ON "issue_links" ("target_id", "id");

CREATE TABLE "issues_labels" (
  "issue_id" INTEGER NOT NULL,
  "label_id" INTEGER NOT NULL,
  PRIMARY KEY ("issue_id", "label_id"),
  CONSTRAINT "issues_labels_issue_id_reference" FOREIGN KEY ("issue_id") REFERENCES "issues" ("id") ON DELETE CASCADE,
  CONSTRAINT "issues_labels_label_id_reference" FOREIGN KEY ("label_id") REFERENCES "labels" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "issues_labels_label_id_index" ON "issues_labels" ("label_id", "issue_id");

CREATE TABLE "time_entries" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "minutes" INTEGER NOT NULL,
  "spent_on" TEXT NOT NULL,
  "issue_id" INTEGER NOT NULL,
  "person_id" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "time_entries_minutes_max" CHECK ("minutes" <= 1440),
  CONSTRAINT "time_entries_minutes_min" CHECK ("minutes" >= 1),
  CONSTRAINT "time_entries_issue_id_reference" FOREIGN KEY ("issue_id") REFERENCES "issues" ("id") ON DELETE RESTRICT,
  CONSTRAINT "time_entries_person_id_reference" FOREIGN KEY ("person_id") REFERENCES "users" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "time_entries_issue_id_index" ON "time_entries" ("issue_id", "id");
CREATE INDEX "time_entries_person_id_index" ON "time_entries" ("person_id", "id");
CREATE INDEX "time_entries_spent_on_index" ON "time_entries" ("spent_on", "id");
