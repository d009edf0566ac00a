import Analysis
import Diagnostics
import Foundation
import TestSupport
import Testing

@Suite("SARIF")
struct SARIFTests {
  @Test("a log of everything that can be wrong with a spec has the published structure, and its regions hold the words")
  func structure() throws {
    var diagnostics: [Diagnostic] = []
    var sources = SourceLines()
    for name in ShippedSpec.names(in: "invalid") {
      let spec = try ShippedSpec("invalid/\(name)")
      for (file, bytes) in spec.texts { sources.add(bytes, file: file) }
      diagnostics += spec.reading.outcome.diagnostics
    }
    let run = ReportRun(version: "1.2.3", folder: Repository.root)
    let log = ReportFormat.sarif.report(diagnostics, sources: sources, of: run)
    let count = diagnostics.sortedForReport().count
    #expect(try PythonOracle.run("GoldenTests/Oracle/sarif.py", on: log) == "\(count) results\n")
  }
}
