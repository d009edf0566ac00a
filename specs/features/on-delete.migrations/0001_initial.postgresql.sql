-- step 1: in a transaction
CREATE TABLE "teams" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "teams_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "players" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "team_id" uuid NOT NULL,
  "home_id" uuid NOT NULL,
  "guest_id" uuid NOT NULL,
  "former_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "players_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "players_former_id_reference" FOREIGN KEY ("former_id") REFERENCES "teams" ("id") ON DELETE SET NULL,
  CONSTRAINT "players_guest_id_reference" FOREIGN KEY ("guest_id") REFERENCES "teams" ("id") ON DELETE CASCADE,
  CONSTRAINT "players_home_id_reference" FOREIGN KEY ("home_id") REFERENCES "teams" ("id") ON DELETE RESTRICT,
  CONSTRAINT "players_team_id_reference" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
);
CREATE INDEX "players_former_id_index" ON "players" ("former_id", "id");
CREATE INDEX "players_guest_id_index" ON "players" ("guest_id", "id");
CREATE INDEX "players_home_id_index" ON "players" ("home_id", "id");
CREATE INDEX "players_team_id_index" ON "players" ("team_id", "id");
