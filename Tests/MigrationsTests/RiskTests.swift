import Migrations
import Model
import TestSupport
import Testing

@Suite("Risks of migrations")
struct RiskTests {
  private static func table(_ fields: String, _ more: String = "", kinds: String = "a, b") throws
    -> SchemaSnapshot.Table
  {
    let model = try Model(
      yaml: """
        database: {ids: int64}
        enums: {Kind: [\(kinds)]}
        resources:
          Book: {fields: {\(fields)}, \(more)timestamps: false, access: {read: anyone}}
          Shelf: {fields: {kind: Kind}, timestamps: false, access: {read: anyone}}
        """
    )
    return try #require(model.snapshot.table("books"))
  }

  private static func lines(_ steps: [MigrationStep], _ dialect: Dialect = .postgresql) -> [String] {
    risks(of: steps, for: dialect).map { risk in
      "\(risk.kind.rawValue) \(risk.table)\(risk.column.map { ".\($0)" } ?? ""): \(risk.sentence)"
    }
  }

  private static func lines(
    _ former: SchemaSnapshot.Table,
    _ table: SchemaSnapshot.Table,
    _ columns: [String],
    values: [String: [String: String]] = [:],
    backfills: [String: Backfill] = [:],
    _ dialect: Dialect = .postgresql
  ) -> [String] {
    let kept = Dictionary(uniqueKeysWithValues: (["id"] + columns).map { ($0, $0) })
    let change = TableChange(former: former, table: table, columns: kept, values: values, backfills: backfills)
    return lines([.changeTable(change)], dialect)
  }

  @Test("there are none where rows are let be, and where less is asked of them")
  func none() throws {
    let former = try Self.table("title: {type: string, length: 1..20}, rank: {type: int, min: 1}")
    let table = try Self.table("title: {type: string, length: 1..40}, rank: {type: int, min: 0}, note: text?")
    #expect(Self.lines(former, table, ["title", "rank"]) == [])
    #expect(Self.lines([.createTable(table)]) == [])
  }

  @Test("a new type is a table written anew, but for more digits")
  func rewrite() throws {
    let former = try Self.table("rank: int, price: 'decimal(6,2)'")
    let table = try Self.table("rank: int64, price: 'decimal(9,2)'")
    #expect(
      Self.lines(former, table, ["rank", "price"]) == [
        "rewrite books.rank: all rows are written anew, and nobody can read or write the table meanwhile"
      ]
    )
    #expect(
      Self.lines(former, table, ["rank", "price"], .sqlite) == [
        "rewrite books: the table is made anew, and nobody can write meanwhile"
      ]
    )
  }

  @Test("rows may lack what they need, break a check, or lead nowhere")
  func validation() throws {
    let former = try Self.table("title: string?, shelf_id: int64?, rank: int")
    let table = try Self.table(
      "title: {type: string, length: 1..20}, rank: int",
      "relations: {shelf: {belongs_to: Shelf, nullable: true}}, check: [{rule: record.rank > 0, message: too low}], "
    )
    #expect(
      Self.lines(former, table, ["title", "shelf_id", "rank"]) == [
        "validation books.title: rows may have no value, which they need from now on",
        "validation books.title: rows may not keep to 'books_title_length'",
        "validation books: rows may not keep to 'books_rule1_check'",
        "validation books.shelf_id: rows may lead to records of 'shelves' that are not there",
      ]
    )
    let required = try Self.table("title: string, shelf_id: int64?, rank: int")
    #expect(
      Self.lines(former, required, ["title", "shelf_id", "rank"], backfills: ["title": .value(.string(""))]) == []
    )
    #expect(
      Self.lines(former, required, ["title", "shelf_id", "rank"], backfills: ["title": .column("title")]) == [
        "validation books.title: rows may have no value, which they need from now on"
      ]
    )
  }

  @Test("a unique index may find the same twice")
  func duplicates() throws {
    let former = try Self.table("title: string")
    let table = try Self.table("title: {type: string, unique: true}, code: {type: string?, unique: true}")
    #expect(Self.lines(former, table, ["title"]) == ["duplicates books.title: rows may have the same in 'title'"])
  }

  @Test("what goes is lost, and so is what told merged values apart")
  func loss() throws {
    let former = try Self.table("title: string, kind: Kind")
    #expect(
      Self.lines([.dropTable(former)]) == [
        "loss books: the table goes with its rows, which a way down cannot bring back",
        "instances books: running instances of the former version ask for the table still",
      ]
    )
    #expect(
      Self.lines(former, try Self.table("kind: Kind", kinds: "b"), ["kind"], values: ["kind": ["a": "b"]]) == [
        "loss books.title: the column goes with its values, which a way down cannot bring back",
        "loss books.kind: values that become 'b' are one from then on",
        "instances books.title: running instances of the former version ask for the column still",
      ]
    )
    #expect(
      Self.lines(try Self.table("rank: float"), try Self.table("rank: int"), ["rank"]).filter { $0.hasPrefix("loss") }
        == [
          "loss books.rank: values that the new type has no counterpart for are lost"
        ]
    )
  }

  @Test("rows may have a value that nothing takes over")
  func values() throws {
    let former = try Self.table("kind: Kind", kinds: "a, b, c")
    let table = try Self.table("kind: Kind", kinds: "a, d")
    #expect(
      Self.lines(former, table, ["kind"], values: ["kind": ["b": "d"]]) == [
        "values books.kind: rows may have 'c', which is no value any more"
      ]
    )
  }

  @Test("running instances ask by former names, and write what they know")
  func instances() throws {
    let former = try Self.table("title: string")
    let table = try Self.table("name: string, rank: int")
    let change = TableChange(
      former: former,
      table: table,
      columns: ["id": "id", "name": "title"],
      backfills: ["rank": .value(.int(0))]
    )
    #expect(
      Self.lines([.changeTable(change), .renameTable(from: "books", to: "titles")]) == [
        "instances titles.name: running instances of the former version ask for the column as 'title'",
        "instances titles.rank: running instances of the former version write no value, which rows need",
        "instances titles: running instances of the former version ask for the table as 'books'",
      ]
    )
  }

  @Test("each kind is explained", arguments: MigrationRisk.Kind.allCases)
  func explanations(_ kind: MigrationRisk.Kind) {
    #expect(kind.explanation.hasSuffix("."))
  }
}
