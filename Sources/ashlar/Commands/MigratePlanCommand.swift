import ArgumentParser
import Diagnostics
import Workspace

/// Shows the migration that would be written next.
struct MigratePlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Shows the migration that would be written next: its name, what it does, its risks and its scripts."
  )

  @Argument(help: "The spec.", completion: .file(extensions: ["yaml", "yml"]))
  var spec: String

  @OptionGroup var migration: HistoryOptions

  @Flag(help: "Prints one JSON object.")
  var json = false

  @OptionGroup var report: ReportOptions

  func run() throws {
    let console = Console(format: report.format)
    var pipeline = Pipeline()
    let history = try pipeline.history(of: spec, migration.choices)
    console.report(pipeline.report(as: report.format), as: report.format)
    guard let history else { throw ExitCode.failure }
    try console.refuse(history.plan.problems)
    if json {
      console.print((history.plan.next?.json ?? .object(["migration": .null])).page)
    } else if let next = history.plan.next {
      console.print(next.page)
    } else {
      console.note("the history of \(spec) is current")
    }
    if report.fails(pipeline.diagnostics) { throw ExitCode.failure }
  }
}

extension Pipeline {
  /// The history beside a spec, led on to what the spec says; absent when the spec has errors of its own.
  mutating func history(of spec: String, _ choices: HistoryChoices) throws -> SpecHistory? {
    guard spec != "-" else { throw ValidationError("a spec from standard input has no history beside it") }
    guard let model = try model(of: spec) else { return nil }
    return try history(of: model, beside: spec, choices)
  }
}
