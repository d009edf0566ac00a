import Compatibility
import Diagnostics
import Foundation
import Model
import TestSupport
import Testing

/// `specs/breaking` holds pairs of specs. What a line of the new one does to clients stands behind it as a comment,
/// `# breaks: request-field-removed, answer-field-removed`; where the way back breaks nothing, its first line says so.
@Suite("Changes of specs")
struct PairTests {
  @Test("a change is told by exactly what stands behind the lines of the new spec", arguments: SpecPair.names)
  func found(_ name: String) throws {
    let pair = try SpecPair(name)
    let models = try pair.models()
    let found = differences(from: models.old, to: models.new)
    #expect(found.map { "\($0.range.start.line): \($0.code.rawValue)" }.sorted() == pair.expected)
    #expect(found.filter { $0.severity != $0.code.severity } == [])
  }

  @Test("each finding is at a line of the new spec, with a note at one of the former", arguments: SpecPair.names)
  func located(_ name: String) throws {
    let pair = try SpecPair(name)
    let models = try pair.models()
    for finding in differences(from: models.old, to: models.new) {
      #expect(finding.range.file == pair.new.file)
      #expect(finding.notes.map(\.range.file) == [pair.old.file])
    }
  }

  @Test("what only narrows breaks nothing on the way back", arguments: SpecPair.names)
  func back(_ name: String) throws {
    let pair = try SpecPair(name)
    let models = try pair.models()
    guard pair.text.hasPrefix("# The way back breaks nothing.\n") else { return }
    #expect(differences(from: models.new, to: models.old).map(\.line) == [])
  }

  @Test("a spec that has not changed breaks nothing", arguments: SpecPair.names)
  func same(_ name: String) throws {
    let models = try SpecPair(name).models()
    #expect(differences(from: models.old, to: models.old) == [])
    #expect(differences(from: models.new, to: models.new) == [])
  }

  @Test("a shipped spec breaks nothing of itself", arguments: ShippedSpec.names(in: ""))
  func shipped(_ name: String) throws {
    let model = try Model.shipped(name)
    #expect(differences(from: model, to: model) == [])
  }

  @Test("every kind of change has a pair that is named after it and raises it")
  func coverage() throws {
    let missing = DiagnosticCode.allCases.filter { code in
      guard Effect(code) != nil else { return false }
      let pair = try? SpecPair(code.rawValue)
      return pair?.expected.contains { $0.hasSuffix(": \(code.rawValue)") } != true
    }
    #expect(missing.map(\.rawValue) == [])
  }

  @Test("risks are warnings, and what breaks is an error")
  func severity() {
    for code in DiagnosticCode.allCases {
      guard let effect = Effect(code) else { continue }
      #expect(code.severity == (effect.isBreaking ? .error : .warning))
      #expect(!code.canBeSilenced)
    }
  }
}

extension SpecPair {
  fileprivate var text: String { String(decoding: new.texts[new.file] ?? [], as: UTF8.self) }

  /// Lines with codes, sorted; a comment on a line of its own is about the next one.
  fileprivate var expected: [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line -> [String] in
      guard let comment = line.firstRange(of: "# breaks: ") else { return [] }
      let codes = line[comment.upperBound...].split(separator: ",")
      let isAlone = line[..<comment.lowerBound].allSatisfy(\.isWhitespace)
      return codes.map { "\(index + (isAlone ? 2 : 1)): \($0.trimmingCharacters(in: .whitespaces))" }
    }
    .sorted()
  }
}
