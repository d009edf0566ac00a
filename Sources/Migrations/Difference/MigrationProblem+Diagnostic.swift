package import Diagnostics

extension MigrationProblem {
  /// The problem as the author of the spec is told.
  ///
  /// - Parameter root: A place for what the spec no longer says anything of.
  package func diagnostic(besides root: SourceRange) -> Diagnostic {
    Diagnostic(code, message, at: origin ?? root, help: help)
  }

  private var code: DiagnosticCode {
    switch kind {
    case .needsBackfill, .readsUnknown: .migrationBackfill
    case .removesTable, .removesColumn, .removesValue: .migrationLoss
    case .changesType: .migrationType
    case .changesKey, .changesTarget: .migrationKey
    }
  }

  private var place: String { column.map { "\(table).\($0)" } ?? table }

  private var message: String {
    switch kind {
    case .needsBackfill: "rows that are there have no value for '\(place)'"
    case .removesTable: "the table '\(table)' would be dropped with its rows"
    case .removesColumn: "the column '\(place)' would be dropped with its values"
    case .removesValue(let value): "rows of '\(place)' may have the value '\(value)', which goes"
    case .changesType(let former, let type):
      "values of '\(place)' are of the type \(former.text) and cannot become \(type.text)"
    case .changesKey: "rows of other tables hold the key of '\(table)' as it was"
    case .changesTarget(let former, let target): "rows of '\(place)' lead to '\(former)' and not to '\(target)'"
    case .readsUnknown(let source): "the backfill of '\(place)' reads '\(source)', which rows have not had"
    }
  }

  private var help: String {
    switch kind {
    case .needsBackfill: "give it a 'default' or a 'backfill', or let it be null"
    case .removesTable: "name it under 'removed' at the root, say what it 'was' called, or pass --allow-destructive"
    case .removesColumn: "name it under 'removed', say what it 'was' called, or pass --allow-destructive"
    case .removesValue(let value):
      "let the case that replaces it say 'was: \(value)', or pass --allow-destructive where no row has it"
    case .changesType(let former, let type) where former.isOtherKind(of: type):
      "others hold these keys: keep the type, or move to a new resource"
    case .changesType: "keep the type; or add a field with a 'backfill', and remove this one"
    case .changesKey: "keep the key, and make the other member 'unique'"
    case .changesTarget: "add a relation with a 'backfill', and remove this one"
    case .readsUnknown: "read what rows had before this change"
    }
  }
}

extension SchemaSnapshot.ColumnType {
  /// Whether one is a number and the other a UUID: two ways to tell records apart.
  fileprivate func isOtherKind(of other: SchemaSnapshot.ColumnType) -> Bool {
    let isNumber = self == .int || self == .int64
    let isOtherNumber = other == .int || other == .int64
    return isNumber && other == .uuid || self == .uuid && isOtherNumber
  }
}
