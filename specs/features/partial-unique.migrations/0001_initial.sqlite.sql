CREATE TABLE "teams" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "members" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "email" TEXT NOT NULL,
  "number" INTEGER NOT NULL,
  "is_captain" INTEGER NOT NULL,
  "left_on" TEXT,
  "team_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "members_is_captain_bool" CHECK ("is_captain" IN (0, 1)),
  CONSTRAINT "members_email_length" CHECK (length("email") <= 254),
  CONSTRAINT "members_team_id_reference" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX "members_email_some_unique" ON "members" ("email") WHERE ("left_on" IS NULL);
CREATE INDEX "members_team_id_index" ON "members" ("team_id", "id");
CREATE UNIQUE INDEX "members_team_id_number_unique" ON "members" ("team_id", "number");
CREATE UNIQUE INDEX "members_team_id_some_unique" ON "members" ("team_id") WHERE ("is_captain");
