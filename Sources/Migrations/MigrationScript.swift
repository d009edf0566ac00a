package import Model

/// Which way a database is led along a migration.
package enum MigrationDirection: Sendable, Hashable {
  case up, down
}

extension [MigrationStep] {
  /// The statements of the steps, or of what undoes them.
  ///
  /// - Parameter former: The schema that the steps begin from.
  package func script(
    for dialect: Dialect,
    from former: SchemaSnapshot,
    direction: MigrationDirection
  ) -> String {
    switch direction {
    case .up: script(for: dialect, from: former)
    case .down: reversed.script(for: dialect, from: former.following(self))
    }
  }

  private func script(for dialect: Dialect, from former: SchemaSnapshot) -> String {
    switch dialect {
    case .sqlite: SQLiteScript(self, from: former).text
    case .postgresql: PostgreSQLScript(self, from: former).text
    }
  }
}
