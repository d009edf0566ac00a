import Diagnostics
import Generation
import Workspace

/// Runs one after the other over the same spec and target, which is compiled anew only when it has changed.
struct WatchSession {
  let options: OutputOptions
  /// The target with what was read for it, and what its folder looked like.
  private var compiled: (target: Target, pipeline: Pipeline, state: String)?

  init(_ options: OutputOptions) {
    self.options = options
  }

  /// Brings the project up to date as far as that can be done without a person.
  ///
  /// - Returns: One line about it, and what it was made from.
  mutating func run(on console: Console) -> (line: String, sources: WatchedSources) {
    var inputs: [Input] = []
    var pack: String?
    var packState = ""
    let clock = ContinuousClock()
    let start = clock.now
    let told: String
    do {
      var pipeline = Pipeline(templates: options.templates.folder)
      pack = try pipeline.folder().packFolder(options.target)
      packState = WatchedSources.state(ofPack: pack)
      if let compiled, compiled.state == packState {
        pipeline = compiled.pipeline
      } else {
        compiled = try pipeline.target(options.target).map { ($0, pipeline, packState) }
      }
      defer { inputs = pipeline.inputs }
      told = try bringUpToDate(&pipeline, on: console)
    } catch {
      told = "\(error)"
    }
    let milliseconds = Int((clock.now - start) / .milliseconds(1))
    let sources = WatchedSources(spec: options.spec, inputs: inputs, pack: pack, packState: packState)
    return ("\(milliseconds) ms: \(told)", sources)
  }

  private func bringUpToDate(_ pipeline: inout Pipeline, on console: Console) throws -> String {
    // Every save would be a migration of its own, or rewrite one that a database has run already.
    let preview = try Preview(of: options.spec, for: compiled?.target, in: options.out, isLedOn: false, &pipeline)
    console.report(pipeline.report(as: options.report.format), as: options.report.format)
    if let problem = preview.history?.plan.problems.first {
      console.note("help: \(problem.help)")
      return "nothing written, \(problem.path): \(problem.reason)"
    }
    guard let changes = preview.changes, !options.report.fails(pipeline.diagnostics) else {
      let count = pipeline.diagnostics.count { options.report.strict || $0.severity == .error }
      return "\(count) \(count == 1 ? "mistake" : "mistakes"), nothing written"
    }
    if let drift = preview.drift {
      console.explain(drift, of: options.out)
      return "nothing written: the project is of another version"
    }
    if let refused = preview.files.first(where: { $0.action == .refuse }) {
      for change in changes.refusals { console.note(try preview.workspace.diff(of: change)) }
      if let help = refused.help { console.note("help: \(help)") }
      return "nothing written, \(refused.path): \(refused.reason ?? "")"
    }
    let writable = try changes.leavingHistory()
    try preview.workspace.apply(writable)
    let pending = preview.migrations.isEmpty ? "" : "; a migration is pending, 'ashlar generate' writes it"
    return writable.told + pending
  }
}

extension ChangeSet {
  /// What was done, in a few words.
  fileprivate var told: String {
    let steps = changes.compactMap { PlannedStep($0) }
    guard !steps.isEmpty else { return "nothing to change" }
    let shown = steps.prefix(4).map { "\($0.action.rawValue) \($0.path)" }
    return (shown + (steps.count > 4 ? ["and \(steps.count - 4) more"] : [])).joined(separator: ", ")
  }
}
