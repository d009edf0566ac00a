import Model
import Queries
import TestSupport
import Testing

/// Conditions as the engine sees them, compared with what `RecordCondition.holds` says they mean, for every combination of
/// values, null among them.
@Suite("Conditions on the engine")
struct ConditionTests {
  static let rules = [
    "record.a == record.b", "record.a != record.b", "record.a < record.b", "record.a <= record.b",
    "record.a > record.b", "record.a >= record.b", "record.a == null", "record.a != null", "not record.a < record.b",
    "not (record.a == null or record.b == null)", "record.a in (1, 3)", "not record.a in (1, 3)", "record.a > 2",
    "2 >= record.a", "record.n < record.a", "record.n == record.b", "record.n != 2", "record.n in (2)",
    "record.flag", "not record.flag", "record.flag == false", "record.flag != true", "record.flag == null",
    "record.sure or record.flag", "record.sure and not record.flag", "record.text == record.word",
    "record.text < record.word", "record.text != 'é'", "record.text > ''", "length(record.text) > 1",
    "length(record.text) == length(record.word)", "length(record.text) != null", "record.text in ('', 'it''s')",
    "record.day >= '2026-02-01' and record.day < '2026-03-01'", "record.amount == 1.50", "record.amount > -0.5",
    "record.kind == 'b'", "record.kind != 'b'", "record.kind in ('a', 'b') or record.n > 2",
    "record.time < 'PT1H30M'", "record.time >= record.wait", "record.time in ('PT0S', 'P2D')",
    "record.seal == 'AAE='", "record.seal != record.stamp", "record.seal in ('', 'AAE=')", "record.fund == 1.50",
    "record.fund != record.cost", "record.fund in (-0.00, 10000000000000000000.01)", "record.plan == null",
    "record.tags != null and record.plan != null",
    "record.other != record.another", "record.other == null or record.a == null and not record.b < 2",
  ]

  static let values: [String: [Literal?]] = [
    "a": [nil, .int(1), .int(2), .int(3)], "b": [nil, .int(1), .int(2), .int(3)], "n": [.int(2), .int(3)],
    "flag": [nil, .bool(true), .bool(false)], "sure": [.bool(true), .bool(false)],
    "text": [nil, .string(""), .string("é"), .string("e\u{301}"), .string("it's"), .string("\u{10000}")],
    "word": [.string("é"), .string("zoe"), .string("\u{FFFD}")],
    "day": [nil, .date("2026-01-31"), .date("2026-02-01"), .date("2026-03-01")],
    "amount": [nil, .decimal(unscaled: 150, scale: 2), .decimal(unscaled: -50, scale: 2)],
    "kind": [nil, .enumCase("a"), .enumCase("b"), .enumCase("c")],
    "time": [
      nil, .duration(milliseconds: 0), .duration(milliseconds: 5_400_000), .duration(milliseconds: 172_800_000),
    ],
    "wait": [.duration(milliseconds: 5_399_999), .duration(milliseconds: 5_400_000)],
    "seal": [nil, .bytes([]), .bytes([0, 1]), .bytes([0, 1, 0])], "stamp": [nil, .bytes([0, 1]), .bytes([255])],
    "fund": [nil, .longDecimal("0.00"), .longDecimal("1.50"), .longDecimal("10000000000000000000.01")],
    "cost": [.longDecimal("1.50"), .longDecimal("10000000000000000000.02")],
    "plan": [nil, .json(.null), .json(.object([]))], "tags": [nil, .list([])],
    "other_id": [nil, .uuid("00000000-0000-7000-8000-000000000001"), .uuid("00000000-0000-7000-8000-000000000002")],
    "another_id": [nil, .uuid("00000000-0000-7000-8000-000000000001")],
  ]

  static let resource: Resource = {
    let checks = rules.map { "      - {rule: \"\($0)\", message: no}" }.joined(separator: "\n")
    return try! Model(
      yaml:
        """
        enums: {Kind: [a, b, c]}
        resources:
          Thing:
            fields:
              a: int?
              b: int?
              n: int
              flag: bool?
              sure: bool
              text: string?
              word: string
              day: date?
              amount: {type: "decimal(6,2)", nullable: true}
              kind: Kind?
              time: duration?
              wait: duration
              seal: bytes?
              stamp: bytes?
              fund: {type: "decimal(30,2)", nullable: true}
              cost: decimal(30,2)
              plan: json?
              tags: list(string)?
            relations:
              other: {belongs_to: Thing, nullable: true}
              another: {belongs_to: Thing, nullable: true}
            check:
        \(checks)
        """
    ).resources[0]
  }()

  @Test("a condition means the same in SQL as by itself, whatever is null", arguments: rules.indices)
  func meaning(index: Int) throws {
    let condition = Self.resource.checks[index].condition
    let sql = Dialect.sqlite.sql(condition)
    let database = try SQLiteSession()
    let members = condition.members
    let columns = members.map { "? AS \"\($0.column)\"" }.joined(separator: ", ")
    var outcomes: Set<Bool> = []
    for row in Self.rows(of: members) {
      let values = members.map { row[$0.name.spelled].map(StoredValue.init) ?? .null }
      let expected = condition.holds(row)
      outcomes.insert(expected)
      let found = try database.rows("SELECT \(sql) FROM (SELECT \(columns))", values)
      #expect(found == [[StoredValue.integer(expected ? 1 : 0)]], "\(Self.rules[index]) as \(sql) of \(row)")
    }
    #expect(outcomes == [true, false], "\(Self.rules[index]) is always the same")
  }

  private static func rows(of members: [RecordCondition.Member]) -> [[String: Literal]] {
    members.reduce([[:]]) { rows, member in
      rows.flatMap { row in
        values[member.name.spelled, default: []].map { value in
          var row = row
          row[member.name.spelled] = value
          return row
        }
      }
    }
  }
}

extension StoredValue {
  init(_ literal: Literal) {
    switch literal {
    case .string(let text), .date(let text), .uuid(let text), .enumCase(let text), .longDecimal(let text):
      self = .text(text)
    case .int(let number): self = .integer(number)
    case .decimal(let number, _): self = .integer(number)
    case .datetime(let number), .duration(let number): self = .integer(number)
    case .bytes(let bytes): self = .bytes(bytes)
    // Conditions ask only whether they are there.
    case .json, .list: self = .text("[]")
    case .bool(let flag): self = .integer(flag ? 1 : 0)
    case .float(let number): self = .real(number)
    }
  }
}
