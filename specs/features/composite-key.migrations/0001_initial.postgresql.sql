-- step 1: in a transaction
CREATE TABLE "people" (
  "handle" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "people_pkey" PRIMARY KEY ("handle"),
  CONSTRAINT "people_handle_length" CHECK (length("handle") BETWEEN 1 AND 20)
);
CREATE TABLE "teams" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "teams_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "memberships" (
  "person_handle" text COLLATE "C" NOT NULL,
  "team_id" uuid NOT NULL,
  "since" date,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "memberships_pkey" PRIMARY KEY ("person_handle", "team_id"),
  CONSTRAINT "memberships_person_handle_reference" FOREIGN KEY ("person_handle") REFERENCES "people" ("handle") ON DELETE RESTRICT,
  CONSTRAINT "memberships_team_id_reference" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE CASCADE
);
CREATE INDEX "memberships_team_id_index" ON "memberships" ("team_id", "person_handle");
CREATE TABLE "results" (
  "team_id" uuid NOT NULL,
  "season" text COLLATE "C" NOT NULL,
  "year" integer NOT NULL,
  "round" text COLLATE "C" NOT NULL,
  "points" integer NOT NULL,
  CONSTRAINT "results_pkey" PRIMARY KEY ("team_id", "season", "year", "round"),
  CONSTRAINT "results_round_length" CHECK (length("round") >= 1),
  CONSTRAINT "results_season_enum" CHECK ("season" IN ('spring', 'autumn')),
  CONSTRAINT "results_team_id_reference" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
);
