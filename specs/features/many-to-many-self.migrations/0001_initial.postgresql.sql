-- step 1: in a transaction
CREATE TABLE "users" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "users_following" (
  "user_id" uuid NOT NULL,
  "following_id" uuid NOT NULL,
  CONSTRAINT "users_following_pkey" PRIMARY KEY ("user_id", "following_id"),
  CONSTRAINT "users_following_following_id_reference" FOREIGN KEY ("following_id") REFERENCES "users" ("id") ON DELETE CASCADE,
  CONSTRAINT "users_following_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX "users_following_following_id_index" ON "users_following" ("following_id", "user_id");
CREATE TABLE "users_friends" (
  "user_id" uuid NOT NULL,
  "friend_id" uuid NOT NULL,
  CONSTRAINT "users_friends_pkey" PRIMARY KEY ("user_id", "friend_id"),
  CONSTRAINT "users_friends_friend_id_reference" FOREIGN KEY ("friend_id") REFERENCES "users" ("id") ON DELETE CASCADE,
  CONSTRAINT "users_friends_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE INDEX "users_friends_friend_id_index" ON "users_friends" ("friend_id", "user_id");
