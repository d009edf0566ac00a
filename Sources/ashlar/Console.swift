import Diagnostics
import Foundation
import Generation

/// Where commands write: results to standard output, everything that is said about them to standard error.
struct Console {
  /// A report for programs has standard output for itself.
  var format = ReportFormat.text

  /// What a report says about this run.
  static var run: ReportRun { ReportRun(version: toolVersion, folder: FileManager.default.currentDirectoryPath) }

  func print(_ text: String) {
    let output = format.isForPrograms ? FileHandle.standardError : FileHandle.standardOutput
    output.write(Data(ended(text).utf8))
  }

  func note(_ text: String) {
    FileHandle.standardError.write(Data(ended(text).utf8))
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
    (format.isForPrograms ? FileHandle.standardOutput : FileHandle.standardError).write(Data(text.utf8))
  }
}
