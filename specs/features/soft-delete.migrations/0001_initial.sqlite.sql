CREATE TABLE "labels" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER
) STRICT;
CREATE UNIQUE INDEX "labels_name_unique" ON "labels" ("name") WHERE "deleted_at" IS NULL;

CREATE TABLE "projects" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "key" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER
) STRICT;
CREATE UNIQUE INDEX "projects_key_unique" ON "projects" ("key") WHERE "deleted_at" IS NULL;

CREATE TABLE "tasks" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "project_id" TEXT NOT NULL,
  "parent_id" TEXT,
  "label_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "deleted_at" INTEGER,
  CONSTRAINT "tasks_label_id_reference" FOREIGN KEY ("label_id") REFERENCES "labels" ("id") ON DELETE SET NULL,
  CONSTRAINT "tasks_parent_id_reference" FOREIGN KEY ("parent_id") REFERENCES "tasks" ("id") ON DELETE CASCADE,
  CONSTRAINT "tasks_project_id_reference" FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "tasks_label_id_index" ON "tasks" ("label_id", "id");
CREATE INDEX "tasks_parent_id_index" ON "tasks" ("parent_id", "id");
CREATE INDEX "tasks_project_id_index" ON "tasks" ("project_id", "id");
CREATE UNIQUE INDEX "tasks_project_id_title_unique" ON "tasks" ("project_id", "title") WHERE "deleted_at" IS NULL;

CREATE TABLE "tasks_labels" (
  "task_id" TEXT NOT NULL,
  "label_id" TEXT NOT NULL,
  PRIMARY KEY ("task_id", "label_id"),
  CONSTRAINT "tasks_labels_label_id_reference" FOREIGN KEY ("label_id") REFERENCES "labels" ("id") ON DELETE CASCADE,
  CONSTRAINT "tasks_labels_task_id_reference" FOREIGN KEY ("task_id") REFERENCES "tasks" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "tasks_labels_label_id_index" ON "tasks_labels" ("label_id", "task_id");

CREATE TABLE "timers" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "minutes" INTEGER NOT NULL,
  "task_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "timers_task_id_reference" FOREIGN KEY ("task_id") REFERENCES "tasks" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "timers_task_id_index" ON "timers" ("task_id", "id");
