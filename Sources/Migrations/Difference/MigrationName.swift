import Model

/// What steps are called: the first change, and how many more there are.
struct MigrationName {
  private static let maximumLength = 60

  let text: String

  init(of steps: [MigrationStep]) {
    let changes = Self.changes(of: steps)
    let first = changes.first ?? "no_change"
    let more = changes.count > 1 ? "_and_\(changes.count - 1)_more" : ""
    var name = first.prefix(Self.maximumLength - more.count)
    while name.hasSuffix("_") { name.removeLast() }
    text = name + more
  }

  private static func changes(of steps: [MigrationStep]) -> [String] {
    var names: [String: String] = [:]
    for case .renameTable(let old, let new) in steps { names[new] = names.removeValue(forKey: old) ?? old }
    let dropped = steps.compactMap { if case .dropTable(let table) = $0 { table.name } else { nil } }
    let renames = names.filter { $0 != $1 && !dropped.contains($0) }.sorted { $0.key < $1.key }
    let others = steps.flatMap { step -> [String] in
      switch step {
      case .createTable(let table): ["create_\(table.name)"]
      case .dropTable(let table): ["drop_\(names[table.name] ?? table.name)"]
      case .changeTable(let change): changes(of: change, isRenamed: names[change.table.name] != nil)
      case .renameTable: []
      }
    }
    return renames.map { "rename_\($0.value)_to_\($0.key)" } + others
  }

  /// Columns, in their order; the table as a whole where nothing can be said of one, unless all that it does is to be
  /// called otherwise.
  private static func changes(of change: TableChange, isRenamed: Bool) -> [String] {
    let table = change.table.name
    let kept = Set(change.columns.values)
    let columns: [String] = change.table.columns.compactMap { column in
      guard let old = change.columns[column.name] else { return "add_\(table)_\(column.name)" }
      if old != column.name { return "rename_\(table)_\(old)_to_\(column.name)" }
      return change.alters(column) ? "change_\(table)_\(column.name)" : nil
    }
    let gone = change.former.columns.filter { !kept.contains($0.name) }.map { "drop_\(table)_\($0.name)" }
    return columns + gone + (columns.isEmpty && gone.isEmpty && !isRenamed ? ["change_\(table)"] : [])
  }
}

extension TableChange {
  /// Whether a column that keeps its name takes other values than before.
  fileprivate func alters(_ column: SchemaSnapshot.Column) -> Bool {
    let rules = { (table: SchemaSnapshot.Table) in table.checks.filter { $0.column == column.name }.map(\.rule) }
    let keys = { (table: SchemaSnapshot.Table) in
      table.foreignKeys.filter { $0.column == column.name }.map { [$0.table, $0.onDelete.rawValue] }
    }
    return values[column.name] != nil || former.column(column.name) != column || rules(former) != rules(table)
      || keys(former) != keys(table)
  }
}
