/// The migrations that have led to a schema, from the first.
package struct SchemaHistory: Sendable, Hashable {
  package private(set) var migrations: [Migration] = []
  /// What a database holds that has run them all.
  package private(set) var snapshot = SchemaSnapshot()
  private var lineage = Lineage()

  package init() {}

  /// The history of a schema that has no past.
  package init(of snapshot: SchemaSnapshot) {
    migrations = [snapshot.initialMigration]
    self.snapshot = snapshot
  }

  /// What leads from it to a schema, where a spec says how that came about.
  package func difference(to snapshot: SchemaSnapshot, by evolution: Evolution) -> SchemaDifference {
    Migrations.difference(from: self.snapshot, to: snapshot, by: lineage.remaining(of: evolution))
  }

  /// The history as it was before its last migration.
  package var previous: SchemaHistory {
    var history = SchemaHistory()
    for migration in migrations.dropLast() {
      precondition(history.append(migration), "a migration that was taken is taken again")
    }
    return history
  }

  /// Takes the next migration; whether it begins from what the others lead to.
  package mutating func append(_ migration: Migration) -> Bool {
    guard migration.number == migrations.count + 1, let next = snapshot.applying(migration.steps) else { return false }
    migrations.append(migration)
    snapshot = next
    lineage.follow(migration.steps)
    lineage.add(migration.moot)
    return true
  }
}
