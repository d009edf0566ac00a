import ArgumentParser
import Diagnostics
import Workspace

/// Says what a run would do, for people and for programs.
struct PlanCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plan",
    abstract: "Says which files and migrations 'generate' would write, and writes nothing.",
    discussion: "Exits with 0 when 'generate' could do it, 1 when it would refuse or the spec is wrong."
  )

  @OptionGroup var options: OutputOptions

  @Flag(help: "Prints one JSON document; docs/plan.schema.json describes it.")
  var json = false

  func validate() throws {
    guard json, options.report.format.isForPrograms else { return }
    throw ValidationError("'--json' and '--format \(options.report.format.rawValue)' both want standard output")
  }

  func run() throws {
    let console = Console(format: options.report.format)
    var pipeline = Pipeline(templates: options.templates.folder)
    let preview = try Preview(options, &pipeline)
    console.report(pipeline.report(as: options.report.format), as: options.report.format)
    try console.refuse(preview.history?.plan.problems ?? [])
    guard preview.changes != nil, !options.report.fails(pipeline.diagnostics) else { throw ExitCode.failure }
    let steps = preview.scripts + preview.files
    if json {
      console.print(document(preview).page)
    } else {
      for step in steps { console.print(step.line) }
    }
    console.note(preview.isCurrent ? "\(options.out) is current" : "nothing was written")
    if let drift = preview.drift {
      console.explain(drift, of: options.out)
      throw ExitCode.failure
    }
    if steps.contains(where: { $0.action == .refuse }) { throw ExitCode.failure }
  }

  private func document(_ preview: Preview) -> JSONValue {
    .object([
      "version": 1,
      "spec": .string(options.spec),
      "target": .string(options.target),
      "out": .string(options.out),
      "isCurrent": .bool(preview.isCurrent),
      "files": .array(preview.files.map(\.json)),
      "migrations": .array(preview.scripts.map(\.json)),
    ])
  }
}
