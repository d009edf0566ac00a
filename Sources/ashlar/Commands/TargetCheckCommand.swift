import ArgumentParser
import Diagnostics
import Workspace

/// Checks a target's own folder.
struct TargetCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks every template of a target for every scope that it is rendered for.",
    discussion: """
      Reports everything at once, with the includes and calls that lead to a place; where there is no mistake, also the \
      templates, macros, imports and literals that nothing uses.
      """
  )

  @Argument(help: "The target's name; all of them without one.")
  var name: String?

  @OptionGroup var report: ReportOptions
  @OptionGroup var templates: TemplatesOption

  func run() throws {
    let console = Console(format: report.format)
    var pipeline = Pipeline(templates: templates.folder)
    let names = try name.map { [$0] } ?? pipeline.folder().targets()
    var sound: [String] = []
    for name in names where try pipeline.check(name) { sound.append(name) }
    console.report(pipeline.diagnostics, as: report.format, sources: pipeline.sources)
    if report.fails(pipeline.diagnostics) { throw ExitCode.failure }
    for name in sound { console.note("\(name) is sound") }
  }
}
