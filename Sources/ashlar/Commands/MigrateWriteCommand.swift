import ArgumentParser
import Workspace

/// Brings the history beside a spec up to date, without a project.
struct MigrateWriteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write",
    abstract: "Writes the next migration beside a spec, where its schema has changed; 'generate' does so too."
  )

  @Argument(help: "The spec.", completion: .file(extensions: ["yaml", "yml"]))
  var spec: String

  @OptionGroup var migration: HistoryOptions
  @OptionGroup var report: ReportOptions

  func run() throws {
    let console = Console(format: report.format)
    var pipeline = Pipeline()
    let history = try pipeline.history(of: spec, migration.choices)
    console.report(pipeline.report(as: report.format), as: report.format)
    guard let history else { throw ExitCode.failure }
    try console.refuse(history.plan.problems)
    if report.fails(pipeline.diagnostics) { throw ExitCode.failure }
    try history.apply()
    for change in history.changes { console.print(change.summary) }
    history.warnOfWritten(on: console, beside: spec)
    if history.changes.isEmpty { console.note("the history of \(spec) is current") }
  }
}
