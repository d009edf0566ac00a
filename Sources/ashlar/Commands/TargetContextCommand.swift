import ArgumentParser
import Diagnostics
import Generation

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ScopeName: ExpressibleByArgument {}

/// Prints what templates of a scope can use.
struct TargetContextCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "context",
    abstract: "Prints what templates of a scope can use, as JSON: the shapes, or with --spec the values.",
    discussion: """
      A record that lies deeper than --depth says is written as its kind and its name alone: resources lead to \
      relations, and these to resources again. Texts of more than 500 characters are cut, unless --path asks for one.
      """
  )

  @Argument(help: "service, resource, enum or action: what a template is rendered for each of.")
  var scope: ScopeName

  @Option(help: "The spec that the values come from.", completion: .file(extensions: ["yaml", "yml"]))
  var spec: String?

  @Option(
    help: ArgumentHelp(
      "The resource, enum or action (as Resource.action); the first of the spec unless it is given.",
      valueName: "name"
    )
  )
  var of: String?

  @Option(help: "Shows this value alone, such as resource.members[0].type.")
  var path: String?

  @Option(help: "Records inside each other that are written with all that they hold.")
  var depth: Int?

  @Option(help: "The target whose names, types and literals are used; the usual one unless it is given.")
  var target: String?

  @OptionGroup var templates: TemplatesOption

  mutating func validate() throws {
    if spec == nil, of != nil || path != nil { throw ValidationError("--of and --path need --spec") }
    if let depth, !(0...20).contains(depth) { throw ValidationError("--depth takes 0 to 20") }
  }

  func run() throws {
    let console = Console()
    var pipeline = Pipeline(templates: templates.folder)
    let name = try target ?? pipeline.usualTarget()
    let pack = try pipeline.pack(name)
    let model = try spec.flatMap { try pipeline.model(of: $0) }
    console.report(pipeline.diagnostics, as: .text, sources: pipeline.sources)
    guard let pack, !pipeline.hasErrors else { throw ExitCode.failure }
    let view = ContextView(of: scope, for: pack, depth: depth ?? 1)
    guard let spec, let model else { return console.print(view.shapes.page) }
    let specFile = URL(fileURLWithPath: spec).lastPathComponent
    console.print(try view.values(of: of, in: model, for: pack, specFile: specFile, path: path).page)
  }
}
