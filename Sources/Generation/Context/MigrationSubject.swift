import Migrations
import Model

/// A migration in the words of a database, and how its files are called.
struct MigrationSubject: Sendable {
  let number: Int
  let name: String
  let up: String
  let down: String
  let upFile: String
  let downFile: String

  init(_ migration: Migration, for dialect: Dialect) {
    number = migration.number
    name = migration.name
    up = migration.up(dialect)
    down = migration.down(dialect)
    upFile = migration.fileName(for: dialect, isDown: false)
    downFile = migration.fileName(for: dialect, isDown: true)
  }

  /// Both scripts, by their names.
  var scripts: [Artifact] {
    [(upFile, up), (downFile, down)].map { path, script in
      Artifact(path: path, contents: Array(script.utf8), ownership: .generated, template: FileOrigin.historyName)
    }
  }
}
