import ArgumentParser
import Diagnostics

extension ReportFormat: ExpressibleByArgument {}

/// What every command that compares a spec with an output folder is told.
struct OutputOptions: ParsableArguments {
  @Argument(help: "The spec, or - for standard input.", completion: .file(extensions: ["yaml", "yml"]))
  var spec: String

  @Option(help: "The target; see 'ashlar target list'.")
  var target: String

  @Option(help: "The folder that holds the generated project.", completion: .directory)
  var out: String

  @OptionGroup var report: ReportOptions
  @OptionGroup var templates: TemplatesOption
}

struct ReportOptions: ParsableArguments {
  @Option(help: "How diagnostics are written: text, json, github or sarif.")
  var format: ReportFormat = .text

  @Flag(help: "Counts warnings as errors: the command fails, and nothing is written.")
  var strict = false

  /// Whether what was reported makes the command fail.
  func fails(_ diagnostics: [Diagnostic]) -> Bool {
    diagnostics.contains { strict || $0.severity == .error }
  }
}

struct TemplatesOption: ParsableArguments {
  @Option(name: .customLong("templates"), help: "The folder of the targets.", completion: .directory)
  var folder: String?
}
