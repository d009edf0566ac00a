import Analysis
import Diagnostics
import Foundation
import Spec
import TestSupport
import Testing

/// What people read about the language is compiled.
@Suite("Documentation")
struct DocumentationTests {
  /// Codes whose mistake no example of a few visible lines of one spec can show: it is in bytes, in the mass, in a target or
  /// in how files stand to one another.
  private static let unshown: Set<DiagnosticCode> = [
    .yamlEncoding, .yamlCharacter, .yamlLimit, .tooMany, .targetPack, .targetNameClash, .includePath, .missingFile,
    .unreadableFile, .includeCycle, .rootKey, .declaredTwice,
  ]

  static let shown = DiagnosticCode.allCases.filter { !unshown.contains($0) && $0.explanation.language == "yaml" }

  private static func diagnostics(_ spec: String) -> [Diagnostic] {
    readModel(spec, file: "example.yaml").diagnostics
  }

  @Test(
    "the wrong example of an explanation raises its code, and the right one no error and not the code",
    arguments: shown
  )
  func explanations(_ code: DiagnosticCode) {
    let explanation = code.explanation
    let wrong = wholeSpec(around: explanation.wrong)
    #expect(Self.diagnostics(wrong).contains { $0.code == code }, "\(Self.diagnostics(wrong).map(\.line))\n\(wrong)")
    let right = explanation.right
    // What is about YAML may be any YAML.
    guard !code.rawValue.hasPrefix("yaml-"), code != .duplicateKey else { return }
    let left = Self.diagnostics(wholeSpec(around: right)).filter { $0.severity == .error || $0.code == code }
    #expect(left.map(\.line) == [], "\(wholeSpec(around: right))")
  }

  @Test("an example of a key is a part of a spec that has the key", arguments: keyTables.map(\.title))
  func keys(_ title: String) throws {
    let table = try #require(keyTables.first { $0.title == title })
    for (key, example) in keyExamples[title] ?? [:] {
      #expect(table.key(key) != nil, "\(title) has no key '\(key)'")
      #expect(example.contains("\(key): "))
      let spec = wholeSpec(around: example, isDeclaringAll: true)
      let errors = Self.diagnostics(spec).filter { $0.severity == .error }
      #expect(errors.map(\.line) == [], "\(key): \(example)\n\(spec)")
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
      // The files that an example includes are not there.
      let part = match.output.1.replacing(/(?m)^include: .*\n/, with: "")
      if part.allSatisfy(\.isWhitespace) { continue }
      let example = wholeSpec(around: String(part), isDeclaringAll: true)
      let errors = Self.diagnostics(example).filter { $0.severity == .error }
      let line = text[..<match.range.lowerBound].count { $0 == "\n" } + 1
      #expect(errors.map(\.line) == [], "\(page):\(line)\n\(example)")
    }
  }
}
