package import Model

/// What becomes of one table, whose name stays: its columns, checks, indexes and keys before and after.
package struct TableChange: Sendable, Hashable {
  package var former: SchemaSnapshot.Table
  package var table: SchemaSnapshot.Table
  /// The column that each was before; new ones are absent, and so are those that went.
  package var columns: [String: String]
  /// By column now: former value → value now.
  package var values: [String: [String: String]]
  /// By column now: for all rows where the column is new, otherwise for those that have no value.
  package var backfills: [String: Backfill]

  package init(
    former: SchemaSnapshot.Table,
    table: SchemaSnapshot.Table,
    columns: [String: String],
    values: [String: [String: String]] = [:],
    backfills: [String: Backfill] = [:]
  ) {
    self.former = former
    self.table = table
    self.columns = columns
    self.values = values
    self.backfills = backfills
  }

  /// What undoes it. Values that were merged into one become the first of them, or stay if it was one of them; a column
  /// that has to have values, and of which nothing was kept, gets the plainest of its type.
  package var reversed: TableChange {
    let formerly = Dictionary(columns.map { ($1, $0) }, uniquingKeysWith: min)
    var reversed = TableChange(former: table, table: former, columns: formerly)
    for (column, renamed) in values {
      guard let before = columns[column] else { continue }
      let staying = Set(former.values(of: before) ?? []).subtracting(renamed.keys)
      reversed.values[before] = Dictionary(renamed.map { ($1, $0) }, uniquingKeysWith: min)
        .filter { $0 != $1 && !staying.contains($0) }
    }
    for column in former.columns where !column.isNullable {
      let now = formerly[column.name].flatMap(table.column)
      if now?.isNullable ?? true { reversed.backfills[column.name] = former.placeholder(for: column) }
    }
    return reversed
  }
}
