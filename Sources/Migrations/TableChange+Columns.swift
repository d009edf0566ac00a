extension TableChange {
  /// What a column that was is called while the database is led along: as it is from now on; one that goes, and whose name
  /// another one takes, steps aside.
  func interimName(of column: String) -> String {
    if let now = columns.first(where: { $0.value == column })?.key { return now }
    return table.column(column) == nil ? column : ConstraintName.interim(column, ".old")
  }

  /// The columns that keep what they held, in another type.
  var retyped: Set<String> {
    Set(
      table.columns.filter { column in
        columns[column.name].flatMap(former.column).map { $0.type != column.type } ?? false
      }.map(\.name)
    )
  }

  /// The columns that go.
  var dropped: [SchemaSnapshot.Column] {
    let kept = Set(columns.values)
    return former.columns.filter { !kept.contains($0.name) }
  }

  /// Columns of which one value is called now as another was, and in which no two rows may have the same: rows are looked
  /// at one by one while they are written.
  var changingPlaces: Set<String> {
    let unique = ([table.primaryKey] + table.indexes.filter(\.isUnique).map(\.columns)).flatMap { $0 }
    let moved = table.columns.filter { column in
      guard column.type == .text, let values = values[column.name] else { return false }
      return values.values.contains { values[$0] != nil }
    }
    return Set(moved.map(\.name)).intersection(unique)
  }
}
