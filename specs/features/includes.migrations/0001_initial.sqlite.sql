CREATE TABLE "artists" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "name" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL
) STRICT;

CREATE TABLE "albums" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "artist_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "albums_artist_id_reference" FOREIGN KEY ("artist_id") REFERENCES "artists" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "albums_artist_id_index" ON "albums" ("artist_id", "id");

CREATE TABLE "tracks" (
  "id" TEXT NOT NULL PRIMARY KEY,
  "title" TEXT NOT NULL,
  "album_id" TEXT NOT NULL,
  "created_at" INTEGER NOT NULL,
  "updated_at" INTEGER NOT NULL,
  CONSTRAINT "tracks_album_id_reference" FOREIGN KEY ("album_id") REFERENCES "albums" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "tracks_album_id_index" ON "tracks" ("album_id", "id");
