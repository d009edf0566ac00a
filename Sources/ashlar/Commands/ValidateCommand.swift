import ArgumentParser

/// Checks specs without generating anything.
struct ValidateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "validate", abstract: "Checks specs.")

  @Argument(help: "The specs, or - for standard input.", completion: .file(extensions: ["yaml", "yml"]))
  var specs: [String]

  @OptionGroup var report: ReportOptions

  func run() throws {
    var pipeline = Pipeline(reporting: report.format)
    for spec in specs { _ = try pipeline.model(of: spec) }
    let console = Console()
    console.report(pipeline.report(as: report.format), as: report.format)
    if report.fails(pipeline.diagnostics) { throw ExitCode.failure }
    console.note(specs.count == 1 ? "\(specs[0]) is valid" : "\(specs.count) specs are valid")
  }
}
