import Model
import TestSupport
import Testing

@testable import Migrations

@Suite("Columns of a new type")
struct RetypeTests {
  private typealias ColumnType = SchemaSnapshot.ColumnType

  private static let types: [ColumnType] = [
    .text, .int, .int64, .float, .bool, .date, .datetime, .duration, .uuid, .bytes, .json, .list(of: .text),
    .list(of: .int), .list(of: .int64), .decimal(precision: 9, scale: 0), .decimal(precision: 12, scale: 2),
    .decimal(precision: 30, scale: 4),
  ]

  @Test("are those that lose nothing, whatever a row holds")
  func safe() {
    let words = Dialect.postgresql.nativeName
    let safe = Self.types.flatMap { former in
      Self.types.filter { former != $0 && isSafeCast(from: former, to: $0) }.map { "\(words(former)) → \(words($0))" }
    }
    #expect(
      safe == [
        "text → text[]", "integer → text", "integer → bigint", "integer → double precision", "integer → json",
        "integer → text[]", "integer → integer[]", "integer → bigint[]", "integer → numeric(12, 2)",
        "integer → numeric(30, 4)", "bigint → text",
        "bigint → double precision", "bigint → json", "bigint → text[]", "bigint → bigint[]", "bigint → numeric(30, 4)",
        "boolean → text",
        "boolean → integer", "boolean → bigint", "boolean → json", "date → text", "date → timestamptz",
        "date → text[]", "timestamptz → text", "uuid → text", "uuid → text[]", "json → text", "integer[] → bigint[]",
        "numeric(9, 0) → text",
        "numeric(9, 0) → integer", "numeric(9, 0) → bigint", "numeric(9, 0) → numeric(12, 2)",
        "numeric(9, 0) → numeric(30, 4)", "numeric(12, 2) → text", "numeric(12, 2) → numeric(30, 4)",
        "numeric(30, 4) → text",
      ]
    )
  }

  private static let values: [(former: ColumnType, value: StoredValue, type: ColumnType, expected: StoredValue)] = [
    (.int, -7, .text, "-7"), (.int, 7, .int64, 7), (.int, 7, .float, 7.0), (.int, 7, .json, "7"),
    (.int, -7, .decimal(precision: 12, scale: 2), -700), (.int, -7, .decimal(precision: 30, scale: 4), "-7.0000"),
    (.int64, 9_007_199_254_740_991, .float, 9_007_199_254_740_991.0), (.bool, 1, .text, "true"), (.bool, 0, .int, 0),
    (.bool, 0, .json, "false"), (.date, "1969-12-31", .datetime, -86_400_000),
    (.date, "2026-02-03", .text, "2026-02-03"),
    (.datetime, -1, .text, "1969-12-31T23:59:59.999Z"),
    (.datetime, 1_767_225_600_007, .text, "2026-01-01T00:00:00.007Z"),
    (.decimal(precision: 12, scale: 2), -5, .text, "-0.05"), (.decimal(precision: 12, scale: 2), 1250, .text, "12.50"),
    (.decimal(precision: 12, scale: 2), -1250, .decimal(precision: 15, scale: 4), -125_000),
    (.decimal(precision: 12, scale: 2), -5, .decimal(precision: 30, scale: 4), "-0.0500"),
    (.decimal(precision: 9, scale: 0), 3, .decimal(precision: 30, scale: 4), "3.0000"),
    (.decimal(precision: 9, scale: 0), -3, .int, -3), (.text, "a\"b", .list(of: .text), #"["a\"b"]"#),
    (.int, -7, .list(of: .int64), "[-7]"), (.date, "2026-02-03", .list(of: .text), #"["2026-02-03"]"#),
    (.text, nil, .list(of: .text), nil), (.decimal(precision: 12, scale: 2), nil, .text, nil), (.bool, nil, .text, nil),
    (.datetime, nil, .text, nil),
    (
      .decimal(precision: 33, scale: 8), "-12345678901234567890.00000001", .decimal(precision: 38, scale: 10),
      "-12345678901234567890.0000000100"
    ),
    (.decimal(precision: 30, scale: 0), "7", .decimal(precision: 38, scale: 4), "7.0000"),
    (.decimal(precision: 30, scale: 4), "-0.0500", .text, "-0.0500"),
    (.decimal(precision: 30, scale: 0), "-70", .text, "-70"),
  ]

  private static let tight: [(former: ColumnType, value: StoredValue, type: ColumnType, expected: StoredValue)] = [
    (.decimal(precision: 30, scale: 4), "-12.3456", .decimal(precision: 9, scale: 2), -1234),
    (.decimal(precision: 30, scale: 4), "12345678.0000", .decimal(precision: 9, scale: 2), nil),
    (.decimal(precision: 30, scale: 4), "-0.0012", .decimal(precision: 20, scale: 2), "0.00"),
    (.decimal(precision: 30, scale: 4), "-0.0012", .decimal(precision: 9, scale: 2), 0),
    (.decimal(precision: 30, scale: 4), "5.9999", .decimal(precision: 20, scale: 0), "5"),
    (.decimal(precision: 30, scale: 0), "7", .decimal(precision: 20, scale: 3), "7.000"),
    (.decimal(precision: 30, scale: 4), "0.2500", .decimal(precision: 19, scale: 19), "0.2500000000000000000"),
    (.text, "12.5", .decimal(precision: 30, scale: 4), nil),
    (.text, "--5.0000", .decimal(precision: 30, scale: 4), nil),
    (.text, "-0.0000", .decimal(precision: 30, scale: 4), "0.0000"),
    (.text, "007.0000", .decimal(precision: 30, scale: 4), nil), (.text, "", .decimal(precision: 30, scale: 4), nil),
    (.text, "many", .decimal(precision: 30, scale: 4), nil), (.text, "1e5", .decimal(precision: 30, scale: 0), nil),
    (.text, nil, .decimal(precision: 30, scale: 4), nil),
  ]

  @Test("come as near as the other type lets them, and are null where it does not", arguments: tight.indices)
  func approached(_ index: Int) throws {
    let (former, value, type, expected) = Self.tight[index]
    let database = try SQLiteSession()
    let converted = try #require(Dialect.sqlite.converted("\"x\"", from: former, to: type))
    #expect(try database.rows("SELECT \(converted) FROM (SELECT ? AS \"x\")", [value]) == [[expected]])
  }

  @Test("have the same values on the engine", arguments: values.indices)
  func engine(_ index: Int) throws {
    let (former, value, type, expected) = Self.values[index]
    let database = try SQLiteSession()
    let converted = try #require(Dialect.sqlite.converted("\"x\"", from: former, to: type))
    #expect(try database.rows("SELECT \(converted) FROM (SELECT ? AS \"x\")", [value]) == [[expected]])
    // And back, where they came from.
    guard let back = Dialect.sqlite.converted("\"x\"", from: type, to: former) else { return }
    #expect(try database.rows("SELECT \(back) FROM (SELECT ? AS \"x\")", [expected]) == [[value]])
  }
}
