/// What tables, columns and values were called before the last migration that renamed them: what a spec says of them
/// again is done.
package struct Lineage: Sendable, Hashable {
  private(set) var tables: [String: String]
  private(set) var columns: [Evolution.ColumnName: String]
  private(set) var values: [Evolution.ColumnName: [String: String]]

  package init() { self.init(tables: [:], columns: [:], values: [:]) }

  init(
    tables: [String: String],
    columns: [Evolution.ColumnName: String],
    values: [Evolution.ColumnName: [String: String]]
  ) {
    (self.tables, self.columns, self.values) = (tables, columns, values)
  }

  /// What a spec says of tables that steps create, and that nothing was before.
  package init(of evolution: Evolution, createdBy steps: [MigrationStep]) {
    let created = Set(steps.compactMap(\.created).map(\.name))
    self.init(
      tables: evolution.formerTables.filter { created.contains($0.key) },
      columns: evolution.formerColumns.filter { created.contains($0.key.table) },
      values: evolution.formerValues.filter { created.contains($0.key.table) }
    )
  }

  var isEmpty: Bool { tables.isEmpty && columns.isEmpty && values.isEmpty }

  /// Takes what is said of things that are new.
  mutating func add(_ moot: Lineage) {
    tables.merge(moot.tables) { $1 }
    columns.merge(moot.columns) { $1 }
    values.merge(moot.values) { $1 }
  }

  /// Takes the steps of one migration.
  mutating func follow(_ steps: [MigrationStep]) {
    var renamed: [String: String] = [:]
    for step in steps {
      switch step {
      case .createTable(let table), .dropTable(let table): forget(table.name)
      case .renameTable(let old, let new):
        renamed[new] = renamed.removeValue(forKey: old) ?? old
        tables[old] = nil
        columns = columns.moved(from: old, to: new)
        values = values.moved(from: old, to: new)
      case .changeTable(let change): follow(change)
      }
    }
    for (now, before) in renamed { tables[now] = now == before ? nil : before }
  }

  private mutating func follow(_ change: TableChange) {
    let table = change.table.name
    let known = (columns: columns, values: values)
    columns = columns.filter { $0.key.table != table }
    values = values.filter { $0.key.table != table }
    for (column, before) in change.columns {
      let place = Evolution.ColumnName(table: table, column: column)
      let former = Evolution.ColumnName(table: table, column: before)
      columns[place] = column == before ? known.columns[place] : before
      values[place] = change.values[column] ?? known.values[former]
    }
  }

  private mutating func forget(_ table: String) {
    tables[table] = nil
    columns = columns.filter { $0.key.table != table }
    values = values.filter { $0.key.table != table }
  }

  /// What a spec says beyond what is done.
  func remaining(of evolution: Evolution) -> Evolution {
    var evolution = evolution
    evolution.formerTables = evolution.formerTables.filter { tables[$0.key] != $0.value }
    evolution.formerColumns = evolution.formerColumns.filter { columns[$0.key] != $0.value }
    evolution.formerValues = evolution.formerValues.reduce(into: [:]) { remaining, hints in
      let done = values[hints.key] ?? [:]
      let open = hints.value.filter { done[$0.key] != $0.value }
      if !open.isEmpty { remaining[hints.key] = open }
    }
    return evolution
  }
}

extension Dictionary where Key == Evolution.ColumnName {
  fileprivate func moved(from old: String, to new: String) -> Self {
    Dictionary(
      map { place, value in
        (place.table == old ? Evolution.ColumnName(table: new, column: place.column) : place, value)
      }
    ) { first, _ in first }
  }
}
