-- step 1: in a transaction
CREATE TABLE "teams" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "rank" integer NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "teams_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "teams_name_unique" ON "teams" ("name");
CREATE TABLE "members" (
  "id" uuid NOT NULL,
  "first_name" text COLLATE "C" NOT NULL,
  "last_name" text COLLATE "C",
  "shown_as" text COLLATE "C" NOT NULL,
  "email" text COLLATE "C" NOT NULL,
  "level" text COLLATE "C" NOT NULL,
  "salary" numeric(10, 2) NOT NULL,
  "since" date NOT NULL,
  "seen_at" timestamptz NOT NULL,
  "is_active" boolean NOT NULL,
  "points" bigint NOT NULL,
  "score" integer NOT NULL,
  "hours" integer[] NOT NULL,
  "profile" json NOT NULL,
  "nick" text COLLATE "C",
  "note" text COLLATE "C" NOT NULL,
  "rank" integer NOT NULL,
  "team_id" uuid NOT NULL,
  "mentor_id" uuid,
  "guide_id" uuid,
  "first_team_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "members_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "members_email_length" CHECK (length("email") <= 254),
  CONSTRAINT "members_level_enum" CHECK ("level" IN ('junior', 'senior')),
  CONSTRAINT "members_shown_as_length" CHECK (length("shown_as") BETWEEN 1 AND 80),
  CONSTRAINT "members_first_team_id_reference" FOREIGN KEY ("first_team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT,
  CONSTRAINT "members_guide_id_reference" FOREIGN KEY ("guide_id") REFERENCES "members" ("id") ON DELETE RESTRICT,
  CONSTRAINT "members_mentor_id_reference" FOREIGN KEY ("mentor_id") REFERENCES "members" ("id") ON DELETE RESTRICT,
  CONSTRAINT "members_team_id_reference" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
);
CREATE INDEX "members_first_team_id_index" ON "members" ("first_team_id", "id");
CREATE INDEX "members_guide_id_index" ON "members" ("guide_id", "id");
CREATE INDEX "members_mentor_id_index" ON "members" ("mentor_id", "id");
CREATE INDEX "members_team_id_index" ON "members" ("team_id", "id");
