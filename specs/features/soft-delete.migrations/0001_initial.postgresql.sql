-- step 1: in a transaction
CREATE TABLE "labels" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "deleted_at" timestamptz,
  CONSTRAINT "labels_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "labels_name_unique" ON "labels" ("name") WHERE "deleted_at" IS NULL;
CREATE TABLE "projects" (
  "id" uuid NOT NULL,
  "key" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "deleted_at" timestamptz,
  CONSTRAINT "projects_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "projects_key_unique" ON "projects" ("key") WHERE "deleted_at" IS NULL;
CREATE TABLE "tasks" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "project_id" uuid NOT NULL,
  "parent_id" uuid,
  "label_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  "deleted_at" timestamptz,
  CONSTRAINT "tasks_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "tasks_label_id_reference" FOREIGN KEY ("label_id") REFERENCES "labels" ("id") ON DELETE SET NULL,
  CONSTRAINT "tasks_parent_id_reference" FOREIGN KEY ("parent_id") REFERENCES "tasks" ("id") ON DELETE CASCADE,
  CONSTRAINT "tasks_project_id_reference" FOREIGN KEY ("project_id") REFERENCES "projects" ("id") ON DELETE CASCADE
);
CREATE INDEX "tasks_label_id_index" ON "tasks" ("label_id", "id");
CREATE INDEX "tasks_parent_id_index" ON "tasks" ("parent_id", "id");
CREATE INDEX "tasks_project_id_index" ON "tasks" ("project_id", "id");
CREATE UNIQUE INDEX "tasks_project_id_title_unique" ON "tasks" ("project_id", "title") WHERE "deleted_at" IS NULL;
CREATE TABLE "tasks_labels" (
  "task_id" uuid NOT NULL,
  "label_id" uuid NOT NULL,
  CONSTRAINT "tasks_labels_pkey" PRIMARY KEY ("task_id", "label_id"),
  CONSTRAINT "tasks_labels_label_id_reference" FOREIGN KEY ("label_id") REFERENCES "labels" ("id") ON DELETE CASCADE,
  CONSTRAINT "tasks_labels_task_id_reference" FOREIGN KEY ("task_id") REFERENCES "tasks" ("id") ON DELETE CASCADE
);
CREATE INDEX "tasks_labels_label_id_index" ON "tasks_labels" ("label_id", "task_id");
CREATE TABLE "timers" (
  "id" uuid NOT NULL,
  "minutes" integer NOT NULL,
  "task_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "timers_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "timers_task_id_reference" FOREIGN KEY ("task_id") REFERENCES "tasks" ("id") ON DELETE RESTRICT
);
CREATE INDEX "timers_task_id_index" ON "timers" ("task_id", "id");
