extension SchemaSnapshot {
  /// The schema behind a step; absent where the step begins from another.
  package func applying(_ step: MigrationStep) -> SchemaSnapshot? { applying([step]) }

  /// The schema behind steps, one after the other; absent where one of them begins from another than it finds.
  package func applying(_ steps: [MigrationStep]) -> SchemaSnapshot? {
    var known = Dictionary(tables.map { ($0.name, $0) }) { first, _ in first }
    for step in steps {
      switch step {
      case .createTable(let table):
        guard known.updateValue(table, forKey: table.name) == nil else { return nil }
      case .dropTable(let table):
        guard known.removeValue(forKey: table.name)?.isAlike(table) == true else { return nil }
      case .renameTable(let old, let new):
        guard let table = known.removeValue(forKey: old), known[new] == nil else { return nil }
        known[new] = table
        known[new]?.name = new
        for name in known.keys { known[name]?.lead(from: old, to: new) }
      case .changeTable(let change):
        let name = change.former.name
        guard change.table.name == name, known[name]?.isAlike(change.former) == true else { return nil }
        known[name] = change.table
      }
    }
    return SchemaSnapshot(tables: known.values.sorted { $0.name < $1.name })
  }
}

extension SchemaSnapshot.Table {
  /// Has the keys that lead to one table lead to another.
  mutating func lead(from old: String, to new: String) {
    for position in foreignKeys.indices where foreignKeys[position].table == old { foreignKeys[position].table = new }
  }
}
