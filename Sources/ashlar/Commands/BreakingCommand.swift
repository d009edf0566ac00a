import ArgumentParser
import Compatibility
import Diagnostics
import Model
import Workspace

/// Says what a change of a spec does to the clients of its service.
struct BreakingCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "breaking",
    abstract: "Says what a change of a spec does to clients.",
    discussion: """
      Exits with 0 when nothing breaks, 2 when requests or answers do, 3 when there are risks alone and '--fail-on' asks for \
      them, 1 when one of the specs is wrong.
      """
  )

  /// What makes the command fail.
  enum Threshold: String, CaseIterable, ExpressibleByArgument {
    case breaking, risky, never
  }

  @Argument(help: "The spec as it is now.", completion: .file(extensions: ["yaml", "yml"]))
  var spec: String

  @Option(
    help: ArgumentHelp(
      "The spec as it was: another file, or a git revision that has it under the same path.",
      valueName: "revision|file"
    ),
    completion: .file(extensions: ["yaml", "yml"])
  )
  var against: String

  @Option(help: "What makes the command fail: breaking, risky or never.")
  var failOn: Threshold = .breaking

  @Option(help: "How findings are written: text, json, github or sarif.")
  var format: ReportFormat = .text

  func run() throws {
    let console = Console(format: format)
    var pipeline = Pipeline()
    let new = try pipeline.model(of: spec)
    let old: Model?
    if SourceLoader().isFile(against) {
      old = try pipeline.model(of: against)
    } else {
      let folder = try RevisionFolder(of: spec, at: against)
      guard let bytes = try folder.spec() else {
        console.report([], as: format, sources: pipeline.sources)
        return console.note("'\(spec)' is not in \(against): no client knows it yet")
      }
      old = pipeline.model(of: spec, bytes, in: folder)
    }
    guard let new, let old else {
      console.report(pipeline.report(as: format), as: format)
      throw ExitCode.failure
    }
    let findings = differences(from: old, to: new)
    console.report(findings, as: format, sources: pipeline.sources)
    let breaking = findings.count { Effect($0.code)?.isBreaking == true }
    let risky = findings.count - breaking
    console.note(findings.isEmpty ? "nothing breaks" : "\(breaking) breaking, \(risky) risky")
    if let code = failOn.code(breaking: breaking, risky: risky) { throw code }
  }
}

extension BreakingCommand.Threshold {
  /// What the command ends with, unless it is well.
  fileprivate func code(breaking: Int, risky: Int) -> ExitCode? {
    switch self {
    case .breaking: breaking > 0 ? ExitCode(2) : nil
    case .risky: breaking > 0 ? ExitCode(2) : risky > 0 ? ExitCode(3) : nil
    case .never: nil
    }
  }
}
