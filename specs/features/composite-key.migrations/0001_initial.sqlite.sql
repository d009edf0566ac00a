CREATE TABLE "people" (
  "handle" TEXT NOT NULL PRIMARY KEY,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "people_handle_length" CHECK (length("handle") BETWEEN 1 AND 20)
) STRICT;

CREATE TABLE "teams" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "memberships" (
  "person_handle" TEXT NOT NULL,
  "team_id" TEXT NOT NULL,
  "since" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  PRIMARY KEY ("person_handle", "team_id"),
  CONSTRAINT "memberships_person_handle_reference" FOREIGN KEY ("person_handle") REFERENCES "people" ("handle") ON DELETE RESTRICT,
  CONSTRAINT "memberships_team_id_reference" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "memberships_team_id_index" ON "memberships" ("team_id", "person_handle");

CREATE TABLE "results" (
  "team_id" TEXT NOT NULL,
  "season" TEXT NOT NULL,
  "year" INTEGER NOT NULL,
  "round" TEXT NOT NULL,
  "points" INTEGER NOT NULL,
  PRIMARY KEY ("team_id", "season", "year", "round"),
  CONSTRAINT "results_round_length" CHECK (length("round") >= 1),
  CONSTRAINT "results_season_enum" CHECK ("season" IN ('spring', 'autumn')),
  CONSTRAINT "results_team_id_reference" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
) STRICT, WITHOUT ROWID;
