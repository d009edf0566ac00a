import ArgumentParser

/// What leads databases from one schema to the next.
struct MigrateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "migrate",
    abstract: "Shows and writes the migrations beside a spec.",
    subcommands: [
      MigratePlanCommand.self, MigrateShowCommand.self, MigrateWriteCommand.self, MigrateRebaseCommand.self,
    ]
  )
}
