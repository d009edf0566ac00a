-- step 1: in a transaction
CREATE TABLE "artists" (
  "id" uuid NOT NULL,
  "name" text COLLATE "C" NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "artists_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "albums" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "artist_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "albums_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "albums_artist_id_reference" FOREIGN KEY ("artist_id") REFERENCES "artists" ("id") ON DELETE RESTRICT
);
CREATE INDEX "albums_artist_id_index" ON "albums" ("artist_id", "id");
CREATE TABLE "tracks" (
  "id" uuid NOT NULL,
  "title" text COLLATE "C" NOT NULL,
  "album_id" uuid NOT NULL,
  "created_at" timestamptz NOT NULL,
  "updated_at" timestamptz NOT NULL,
  CONSTRAINT "tracks_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "tracks_album_id_reference" FOREIGN KEY ("album_id") REFERENCES "albums" ("id") ON DELETE RESTRICT
);
CREATE INDEX "tracks_album_id_index" ON "tracks" ("album_id", "id");
