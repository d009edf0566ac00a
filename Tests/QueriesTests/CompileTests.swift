import Model
import Queries
import TestSupport
import Testing

@Suite("Statements")
struct CompileTests {
  let all = Model.music.queries(for: .sqlite)

  @Test("a record with a self relation, pairs and includes")
  func artist() {
    #expect(
      outline(all[0]) == #"""
        find SELECT "id", "name", "kind", "rating", "mentor_id", "created_at", "updated_at" FROM "artists" WHERE \#
        "id" = ? ← identifier id: uuid
        exists SELECT EXISTS (SELECT 1 FROM "artists" WHERE "id" = ?) ← identifier id: uuid
        insert INSERT INTO "artists" ("id", "name", "kind", "rating", "mentor_id", "created_at", "updated_at") \#
        VALUES (?, ?, ?, ?, ?, ?, ?) ← member id: uuid, member name: string, member kind: ArtistKind, member \#
        rating: float?, member mentor_id: uuid?, member created_at: datetime, member updated_at: datetime
        update UPDATE "artists" SET "name" = ?, "rating" = ?, "mentor_id" = ?, "updated_at" = ? WHERE "id" = ? ← \#
        member name: string, member rating: float?, member mentor_id: uuid?, member updated_at: datetime, \#
        identifier id: uuid
        delete DELETE FROM "artists" WHERE "id" = ? ← identifier id: uuid
        reference mentor mentor_id → Artist SELECT EXISTS (SELECT 1 FROM "artists" WHERE "id" = ?) ← identifier \#
        id: uuid
        restriction Artist artists WITH "given.id" AS (SELECT ? AS "value") SELECT EXISTS (SELECT 1 FROM "artists" \#
        WHERE "mentor_id" = (SELECT "value" FROM "given.id") AND "id" <> (SELECT "value" FROM "given.id")) ← \#
        identifier id: uuid
        restriction Album albums SELECT EXISTS (SELECT 1 FROM "albums" WHERE "artist_id" = ?) ← identifier id: \#
        uuid
        related albums → Album "artist_id" = ? ← parent id: uuid
        related genres → Genre "id" IN (SELECT "genre_id" FROM "artists_genres" WHERE "artist_id" = ?) ← parent \#
        id: uuid
        exists genres genre_ids → Genre SELECT EXISTS (SELECT 1 FROM "artists_genres" WHERE "artist_id" = ? AND \#
        "genre_id" = ?) ← parent id: uuid, other id: uuid
        link genres genre_ids → Genre INSERT INTO "artists_genres" ("artist_id", "genre_id") VALUES (?, ?) ON \#
        CONFLICT DO NOTHING ← parent id: uuid, other id: uuid
        unlink genres genre_ids → Genre DELETE FROM "artists_genres" WHERE "artist_id" = ? AND "genre_id" = ? ← \#
        parent id: uuid, other id: uuid
        retain genres genre_ids → Genre DELETE FROM "artists_genres" WHERE "artist_id" = ? AND NOT "genre_id" IN \#
        (SELECT "value" FROM json_each(?)) ← parent id: uuid, identifiers id: uuid
        add genres genre_ids → Genre INSERT INTO "artists_genres" ("artist_id", "genre_id") SELECT ?, "value" FROM \#
        json_each(?) WHERE true ON CONFLICT DO NOTHING ← parent id: uuid, identifiers id: uuid
        missing genres genre_ids → Genre SELECT "given.ids"."key" FROM json_each(?) AS "given.ids" WHERE NOT \#
        EXISTS (SELECT 1 FROM "genres" WHERE "id" = "given.ids"."value") ORDER BY "given.ids"."key" ← identifiers \#
        id: uuid
        include albums → [Album] SELECT "given.ids"."value", "albums"."id", "albums"."title", "albums"."price", \#
        "albums"."released_on", "albums"."is_live", "albums"."artist_id" FROM (SELECT DISTINCT "value" FROM \#
        json_each(?)) AS "given.ids" CROSS JOIN "albums" WHERE "albums"."id" IN (SELECT "id" FROM "albums" WHERE \#
        "artist_id" = "given.ids"."value" ORDER BY "id" LIMIT ?) ORDER BY "given.ids"."value", "albums"."id" ← \#
        identifiers id: uuid, limit limit: int
        include mentor → Artist SELECT "id", "name", "kind", "rating", "mentor_id", "created_at", "updated_at" \#
        FROM "artists" WHERE "id" IN (SELECT "value" FROM json_each(?)) ORDER BY "id" ← identifiers id: uuid
        include genres → [Genre] SELECT "given.ids"."value", "genres"."id", "genres"."name" FROM (SELECT DISTINCT \#
        "value" FROM json_each(?)) AS "given.ids" CROSS JOIN "genres" WHERE "genres"."id" IN (SELECT "genre_id" \#
        FROM "artists_genres" WHERE "artist_id" = "given.ids"."value" ORDER BY "genre_id" LIMIT ?) ORDER BY \#
        "given.ids"."value", "genres"."id" ← identifiers id: uuid, limit limit: int
        """#
    )
  }

  @Test("a record whose delete is restricted behind a cascade")
  func album() {
    #expect(
      outline(all[1]) == #"""
        find SELECT "id", "title", "price", "released_on", "is_live", "artist_id" FROM "albums" WHERE "id" = ? ← \#
        identifier id: uuid
        exists SELECT EXISTS (SELECT 1 FROM "albums" WHERE "id" = ?) ← identifier id: uuid
        insert INSERT INTO "albums" ("id", "title", "price", "released_on", "is_live", "artist_id") VALUES (?, ?, \#
        ?, ?, ?, ?) ← member id: uuid, member title: string, member price: decimal(10,2), member released_on: \#
        date?, member is_live: bool, member artist_id: uuid
        update UPDATE "albums" SET "title" = ?, "price" = ?, "released_on" = ?, "is_live" = ? WHERE "id" = ? ← \#
        member title: string, member price: decimal(10,2), member released_on: date?, member is_live: bool, \#
        identifier id: uuid
        delete DELETE FROM "albums" WHERE "id" = ? ← identifier id: uuid
        reference artist artist_id → Artist SELECT EXISTS (SELECT 1 FROM "artists" WHERE "id" = ?) ← identifier \#
        id: uuid
        restriction Reply replies SELECT EXISTS (SELECT 1 FROM "replies" WHERE "review_id" IN (SELECT "id" FROM \#
        "reviews" WHERE "album_id" = ?)) ← identifier id: uuid
        related reviews → Review "album_id" = ? ← parent id: uuid
        include artist → Artist SELECT "id", "name", "kind", "rating", "mentor_id", "created_at", "updated_at" \#
        FROM "artists" WHERE "id" IN (SELECT "value" FROM json_each(?)) ORDER BY "id" ← identifiers id: uuid
        include reviews → [Review] SELECT "given.ids"."value", "reviews"."id", "reviews"."stars", \#
        "reviews"."album_id" FROM (SELECT DISTINCT "value" FROM json_each(?)) AS "given.ids" CROSS JOIN "reviews" \#
        WHERE "reviews"."id" IN (SELECT "id" FROM "reviews" WHERE "album_id" = "given.ids"."value" ORDER BY "id" \#
        LIMIT ?) ORDER BY "given.ids"."value", "reviews"."id" ← identifiers id: uuid, limit limit: int
        """#
    )
  }

  @Test("the far side of pairs sees the join table the other way round")
  func genre() {
    #expect(
      outline(all[2]) == #"""
        find SELECT "id", "name" FROM "genres" WHERE "id" = ? ← identifier id: uuid
        exists SELECT EXISTS (SELECT 1 FROM "genres" WHERE "id" = ?) ← identifier id: uuid
        insert INSERT INTO "genres" ("id", "name") VALUES (?, ?) ← member id: uuid, member name: text
        update UPDATE "genres" SET "name" = ? WHERE "id" = ? ← member name: text, identifier id: uuid
        delete DELETE FROM "genres" WHERE "id" = ? ← identifier id: uuid
        related artists → Artist "id" IN (SELECT "artist_id" FROM "artists_genres" WHERE "genre_id" = ?) ← parent \#
        id: uuid
        exists artists artist_ids → Artist SELECT EXISTS (SELECT 1 FROM "artists_genres" WHERE "genre_id" = ? AND \#
        "artist_id" = ?) ← parent id: uuid, other id: uuid
        link artists artist_ids → Artist INSERT INTO "artists_genres" ("genre_id", "artist_id") VALUES (?, ?) ON \#
        CONFLICT DO NOTHING ← parent id: uuid, other id: uuid
        unlink artists artist_ids → Artist DELETE FROM "artists_genres" WHERE "genre_id" = ? AND "artist_id" = ? ← \#
        parent id: uuid, other id: uuid
        retain artists artist_ids → Artist DELETE FROM "artists_genres" WHERE "genre_id" = ? AND NOT "artist_id" \#
        IN (SELECT "value" FROM json_each(?)) ← parent id: uuid, identifiers id: uuid
        add artists artist_ids → Artist INSERT INTO "artists_genres" ("genre_id", "artist_id") SELECT ?, "value" \#
        FROM json_each(?) WHERE true ON CONFLICT DO NOTHING ← parent id: uuid, identifiers id: uuid
        missing artists artist_ids → Artist SELECT "given.ids"."key" FROM json_each(?) AS "given.ids" WHERE NOT \#
        EXISTS (SELECT 1 FROM "artists" WHERE "id" = "given.ids"."value") ORDER BY "given.ids"."key" ← \#
        identifiers id: uuid
        """#
    )
  }

  @Test("a record of nothing but keys")
  func reply() {
    #expect(
      outline(all[4]) == #"""
        find SELECT "id", "review_id", "author_id" FROM "replies" WHERE "id" = ? ← identifier id: uuid
        exists SELECT EXISTS (SELECT 1 FROM "replies" WHERE "id" = ?) ← identifier id: uuid
        insert INSERT INTO "replies" ("id", "review_id", "author_id") VALUES (?, ?, ?) ← member id: uuid, member \#
        review_id: uuid, member author_id: uuid?
        update UPDATE "replies" SET "review_id" = ?, "author_id" = ? WHERE "id" = ? ← member review_id: uuid, \#
        member author_id: uuid?, identifier id: uuid
        delete DELETE FROM "replies" WHERE "id" = ? ← identifier id: uuid
        reference review review_id → Review SELECT EXISTS (SELECT 1 FROM "reviews" WHERE "id" = ?) ← identifier \#
        id: uuid
        reference author author_id → Artist SELECT EXISTS (SELECT 1 FROM "artists" WHERE "id" = ?) ← identifier \#
        id: uuid
        """#
    )
  }

  @Test("a list's filters and sorts")
  func list() {
    #expect(
      outline(all[0].list) == #"""
        base SELECT "id", "name", "kind", "rating", "mentor_id", "created_at", "updated_at" FROM "artists"
        filter name[eq] "name" = ? ← operand name: string
        filter name[ne] "name" <> ? ← operand name: string
        filter name[gt] "name" > ? ← operand name: string
        filter name[gte] "name" >= ? ← operand name: string
        filter name[lt] "name" < ? ← operand name: string
        filter name[lte] "name" <= ? ← operand name: string
        filter name[in] "name" IN (SELECT "value" FROM json_each(?)) ← operands name: string
        filter name[contains] instr("name", ?) > 0 ← operand name: string
        filter name[starts_with] ("name" >= ? AND "name" < ? || x'FF') ← operand name: string, operand name: \#
        string
        filter rating[eq] "rating" = ? ← operand rating: float
        filter rating[ne] "rating" IS NOT ? ← operand rating: float
        filter rating[gt] "rating" > ? ← operand rating: float
        filter rating[gte] "rating" >= ? ← operand rating: float
        filter rating[lt] "rating" < ? ← operand rating: float
        filter rating[lte] "rating" <= ? ← operand rating: float
        filter rating[in] "rating" IN (SELECT "value" FROM json_each(?)) ← operands rating: float
        filter rating[is_null] "rating" IS NULL
          false: "rating" IS NOT NULL
        filter mentor_id[eq] "mentor_id" = ? ← operand mentor_id: uuid
        filter mentor_id[ne] "mentor_id" IS NOT ? ← operand mentor_id: uuid
        filter mentor_id[in] "mentor_id" IN (SELECT "value" FROM json_each(?)) ← operands mentor_id: uuid
        filter mentor_id[is_null] "mentor_id" IS NULL
          false: "mentor_id" IS NOT NULL
        sort name "name" = ? ← position name: string
          "name" ASC · after "name" > ? ← position name: string · bound "name" >= ? ← position name: string
          "name" DESC · after "name" < ? ← position name: string · bound "name" <= ? ← position name: string
        sort rating "rating" = ? ← position rating: float · "rating" IS NULL
          "rating" ASC NULLS LAST · after ("rating" > ? OR "rating" IS NULL) ← position rating: float
          "rating" DESC NULLS LAST · after ("rating" < ? OR "rating" IS NULL) ← position rating: float
        sort created_at "created_at" = ? ← position created_at: datetime
          "created_at" ASC · after "created_at" > ? ← position created_at: datetime · bound "created_at" >= ? ← \#
        position created_at: datetime
          "created_at" DESC · after "created_at" < ? ← position created_at: datetime · bound "created_at" <= ? ← \#
        position created_at: datetime
        sort id "id" = ? ← position id: uuid
          "id" ASC · after "id" > ? ← position id: uuid · bound "id" >= ? ← position id: uuid
          "id" DESC · after "id" < ? ← position id: uuid · bound "id" <= ? ← position id: uuid
        limit LIMIT ? ← limit limit: int
        """#
    )
  }

  @Test("a database that numbers its records answers the number")
  func numbered() throws {
    let model = try Model(
      yaml: """
        database: {ids: int64}
        resources:
          Tag: {fields: {name: {type: string, immutable: true}}, timestamps: false, access: {read: anyone}}
          Tick: {timestamps: false, access: {read: anyone}}
        """
    )
    #expect(
      model.queries(for: .sqlite).map(outline) == [
        #"""
        find SELECT "id", "name" FROM "tags" WHERE "id" = ? ← identifier id: int64
        exists SELECT EXISTS (SELECT 1 FROM "tags" WHERE "id" = ?) ← identifier id: int64
        insert INSERT INTO "tags" ("name") VALUES (?) RETURNING "id" ← member name: string
        update -
        delete DELETE FROM "tags" WHERE "id" = ? ← identifier id: int64
        """#,
        #"""
        find SELECT "id" FROM "ticks" WHERE "id" = ? ← identifier id: int64
        exists SELECT EXISTS (SELECT 1 FROM "ticks" WHERE "id" = ?) ← identifier id: int64
        insert INSERT INTO "ticks" DEFAULT VALUES RETURNING "id"
        update -
        delete DELETE FROM "ticks" WHERE "id" = ? ← identifier id: int64
        """#,
      ]
    )
  }
}
