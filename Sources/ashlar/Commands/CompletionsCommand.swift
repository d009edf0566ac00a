import ArgumentParser

/// Prints the script that teaches a shell to complete the commands.
struct CompletionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "completions",
    abstract: "Prints a completion script for a shell."
  )

  enum Shell: String, ExpressibleByArgument, CaseIterable {
    case bash, zsh, fish
  }

  @Argument(help: "bash, zsh or fish.")
  var shell: Shell

  func run() throws {
    let script =
      switch shell {
      case .bash: Ashlar.completionScript(for: .bash)
      case .zsh: Ashlar.completionScript(for: .zsh)
      case .fish: Ashlar.completionScript(for: .fish)
      }
    Console().print(script)
  }
}
