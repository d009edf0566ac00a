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
    let comparison = try Comparison(options, edits, HistoryChoices(), &pipeline)
    console.report(comparison.report, as: options.report.format)
    try console.refuse(comparison.history?.plan.problems ?? [])
    guard let changes = comparison.changes, !options.report.fails(comparison.diagnostics) else {
      throw ExitCode.failure
    }
    guard try comparison.workspace.pins() != nil else {
      throw WorkspaceError("there is no project in '\(options.out)': 'ashlar generate' writes one")
    }
    guard let drift = comparison.drift else {
      console.note("\(options.out) was written by this version; 'ashlar generate' brings it up to date with its spec")
      return
    }
    guard changes.refusals.isEmpty else {
      try console.refuse(changes, in: comparison.workspace)
      throw ExitCode.failure
    }
    console.print("from \(drift.before) to \(drift.now)")
    comparison.groups.forEach { console.print($0.text) }
    if diff {
      for change in comparison.history?.changes ?? [] { console.print(change.diff) }
      for change in changes.changes { try console.show(change, in: comparison.workspace) }
    }
    guard !dryRun, !diff else { return }
    try comparison.history?.apply()
    try comparison.workspace.apply(changes)
    try console.askToResolve(changes)
    console.note("next: cd \(options.out) && \(comparison.nextCommand)")
  }
}
