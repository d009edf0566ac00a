extension SchemaSnapshot.Table {
  /// The table with other names of its columns; what its keys lead to is called as it was.
  func renaming(_ name: (String) -> String) -> Self {
    var table = self
    for position in columns.indices { table.columns[position].name = name(columns[position].name) }
    table.primaryKey = primaryKey.map(name)
    for position in checks.indices { table.checks[position].column = name(checks[position].column) }
    for position in rules.indices { table.rules[position].condition = rules[position].condition.renaming(name) }
    for position in indexes.indices {
      table.indexes[position].columns = indexes[position].columns.map(name)
      table.indexes[position].deletion = indexes[position].deletion.map(name)
      table.indexes[position].condition = indexes[position].condition?.renaming(name)
    }
    for position in foreignKeys.indices { table.foreignKeys[position].column = name(foreignKeys[position].column) }
    return table
  }
}
