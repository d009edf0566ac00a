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

struct HistoryOptions: ParsableArguments {
  @Flag(help: "Confirms that what the next migration drops may be lost.")
  var allowDestructive = false

  @Flag(help: "Writes the last migration anew, which no database but your own has run, instead of a further one.")
  var amendMigration = false

  /// As they are written.
  var words: [String] {
    (allowDestructive ? ["--allow-destructive"] : []) + (amendMigration ? ["--amend-migration"] : [])
  }

  var choices: HistoryChoices { HistoryChoices(allowsLoss: allowDestructive, isAmending: amendMigration) }
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

/// What becomes of files that somebody has edited.
struct EditsOptions: ParsableArguments {
  enum Conflicts: String, ExpressibleByArgument, CaseIterable {
    /// Nothing is written.
    case stop
    /// Both sides are written, between markers.
    case markers
  }

  @Option(help: "When an edit and a change touch: stop writes nothing, markers puts both into the file.")
  var merge = Conflicts.stop

  @Option(
    help: ArgumentHelp(
      "Where files lie as they were generated, for edits of files that '.ashlar/base' does not know.",
      valueName: "folder"
    ),
    completion: .directory
  )
  var base: String?
}
