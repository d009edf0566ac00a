import ArgumentParser
import Workspace

/// Hands a generated file over to the user.
struct AdoptCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "adopt",
    abstract: "Makes a generated file yours: no run writes it again."
  )

  @Argument(help: "The file, from the current folder.", completion: .file())
  var file: String

  func run() throws {
    let (workspace, path) = try Workspace.enclosing(file)
    try workspace.adopt(path)
    Console().note("\(path) is yours from now on")
  }
}
