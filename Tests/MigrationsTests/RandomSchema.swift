import Model

@testable import Migrations

/// Schemas made up at random, and others that came from them: the same seed makes the same ones.
struct RandomSchema {
  private struct Generator: RandomNumberGenerator {
    var state: UInt64

    /// SplitMix64.
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var word = state
      word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
      word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
      return word ^ (word >> 31)
    }
  }

  private var generator: Generator
  private static let names = ["a", "b", "c", "d", "e", "f"]
  private static let types: [SchemaSnapshot.ColumnType] = [
    .text, .int, .int64, .date, .datetime, .bool, .json, .uuid, .bytes, .float, .decimal(precision: 10, scale: 2),
    .decimal(precision: 30, scale: 4), .list(of: .text), .duration,
  ]

  init(seed: UInt64) { generator = Generator(state: seed) }

  private mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &generator) < percent }

  private mutating func some(of names: [String], _ percent: Int) -> [String] {
    names.filter { _ in chance(percent) }
  }

  mutating func schema() -> SchemaSnapshot {
    let names = some(of: Self.names, 60)
    let tables = names.map { table($0, among: names) } + (chance(30) ? [serviceTable(called: "g")] : [])
    return SchemaSnapshot(tables: tables)
  }

  /// A table that is no resource's, but may be called as one is or was.
  private func serviceTable(called name: String) -> SchemaSnapshot.Table {
    SchemaSnapshot.Table(
      name: name,
      columns: [SchemaSnapshot.Column(name: "id", type: .int64, isNullable: false, isNumbered: true)],
      primaryKey: ["id"],
      checks: [],
      indexes: [],
      foreignKeys: [],
      isOfService: true
    )
  }

  private mutating func table(_ name: String, among tables: [String]) -> SchemaSnapshot.Table {
    let key = SchemaSnapshot.Column(name: "id", type: .int64, isNullable: false, isNumbered: true)
    let columns = some(of: Self.names, 50).map { column($0) }
    return finished(
      SchemaSnapshot.Table(
        name: name,
        columns: [key] + columns,
        primaryKey: ["id"],
        checks: [],
        indexes: [],
        foreignKeys: []
      ),
      among: tables
    )
  }

  private mutating func column(_ name: String) -> SchemaSnapshot.Column {
    let type = Self.types.randomElement(using: &generator) ?? .text
    let cases = type == .list(of: .text) && chance(50) ? some(of: ["red", "green", "blue", "gray"], 70) : []
    return SchemaSnapshot.Column(
      name: name,
      type: type,
      isNullable: chance(60),
      isNumbered: false,
      cases: cases.isEmpty ? nil : cases
    )
  }

  /// The table with checks, indexes and keys of its columns.
  private mutating func finished(
    _ table: SchemaSnapshot.Table,
    among tables: [String]
  ) -> SchemaSnapshot.Table {
    var table = table
    (table.checks, table.indexes, table.foreignKeys, table.rules) = ([], [], [], [])
    for column in table.columns.sorted(by: { $0.name < $1.name }) where column.name != "id" {
      if column.type == .text, chance(40) {
        let values = some(of: ["red", "green", "blue", "gray"], 70)
        let name = "\(table.name)_\(column.name)_enum"
        if !values.isEmpty {
          table.checks.append(SchemaSnapshot.Check(name: name, column: column.name, rule: .oneOf(values)))
        }
      }
      if column.type == .int64, chance(60), let target = tables.randomElement(using: &generator) {
        table.foreignKeys.append(
          SchemaSnapshot.ForeignKey(
            name: "\(table.name)_\(column.name)_reference",
            column: column.name,
            table: target,
            targetColumn: "id",
            onDelete: BelongsTo.OnDelete.allCases.randomElement(using: &generator) ?? .restrict
          )
        )
      }
      if chance(30) {
        table.indexes.append(
          SchemaSnapshot.Index(
            name: "\(table.name)_\(column.name)_index",
            columns: [column.name],
            isUnique: chance(50)
          )
        )
      }
    }
    return table
  }

  /// A schema that came from another one, and how.
  mutating func successor(of former: SchemaSnapshot) -> (schema: SchemaSnapshot, evolution: Evolution) {
    var evolution = Evolution()
    let kept = former.tables.filter { _ in chance(75) }.filter { !$0.isOfService }
    let renamed = kept.shuffled(using: &generator).map { table in (table, chance(50)) }
    var free = Self.names.filter { name in !renamed.contains { !$0.1 && $0.0.name == name } }
    free.shuffle(using: &generator)
    var named: [(former: SchemaSnapshot.Table, name: String)] = []
    for (table, isRenamed) in renamed {
      guard isRenamed, let name = free.popLast() else {
        named.append((table, table.name))
        free.removeAll { $0 == table.name }
        continue
      }
      named.append((table, name))
    }
    // Two cannot end up with one name.
    var taken: Set<String> = []
    named = named.filter { taken.insert($0.name).inserted }
    let staying = Set(named.map(\.former.name))
    evolution.removedTables = Set(former.tables.filter { !$0.isOfService }.map(\.name)).subtracting(staying)
    let all = named.map(\.name) + some(of: free.filter { !taken.contains($0) }, 40)
    var tables: [SchemaSnapshot.Table] = []
    for (table, name) in named {
      if table.name != name { evolution.formerTables[name] = table.name }
      tables.append(successor(of: table, called: name, among: all, &evolution))
    }
    tables += all.filter { !taken.contains($0) }.map { table($0, among: all) }
    if let name = (["g"] + Self.names).filter({ !all.contains($0) }).randomElement(using: &generator), chance(50) {
      tables.append(serviceTable(called: name))
    }
    return (SchemaSnapshot(tables: tables.sorted { $0.name < $1.name }), evolution)
  }

  private mutating func successor(
    of former: SchemaSnapshot.Table,
    called name: String,
    among tables: [String],
    _ evolution: inout Evolution
  ) -> SchemaSnapshot.Table {
    guard chance(80) else {
      var same = former
      same.name = name
      same.foreignKeys = same.foreignKeys.filter { tables.contains($0.table) }
      return same
    }
    var free = Self.names.shuffled(using: &generator)
    var columns: [SchemaSnapshot.Column] = former.columns.filter { $0.name == "id" }
    var kept: Set<String> = ["id"]
    for column in former.columns where column.name != "id" && chance(75) {
      var next = chance(30) ? self.column(column.name) : column
      if let other = free.popLast(), chance(40) {
        next.name = other
      } else {
        free.removeAll { $0 == next.name }
      }
      guard !columns.contains(where: { $0.name == next.name }) else { continue }
      if next.name != column.name {
        evolution.formerColumns[Evolution.ColumnName(table: name, column: next.name)] = column.name
      }
      if chance(50) { evolution.formerValues[.init(table: name, column: next.name)] = ["red": "blue", "blue": "gray"] }
      columns.append(next)
      kept.insert(column.name)
    }
    evolution.removedColumns[name] = Set(former.columns.map(\.name)).subtracting(kept)
    for new in some(of: free, 30) where !columns.contains(where: { $0.name == new }) { columns.append(column(new)) }
    var table = former
    (table.name, table.columns) = (name, columns.shuffled(using: &generator))
    return finished(table, among: tables)
  }
}
