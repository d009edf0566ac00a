package import Diagnostics
package import Model

/// What a spec says of how it came from the one before.
package struct Evolution: Sendable, Hashable {
  /// A column of a table, both by their names now.
  package struct ColumnName: Sendable, Hashable {
    package var table: String
    package var column: String

    package init(table: String, column: String) {
      self.table = table
      self.column = column
    }
  }

  /// Tables by their name now, as they were called before. Join tables of renamed resources and relations included.
  package var formerTables: [String: String]
  /// Columns by table and name now, as they were called before.
  package var formerColumns: [ColumnName: String]
  /// For a column of an enum, or of lists of its cases: former value → value now.
  package var formerValues: [ColumnName: [String: String]]
  /// What rows that were there before have in a column that is new, or that every row needs a value in from now on.
  package var backfills: [ColumnName: Backfill]
  /// Tables that may go, as the database calls them; among them what would be a join table if a removed name was that of
  /// one.
  package var removedTables: Set<String>
  /// Columns that may go, by the table's name now; a removed name stands for a field and for a key to another record.
  package var removedColumns: [String: Set<String>]
  /// Where each table is declared, by its name now, for diagnostics.
  package var tableOrigins: [String: SourceRange]
  /// Where each column is declared, for diagnostics.
  package var columnOrigins: [ColumnName: SourceRange]

  package init(
    formerTables: [String: String] = [:],
    formerColumns: [ColumnName: String] = [:],
    formerValues: [ColumnName: [String: String]] = [:],
    backfills: [ColumnName: Backfill] = [:],
    removedTables: Set<String> = [],
    removedColumns: [String: Set<String>] = [:],
    tableOrigins: [String: SourceRange] = [:],
    columnOrigins: [ColumnName: SourceRange] = [:]
  ) {
    self.formerTables = formerTables
    self.formerColumns = formerColumns
    self.formerValues = formerValues
    self.backfills = backfills
    self.removedTables = removedTables
    self.removedColumns = removedColumns
    self.tableOrigins = tableOrigins
    self.columnOrigins = columnOrigins
  }
}
