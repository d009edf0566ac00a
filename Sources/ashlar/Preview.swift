import Diagnostics
import Generation
import Workspace

/// What 'generate' would do, with nothing done yet.
struct Preview {
  let workspace: Workspace
  /// Absent when it has errors.
  let target: Target?
  /// Absent when the spec has errors.
  let changes: ChangeSet?
  /// Of the spec; absent for a target without a database, and for a spec from standard input.
  let history: SpecHistory?
  /// What wrote the project, where that is not what would write it now.
  let drift: VersionDrift?

  init(
    _ options: OutputOptions,
    merging edits: EditsOptions? = nil,
    deciding choices: HistoryChoices = HistoryChoices(),
    _ pipeline: inout Pipeline
  ) throws {
    let target = try pipeline.target(options.target)
    try self.init(of: options.spec, for: target, in: options.out, merging: edits, deciding: choices, &pipeline)
  }

  /// - Parameters:
  ///   - target: Absent when it has errors.
  ///   - isLedOn: Whether the project gets the migration that is not written yet.
  init(
    of spec: String,
    for target: Target?,
    in out: String,
    merging edits: EditsOptions? = nil,
    deciding choices: HistoryChoices = HistoryChoices(),
    isLedOn: Bool = true,
    _ pipeline: inout Pipeline
  ) throws {
    workspace = Workspace(root: out)
    self.target = target
    guard let target, let model = try pipeline.model(of: spec) else {
      (changes, history, drift) = (nil, nil, nil)
      return
    }
    history = target.keepsHistory ? try pipeline.history(of: model, beside: spec, choices) : nil
    let schemas = isLedOn ? history?.plan.history : history?.plan.written
    guard history?.plan.problems.isEmpty ?? true, !pipeline.hasErrors,
      let rendition = pipeline.rendition(of: model, from: spec, for: target, history: schemas)
    else {
      (changes, drift) = (nil, nil)
      return
    }
    let pins = VersionPins(tool: toolVersion, targets: [target.pack.name: target.pack.version])
    let merging = EditOptions(marksConflicts: edits?.merge == .markers, bases: edits?.base)
    changes = try pipeline.changes(of: rendition, in: workspace, pins: pins, edits: merging)
    drift = try workspace.pins()?.drift(to: pins)
  }

  /// What would become of the files beside the spec.
  var migrations: [MigrationHistory.Change] { history?.changes ?? [] }

  /// The changes by what they come from, those beside the spec first.
  var groups: [ChangeGroup] {
    guard let target, let changes else { return [] }
    return ChangeGroup.groups(of: changes, on: target.pack, after: migrations)
  }

  /// What runs the project.
  var nextCommand: String { target?.pack.nextCommand ?? "" }

  /// Whether there is nothing to do, neither in the project nor beside the spec.
  var isCurrent: Bool { changes?.isCurrent == true && migrations.isEmpty }
}
