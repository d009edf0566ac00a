import Diagnostics
import Foundation

/// Where commands write: results to standard output, everything that is said about them to standard error.
struct Console {
  func print(_ text: String) {
    FileHandle.standardOutput.write(Data((text + "\n").utf8))
  }

  func note(_ text: String) {
    FileHandle.standardError.write(Data((text + "\n").utf8))
  }

  /// Writes diagnostics in a format; those for programs go to standard output, where programs read.
  func report(_ diagnostics: [Diagnostic], as format: ReportFormat, sources: SourceLines) {
    let report = Data(format.report(diagnostics, sources: sources).utf8)
    switch format {
    case .text: FileHandle.standardError.write(report)
    case .json, .github: FileHandle.standardOutput.write(report)
    }
  }
}
