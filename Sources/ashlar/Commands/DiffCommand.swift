import ArgumentParser
import Diagnostics
import Workspace

/// Shows what a run would change, as a patch.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows what 'generate' would change as a unified diff, and writes nothing.",
    discussion: "Exits with 0 when nothing differs, 2 when something does, 1 when the spec is wrong."
  )

  @OptionGroup var options: OutputOptions

  func run() throws {
    let console = Console(format: options.report.format)
    var pipeline = Pipeline(templates: options.templates.folder)
    let preview = try Preview(options, &pipeline)
    console.report(pipeline.report(as: options.report.format), as: options.report.format)
    try console.refuse(preview.history?.plan.problems ?? [])
    guard let changes = preview.changes, !options.report.fails(pipeline.diagnostics) else { throw ExitCode.failure }
    guard !preview.isCurrent else { return }
    let diffs = try preview.migrations.map(\.diff) + changes.changes.map { try preview.workspace.diff(of: $0) }
    for diff in diffs where !diff.isEmpty { console.print(diff) }
    for step in preview.scripts + preview.files where step.action == .refuse { console.note(step.line) }
    throw ExitCode(2)
  }
}
