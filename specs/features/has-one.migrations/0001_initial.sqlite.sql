CREATE TABLE "users" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "successor_id" TEXT,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "users_successor_id_reference" FOREIGN KEY ("successor_id") REFERENCES "users" ("id") ON DELETE RESTRICT
) STRICT;
CREATE UNIQUE INDEX "users_successor_id_unique" ON "users" ("successor_id");

CREATE TABLE "profiles" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "text" TEXT NOT NULL,
  "user_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "profiles_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
) STRICT;
CREATE UNIQUE INDEX "profiles_user_id_unique" ON "profiles" ("user_id");

CREATE TABLE "avatars" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "color" TEXT NOT NULL,
  "profile_id" TEXT,
  "owner_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "avatars_owner_id_reference" FOREIGN KEY ("owner_id") REFERENCES "users" ("id") ON DELETE RESTRICT,
  CONSTRAINT "avatars_profile_id_reference" FOREIGN KEY ("profile_id") REFERENCES "profiles" ("id") ON DELETE SET NULL
) STRICT;
CREATE UNIQUE INDEX "avatars_owner_id_unique" ON "avatars" ("owner_id");
CREATE UNIQUE INDEX "avatars_profile_id_unique" ON "avatars" ("profile_id");

CREATE TABLE "pictures" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "profile_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "pictures_profile_id_reference" FOREIGN KEY ("profile_id") REFERENCES "profiles" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "pictures_profile_id_index" ON "pictures" ("profile_id", "id");
