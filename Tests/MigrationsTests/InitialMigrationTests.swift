import Migrations
import Model
import TestSupport
import Testing

@Suite("The initial migration")
struct InitialMigrationTests {
  let music = Model.music.snapshot.initialMigration

  @Test("creates tables behind those they refer to, every rule by name, every foreign key indexed")
  func up() {
    #expect(
      music.up(.sqlite) == #"""
        CREATE TABLE "artists" (
          "id" TEXT NOT NULL PRIMARY KEY,
          "name" TEXT NOT NULL,
          "kind" TEXT NOT NULL,
          "rating" REAL,
          "mentor_id" TEXT,
          "created_at" INTEGER NOT NULL,
          "updated_at" INTEGER NOT NULL,
          CONSTRAINT "artists_kind_enum" CHECK ("kind" IN ('person', 'band')),
          CONSTRAINT "artists_name_length" CHECK (length("name") BETWEEN 1 AND 120),
          CONSTRAINT "artists_rating_max" CHECK ("rating" <= 5.0),
          CONSTRAINT "artists_mentor_id_reference" FOREIGN KEY ("mentor_id") REFERENCES "artists" ("id") ON \#
        DELETE RESTRICT
        ) STRICT;
        CREATE INDEX "artists_mentor_id_index" ON "artists" ("mentor_id", "id");
        CREATE UNIQUE INDEX "artists_name_unique" ON "artists" ("name");
        CREATE INDEX "artists_rating_index" ON "artists" ("rating", "id");

        CREATE TABLE "albums" (
          "id" TEXT NOT NULL PRIMARY KEY,
          "title" TEXT NOT NULL,
          "price" INTEGER NOT NULL,
          "released_on" TEXT,
          "is_live" INTEGER NOT NULL,
          "artist_id" TEXT NOT NULL,
          CONSTRAINT "albums_is_live_bool" CHECK ("is_live" IN (0, 1)),
          CONSTRAINT "albums_price_max" CHECK ("price" <= 99999),
          CONSTRAINT "albums_price_min" CHECK ("price" >= 0),
          CONSTRAINT "albums_released_on_min" CHECK ("released_on" >= '1900-01-01'),
          CONSTRAINT "albums_title_length" CHECK (length("title") <= 160),
          CONSTRAINT "albums_artist_id_reference" FOREIGN KEY ("artist_id") REFERENCES "artists" ("id") ON \#
        DELETE RESTRICT
        ) STRICT;
        CREATE INDEX "albums_artist_id_index" ON "albums" ("artist_id", "id");
        CREATE INDEX "albums_artist_id_released_on_index" ON "albums" ("artist_id", "released_on", "id");
        CREATE UNIQUE INDEX "albums_artist_id_title_unique" ON "albums" ("artist_id", "title");
        CREATE INDEX "albums_price_index" ON "albums" ("price", "id");

        CREATE TABLE "genres" (
          "id" TEXT NOT NULL PRIMARY KEY,
          "name" TEXT NOT NULL
        ) STRICT;

        CREATE TABLE "artists_genres" (
          "artist_id" TEXT NOT NULL,
          "genre_id" TEXT NOT NULL,
          PRIMARY KEY ("artist_id", "genre_id"),
          CONSTRAINT "artists_genres_artist_id_reference" FOREIGN KEY ("artist_id") REFERENCES "artists" \#
        ("id") ON DELETE CASCADE,
          CONSTRAINT "artists_genres_genre_id_reference" FOREIGN KEY ("genre_id") REFERENCES "genres" ("id") \#
        ON DELETE CASCADE
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX "artists_genres_genre_id_index" ON "artists_genres" ("genre_id", "artist_id");

        CREATE TABLE "reviews" (
          "id" TEXT NOT NULL PRIMARY KEY,
          "stars" INTEGER NOT NULL,
          "album_id" TEXT NOT NULL,
          CONSTRAINT "reviews_stars_max" CHECK ("stars" <= 5),
          CONSTRAINT "reviews_stars_min" CHECK ("stars" >= 1),
          CONSTRAINT "reviews_album_id_reference" FOREIGN KEY ("album_id") REFERENCES "albums" ("id") ON \#
        DELETE CASCADE
        ) STRICT;
        CREATE INDEX "reviews_album_id_index" ON "reviews" ("album_id", "id");

        CREATE TABLE "replies" (
          "id" TEXT NOT NULL PRIMARY KEY,
          "review_id" TEXT NOT NULL,
          "author_id" TEXT,
          CONSTRAINT "replies_author_id_reference" FOREIGN KEY ("author_id") REFERENCES "artists" ("id") ON \#
        DELETE SET NULL,
          CONSTRAINT "replies_review_id_reference" FOREIGN KEY ("review_id") REFERENCES "reviews" ("id") ON \#
        DELETE RESTRICT
        ) STRICT;
        CREATE INDEX "replies_author_id_index" ON "replies" ("author_id", "id");
        CREATE UNIQUE INDEX "replies_review_id_unique" ON "replies" ("review_id");

        """#
    )
  }

  @Test("is undone in the opposite order, with rows that lead to each other")
  func down() throws {
    #expect(
      music.down(.sqlite) == #"""
        DROP TABLE "replies";
        DROP TABLE "reviews";
        DROP TABLE "artists_genres";
        DROP TABLE "genres";
        DROP TABLE "albums";
        DROP TABLE "artists";

        """#
    )
    let database = try SQLiteSession()
    let tables = "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'"
    try database.run(music.up(.sqlite))
    #expect(try database.rows(tables) == [[17]])
    try database.run("INSERT INTO artists VALUES ('b', 'b', 'band', NULL, NULL, 0, 0)")
    try database.run("INSERT INTO artists VALUES ('a', 'a', 'band', NULL, 'b', 0, 0)")
    try database.run("INSERT INTO albums VALUES ('c', 'c', 0, NULL, 0, 'a')")
    try database.run("PRAGMA foreign_keys = OFF")
    try database.run(music.down(.sqlite))
    #expect(try database.rows(tables) == [[0]])
  }

  @Test("tables that need each other are created and dropped, the one that can wait for its key first")
  func cycle() throws {
    let model = try Model(
      yaml: """
        database: {ids: int64}
        resources:
          Player:
            relations: {team: {belongs_to: Team, on_delete: restrict}}
            timestamps: false
            access: {read: anyone}
          Team:
            relations: {captain: {belongs_to: Player, nullable: true, on_delete: restrict}}
            timestamps: false
            access: {read: anyone}
        """
    )
    let migration = model.snapshot.initialMigration
    #expect(
      migration.up(.sqlite) == #"""
        CREATE TABLE "teams" (
          "id" INTEGER PRIMARY KEY AUTOINCREMENT,
          "captain_id" INTEGER,
          CONSTRAINT "teams_captain_id_reference" FOREIGN KEY ("captain_id") \#
        REFERENCES "players" ("id") ON DELETE RESTRICT
        ) STRICT;
        CREATE INDEX "teams_captain_id_index" ON "teams" ("captain_id", "id");

        CREATE TABLE "players" (
          "id" INTEGER PRIMARY KEY AUTOINCREMENT,
          "team_id" INTEGER NOT NULL,
          CONSTRAINT "players_team_id_reference" FOREIGN KEY ("team_id") REFERENCES "teams" ("id") ON DELETE RESTRICT
        ) STRICT;
        CREATE INDEX "players_team_id_index" ON "players" ("team_id", "id");

        """#
    )
    let database = try SQLiteSession()
    try database.run(migration.up(.sqlite))
    try database.run("INSERT INTO teams (id) VALUES (1); INSERT INTO players (id, team_id) VALUES (7, 1)")
    try database.run("UPDATE teams SET captain_id = 7")
    try database.run("PRAGMA foreign_keys = OFF")
    try database.run(migration.down(.sqlite))
    #expect(try database.rows("SELECT name FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'") == [])
  }

  @Test("numbers are never given twice")
  func numbering() throws {
    let model = try Model(
      yaml: """
        database: {ids: int64}
        resources:
          Tick: {fields: {n: int}, timestamps: false, access: {read: anyone}}
        """
    )
    let database = try SQLiteSession()
    try database.run(model.snapshot.initialMigration.up(.sqlite))
    let insert = "INSERT INTO ticks (n) VALUES (0) RETURNING id"
    #expect(try database.rows(insert) == [[1]])
    #expect(try database.rows(insert) == [[2]])
    try database.run("DELETE FROM ticks WHERE id = 2")
    #expect(try database.rows(insert) == [[3]])
  }
}
