import Diagnostics
import Foundation
import Spec
import TestSupport
import Testing

/// What people read about the language is compiled.
@Suite("Documentation")
struct DocumentationTests {
  @Test(
    "the wrong example of an explanation raises its code, and the right one no error and not the code",
    arguments: DiagnosticCode.allCases
  )
  func explanations(_ code: DiagnosticCode) throws {
    let explanation = code.explanation
    let raised = try Example.diagnostics(explanation.wrong, of: code)
    #expect(raised.contains { $0.code == code }, "\(raised.map(\.line))\n\(explanation.wrong)")
    let left = try Example.diagnostics(explanation.right, of: code).filter { $0.severity == .error || $0.code == code }
    #expect(left.map(\.line) == [], "\(explanation.right)")
  }

  @Test("every key has an example, which is a part of a spec that has the key", arguments: keyTables.map(\.title))
  func keys(_ title: String) throws {
    let table = try #require(keyTables.first { $0.title == title })
    let examples = keyExamples[title] ?? [:]
    #expect(Set(examples.keys) == Set(table.entries.map(\.name)))
    for (key, example) in examples {
      #expect(example.contains("\(key): "))
      // Files that are included are read as such.
      let part = title == PartKey.title ? "# part.yaml\n\(example)" : example
      let errors = try Example.diagnostics(part, isDeclaringAll: true).filter { $0.severity == .error }
      #expect(errors.map(\.line) == [], "\(key): \(example)")
    }
  }

  @Test("docs/diagnostics.md says what the explanations say")
  func reference() throws {
    let page = diagnosticReference()
    let file = "\(Repository.root)/docs/diagnostics.md"
    if ProcessInfo.processInfo.environment["ASHLAR_ACCEPT"] == "1" {
      try Data(page.utf8).write(to: URL(filePath: file))
    }
    let committed = String(decoding: FileManager.default.contents(atPath: file) ?? Data(), as: UTF8.self)
    let lines = page.split(separator: "\n", omittingEmptySubsequences: false)
    let changes = lines.difference(from: committed.split(separator: "\n", omittingEmptySubsequences: false))
    #expect(changes.map { "\($0)" } == [], "to accept what the explanations say now: make golden")
  }

  static let pages =
    ["README.md"]
    + ((try? FileManager.default.contentsOfDirectory(atPath: "\(Repository.root)/docs")) ?? []).sorted()
    .filter { $0.hasSuffix(".md") && $0 != "diagnostics.md" }.map { "docs/\($0)" }

  @Test("every example of a spec in the documentation is one", arguments: pages)
  func examples(_ page: String) throws {
    let text = String(decoding: try Repository.bytes(page), as: UTF8.self)
    for match in text.matches(of: /(?m)^ *```yaml\n((?:.*\n)*?) *```$/) {
      let example = String(match.output.1)
      let errors = try Example.diagnostics(example, isDeclaringAll: true).filter { $0.severity == .error }
      let line = text[..<match.range.lowerBound].count { $0 == "\n" } + 1
      #expect(errors.map(\.line) == [], "\(page):\(line)\n\(example)")
    }
  }
}
