/// A schema that is led along steps, each of which costs what it changes and not what there is.
struct EvolvingSchema {
  /// By name.
  private(set) var tables: [String: SchemaSnapshot.Table]

  init(_ snapshot: SchemaSnapshot) {
    tables = Dictionary(snapshot.tables.map { ($0.name, $0) }) { first, _ in first }
  }

  var snapshot: SchemaSnapshot { SchemaSnapshot(tables: tables.values.sorted { $0.name < $1.name }) }

  /// Takes a step that begins from this schema.
  mutating func follow(_ step: MigrationStep) {
    precondition(take(step), "a step begins from another schema than there is")
  }

  /// Whether a step begins from this schema, and was taken.
  mutating func take(_ step: MigrationStep) -> Bool {
    switch step {
    case .createTable(let table):
      return tables.updateValue(table, forKey: table.name) == nil
    case .dropTable(let table):
      return tables.removeValue(forKey: table.name)?.isAlike(table) == true
    case .renameTable(let old, let new):
      guard var table = tables.removeValue(forKey: old), tables[new] == nil else { return false }
      table.name = new
      tables[new] = table
      for name in tables.keys { tables[name]?.lead(from: old, to: new) }
      return true
    case .changeTable(let change):
      let name = change.former.name
      guard change.table.name == name, tables[name]?.isAlike(change.former) == true else { return false }
      tables[name] = change.table
      return true
    }
  }
}

extension SchemaSnapshot.Table {
  /// Has the keys that lead to one table lead to another.
  fileprivate mutating func lead(from old: String, to new: String) {
    for position in foreignKeys.indices where foreignKeys[position].table == old { foreignKeys[position].table = new }
  }
}
