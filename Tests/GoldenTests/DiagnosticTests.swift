import Analysis
import Diagnostics
import TestSupport
import Testing

@Suite("Golden diagnostics")
struct DiagnosticTests {
  @Test("what is printed about a spec with mistakes is what is committed")
  func printed() throws {
    var texts: [String: [UInt8]] = [:]
    for name in ShippedSpec.names(in: "invalid") {
      let spec = try ShippedSpec("invalid/\(name)")
      let report = ReportFormat.text.report(spec.diagnostics, sources: SourceLines(spec.texts))
      texts["\(name).txt"] = Array(report.utf8)
    }
    try Golden(folder: "diagnostics", files: texts).check()
  }
}
