package import Model

/// One part of a schema's history, frozen once it is written: its scripts are what databases have run. Defaults are no part
/// of it: the service writes every column of every row, so that a record, its answer and its events can never disagree about
/// a value that only the database knew.
package struct Migration: Sendable, Hashable {
  /// The statements for one database, each on lines of its own and closed by `;`.
  package struct Scripts: Sendable, Hashable {
    package var up: String
    /// What undoes them.
    package var down: String

    package init(up: String, down: String) {
      self.up = up
      self.down = down
    }
  }

  /// From 1.
  package var number: Int
  package var name: String
  package var steps: [MigrationStep]
  /// For every dialect.
  package var scripts: [Dialect: Scripts]
  /// What the spec said of before, of tables that are new: it stays without meaning when it is said again.
  package var moot: Lineage

  package init(
    number: Int,
    name: String,
    steps: [MigrationStep],
    scripts: [Dialect: Scripts],
    moot: Lineage = Lineage()
  ) {
    self.number = number
    self.name = name
    self.steps = steps
    self.scripts = scripts
    self.moot = moot
  }

  /// What its files are called: `0001_initial`.
  package var label: String {
    let digits = String(number)
    return "\(String(repeating: "0", count: max(0, 4 - digits.count)))\(digits)_\(name)"
  }

  /// What the file of a script is called: `0001_initial.sqlite.down.sql`.
  package func fileName(for dialect: Dialect, isDown: Bool) -> String {
    "\(label).\(dialect.rawValue)\(isDown ? ".down" : "").sql"
  }

  package func up(_ dialect: Dialect) -> String { script(dialect).up }
  package func down(_ dialect: Dialect) -> String { script(dialect).down }

  private func script(_ dialect: Dialect) -> Scripts {
    guard let found = scripts[dialect] else { preconditionFailure("\(label) has no script for \(dialect.rawValue)") }
    return found
  }
}

extension SchemaSnapshot {
  /// The migration that makes an empty database hold this schema.
  package var initialMigration: Migration {
    let steps = tablesInOrderOfCreation.map(MigrationStep.createTable)
    let scripts = Dialect.allCases.map { ($0, steps.scripts(for: $0, from: SchemaSnapshot())) }
    return Migration(number: 1, name: "initial", steps: steps, scripts: Dictionary(uniqueKeysWithValues: scripts))
  }
}

extension [MigrationStep] {
  /// - Parameter former: The schema that they begin from.
  package func scripts(for dialect: Dialect, from former: SchemaSnapshot) -> Migration.Scripts {
    Migration.Scripts(
      up: script(for: dialect, from: former, direction: .up),
      down: script(for: dialect, from: former, direction: .down)
    )
  }
}
