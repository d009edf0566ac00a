import ArgumentParser
import Diagnostics
import Generation
import Workspace

/// Writes the project of a spec, or brings it up to date; what a person has edited is never overwritten.
struct GenerateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "generate",
    abstract: "Writes the backend of a spec, or brings it up to date."
  )

  @OptionGroup var options: OutputOptions

  @Flag(help: "Says what would change, and writes nothing.")
  var dryRun = false

  @Flag(help: "Shows what would change as a unified diff, and writes nothing.")
  var diff = false

  func run() throws {
    let console = Console(format: options.report.format)
    var pipeline = Pipeline(templates: options.templates.folder)
    let recollection = Recollection(options)
    if let report = recollection.report(&pipeline) {
      console.report(report, as: options.report.format)
      if !dryRun, !diff { console.note("\(options.out) is current") }
      return
    }
    let comparison = try Comparison(options, &pipeline)
    console.report(comparison.report, as: options.report.format)
    guard let changes = comparison.changes, !options.report.fails(comparison.diagnostics) else {
      throw ExitCode.failure
    }
    guard changes.refusals.isEmpty else {
      try console.refuse(changes, in: comparison.workspace)
      throw ExitCode.failure
    }
    for change in changes.changes {
      if let line = change.summary { console.print(line) }
      if diff { try console.show(change, in: comparison.workspace) }
    }
    guard !dryRun, !diff else { return }
    let written = try comparison.workspace.apply(changes)
    recollection.remember(changes, written, comparison.report, &pipeline)
    if changes.isCurrent {
      console.note("\(options.out) is current")
    } else {
      console.note("next: cd \(options.out) && \(comparison.nextCommand)")
    }
  }
}

/// Tells whether a project is what its spec says.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Exits with 0 when the project is current, 2 when it drifted (with the diff), 1 when the spec is wrong."
  )

  @OptionGroup var options: OutputOptions

  func run() throws {
    let console = Console(format: options.report.format)
    var pipeline = Pipeline(templates: options.templates.folder)
    let recollection = Recollection(options)
    if let report = recollection.report(&pipeline) { return console.report(report, as: options.report.format) }
    let comparison = try Comparison(options, &pipeline)
    console.report(comparison.report, as: options.report.format)
    guard let changes = comparison.changes, !options.report.fails(comparison.diagnostics) else {
      throw ExitCode.failure
    }
    guard !changes.isCurrent else {
      return recollection.remember(changes, WrittenFacts(), comparison.report, &pipeline)
    }
    for change in changes.changes { try console.show(change, in: comparison.workspace) }
    console.note("\(options.out) drifted from \(options.spec)")
    throw ExitCode(2)
  }
}

/// A spec and an output folder, and what would make the one follow the other.
private struct Comparison {
  let workspace: Workspace
  /// Absent when the spec has errors.
  let changes: ChangeSet?
  let diagnostics: [Diagnostic]
  /// The same as it is shown.
  let report: String
  let nextCommand: String

  init(_ options: OutputOptions, _ pipeline: inout Pipeline) throws {
    workspace = Workspace(root: options.out)
    let target = try pipeline.target(options.target)
    let rendition = try target.flatMap { try pipeline.rendition(of: options.spec, for: $0) }
    if let target, let rendition {
      let pins = VersionPins(tool: toolVersion, targets: [target.pack.name: target.pack.version])
      changes = try pipeline.changes(of: rendition, in: workspace, pins: pins)
    } else {
      changes = nil
    }
    diagnostics = pipeline.diagnostics
    report = options.report.format.report(diagnostics, sources: pipeline.sources, of: Console.run)
    nextCommand = target?.pack.nextCommand ?? ""
  }
}

extension Console {
  /// Says why nothing is written, with the edit that would be lost.
  fileprivate func refuse(_ changes: ChangeSet, in workspace: Workspace) throws {
    for change in changes.refusals {
      guard case .refuse(let refusal) = change.kind else { continue }
      note("\(change.path): \(refusal.reason)")
      if case .edited = refusal { note(try workspace.diff(of: change)) }
      note("help: \(refusal.help)")
    }
    note("nothing was written")
  }

  fileprivate func show(_ change: Change, in workspace: Workspace) throws {
    let diff = try workspace.diff(of: change)
    if !diff.isEmpty { print(diff) }
  }
}

extension Change {
  /// One line for the list of what a run does; none for what it leaves alone.
  fileprivate var summary: String? {
    switch kind {
    case .create: "create \(path)"
    case .update: "update \(path)"
    case .seed: "seed   \(path)"
    case .remove: "remove \(path)"
    case .leaveEdited: "keep   \(path) (no longer generated, but edited: yours now)"
    case .unchanged, .keep, .adopted, .refuse: nil
    }
  }
}
