import ArgumentParser
import Diagnostics
import Workspace

/// Keeps a project up to date while its spec is written.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch",
    abstract: "Brings a project up to date whenever its spec or its target is saved.",
    discussion: """
      Prints a line for each run. A spec with mistakes is reported, an edited file refused, and the watch goes on; it ends \
      with 0 when it is interrupted. Migrations are left to 'generate'.
      """
  )

  @OptionGroup var options: OutputOptions

  func validate() throws {
    guard options.spec == "-" else { return }
    throw ValidationError("standard input is never saved: name a file")
  }

  func run() throws {
    let console = Console(format: options.report.format)
    let watcher = try Watcher()
    var session = WatchSession(options)
    var sources: WatchedSources
    repeat {
      let run = session.run(on: console)
      sources = run.sources
      console.print(run.line)
    } while watcher.waitForChange(of: sources)
  }
}
