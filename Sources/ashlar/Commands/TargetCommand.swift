import ArgumentParser
import Diagnostics
import Generation
import Model
import Workspace

/// Lists the targets, shows what one of them emits, and is the bench of those who write one.
struct TargetCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "target",
    abstract: "Lists the targets, and helps to write one.",
    subcommands: [
      List.self, Show.self, TargetNewCommand.self, TargetContextCommand.self, TargetCheckCommand.self,
      TargetTestCommand.self,
    ]
  )

  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Lists the targets.")

    @OptionGroup var templates: TemplatesOption

    func run() throws {
      let console = Console()
      var pipeline = Pipeline(templates: templates.folder)
      for name in try pipeline.folder().targets() {
        if let pack = try pipeline.pack(name) { console.print("\(name) \(pack.version)  \(pack.summary)") }
      }
      console.report(pipeline.diagnostics, as: .text, sources: pipeline.sources)
      if pipeline.hasErrors { throw ExitCode.failure }
    }
  }

  struct Show: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Shows the files that a target emits.")

    @Argument(help: "The target's name.")
    var name: String

    @OptionGroup var templates: TemplatesOption

    func run() throws {
      let console = Console()
      var pipeline = Pipeline(templates: templates.folder)
      let target = try pipeline.target(name)
      console.report(pipeline.diagnostics, as: .text, sources: pipeline.sources)
      guard let target else { throw ExitCode.failure }
      console.print("\(target.pack.name) \(target.pack.version): \(target.pack.summary)")
      for rule in target.pack.files { console.print("  " + rule.summary) }
    }
  }
}

extension FileRule {
  fileprivate var summary: String {
    let from =
      switch source {
      case .template(let name): name
      case .copy(let name): "\(name), as it is"
      case .history(let dialect): "the spec's history for \(dialect.rawValue)"
      }
    let each =
      switch scope {
      case .service: ""
      case .resource, .enumeration, .action: ", for each \(scope.rawValue)"
      }
    let when = condition.map { ", when \($0.text)" } ?? ""
    return "\(path.text)  (\(ownership.rawValue), from \(from)\(each)\(when))"
  }
}
