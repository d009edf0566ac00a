import Diagnostics
import Generation
import Workspace

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// Where commands write: results to standard output, everything that is said about them to standard error.
struct Console {
  /// A report for programs has standard output for itself.
  var format = ReportFormat.text

  /// What a report says about this run.
  static var run: ReportRun { ReportRun(version: toolVersion, folder: FileManager.default.currentDirectoryPath) }

  func print(_ text: String) {
    write(ended(text), to: format.isForPrograms ? .error : .output)
  }

  /// All of them in one call of the system: there may be thousands.
  func print(lines: [String]) {
    if !lines.isEmpty { print(lines.joined(separator: "\n")) }
  }

  func note(_ text: String) {
    write(ended(text), to: .error)
  }

  /// The text with exactly the one line break at its end that some of them bring along.
  private func ended(_ text: String) -> String {
    text.hasSuffix("\n") ? text : text + "\n"
  }

  /// Writes diagnostics in a format; those for programs go to standard output, where programs read.
  func report(_ diagnostics: [Diagnostic], as format: ReportFormat, sources: SourceLines) {
    report(format.report(diagnostics, sources: sources, of: Self.run), as: format)
  }

  /// The same for diagnostics that are written already.
  func report(_ text: String, as format: ReportFormat) {
    write(text, to: format.isForPrograms ? .output : .error)
  }

  private enum Stream: Int32 {
    case output = 1
    case error = 2
  }

  /// Whoever reads may have gone: there is nobody left to tell.
  private func write(_ text: String, to stream: Stream) {
    _ = writeAll(stream.rawValue, Array(text.utf8))
  }
}
