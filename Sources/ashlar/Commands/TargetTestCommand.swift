import ArgumentParser
import Diagnostics
import Generation
import Workspace

/// Holds a target to the cases that its folder brings along.
struct TargetTestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Generates the cases of a target, and compares what comes out byte by byte.",
    discussion: """
      A case is a spec, cases/NAME.yaml in the target's folder. What it becomes stands beside it: the files in cases/NAME/, \
      without those that the target copies as they are; or the report in cases/NAME.txt where the spec is refused.
      """
  )

  @Argument(help: "The target's name; all that have cases without one.")
  var name: String?

  @Flag(help: "Makes what comes out what is expected.")
  var accept = false

  @OptionGroup var templates: TemplatesOption

  func run() throws {
    let console = Console()
    var pipeline = Pipeline(templates: templates.folder)
    var (passed, failed) = (0, 0)
    for name in try name.map({ [$0] }) ?? pipeline.folder().targets() {
      guard let target = try pipeline.target(name) else {
        failed += 1
        continue
      }
      let cases = try TargetCases(of: name, in: pipeline.folder())
      let all = try cases.all()
      if all.isEmpty, self.name != nil {
        throw WorkspaceError("'\(name)' has no cases: a case is a spec in '\(cases.path)'")
      }
      for known in all {
        let isAsExpected = try hold(known, of: cases, target, &pipeline, console)
        (passed, failed) = (passed + (isAsExpected ? 1 : 0), failed + (isAsExpected ? 0 : 1))
      }
    }
    console.report(pipeline.diagnostics, as: .text, sources: pipeline.sources)
    guard passed + failed > 0 else { throw WorkspaceError("no target in '\(try pipeline.folder().path)' has cases") }
    console.print("\(passed) passed, \(failed) failed")
    guard failed == 0 else {
      console.note("help: ashlar target test --accept makes what comes out what is expected")
      throw ExitCode.failure
    }
  }

  /// Whether a case has become what it was expected to, or what it has become is now expected.
  private func hold(
    _ known: TargetCases.Case,
    of cases: TargetCases,
    _ target: Target,
    _ pipeline: inout Pipeline,
    _ console: Console
  ) throws -> Bool {
    let outcome = try pipeline.outcome(of: known.spec, named: known.name, for: target)
    let diff = known.diff(to: outcome)
    guard !diff.isEmpty else { return true }
    if accept {
      try cases.accept(outcome, of: known)
      console.print("accepted \(known.spec)")
      return true
    }
    console.print("\(known.spec) becomes something else:\n\(diff)")
    return false
  }
}
