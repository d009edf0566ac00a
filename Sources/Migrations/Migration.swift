package import Model

/// One step of a schema's history. Defaults are no part of it: the service writes every column of every row, so that
/// a record, its answer and its events can never disagree about a value that only the database knew.
package struct Migration: Sendable, Hashable {
  /// From 1.
  package var number: Int
  package var name: String
  /// Statements, each on lines of its own and closed by `;`, to be run in one transaction.
  package var up: String
  /// What undoes them.
  package var down: String
}

extension SchemaSnapshot {
  /// The migration that makes an empty database hold this schema.
  package func initialMigration(for dialect: Dialect) -> Migration {
    let tables = tablesInOrderOfCreation
    return Migration(
      number: 1,
      name: "initial",
      up: tables.map { dialect.create($0).map { "\($0);\n" }.joined() }.joined(separator: "\n"),
      down: dialect.drop(tables).map { "\($0);\n" }.joined()
    )
  }
}
