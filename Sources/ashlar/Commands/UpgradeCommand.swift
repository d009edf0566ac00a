import ArgumentParser
import Diagnostics
import Generation
import Workspace

/// Brings a project to this version of the tool and of its target; edits are kept.
struct UpgradeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "upgrade",
    abstract: "Brings a project to this version of ashlar and of its target.",
    discussion: """
      Says which files change and what they come from: templates that this version has other ones of, and the runtime, \
      which is copied as it is. Edits are merged as 'generate' merges them. Bring the project up to date with its spec \
      before you install another version: then all that changes is the version's.
      """
  )

  @OptionGroup var options: OutputOptions
  @OptionGroup var edits: EditsOptions

  @Flag(help: "Says what would change, and writes nothing.")
  var dryRun = false

  @Flag(help: "Shows what would change as a unified diff, and writes nothing.")
  var diff = false

  func run() throws {
    let console = Console(format: options.report.format)
    var pipeline = Pipeline(templates: options.templates.folder)
    let preview = try Preview(options, merging: edits, &pipeline)
    console.report(pipeline.report(as: options.report.format), as: options.report.format)
    try console.refuse(preview.history?.plan.problems ?? [])
    guard let changes = preview.changes, !options.report.fails(pipeline.diagnostics) else {
      throw ExitCode.failure
    }
    guard try preview.workspace.pins() != nil else {
      throw WorkspaceError("there is no project in '\(options.out)': 'ashlar generate' writes one")
    }
    guard let drift = preview.drift else {
      console.note("\(options.out) was written by this version; 'ashlar generate' brings it up to date with its spec")
      return
    }
    guard changes.refusals.isEmpty else {
      try console.refuse(changes, in: preview.workspace)
      throw ExitCode.failure
    }
    console.print("from \(drift.before) to \(drift.now)")
    preview.groups.forEach { console.print($0.text) }
    if diff {
      for change in preview.migrations { console.print(change.diff) }
      for change in changes.changes { try console.show(change, in: preview.workspace) }
    }
    guard !dryRun, !diff else {
      preview.history?.warn(on: console, beside: options.spec)
      return
    }
    try preview.history?.apply()
    preview.history?.warnOfWritten(on: console, beside: options.spec)
    try preview.workspace.apply(changes)
    try console.askToResolve(changes)
    console.note("next: cd \(options.out.commandWord) && \(preview.nextCommand)")
  }
}
