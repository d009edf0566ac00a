import Diagnostics
import Migrations
import Model
import TestSupport
import Testing

@Suite("Where a schema comes from")
struct EvolutionTests {
  @Test("what is renamed leads from names now to names before, in join tables and behind keys too")
  func renamed() throws {
    let evolution = try Model.shipped("features/was").evolution
    #expect(
      evolution.formerTables == [
        "people": "staff", "depots": "depot", "parcels": "shipments", "parcels_tags": "shipments_labels",
        "parcels_stops": "shipments_stops",
      ]
    )
    #expect(
      evolution.formerColumns == [
        .init("countries", "code"): "iso_code", .init("people", "name"): "full_name",
        .init("people", "country_code"): "country_iso_code", .init("parcels", "label"): "title",
        .init("parcels", "history"): "log", .init("parcels", "sender_id"): "author_id",
        .init("parcels", "depot_id"): "store_id", .init("parcels_tags", "parcel_id"): "shipment_id",
        .init("parcels_tags", "tag_id"): "label_id", .init("parcels_stops", "parcel_id"): "shipment_id",
      ]
    )
    let values = ["settled": "paid", "closed": "paid", "cancelled": "void"]
    #expect(
      evolution.formerValues == [.init("parcels", "status"): values, .init("parcels", "history"): values]
    )
    #expect(evolution.removedTables.isEmpty && evolution.removedColumns.isEmpty)
  }

  @Test("what is removed is named as the database calls it, under the table's name now")
  func removed() throws {
    let evolution = try Model.shipped("features/removed").evolution
    #expect(
      evolution.removedTables == [
        "coupons", "gift_cards", "staff", "purchases_internal_note", "purchases_clerk", "purchases_coupons",
        "lines_vat_rate",
      ]
    )
    #expect(
      evolution.removedColumns == [
        "orders": ["internal_note", "internal_note_id", "clerk", "clerk_id", "coupons", "coupons_id"],
        "lines": ["vat_rate", "vat_rate_id"],
      ]
    )
  }

  @Test("a backfill reads the columns of before, and a default is one where nothing else is said")
  func backfills() throws {
    let evolution = try Model.shipped("features/backfill").evolution
    let name = Backfill.after(.column("name"), " ")
    let members = evolution.backfills.filter { $0.key.table == "members" }.map { ($0.key.column, $0.value) }
    #expect(
      Dictionary(uniqueKeysWithValues: members) == [
        "rank": .value(.int(0)),
        "first_name": .before(.column("name"), " "),
        "last_name": name,
        "shown_as": .first([.column("alias"), name, .value(.string("nobody"))]),
        "email": .joined([.column("login"), .value(.string("@")), .value(.string("example.com"))]),
        "level": .value(.enumCase("junior")),
        "salary": .value(.decimal(unscaled: 120_050, scale: 2)),
        "since": .value(.date("2020-01-31")),
        "seen_at": .column("created_at"),
        "is_active": .value(.bool(true)),
        "points": .column("sum"),
        "hours": .value(.list([.int(8), .int(8)])),
        "profile": .value(.json(.object([.init("theme", .string("light"))]))),
        "note": .value(.string("")),
        "team_id": .first([
          .column("group_id"), .lookup(table: "teams", key: "id", column: "name", value: .string("None")),
        ]),
        "guide_id": .column("coach_id"),
        "first_team_id": .column("team_id"),
        "created_at": .now,
        "updated_at": .now,
      ]
    )
  }

  @Test("a lock begins at 1, and records that nobody has the times of were made when the migration runs")
  func columnsOfTheService() throws {
    let model = try Model(yaml: "resources: {Note: {fields: {text: string}, optimistic_lock: true, soft_delete: true}}")
    #expect(
      model.evolution.backfills == [
        .init("notes", "created_at"): .now, .init("notes", "updated_at"): .now,
        .init("notes", "lock_version"): .value(.int(1)),
      ]
    )
  }

  @Test(
    "a spec that says nothing of before has nothing of it",
    arguments: ["many-to-many", "through-keys", "natural-key"]
  )
  func silent(_ feature: String) throws {
    let evolution = try Model.shipped("features/\(feature)").evolution
    #expect(evolution.formerTables == [:])
    #expect(evolution.formerColumns == [:])
    #expect(evolution.formerValues == [:])
    #expect(evolution.removedTables == [] && evolution.removedColumns == [:])
  }

  @Test(
    "every table and column has a place in the spec",
    arguments: ["was", "optimistic-lock", "soft-delete", "composite-key"]
  )
  func origins(_ feature: String) throws {
    let model = try Model.shipped("features/\(feature)")
    let evolution = model.evolution
    let tables = model.snapshot.tables
    #expect(Set(evolution.tableOrigins.keys) == Set(tables.map(\.name)))
    #expect(
      Set(evolution.columnOrigins.keys)
        == Set(tables.flatMap { table in table.columns.map { Evolution.ColumnName(table.name, $0.name) } })
    )
    let person = model.resources[0]
    #expect(evolution.tableOrigins[person.table] == person.origin)
  }

  @Test("a column is declared where its field or relation is, one that nothing declares where its resource is")
  func places() throws {
    let model = try Model.shipped("features/was")
    let lines = model.evolution.columnOrigins.filter { $0.key.table.hasPrefix("parcels") }
      .map { "\($0.key.table).\($0.key.column) \($0.value.start.line)" }
    #expect(
      lines.sorted() == [
        "parcels.created_at 27", "parcels.depot_id 35", "parcels.history 32", "parcels.id 27", "parcels.label 30",
        "parcels.sender_id 34", "parcels.status 31", "parcels.updated_at 27", "parcels_stops.parcel_id 37",
        "parcels_stops.stop_id 37", "parcels_tags.parcel_id 36", "parcels_tags.tag_id 36",
      ]
    )
  }

  @Test("a plural that was not the derived one is said, and where the tables have one name there is nothing to rename")
  func plurals() throws {
    func former(_ resource: String) throws -> [String: String] {
      try Model(yaml: "resources: {\(resource)}").evolution.formerTables
    }
    #expect(try former("Worker: {was: Employee}") == ["workers": "employees"])
    #expect(try former("Worker: {was: {name: Employee, plural: Staff}}") == ["workers": "staff"])
    #expect(try former("Worker: {was: {plural: Staff}}") == ["workers": "staff"])
    #expect(try former("Worker: {plural: Staff, was: {name: Employee, plural: Staff}}") == [:])
    #expect(try former("Worker: {plural: Staff, was: Worker}") == ["staff": "workers"])
  }
}

extension Evolution.ColumnName {
  fileprivate init(_ table: String, _ column: String) { self.init(table: table, column: column) }
}
