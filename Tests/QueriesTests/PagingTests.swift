import Migrations
import Model
import Queries
import TestSupport
import Testing

@Suite("Paging by keyset")
struct PagingTests {
  static let model = try! Model(
    yaml: """
      resources:
        Row:
          fields: {count: int?, title: string, ratio: float?, price: "decimal(6,2)"}
          timestamps: false
          access: {read: anyone, write: anyone}
          query: {sort: [id, count, title, ratio, price]}
      """
  )
  static let list = model.queries(for: .sqlite)[0].list

  /// Few different values, so that every key has ties, and all that sorts oddly: nulls, zero, case, code points.
  static func row(_ number: Int, _ random: inout some RandomNumberGenerator) -> [StoredValue] {
    [
      .text("\(String(number, radix: 16))-\(UInt8.random(in: 0...9, using: &random))"),
      [.null, .integer(-1), .integer(0), .integer(7)].randomElement(using: &random)!,
      ["", "a", "B", "é", "\u{FFFF}", "\u{1F600}"].map(StoredValue.text).randomElement(using: &random)!,
      [.null, .real(-0.5), .real(0.1), .real(1e300)].randomElement(using: &random)!,
      [.integer(0), .integer(1250), .integer(999_999)].randomElement(using: &random)!,
    ]
  }

  static func database(_ rows: [[StoredValue]]) throws -> SQLiteSession {
    let database = try SQLiteSession()
    try database.run(model.snapshot.initialMigration.up(.sqlite))
    let insert = model.queries(for: .sqlite)[0].insert
    for row in rows { try database.rows(insert.sql, row) }
    return database
  }

  @Test("visits every row once, in order, whatever the keys, directions, nulls and ties", arguments: 0..<4)
  func visitsEveryRowOnce(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let rows = (0..<60).map { Self.row($0, &random) }
    let database = try Self.database(rows)
    let assembler = ListAssembler(list: Self.list)
    let members = Self.list.sorts.map(\.member)

    for _ in 0..<40 {
      let wanted = members.shuffled(using: &random).prefix(Int.random(in: 0...4, using: &random)).map {
        (member: $0, isDescending: Bool.random(using: &random))
      }
      let keys = assembler.keys(wanted)
      let places = keys.map { key in ["id", "count", "title", "ratio", "price"].firstIndex(of: key.key.member)! }
      let expected = rows.sorted { left, right in
        for (key, place) in zip(keys, places) where left[place] != right[place] {
          return isOrdered(left[place], right[place], isDescending: key.isDescending)
        }
        return false
      }

      let size = Int64.random(in: 1...25, using: &random)
      var visited: [[StoredValue]] = []
      var position: [StoredValue]?
      while visited.count <= rows.count {
        let (sql, values) = assembler.statement(keys, after: position, limit: size + 1)
        let page = try database.rows(sql, values)
        visited += page.prefix(Int(size))
        guard page.count > size else { break }
        position = places.map { visited[visited.count - 1][$0] }
      }
      #expect(visited == expected, "sorted by \(wanted), \(size) a page")
    }
  }

  /// Nulls last in both directions, text by code point.
  private func isOrdered(_ left: StoredValue, _ right: StoredValue, isDescending: Bool) -> Bool {
    switch (left, right) {
    case (.null, _): false
    case (_, .null): true
    case (.integer(let left), .integer(let right)): isDescending ? left > right : left < right
    case (.real(let left), .real(let right)): isDescending ? left > right : left < right
    case (.text(let left), .text(let right)):
      isDescending
        ? right.unicodeScalars.lexicographicallyPrecedes(left.unicodeScalars)
        : left.unicodeScalars.lexicographicallyPrecedes(right.unicodeScalars)
    default: false
    }
  }

  @Test("compares rows where it can, and nests behind a bound where it can't")
  func writesTheKeyset() throws {
    let assembler = ListAssembler(list: Self.list)
    func text(_ keys: [(member: String, isDescending: Bool)], _ position: [StoredValue]) -> String {
      assembler.statement(assembler.keys(keys), after: position, limit: 21).sql
    }
    let base = #"SELECT "id", "count", "title", "ratio", "price" FROM "rows""#
    #expect(text([], ["a"]) == base + #" WHERE ("id") > (?) ORDER BY "id" ASC LIMIT ?"#)
    #expect(
      text([("title", true)], ["t", "a"]) == base
        + #" WHERE ("title", "id") < (?, ?) ORDER BY "title" DESC, "id" DESC LIMIT ?"#
    )
    #expect(
      text([("title", false), ("price", true)], ["t", 1, "a"]) == base
        + #" WHERE "title" >= ? AND ("title" > ? OR "title" = ? AND ("price" < ? OR "price" = ? AND "id" < ?))"#
        + #" ORDER BY "title" ASC, "price" DESC, "id" DESC LIMIT ?"#
    )
    #expect(
      text([("count", false)], [3, "a"]) == base
        + #" WHERE (("count" > ? OR "count" IS NULL) OR "count" = ? AND "id" > ?)"#
        + #" ORDER BY "count" ASC NULLS LAST, "id" ASC LIMIT ?"#
    )
    #expect(
      text([("count", true)], [nil, "a"]) == base
        + #" WHERE ("count" IS NULL AND "id" < ?) ORDER BY "count" DESC NULLS LAST, "id" DESC LIMIT ?"#
    )
    #expect(
      text([("id", true), ("count", false)], ["a"]) == base + #" WHERE ("id") < (?) ORDER BY "id" DESC LIMIT ?"#
    )
  }

  @Test("one slot stands for each value, in the order of the text")
  func slotsMatchValues() {
    let assembler = ListAssembler(list: Self.list)
    let keys = assembler.keys([("count", false), ("title", true)])
    let keyset = assembler.keyset(keys, [3, "t", "a"])
    #expect(
      note(keyset.fragment)
        == #"(("count" > ? OR "count" IS NULL) OR "count" = ? AND ("title" < ? OR "title" = ? AND "id" < ?)) ← "#
        + "position count: int, position count: int, position title: string, position title: string, position id: uuid"
    )
    #expect(keyset.values == [3, 3, "t", "t", "a"])
  }
}

/// SplitMix64: the same numbers on every run.
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
