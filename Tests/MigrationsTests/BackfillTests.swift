import Model
import TestSupport
import Testing

@testable import Migrations

@Suite("Values for rows that were there before")
struct BackfillTests {
  private static let backfills: [Backfill] = [
    .value(.string("it's")), .column("name"), .first([.column("nick"), .column("name")]),
    .joined([.column("name"), .value(.string(" #")), .column("rank")]), .before(.column("name"), " "),
    .after(.column("name"), " "), .before(.column("nick"), " "), .before(.column("name"), "x"),
    .after(.column("name"), "x"), .lookup(table: "kinds", key: "id", column: "code", value: .string("b")),
  ]

  private func expressions(_ dialect: Dialect) -> [String] {
    let source = BackfillSQL(
      dialect: dialect,
      columns: ["name": "title"],
      types: ["name": .text, "nick": .text, "rank": .int],
      current: { table, column in (table, table == "kinds" && column == "code" ? "word" : column) }
    )
    return Self.backfills.map { source.expression($0, as: .text) }
  }

  @Test("are what the row was, cut and put together, the same on every database")
  func text() {
    #expect(
      expressions(.postgresql) == [
        "'it''s'", #""title""#, #"COALESCE("nick", "title")"#, #""title" || ' #' || "rank"::text"#,
        #"split_part("title", ' ', 1)"#,
        #"CASE strpos("title", ' ') WHEN 0 THEN NULL ELSE substr("title", strpos("title", ' ') + 1) END"#,
        #"split_part("nick", ' ', 1)"#, #"split_part("title", 'x', 1)"#,
        #"CASE strpos("title", 'x') WHEN 0 THEN NULL ELSE substr("title", strpos("title", 'x') + 1) END"#,
        #"(SELECT "id" FROM "kinds" WHERE "word" = 'b')"#,
      ]
    )
  }

  @Test("are found by the engine")
  func engine() throws {
    let database = try SQLiteSession()
    try database.run("CREATE TABLE kinds (id TEXT, word TEXT); INSERT INTO kinds VALUES ('1', 'a'), ('2', 'b')")
    let row = "(SELECT 'Ada K. Lovelace' AS title, NULL AS nick, 7 AS rank)"
    #expect(
      try database.rows("SELECT \(expressions(.sqlite).joined(separator: ", ")) FROM \(row)") == [
        [
          "it's", "Ada K. Lovelace", "Ada K. Lovelace", "Ada K. Lovelace #7", "Ada", "K. Lovelace", nil,
          "Ada K. Lovelace", nil, "2",
        ]
      ]
    )
  }

  @Test("are the moment of the migration, in milliseconds")
  func now() throws {
    let source = BackfillSQL(dialect: .sqlite, columns: [:], types: [:], current: { ($0, $1) })
    let moment = source.expression(.now, as: .datetime)
    let database = try SQLiteSession()
    #expect(
      try database.rows("SELECT abs(\(moment) - CAST(strftime('%s', 'now') AS INTEGER) * 1000) < 2000") == [[1]]
    )
  }
}
