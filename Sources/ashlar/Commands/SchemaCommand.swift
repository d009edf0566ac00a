import ArgumentParser
import Diagnostics
import Spec

/// Prints the JSON Schema of specs, which editors complete and check by.
struct SchemaCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema",
    abstract: "Prints the JSON Schema of specs, for editors."
  )

  @Flag(help: "Prints that of files which a spec includes.")
  var part = false

  func run() throws {
    Console().print(specSchema(of: part ? PartKey.table : SpecKey.table).page)
  }
}
