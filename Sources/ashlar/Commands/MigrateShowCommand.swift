import ArgumentParser
import Diagnostics
import Migrations
import Workspace

/// Shows a migration that was written.
struct MigrateShowCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Shows a migration as it was written: its name, what it does, its risks and its scripts."
  )

  @Argument(help: "The spec.", completion: .file(extensions: ["yaml", "yml"]))
  var spec: String

  @Argument(help: "Its number or its name, as in 2 or 0002_add_books_subtitle; the last one when left out.")
  var migration: String?

  @Flag(help: "Prints one JSON object.")
  var json = false

  func run() throws {
    let console = Console()
    guard let place = MigrationHistory(beside: spec) else {
      throw ValidationError("a spec from standard input has no history beside it")
    }
    let recorded = try place.read()
    try console.refuse(recorded.problems, to: "shown")
    let migrations = recorded.history.migrations
    guard let last = migrations.last else { throw WorkspaceError("\(place.folder) holds no migration with its steps") }
    guard let shown = migration.map({ word in migrations.first { $0.isCalled(word) } }) ?? last else {
      throw WorkspaceError("there is no migration '\(migration ?? "")' in \(place.folder); the last is \(last.label)")
    }
    console.print(json ? shown.json.page : shown.page)
  }
}

extension Migration {
  /// Whether a word is its number or its name.
  fileprivate func isCalled(_ word: String) -> Bool { word == label || Int(word) == number }
}
