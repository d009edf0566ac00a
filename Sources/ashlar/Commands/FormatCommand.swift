import ArgumentParser
import Diagnostics
import Workspace

/// Brings specs into their canonical form.
struct FormatCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Brings specs into their canonical form; comments and meaning stay.",
    discussion: "With --check, exits with 0 when there is nothing to do and 2 with a diff when there is."
  )

  @Argument(
    help: "The specs, or - for standard input, which is written to standard output.",
    completion: .file(extensions: ["yaml", "yml"])
  )
  var specs: [String]

  @Flag(help: "Says what would change as a unified diff, and writes nothing.")
  var check = false

  @Flag(help: "Takes out 'was', 'removed' and 'backfill' whose migrations are written, in included files too.")
  var settle = false

  @OptionGroup var report: ReportOptions

  func validate() throws {
    if settle, specs.contains("-") { throw ValidationError("a spec from standard input has no history beside it") }
  }

  func run() throws {
    let console = Console()
    var work = FormatWork()
    for spec in specs {
      if settle { try work.settle(spec) } else { try work.format(spec) }
    }
    console.report(work.diagnostics, as: report.format, sources: work.sources)
    try console.refuse(work.problems)
    let changed = work.files.filter { $0.old != $0.new }
    for file in check ? changed : work.files {
      if check {
        console.print(SpecWriter().diff(of: file.path, from: file.old, to: file.new))
      } else if file.path == "-" {
        console.print(String(decoding: file.new, as: UTF8.self))
      } else if file.old != file.new {
        try SpecWriter().replace(file.path, with: file.new)
        console.note("formatted \(file.path)")
      }
    }
    for note in work.notes { console.note(note) }
    if work.diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
    if check, !changed.isEmpty { throw ExitCode(2) }
  }
}
