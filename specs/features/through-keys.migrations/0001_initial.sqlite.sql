CREATE TABLE "people" (
  "handle" TEXT NOT NULL PRIMARY KEY,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "people_handle_length" CHECK (length("handle") BETWEEN 1 AND 20)
) STRICT;

CREATE TABLE "mentorings" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "mentor_handle" TEXT NOT NULL,
  "learner_handle" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "mentorings_learner_handle_reference" FOREIGN KEY ("learner_handle") REFERENCES "people" ("handle") ON DELETE CASCADE,
  CONSTRAINT "mentorings_mentor_handle_reference" FOREIGN KEY ("mentor_handle") REFERENCES "people" ("handle") ON DELETE CASCADE
) STRICT;
CREATE INDEX "mentorings_learner_handle_index" ON "mentorings" ("learner_handle", "id");
CREATE INDEX "mentorings_mentor_handle_index" ON "mentorings" ("mentor_handle", "id");
CREATE UNIQUE INDEX "mentorings_mentor_handle_learner_handle_unique" ON "mentorings" ("mentor_handle", "learner_handle");

CREATE TABLE "skills" (
  "number" INTEGER NOT NULL PRIMARY KEY,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "certificates" (
  "person_handle" TEXT NOT NULL,
  "skill_number" INTEGER NOT NULL,
  "grade" INTEGER NOT NULL,
  PRIMARY KEY ("person_handle", "skill_number"),
  CONSTRAINT "certificates_grade_max" CHECK ("grade" <= 5),
  CONSTRAINT "certificates_grade_min" CHECK ("grade" >= 1),
  CONSTRAINT "certificates_person_handle_reference" FOREIGN KEY ("person_handle") REFERENCES "people" ("handle") ON DELETE RESTRICT,
  CONSTRAINT "certificates_skill_number_reference" FOREIGN KEY ("skill_number") REFERENCES "skills" ("number") ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;
CREATE INDEX "certificates_skill_number_index" ON "certificates" ("skill_number", "person_handle");

CREATE TABLE "teams" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "memberships" (
  "team_id" INTEGER NOT NULL,
  "person_handle" TEXT NOT NULL,
  "since" TEXT,
  "is_lead" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  PRIMARY KEY ("team_id", "person_handle"),
  CONSTRAINT "memberships_is_lead_bool" CHECK ("is_lead" IN (0, 1)),
  CONSTRAINT "memberships_person_handle_reference" FOREIGN KEY ("person_handle") REFERENCES "people" ("handle") ON DELETE CASCADE,
  CONSTRAINT "memberships_team_id_reference" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "memberships_person_handle_index" ON "memberships" ("person_handle", "team_id");
