CREATE TABLE "users" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "users_following" (
  "user_id" TEXT NOT NULL,
  "following_id" TEXT NOT NULL,
  PRIMARY KEY ("user_id", "following_id"),
  CONSTRAINT "users_following_following_id_reference" FOREIGN KEY ("following_id") REFERENCES "users" ("id") ON DELETE CASCADE,
  CONSTRAINT "users_following_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "users_following_following_id_index" ON "users_following" ("following_id", "user_id");

CREATE TABLE "users_friends" (
  "user_id" TEXT NOT NULL,
  "friend_id" TEXT NOT NULL,
  PRIMARY KEY ("user_id", "friend_id"),
  CONSTRAINT "users_friends_friend_id_reference" FOREIGN KEY ("friend_id") REFERENCES "users" ("id") ON DELETE CASCADE,
  CONSTRAINT "users_friends_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX "users_friends_friend_id_index" ON "users_friends" ("friend_id", "user_id");
