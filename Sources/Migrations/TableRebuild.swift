import Model

/// A changed table of SQLite by the cheapest way that leads to it: an index, a column, or else the table made anew
/// (https://sqlite.org/lang_altertable.html#otheralter).
struct TableRebuild {
  private let dialect = Dialect.sqlite
  private let change: TableChange
  private let rows: RowSource
  /// Whether nothing but a table that is made anew will do.
  private let isStale: Bool

  /// - Parameter later: The steps that are still to come.
  init(_ change: TableChange, before later: ArraySlice<MigrationStep>, isStale: Bool) {
    self.change = change
    self.isStale = isStale
    finalName = later.finalName(of: change.table.name)
    rows = RowSource(
      dialect: .sqlite,
      change: change,
      table: change.former.name,
      backfills: BackfillSQL(
        dialect: .sqlite,
        columns: [:],
        types: Dictionary(change.former.columns.map { ($0.name, $0.type) }) { first, _ in first },
        current: { table, column in
          let pending = later.compactMap(\.changed).first { $0.table.name == table }
          return (table, pending.map { $0.columns[column] ?? column } ?? column)
        }
      )
    )
  }

  /// Whether the table is made anew.
  var isWhole: Bool { addedColumns == nil }

  var statements: [String] {
    guard let columns = addedColumns else { return rebuild }
    return droppedIndexes + columns.map(addColumn)
  }

  /// What makes the indexes that the table lacks then.
  var indexes: [String] {
    let kept = addedColumns == nil ? [] : change.former.indexes
    return table.indexes.filter { !kept.contains($0) }.map { dialect.createIndex($0, on: finalName) }
  }

  /// The columns that can be added to the table as it is, which is all that it lacks but for indexes.
  private var addedColumns: [SchemaSnapshot.Column]? { isStale ? nil : change.addedColumns }

  /// What the table is called at the end.
  private let finalName: String
  private var table: SchemaSnapshot.Table { change.table }
  private var temporaryName: String { "\(table.name).new" }

  private var droppedIndexes: [String] {
    change.former.indexes.filter { !table.indexes.contains($0) }.map { "DROP INDEX \(dialect.quoted($0.name))" }
  }

  private func addColumn(_ column: SchemaSnapshot.Column) -> String {
    "ALTER TABLE \(dialect.quoted(table.name)) ADD COLUMN \(dialect.define(column, of: table))"
  }

  private var rebuild: [String] {
    // Its checks are called as the table is at the end.
    var table = table
    table.name = finalName
    return [dialect.createTable(table, named: temporaryName, keys: table.foreignKeys), copy] + keepNumbers + [
      "DROP TABLE \(dialect.quoted(change.former.name))",
      "ALTER TABLE \(dialect.quoted(temporaryName)) RENAME TO \(dialect.quoted(change.table.name))",
    ]
  }

  private var copy: String {
    let filled = table.columns.compactMap { column in rows.value(of: column).map { (dialect.quoted(column.name), $0) } }
    return """
      INSERT INTO \(dialect.quoted(temporaryName)) (\(filled.map(\.0).joined(separator: ", ")))
      SELECT \(filled.map(\.1).joined(separator: ", "))
      FROM \(dialect.quoted(change.former.name))
      """
  }

  /// Numbers of rows that were deleted are not given again.
  private var keepNumbers: [String] {
    guard table.columns.contains(where: \.isNumbered), change.former.columns.contains(where: \.isNumbered) else {
      return []
    }
    let (former, new) = (dialect.literal(change.former.name), dialect.literal(temporaryName))
    return [
      "DELETE FROM sqlite_sequence WHERE name = \(new)",
      "INSERT INTO sqlite_sequence (name, seq) SELECT \(new), seq FROM sqlite_sequence WHERE name = \(former)",
    ]
  }
}
