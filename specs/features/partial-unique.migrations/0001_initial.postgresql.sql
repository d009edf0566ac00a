-- step 1: in a transaction
CREATE TABLE "teams" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "teams_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "members" (
  "id" uuid NOT NULL,
  "email" text COLLATE "C" NOT NULL,
  "number" integer NOT NULL,
  "is_captain" boolean NOT NULL,
  "left_on" date,
  "team_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "members_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "members_email_length" CHECK (length("email") <= 254),
  CONSTRAINT "members_team_id_reference" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "members_email_some_unique" ON "members" ("email") WHERE ("left_on" IS NULL);
CREATE INDEX "members_team_id_index" ON "members" ("team_id", "id");
CREATE UNIQUE INDEX "members_team_id_number_unique" ON "members" ("team_id", "number");
CREATE UNIQUE INDEX "members_team_id_some_unique" ON "members" ("team_id") WHERE ("is_captain");
