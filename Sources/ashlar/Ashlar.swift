import ArgumentParser
import Generation

/// The command line: reads its arguments, calls the stages in their order, and reports.
@main
struct Ashlar: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ashlar",
    abstract: "Generates a complete backend from a resource spec, and keeps it in step with it.",
    version: toolVersion,
    subcommands: [
      NewCommand.self, GenerateCommand.self, PlanCommand.self, DiffCommand.self, WatchCommand.self, CheckCommand.self,
      BreakingCommand.self, UpgradeCommand.self, ValidateCommand.self, FormatCommand.self, AdoptCommand.self,
      MigrateCommand.self, WhyCommand.self, ConformanceCommand.self, TargetCommand.self, ExplainCommand.self,
      SchemaCommand.self, CompletionsCommand.self,
    ]
  )
}
