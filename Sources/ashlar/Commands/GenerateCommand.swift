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
  @OptionGroup var edits: EditsOptions
  @OptionGroup var migration: HistoryOptions

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
    let preview = try Preview(options, merging: edits, deciding: migration.choices, &pipeline)
    let report = pipeline.report(as: options.report.format)
    console.report(report, as: options.report.format)
    try console.refuse(preview.history?.plan.problems ?? [])
    guard let changes = preview.changes, !options.report.fails(pipeline.diagnostics) else {
      throw ExitCode.failure
    }
    if let drift = preview.drift {
      console.explain(drift, of: options.out)
      console.note("nothing was written")
      throw ExitCode.failure
    }
    guard changes.refusals.isEmpty else {
      try console.refuse(changes, in: preview.workspace)
      throw ExitCode.failure
    }
    for change in preview.migrations {
      console.print(change.summary)
      if diff { console.print(change.diff) }
    }
    if diff {
      for change in changes.changes {
        if let line = change.summary { console.print(line) }
        try console.show(change, in: preview.workspace)
      }
    } else {
      console.print(lines: changes.changes.compactMap(\.summary))
    }
    guard !dryRun, !diff else {
      preview.history?.warn(on: console, beside: options.spec, asked: migration.words)
      return
    }
    // The history first: a project never knows a migration that nobody else has.
    try preview.history?.apply()
    preview.history?.warnOfWritten(on: console, beside: options.spec)
    let written = try preview.workspace.apply(changes)
    try preview.history?.recall(in: &pipeline)
    recollection.remember(changes, written, report, &pipeline)
    try console.askToResolve(changes)
    if preview.isCurrent {
      console.note("\(options.out) is current")
    } else {
      console.note("next: cd \(options.out.commandWord) && \(preview.nextCommand)")
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
    let preview = try Preview(options, &pipeline)
    let report = pipeline.report(as: options.report.format)
    console.report(report, as: options.report.format)
    try console.refuse(preview.history?.plan.problems ?? [])
    guard let changes = preview.changes, !options.report.fails(pipeline.diagnostics) else {
      throw ExitCode.failure
    }
    for path in changes.edited { console.note("\(path) is edited") }
    if let drift = preview.drift {
      preview.groups.forEach { console.print($0.text) }
      console.noteRefusals(of: changes)
      console.explain(drift, of: options.out)
      throw ExitCode(2)
    }
    guard !preview.isCurrent else {
      try preview.history?.recall(in: &pipeline)
      return recollection.remember(changes, WrittenFacts(), report, &pipeline)
    }
    for change in preview.migrations { console.print(change.diff) }
    for change in changes.changes { try console.show(change, in: preview.workspace) }
    console.noteRefusals(of: changes)
    if !changes.hasBases, !changes.changes.contains(where: \.isWrite) {
      console.note("\(options.out)/.ashlar/base lacks what edits are merged from: 'ashlar generate' adds it")
    }
    console.note("\(options.out) drifted from \(options.spec)")
    throw ExitCode(2)
  }
}

extension Console {
  /// Says why nothing is written, with the edit that would be lost.
  func refuse(_ changes: ChangeSet, in workspace: Workspace) throws {
    for change in changes.refusals {
      guard case .refuse(let refusal) = change.kind else { continue }
      note("\(change.path): \(refusal.reason)")
      switch refusal {
      case .edited: note(try workspace.diff(of: change))
      case .conflict(let hunks): note(hunks)
      case .marked, .foreign, .collision, .unsafePath, .obstacle: break
      }
      note("help: \(refusal.help)")
    }
    note("nothing was written")
  }

  /// Says which files no run could write as they are.
  func noteRefusals(of changes: ChangeSet) {
    for change in changes.refusals {
      if case .refuse(let refusal) = change.kind { note("\(change.path): \(refusal.reason)") }
    }
  }

  /// Says which versions are not those that wrote a project.
  func explain(_ drift: VersionDrift, of folder: String) {
    note("\(folder) was written by \(drift.before); this is \(drift.now)")
    note(
      "help: 'ashlar upgrade' shows what that changes, and brings the project along; or use the version that wrote it"
    )
  }

  /// Ends a run that has left conflicts.
  func askToResolve(_ changes: ChangeSet) throws {
    let marked = changes.changes.filter { $0.marked > 0 }
    guard !marked.isEmpty else { return }
    for change in marked { note("\(change.path): \(change.marked) to resolve, between <<<<<<< and >>>>>>>") }
    throw ExitCode.failure
  }

  func show(_ change: Change, in workspace: Workspace) throws {
    let diff = try workspace.diff(of: change)
    if !diff.isEmpty { print(diff) }
  }
}

extension Change {
  /// One line for the list of what a run does; none for what it leaves alone.
  var summary: String? {
    switch kind {
    case .create: "create \(path)"
    case .update: "update \(path)"
    case .merge(nil): "merge  \(path)"
    case .merge(let former?): "merge  \(path) (edited as \(former))"
    case .seed: "seed   \(path)"
    case .move(let former): "move   \(path) (it was \(former))"
    case .remove: isMovedAway ? nil : "remove \(path)"
    case .leaveEdited: "keep   \(path) (no longer generated, but edited: yours now)"
    case .unchanged, .edited, .keep, .adopted, .refuse: nil
    }
  }
}
