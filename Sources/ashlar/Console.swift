import Diagnostics
import Foundation

/// Where commands write: results to standard output, everything that is said about them to standard error.
struct Console {
  func print(_ text: String) {
    FileHandle.standardOutput.write(Data(ended(text).utf8))
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
    report(format.report(diagnostics, sources: sources), as: format)
  }

  /// The same for diagnostics that are written already.
  func report(_ text: String, as format: ReportFormat) {
    let report = Data(text.utf8)
    switch format {
    case .text: FileHandle.standardError.write(report)
    case .json, .github: FileHandle.standardOutput.write(report)
    }
  }
}
