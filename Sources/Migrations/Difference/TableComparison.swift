import Model

/// One table before and after: the change that leads from one to the other, and what is in its way.
struct TableComparison {
  private(set) var change: TableChange
  private(set) var problems: [MigrationProblem] = []
  private let evolution: Evolution

  /// - Parameter former: What the table is, under the name that it has now.
  init(from former: SchemaSnapshot.Table, to table: SchemaSnapshot.Table, by evolution: Evolution) {
    self.evolution = evolution
    let (old, new) = (Set(former.columns.map(\.name)), Set(table.columns.map(\.name)))
    let hints = evolution.formerColumns.filter { $0.key.table == table.name }
    let renames = Renames(
      Dictionary(hints.map { ($0.key.column, $0.value) }) { first, _ in first },
      from: old,
      to: new,
      leaving: evolution.removedColumns[table.name] ?? []
    )
    let claimed = Set(renames.former.values)
    var columns = renames.former
    for column in table.columns where columns[column.name] == nil {
      if old.contains(column.name), !claimed.contains(column.name) { columns[column.name] = column.name }
    }
    change = TableChange(former: former, table: table, columns: columns)
    for column in table.columns {
      if let before = columns[column.name].flatMap(former.column) {
        compare(before, column)
      } else if let backfill = fill(column.name) {
        change.backfills[column.name] = backfill
      } else if !column.isNullable {
        report(.needsBackfill, column.name)
      }
    }
    let kept = Set(columns.values)
    let allowed = evolution.removedColumns[table.name] ?? []
    for column in former.columns where !kept.contains(column.name) && !allowed.contains(column.name) {
      report(.removesColumn, column.name)
    }
  }

  /// Whether a database has to do anything.
  var isNothing: Bool {
    change.former.isAlike(change.table) && change.values.isEmpty
      && change.columns.allSatisfy { $0 == $1 } && change.columns.count == change.table.columns.count
  }

  private mutating func compare(_ before: SchemaSnapshot.Column, _ now: SchemaSnapshot.Column) {
    if !isSafeCast(from: before.type, to: now.type) {
      report(.changesType(from: before.type, to: now.type), now.name)
    }
    if before.isNullable, !now.isNullable {
      if let backfill = fill(now.name) {
        change.backfills[now.name] = backfill
      } else {
        report(.needsBackfill, now.name)
      }
    }
    compareTargets(before, now)
    let hints = evolution.formerValues[Evolution.ColumnName(table: change.table.name, column: now.name)] ?? [:]
    guard let old = change.former.values(of: before.name), let new = change.table.values(of: now.name) else { return }
    let renames = ValueRenames(hints, from: old, to: new)
    if !renames.values.isEmpty { change.values[now.name] = renames.values }
    for value in old where renames.values[value] == nil && !new.contains(value) {
      report(.removesValue(value), now.name)
    }
  }

  private mutating func compareTargets(_ before: SchemaSnapshot.Column, _ now: SchemaSnapshot.Column) {
    guard let old = change.former.foreignKeys.first(where: { $0.column == before.name }),
      let new = change.table.foreignKeys.first(where: { $0.column == now.name }), old.table != new.table
    else { return }
    report(.changesTarget(from: old.table, to: new.table), now.name)
  }

  /// The value for rows that are there, in the names of the table that they are in.
  private mutating func fill(_ column: String) -> Backfill? {
    let place = Evolution.ColumnName(table: change.table.name, column: column)
    guard let backfill = evolution.backfills[place] else { return nil }
    let former = backfill.renamed { [change] name in
      change.former.column(name) == nil ? change.columns[name] ?? name : name
    }
    for name in former.columns.sorted() where change.former.column(name) == nil { report(.readsUnknown(name), column) }
    return former
  }

  private mutating func report(_ kind: MigrationProblem.Kind, _ column: String) {
    problems.append(problem(kind, column))
  }

  /// A problem at the place where the spec declares the column, or else the table.
  func problem(_ kind: MigrationProblem.Kind, _ column: String? = nil) -> MigrationProblem {
    let table = change.table.name
    let place = column.flatMap { evolution.columnOrigins[Evolution.ColumnName(table: table, column: $0)] }
    return MigrationProblem(
      kind: kind,
      table: table,
      column: column,
      origin: place ?? evolution.tableOrigins[table]
    )
  }
}

extension Backfill {
  /// The same with other names for the columns that it reads.
  fileprivate func renamed(_ name: (String) -> String) -> Backfill {
    switch self {
    case .value, .lookup, .now: self
    case .column(let column): .column(name(column))
    case .first(let parts): .first(parts.map { $0.renamed(name) })
    case .joined(let parts): .joined(parts.map { $0.renamed(name) })
    case .before(let part, let text): .before(part.renamed(name), text)
    case .after(let part, let text): .after(part.renamed(name), text)
    }
  }
}
