CREATE TABLE "teams" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "rank" INTEGER NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX "teams_name_unique" ON "teams" ("name");

CREATE TABLE "members" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "first_name" TEXT NOT NULL,
  "last_name" TEXT,
  "shown_as" TEXT NOT NULL,
  "email" TEXT NOT NULL,
  "level" TEXT NOT NULL,
  "salary" INTEGER NOT NULL,
  "since" TEXT NOT NULL,
  "seen_at" INTEGER NOT NULL,
  "is_active" INTEGER NOT NULL,
  "points" INTEGER NOT NULL,
  "score" INTEGER NOT NULL,
  "hours" TEXT NOT NULL,
  "profile" TEXT NOT NULL,
  "nick" TEXT,
  "note" TEXT NOT NULL,
  "rank" INTEGER NOT NULL,
  "team_id" TEXT NOT NULL,
  "mentor_id" TEXT,
  "guide_id" TEXT,
  "first_team_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "members_is_active_bool" CHECK ("is_active" IN (0, 1)),
  CONSTRAINT "members_email_length" CHECK (length("email") <= 254),
  CONSTRAINT "members_level_enum" CHECK ("level" IN ('junior', 'senior')),
  CONSTRAINT "members_shown_as_length" CHECK (length("shown_as") BETWEEN 1 AND 80),
  CONSTRAINT "members_first_team_id_reference" FOREIGN KEY ("first_team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT,
  CONSTRAINT "members_guide_id_reference" FOREIGN KEY ("guide_id") REFERENCES "members" ("id") ON DELETE RESTRICT,
  CONSTRAINT "members_mentor_id_reference" FOREIGN KEY ("mentor_id") REFERENCES "members" ("id") ON DELETE RESTRICT,
  CONSTRAINT "members_team_id_reference" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "members_first_team_id_index" ON "members" ("first_team_id", "id");
CREATE INDEX "members_guide_id_index" ON "members" ("guide_id", "id");
CREATE INDEX "members_mentor_id_index" ON "members" ("mentor_id", "id");
CREATE INDEX "members_team_id_index" ON "members" ("team_id", "id");
