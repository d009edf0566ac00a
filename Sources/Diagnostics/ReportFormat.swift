/// How diagnostics are written out.
package enum ReportFormat: String, Sendable, Hashable, CaseIterable {
  /// For people: the source line with the exact word marked.
  case text
  /// For programs: one object a line.
  case json
  /// For a pull request's files: workflow commands.
  case github
  /// For programs that show what analysers find: one document.
  case sarif

  /// The whole report, each line ended; the diagnostics stand in the order of `sortedForReport`.
  ///
  /// - Parameter silenced: What is told to programs that keep account of it, and to nobody else; see `tellsSilenced`.
  package func report(
    _ diagnostics: [Diagnostic],
    silenced: [SilencedWarning] = [],
    sources: SourceLines,
    of run: ReportRun = ReportRun()
  ) -> String {
    let sorted = diagnostics.sortedForReport()
    switch self {
    case .text: return sorted.map { TextPrinter(sources: sources).print($0) }.joined()
    case .json: return sorted.map { JSONPrinter.print($0) + "\n" }.joined()
    case .github: return sorted.map { GitHubPrinter.print($0) + "\n" }.joined()
    case .sarif: return SARIFPrinter(run: run).print(sorted, silenced: silenced)
    }
  }

  /// Whether the report tells of warnings that a spec does not want.
  package var tellsSilenced: Bool { self == .sarif }

  /// Whether the report is for a program, which reads it on standard output and nothing else.
  package var isForPrograms: Bool { self != .text }
}

extension Sequence<Diagnostic> {
  /// By file, place and code, each once.
  package func sortedForReport() -> [Diagnostic] {
    var seen: Set<Diagnostic> = []
    return filter { seen.insert($0).inserted }.sorted { $0.isReported(before: $1) }
  }
}

extension Diagnostic {
  fileprivate func isReported(before other: Diagnostic) -> Bool {
    if range.source != other.range.source { return range.file < other.range.file }
    if range.start != other.range.start { return range.start < other.range.start }
    if range.end != other.range.end { return range.end < other.range.end }
    if code != other.code { return code.rawValue < other.code.rawValue }
    return message < other.message
  }
}
