import Compatibility
import Diagnostics
import TestSupport
import Testing

@Suite("Golden findings about changes")
struct BreakingTests {
  @Test("what is printed about a change is what is committed")
  func printed() throws {
    var texts: [String: [UInt8]] = [:]
    for name in SpecPair.names {
      let pair = try SpecPair(name)
      let models = try pair.models()
      let sources = SourceLines(pair.old.texts.merging(pair.new.texts) { first, _ in first })
      let report = ReportFormat.text.report(differences(from: models.old, to: models.new), sources: sources)
      texts["\(name).txt"] = Array(report.utf8)
    }
    try Golden(folder: "breaking", files: texts).check()
  }
}
