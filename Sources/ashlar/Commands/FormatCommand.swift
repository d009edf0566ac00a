import ArgumentParser
import Diagnostics
import Formatting
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

  @OptionGroup var report: ReportOptions

  func run() throws {
    let console = Console()
    var sources = SourceLines()
    var diagnostics: [Diagnostic] = []
    var formatted: [(spec: String, old: [UInt8], new: [UInt8])] = []
    for spec in specs {
      let bytes = try SourceLoader().read(spec)
      sources.add(bytes, file: spec)
      let outcome = format(bytes, file: spec)
      diagnostics += outcome.diagnostics
      if let text = outcome.value { formatted.append((spec, bytes, text)) }
    }
    console.report(diagnostics, as: report.format, sources: sources)
    let changed = formatted.filter { $0.old != $0.new }
    for (spec, old, new) in check ? changed : formatted {
      if check {
        console.print(SpecWriter().diff(of: spec, from: old, to: new))
      } else if spec == "-" {
        console.print(String(decoding: new, as: UTF8.self))
      } else if old != new {
        try SpecWriter().replace(spec, with: new)
        console.note("formatted \(spec)")
      }
    }
    if diagnostics.contains(where: { $0.severity == .error }) { throw ExitCode.failure }
    if check, !changed.isEmpty { throw ExitCode(2) }
  }
}
