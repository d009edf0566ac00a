import Analysis
import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite("SARIF")
struct SARIFTests {
  @Test("a log of everything that can be said of a spec has the published structure, and its regions hold the words")
  func structure() throws {
    var diagnostics: [Diagnostic] = []
    var silenced: [SilencedWarning] = []
    var sources = SourceLines()
    for name in ShippedSpec.names(in: "") + ShippedSpec.names(in: "invalid").map({ "invalid/\($0)" }) {
      let spec = try ShippedSpec(name)
      for (file, bytes) in spec.texts { sources.add(bytes, file: file) }
      diagnostics += spec.reading.outcome.diagnostics
      silenced += spec.reading.silenced
    }
    let run = ReportRun(version: "1.2.3", folder: Repository.root)
    let log = ReportFormat.sarif.report(diagnostics, silenced: silenced, sources: sources, of: run)
    let suppressed = silenced.map(\.diagnostic).sortedForReport().count
    let count = diagnostics.sortedForReport().count + suppressed
    #expect(suppressed > 20)
    #expect(
      try PythonOracle.run("GoldenTests/Oracle/sarif.py", on: log)
        == "\(count) results, \(suppressed) of them suppressed\n"
    )
  }
}
