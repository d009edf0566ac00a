/// What leads from one schema to another.
package struct SchemaDifference: Sendable, Hashable {
  /// In the order in which a database can do them.
  package var steps: [MigrationStep] = []
  /// By table and column.
  package var problems: [MigrationProblem] = []
  /// What the steps do, in a word or a few: `add_books_subtitle`.
  package var name: String { MigrationName(of: steps).text }
}
