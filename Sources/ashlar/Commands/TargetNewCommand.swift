import ArgumentParser
import Diagnostics
import Generation
import Workspace

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Writes the folder of a small target to start from.
struct TargetNewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Writes a small target to start from, with a case that it passes.",
    discussion: """
      The folder that --out names holds targets, each in a folder of its own; --templates and the environment variable \
      ASHLAR_TEMPLATES name it to the other commands.
      """
  )

  @Argument(help: "The target's name in kebab-case.")
  var name: String

  @Option(help: "The folder that the target is put into.", completion: .directory)
  var out = "templates"

  func run() throws {
    guard name.wholeMatch(of: /[a-z][a-z0-9]*(-[a-z0-9]+)*/) != nil else {
      throw ValidationError("'\(name)' is no name for a target: use kebab-case, such as data-dictionary")
    }
    let console = Console()
    var pipeline = Pipeline()
    var files = try pipeline.common("starter/target/").mapValues { bytes in
      Array(String(decoding: bytes, as: UTF8.self).replacing("{name}", with: name).utf8)
    }
    files["cases/library.yaml"] = Array(try pipeline.starter("library", for: name).utf8)
    let folder = TemplatesFolder(path: out)
    try folder.create(name, files)
    pipeline = Pipeline(templates: out)
    guard let target = try pipeline.target(name) else {
      console.report(pipeline.diagnostics, as: .text, sources: pipeline.sources)
      throw ExitCode.failure
    }
    let cases = try TargetCases(of: name, in: folder)
    for known in try cases.all() {
      try cases.accept(pipeline.outcome(of: known.spec, named: known.name, for: target), of: known)
    }
    let written = try folder.everything(of: name)
    for path in written.keys.sorted() { console.print("create \(out)/\(name)/\(path)") }
    console.note("next: ashlar target test \(name) --templates \(out)")
  }
}
