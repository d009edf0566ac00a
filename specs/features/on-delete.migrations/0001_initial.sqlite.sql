CREATE TABLE "teams" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "players" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "team_id" TEXT NOT NULL,
  "home_id" TEXT NOT NULL,
  "guest_id" TEXT NOT NULL,
  "former_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "players_former_id_reference" FOREIGN KEY ("former_id") REFERENCES "teams" ("id") ON DELETE SET NULL,
  CONSTRAINT "players_guest_id_reference" FOREIGN KEY ("guest_id") REFERENCES "teams" ("id") ON DELETE CASCADE,
  CONSTRAINT "players_home_id_reference" FOREIGN KEY ("home_id") REFERENCES "teams" ("id") ON DELETE RESTRICT,
  CONSTRAINT "players_team_id_reference" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "players_former_id_index" ON "players" ("former_id", "id");
CREATE INDEX "players_guest_id_index" ON "players" ("guest_id", "id");
CREATE INDEX "players_home_id_index" ON "players" ("home_id", "id");
CREATE INDEX "players_team_id_index" ON "players" ("team_id", "id");
