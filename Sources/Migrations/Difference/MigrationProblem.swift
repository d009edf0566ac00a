package import Diagnostics

/// Why a spec cannot simply follow the one before: something that only its author can decide.
package struct MigrationProblem: Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// Rows may be there that have no value in a column that needs one.
    case needsBackfill
    /// The table goes, and nothing says that it may.
    case removesTable
    /// The column goes, and nothing says that it may.
    case removesColumn
    /// An enum loses a value, and nothing says what becomes of the rows that have it.
    case removesValue(String)
    /// Values of the one type may have no counterpart of the other.
    case changesType(from: SchemaSnapshot.ColumnType, to: SchemaSnapshot.ColumnType)
    /// Other tables hold the key as it was.
    case changesKey
    /// A relation leads to another table, while its rows hold keys of the one before.
    case changesTarget(from: String, to: String)
    /// A backfill reads a column that the table has not had.
    case readsUnknown(String)
  }

  package var kind: Kind
  /// By its name now, or as the database calls it where it goes.
  package var table: String
  package var column: String?
  /// Where the spec declares what is concerned; absent for a table that goes.
  package var origin: SourceRange?

  /// Whether the loss is all there is to it, which somebody may want.
  package var isLoss: Bool {
    switch kind {
    case .removesTable, .removesColumn, .removesValue: true
    case .needsBackfill, .changesType, .changesKey, .changesTarget, .readsUnknown: false
    }
  }
}
