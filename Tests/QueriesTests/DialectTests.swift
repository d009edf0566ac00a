import Model
import Queries
import TestSupport
import Testing

@Suite("Statements for PostgreSQL")
struct DialectTests {
  @Test("conditions are never null, and name the types of their values")
  func conditions() throws {
    let rules = [
      "record.a == record.b", "record.a != 2", "not record.a < record.b", "record.a in (1, 3)", "record.flag",
      "record.day >= '2026-02-01'", "length(record.text) > 1", "record.amount > -0.5", "record.seal != 'AAE='",
    ]
    let model = try Model(
      yaml: """
        resources:
          Thing:
            fields: {a: int?, b: int, flag: bool?, day: date, text: string, amount: "decimal(6,2)", seal: bytes}
            check: [\(rules.map { "{rule: \"\($0)\", message: broken}" }.joined(separator: ", "))]
            access: {read: anyone}
        """
    )
    #expect(
      model.resources[0].checks.map { Dialect.postgresql.sql($0.condition) } == [
        #""a" IS NOT DISTINCT FROM "b""#, #""a" IS DISTINCT FROM 2"#, #"NOT ("a" < "b") IS TRUE"#,
        #"("a" IN (1, 3)) IS TRUE"#, #"("flag") IS TRUE"#, #""day" >= '2026-02-01'::date"#, #"length("text") > 1"#,
        #""amount" > -0.50"#, #""seal" <> '\x0001'::bytea"#,
      ]
    )
  }

  @Test("values are written as their types have them")
  func values() {
    let values: [Literal] = [
      .string("it's"), .int(-3), .float(1e300), .decimal(unscaled: -5, scale: 2), .longDecimal("12.50"), .bool(true),
      .date("2026-02-01"), .datetime(milliseconds: 1), .duration(milliseconds: 90_000), .bytes([0, 255]),
      .uuid("00000000-0000-4000-8000-000000000000"), .json(.object([.init("a", .null)])), .list([.string("a")]),
      .list([]), .datetime(milliseconds: -62_167_219_200_000),
    ]
    #expect(
      values.map(Dialect.postgresql.stored) == [
        "'it''s'", "-3", "'1e+300'::double precision", "-0.05", "12.50", "true", "'2026-02-01'::date",
        "'1970-01-01T00:00:00.001Z'::timestamptz", "90000", #"'\x00ff'::bytea"#,
        "'00000000-0000-4000-8000-000000000000'::uuid", #"'{"a":null}'::json"#, "ARRAY['a']", "'{}'",
        "'0001-01-01T00:00:00.000Z BC'::timestamptz",
      ]
    )
    #expect(
      [Literal.json(.array([.int(1), .string("a\"")])), .list([.bool(true), .bool(false)]), .list([.string("é")])]
        .map(Dialect.sqlite.stored) == [#"'[1,"a\""]'"#, "'[1,0]'", #"'["é"]'"#]
    )
  }
}
