import ArgumentParser
import Workspace

/// Makes one history of two that were merged.
struct MigrateRebaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rebase",
    abstract: "Keeps one of two migrations that a merge brought under one number, and writes anew what the other did.",
    discussion: """
      The migrations of the side that is kept stay as they are. Those of the other are removed, and what leads from the \
      former to the merged spec is written behind them: keep 'was' and 'removed' in the spec until then. A database that \
      has run a migration of the other side has to undo it first, with a project that still has it: '… migrate down'.
      """
  )

  @Argument(help: "The spec, merged.", completion: .file(extensions: ["yaml", "yml"]))
  var spec: String

  @Option(help: ArgumentHelp("A migration of the side that is kept: 0003_add_books_subtitle.", valueName: "migration"))
  var keep: String

  @Flag(help: "Confirms that what the new migration drops may be lost.")
  var allowDestructive = false

  @OptionGroup var report: ReportOptions

  func run() throws {
    let console = Console(format: report.format)
    var pipeline = Pipeline()
    let choices = HistoryChoices(allowsLoss: allowDestructive, kept: keep)
    let history = try pipeline.history(of: spec, choices)
    console.report(pipeline.report(as: report.format), as: report.format)
    guard let history else { throw ExitCode.failure }
    try console.refuse(history.plan.problems)
    if report.fails(pipeline.diagnostics) { throw ExitCode.failure }
    try history.apply()
    for change in history.changes { console.print(change.summary) }
    history.warnOfWritten(on: console, beside: spec)
    for label in history.dropped {
      console.note("a database that has run \(label) has to undo it first, with a project that still has it")
    }
  }
}
