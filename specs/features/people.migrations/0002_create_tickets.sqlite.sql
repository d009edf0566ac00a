-- after 0001_initial: 35a85b1103a36145bcce91606580c0220ac131ad00da8bff932d3afc4f30ba80
CREATE TABLE "tickets" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "subject" TEXT NOT NULL,
  "stage" TEXT NOT NULL,
  "asker_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  "lock_version" INTEGER NOT NULL,
  CONSTRAINT "tickets_stage_enum" CHECK ("stage" IN ('open', 'answered', 'closed')),
  CONSTRAINT "tickets_subject_length" CHECK (length("subject") BETWEEN 1 AND 80),
  CONSTRAINT "tickets_asker_id_reference" FOREIGN KEY ("asker_id") REFERENCES "users" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "tickets_asker_id_index" ON "tickets" ("asker_id", "id");
