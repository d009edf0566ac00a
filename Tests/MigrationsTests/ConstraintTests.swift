import Migrations
import Model
import TestSupport
import Testing

@Suite("Constraints")
struct ConstraintTests {
  let map = Model.music.constraints(for: .sqlite)

  @Test("every unique index and check is known by what the engine reports")
  func whole() {
    #expect(
      map.uniques.map { "\($0.resource) \($0.name): \($0.reported) → \($0.members.joined(separator: ", "))" } == [
        "Artist artists_name_unique: artists.name → name",
        "Album albums_artist_id_title_unique: albums.artist_id, albums.title → artist_id, title",
        "Reply replies_review_id_unique: replies.review_id → review_id",
      ]
    )
    #expect(
      map.checks.map { "\($0.resource) \($0.name) → \($0.member ?? "") \($0.code)" } == [
        "Artist artists_name_length → name length",
        "Artist artists_kind_enum → kind enum",
        "Artist artists_rating_max → rating max",
        "Album albums_title_length → title length",
        "Album albums_price_min → price min",
        "Album albums_price_max → price max",
        "Album albums_released_on_min → released_on min",
        "Review reviews_stars_min → stars min",
        "Review reviews_stars_max → stars max",
      ]
    )
  }

  @Test("the engine refuses at each boundary and not before, in the words that the map has")
  func engine() throws {
    let database = try SQLiteSession()
    try database.run(Model.music.snapshot.initialMigration.up(.sqlite))
    func artist(_ id: String, _ name: String, _ kind: String, _ rating: String) throws -> String? {
      try database.refusal(
        "INSERT INTO artists VALUES (?, ?, ?, \(rating), NULL, 0, 0)",
        [.text(id), .text(name), .text(kind)]
      )
    }
    let longest = String(repeating: "\u{1F600}", count: 120)
    #expect(try artist("a", "", "band", "NULL") == "CHECK constraint failed: artists_name_length")
    #expect(try artist("a", "x", "band", "5.5") == "CHECK constraint failed: artists_rating_max")
    #expect(try artist("a", "x", "trio", "NULL") == "CHECK constraint failed: artists_kind_enum")
    #expect(try artist("a", longest + "!", "band", "NULL") == "CHECK constraint failed: artists_name_length")
    #expect(try artist("a", longest, "band", "5") == nil)
    #expect(try artist("b", "x", "person", "NULL") == nil)
    #expect(try artist("c", "x", "person", "NULL") == "UNIQUE constraint failed: artists.name")

    func album(_ title: String, price: Int64, released: StoredValue, live: Int64) throws -> String? {
      try database.refusal(
        "INSERT INTO albums VALUES (hex(randomblob(8)), ?, ?, ?, ?, 'a')",
        [.text(title), .integer(price), released, .integer(live)]
      )
    }
    #expect(try album("t", price: -1, released: nil, live: 0) == "CHECK constraint failed: albums_price_min")
    #expect(try album("t", price: 100_000, released: nil, live: 0) == "CHECK constraint failed: albums_price_max")
    #expect(try album("t", price: 0, released: nil, live: 2) == "CHECK constraint failed: albums_is_live_bool")
    #expect(
      try album("t", price: 0, released: "1899-12-31", live: 1) == "CHECK constraint failed: albums_released_on_min"
    )
    #expect(try album("t", price: 99_999, released: "1900-01-01", live: 1) == nil)
    #expect(
      try album("t", price: 0, released: nil, live: 0) == "UNIQUE constraint failed: albums.artist_id, albums.title"
    )
  }

  @Test("long names are cut to 63 bytes and names that two tables add up to are told apart, each by a digest")
  func names() throws {
    let long = "measurement_of_the_temperature_of_the_outer_wall_in_kelvin"
    let model = try Model(
      yaml: """
        resources:
          Order:
            fields: {lines_code: {type: string, unique: true}}
            access: {read: anyone}
          OrderLine:
            plural: OrdersLines
            fields: {code: {type: string, unique: true}}
            access: {read: anyone}
          Reading:
            fields: {\(long): {type: float, min: 0}}
            indexes: [[\(long)]]
            access: {read: anyone}
        """
    )
    #expect(
      model.snapshot.tables.flatMap { $0.indexes.map(\.name) + $0.checks.map(\.name) } == [
        "orders_lines_code_unique_0693f2dc",
        "orders_lines_code_unique_a5e5b4e8",
        "readings_measurement_of_the_temperature_of_the_outer_w_65418386",
        "readings_measurement_of_the_temperature_of_the_outer_w_1d95cbe6",
      ]
    )
  }

  @Test("the snapshot doesn't depend on the order of the spec")
  func order() {
    var model = Model.music
    model.resources.reverse()
    #expect(model.snapshot == Model.music.snapshot)
  }
}
