-- step 1: in a transaction
CREATE TABLE "users" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "successor_id" uuid,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "users_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "users_successor_id_reference" FOREIGN KEY ("successor_id") REFERENCES "users" ("id") ON DELETE RESTRICT
);
CREATE UNIQUE INDEX "users_successor_id_unique" ON "users" ("successor_id");
CREATE TABLE "profiles" (
  "id" uuid NOT NULL,
  "text" text COLLATE "C" NOT NULL,
  "user_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "profiles_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "profiles_user_id_reference" FOREIGN KEY ("user_id") REFERENCES "users" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "profiles_user_id_unique" ON "profiles" ("user_id");
CREATE TABLE "avatars" (
  "id" uuid NOT NULL,
  "color" text COLLATE "C" NOT NULL,
  "profile_id" uuid,
  "owner_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "avatars_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "avatars_owner_id_reference" FOREIGN KEY ("owner_id") REFERENCES "users" ("id") ON DELETE RESTRICT,
  CONSTRAINT "avatars_profile_id_reference" FOREIGN KEY ("profile_id") REFERENCES "profiles" ("id") ON DELETE SET NULL
);
CREATE UNIQUE INDEX "avatars_owner_id_unique" ON "avatars" ("owner_id");
CREATE UNIQUE INDEX "avatars_profile_id_unique" ON "avatars" ("profile_id");
CREATE TABLE "pictures" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "profile_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "pictures_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "pictures_profile_id_reference" FOREIGN KEY ("profile_id") REFERENCES "profiles" ("id") ON DELETE RESTRICT
);
CREATE INDEX "pictures_profile_id_index" ON "pictures" ("profile_id", "id");
