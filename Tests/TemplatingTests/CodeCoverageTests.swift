import Diagnostics
import Foundation
import Testing

@Suite("Codes of templates")
struct CodeCoverageTests {
  @Test("every code about templates is raised by a refused case")
  func covered() throws {
    let folder = World.folder.appending(path: "refused")
    let texts = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
      .filter { $0.pathExtension == "txt" }.map { try String(contentsOf: $0, encoding: .utf8) }
    let missing = DiagnosticCode.allCases.filter { code in
      code.rawValue.hasPrefix("template-") && !texts.contains { $0.contains("[\(code.rawValue)]") }
    }
    #expect(missing.map(\.rawValue) == [])
  }
}
