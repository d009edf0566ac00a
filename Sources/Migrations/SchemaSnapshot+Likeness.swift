extension SchemaSnapshot {
  /// Whether a database has the same by both: the order of columns is of no account, since statements name them, nor is
  /// that of an enum's values.
  package func isAlike(_ other: SchemaSnapshot) -> Bool {
    tables.count == other.tables.count && zip(tables, other.tables).allSatisfy { $0.isAlike($1) }
  }
}

extension SchemaSnapshot.Table {
  package func isAlike(_ other: SchemaSnapshot.Table) -> Bool { self == other || unordered == other.unordered }

  private var unordered: SchemaSnapshot.Table {
    var table = self
    table.columns.sort { $0.name < $1.name }
    for position in columns.indices { table.columns[position].cases?.sort() }
    for position in checks.indices {
      if case .oneOf(let cases) = checks[position].rule { table.checks[position].rule = .oneOf(cases.sorted()) }
    }
    return table
  }
}
