CREATE TABLE "users" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "follows" (
  "id" INTEGER PRIMARY KEY AUTOINCREMENT,
  "follower_id" INTEGER NOT NULL,
  "followed_id" INTEGER NOT NULL,
  CONSTRAINT "follows_followed_id_reference" FOREIGN KEY ("followed_id") REFERENCES "users" ("id") ON DELETE CASCADE,
  CONSTRAINT "follows_follower_id_reference" FOREIGN KEY ("follower_id") REFERENCES "users" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "follows_followed_id_index" ON "follows" ("followed_id", "id");
CREATE UNIQUE INDEX "follows_follower_id_followed_id_unique" ON "follows" ("follower_id", "followed_id");
CREATE INDEX "follows_follower_id_index" ON "follows" ("follower_id", "id");
