import Analysis
import Diagnostics
import TestSupport
import Testing

@Suite("Golden diagnostics")
struct DiagnosticTests {
  @Test("what is printed about a spec with mistakes is what is committed")
  func printed() throws {
    var texts: [String: [UInt8]] = [:]
    for name in Repository.specs(in: "specs/invalid") {
      let file = "specs/invalid/\(name).yaml"
      let bytes = try Repository.bytes(file)
      let report = ReportFormat.text.report(
        readModel(bytes, file: file).diagnostics,
        sources: SourceLines([file: bytes])
      )
      texts["\(name).txt"] = Array(report.utf8)
    }
    try Golden(folder: "diagnostics", files: texts).check()
  }
}
