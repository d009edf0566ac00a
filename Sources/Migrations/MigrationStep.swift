/// A change of one table, in terms that every database has words for.
package enum MigrationStep: Sendable, Hashable {
  case createTable(SchemaSnapshot.Table)
  case dropTable(SchemaSnapshot.Table)
  /// Keys that lead to the table lead to it by its new name; what else it has is called as before.
  case renameTable(from: String, to: String)
  /// The table keeps its name.
  case changeTable(TableChange)

  /// What undoes it.
  package var reversed: MigrationStep {
    switch self {
    case .createTable(let table): .dropTable(table)
    case .dropTable(let table): .createTable(table)
    case .renameTable(let old, let new): .renameTable(from: new, to: old)
    case .changeTable(let change): .changeTable(change.reversed)
    }
  }
}

extension [MigrationStep] {
  /// What undoes them all, the last one first.
  package var reversed: [MigrationStep] { reversed().map(\.reversed) }
}
