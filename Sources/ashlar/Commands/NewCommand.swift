import Analysis
import ArgumentParser
import Diagnostics
import Generation
import Workspace

/// Writes a small spec to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes NAME.yaml, a small spec to start from."
  )

  @Argument(help: "The service's name in kebab-case.")
  var name: String

  @Option(help: "The target that the first lines of the spec mention.")
  var target: String?

  @OptionGroup var templates: TemplatesOption

  func run() throws {
    let pipeline = Pipeline(templates: templates.folder)
    let known = try pipeline.folder().targets()
    let target = try target ?? pipeline.usualTarget()
    guard known.contains(target) else {
      throw ValidationError("there is no target '\(target)'; known: \(known.joined(separator: ", "))")
    }
    let path = "\(name).yaml"
    let spec = try pipeline.starter(name, for: target)
    let outcome = readModel(Array(spec.utf8), file: path)
    guard outcome.value != nil else {
      throw ValidationError("'\(name)' is no name for a service: use kebab-case, such as book-shop")
    }
    try SpecWriter().create(path, Array(spec.utf8))
    Console().note("next: ashlar generate \(path) --target \(target) --out \(name)")
  }
}
