import Analysis
import Diagnostics
import Foundation
import Migrations
import Model
import Queries
import TestSupport
import Testing

/// What the warnings say about indexes is what the engine's own plans say.
@Suite("Advice about indexes")
struct AdviceTests {
  static let specs =
    ["blog", "bookshop", "chinook", "library", "northwind", "sakila", "tracker", "workshop"]
    + ShippedSpec.names(in: "features").map { "features/\($0)" }
    + ["unserved-filter", "unserved-sort", "redundant-index"].map { "invalid/\($0)" }

  private func model(_ name: String) throws -> (model: Model, warnings: [Diagnostic]) {
    // The same spec without its silences raises what they silence.
    let spec = try ShippedSpec(name) { bytes in
      let text = String(decoding: bytes, as: UTF8.self)
      return Array(text.replacing(/(?m)^( *)silence:(?: .*)?\n(?:\1  .*\n)*/, with: { _ in "" }).utf8)
    }
    let outcome = spec.reading.outcome
    let value = try #require(outcome.value, "\(outcome.diagnostics)")
    return (value, outcome.diagnostics)
  }

  @Test("a filter or a sort is warned of exactly when its plan reads or sorts the whole table", arguments: specs)
  func plans(_ name: String) throws {
    let (model, warnings) = try model(name)
    let database = try SQLiteSession()
    try database.run(model.snapshot.initialMigration.up(.sqlite))
    func plan(_ sql: String, _ count: Int) throws -> String {
      try database.rows("EXPLAIN QUERY PLAN \(sql)", Array(repeating: "[]", count: count))
        .map { if case .text(let step) = $0[3] { step } else { "" } }.joined(separator: "\n")
    }
    func isWarned(_ code: DiagnosticCode, _ member: Query.Member) -> Bool {
      warnings.contains { $0.code == code && $0.range == member.origin }
    }
    for (resource, queries) in zip(model.resources, model.queries(for: .sqlite)) where resource.verbs.contains(.list) {
      let list = queries.list
      for filter in resource.query.filters {
        // No index serves the items of a list, so there is nothing to advise.
        if case .list = filter.member.type {
          #expect(!isWarned(.unservedFilter, filter.member))
          continue
        }
        let condition = try #require(list.filters.first { $0.member == filter.member && $0.comparison == .eq })
        let own = list.condition.map { "\($0.sql) AND " } ?? ""
        let plan = try plan("\(list.base) WHERE \(own)\(condition.fragment.sql)", condition.fragment.slots.count)
        let isRead = !plan.contains("SEARCH \(resource.table) USING")
        switch filter.member.type {
        case .bool, .enumeration: #expect(!isWarned(.unservedFilter, filter.member))
        default:
          #expect(isRead == isWarned(.unservedFilter, filter.member), "\(resource.name) \(filter.member.name): \(plan)")
        }
      }
      for member in resource.query.sorts {
        let assembler = ListAssembler(list: list)
        let (sql, values) = assembler.statement(
          assembler.keys([(member.name.spelled, false)]),
          conditions: [],
          after: nil,
          limit: 21
        )
        let plan = try plan(sql, values.count)
        let isSorted = plan.contains("USE TEMP B-TREE FOR ORDER BY")
        #expect(isSorted == isWarned(.unservedSort, member), "\(resource.name) \(member.name): \(plan)")
      }
    }
  }

  @Test("the columns of indexes are those of the tables that migrations make", arguments: specs)
  func indexes(_ name: String) throws {
    let (model, warnings) = try model(name)
    let tables = Dictionary(uniqueKeysWithValues: model.snapshot.tables.map { ($0.name, $0) })
    for resource in model.resources {
      let table = try #require(tables[resource.table])
      // One that counts some of the records serves no list of all.
      let indexes = table.indexes.filter { $0.condition == nil }
      #expect(Set(resource.indexedColumns) == Set([table.primaryKey] + indexes.map(\.columns)))
      #expect(resource.indexedColumns.count == indexes.count + 1)
      // An index that was asked for and not warned of is made; one that was is not.
      for index in resource.indexes {
        let key = resource.key.parts.map(\.column)
        let columns = index.columns + key.filter { !index.columns.contains($0) }
        let keys = resource.belongsTo.map { relation in [relation.column] + key.filter { $0 != relation.column } }
        let isMade = table.indexes.contains { $0.columns == columns } && !keys.contains(columns)
        let isWarned = warnings.contains { $0.code == .redundantIndex && $0.range == index.origin }
        #expect(isMade == !isWarned, "\(resource.name) \(index.members)")
      }
    }
  }
}
