import Migrations
import Model
import Queries
import TestSupport
import Testing

@Suite("Statements over keys of their own")
struct KeyTests {
  private let model: Model
  private let queries: [String: ResourceQueries]

  init() throws {
    model = try Model(
      yaml: """
        database: {ids: int64}
        resources:
          Customer:
            key: code
            fields: {code: string, name: string}
            relations: {orders: {has_many: Order}, groups: {many_to_many: Group}}
            timestamps: false
            access: anyone
            query: {include: [orders, orders.lines, groups]}
          Order:
            lookup: number
            fields: {number: {type: string, unique: true}}
            relations: {customer: {belongs_to: Customer}, lines: {has_many: Line}}
            timestamps: false
            access: anyone
            query: {include: [customer]}
          Line:
            key: [order, day]
            fields: {day: date, quantity: int}
            relations: {order: {belongs_to: Order, on_delete: cascade}}
            timestamps: false
            access: anyone
            query: {sort: [quantity]}
          Group:
            fields: {name: string}
            timestamps: false
            access: anyone
        """
    )
    queries = Dictionary(uniqueKeysWithValues: model.queries(for: .sqlite).map { ($0.resource, $0) })
  }

  @Test("a natural key stands first, is given on create, and is what everything is found by")
  func natural() {
    #expect(
      outline(queries["Customer"]!) == #"""
        find SELECT "code", "name" FROM "customers" WHERE "code" = ? ← identifier code: string
        exists SELECT EXISTS (SELECT 1 FROM "customers" WHERE "code" = ?) ← identifier code: string
        insert INSERT INTO "customers" ("code", "name") VALUES (?, ?) ← member code: string, member name: string
        update UPDATE "customers" SET "name" = ? WHERE "code" = ? ← member name: string, identifier code: string
        delete DELETE FROM "customers" WHERE "code" = ? ← identifier code: string
        restriction Order orders SELECT EXISTS (SELECT 1 FROM "orders" WHERE "customer_code" = ?) ← identifier \#
        code: string
        related orders → Order "customer_code" = ? ← parent code: string
        related groups → Group "id" IN (SELECT "group_id" FROM "customers_groups" WHERE "customer_code" = ?) ← \#
        parent code: string
        exists groups group_ids → Group SELECT EXISTS (SELECT 1 FROM "customers_groups" WHERE "customer_code" = ? \#
        AND "group_id" = ?) ← parent code: string, other id: int64
        link groups group_ids → Group INSERT INTO "customers_groups" ("customer_code", "group_id") VALUES (?, ?) \#
        ON CONFLICT DO NOTHING ← parent code: string, other id: int64
        unlink groups group_ids → Group DELETE FROM "customers_groups" WHERE "customer_code" = ? AND "group_id" = \#
        ? ← parent code: string, other id: int64
        retain groups group_ids → Group DELETE FROM "customers_groups" WHERE "customer_code" = ? AND NOT \#
        "group_id" IN (SELECT "value" FROM json_each(?)) ← parent code: string, identifiers id: int64
        add groups group_ids → Group INSERT INTO "customers_groups" ("customer_code", "group_id") SELECT ?, \#
        "value" FROM json_each(?) WHERE true ON CONFLICT DO NOTHING ← parent code: string, identifiers id: int64
        missing groups group_ids → Group SELECT "given.ids"."key" FROM json_each(?) AS "given.ids" WHERE NOT \#
        EXISTS (SELECT 1 FROM "groups" WHERE "id" = "given.ids"."value") ORDER BY "given.ids"."key" ← \#
        identifiers id: int64
        include orders → [Order] SELECT "given.ids"."value", "orders"."id", "orders"."number", \#
        "orders"."customer_code" FROM (SELECT DISTINCT "value" FROM json_each(?)) AS "given.ids" CROSS JOIN \#
        "orders" WHERE "orders"."id" IN (SELECT "id" FROM "orders" WHERE "customer_code" = "given.ids"."value" \#
        ORDER BY "id" LIMIT ?) ORDER BY "given.ids"."value", "orders"."id" ← identifiers code: string, limit \#
        limit: int
        include groups → [Group] SELECT "given.ids"."value", "groups"."id", "groups"."name" FROM (SELECT DISTINCT \#
        "value" FROM json_each(?)) AS "given.ids" CROSS JOIN "groups" WHERE "groups"."id" IN (SELECT "group_id" \#
        FROM "customers_groups" WHERE "customer_code" = "given.ids"."value" ORDER BY "group_id" LIMIT ?) ORDER BY \#
        "given.ids"."value", "groups"."id" ← identifiers code: string, limit limit: int
        """#
    )
  }

  @Test("a composite key is compared, sorted and included by all of it")
  func composite() {
    #expect(
      outline(queries["Line"]!) == #"""
        find SELECT "order_id", "day", "quantity" FROM "lines" WHERE "order_id" = ? AND "day" = ? ← identifier \#
        order_id: int64, identifier day: date
        exists SELECT EXISTS (SELECT 1 FROM "lines" WHERE "order_id" = ? AND "day" = ?) ← identifier order_id: \#
        int64, identifier day: date
        insert INSERT INTO "lines" ("order_id", "day", "quantity") VALUES (?, ?, ?) ← member order_id: int64, \#
        member day: date, member quantity: int
        update UPDATE "lines" SET "quantity" = ? WHERE "order_id" = ? AND "day" = ? ← member quantity: int, \#
        identifier order_id: int64, identifier day: date
        delete DELETE FROM "lines" WHERE "order_id" = ? AND "day" = ? ← identifier order_id: int64, identifier \#
        day: date
        reference order order_id → Order SELECT EXISTS (SELECT 1 FROM "orders" WHERE "id" = ?) ← identifier id: \#
        int64
        """#
    )
    #expect(
      queries["Order"]!.includes.first { $0.relation == "lines" }.map { note($0.statement) } == #"""
        SELECT "given.ids"."value", "lines"."order_id", "lines"."day", "lines"."quantity" FROM (SELECT DISTINCT \#
        "value" FROM json_each(?)) AS "given.ids" CROSS JOIN "lines" WHERE ("lines"."order_id", "lines"."day") IN \#
        (SELECT "order_id", "day" FROM "lines" WHERE "order_id" = "given.ids"."value" ORDER BY "order_id", "day" \#
        LIMIT ?) ORDER BY "given.ids"."value", "lines"."order_id", "lines"."day" ← identifiers id: int64, limit \#
        limit: int
        """#
    )
  }

  @Test("a lookup finds by its field, and the id stays the key")
  func lookup() {
    let order = queries["Order"]!
    #expect(
      order.lookUp.map(note) == #"""
        SELECT "id", "number", "customer_code" FROM "orders" WHERE "number" = ? ← identifier number: string
        """#
    )
    #expect(note(order.exists) == #"SELECT EXISTS (SELECT 1 FROM "orders" WHERE "id" = ?) ← identifier id: int64"#)
    #expect(queries["Customer"]!.lookUp == nil)
    #expect([order.returnsIdentifier, queries["Customer"]!.returnsIdentifier] == [true, false])
  }

  @Test("keys are primary keys, relations refer to them, and each relation's index ends with the record's own")
  func tables() throws {
    let tables = Dictionary(uniqueKeysWithValues: model.snapshot.tables.map { ($0.name, $0) })
    #expect(tables["customers"]!.primaryKey == ["code"])
    #expect(tables["lines"]!.primaryKey == ["order_id", "day"])
    #expect(tables["lines"]!.indexes == [])
    let references = tables["orders"]!.foreignKeys.map { [$0.column, $0.table, $0.targetColumn] }
    #expect(references == [["customer_code", "customers", "code"]])
    #expect(tables["orders"]!.columns.first { $0.name == "customer_code" }?.type == .text)
    #expect(tables["customers_groups"]!.columns.map(\.type) == [.text, .int64])
    let taken = model.constraints(for: .sqlite).uniques.map { [$0.reported] + $0.members }
    #expect(
      taken == [
        ["customers.code", "code"], ["orders.number", "number"], ["lines.order_id, lines.day", "order_id", "day"],
      ]
    )
  }

  @Test("pages by a composite key hold every record once, whatever the order")
  func pages() throws {
    let database = try SQLiteSession()
    try database.run(model.snapshot.initialMigration.up(.sqlite))
    try database.rows(queries["Customer"]!.insert.sql, ["a", "A"])
    for order in 1...3 { try database.rows(queries["Order"]!.insert.sql, [.text("n\(order)"), "a"]) }
    var rows: [[StoredValue]] = []
    for (order, day, quantity) in [(1, "a", 5), (1, "b", 7), (2, "a", 5), (2, "c", 5), (3, "b", 7)] {
      rows.append([.integer(Int64(order)), .text(day), .integer(Int64(quantity))])
    }
    for row in rows.shuffled() { try database.rows(queries["Line"]!.insert.sql, row) }
    let list = ListAssembler(list: queries["Line"]!.list)
    func walk(_ wanted: [(member: String, isDescending: Bool)]) throws -> [[StoredValue]] {
      let keys = list.keys(wanted)
      var found: [[StoredValue]] = []
      var position: [StoredValue]?
      while found.count < 10 {
        let statement = list.statement(keys, after: position, limit: 1)
        guard let row = try database.rows(statement.sql, statement.values).first else { break }
        found.append(row)
        position = keys.map { key in row[["order_id", "day", "quantity"].firstIndex(of: key.key.member)!] }
      }
      return found
    }
    #expect(try walk([]) == rows)
    #expect(try walk([("quantity", false)]) == [rows[0], rows[2], rows[3], rows[1], rows[4]])
    #expect(try walk([("quantity", true)]) == [rows[4], rows[1], rows[3], rows[2], rows[0]])
  }
}
