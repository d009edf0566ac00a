import Analysis
import Diagnostics
import Foundation
import Model
import TestSupport
import Testing

/// `specs/invalid` holds one spec or more for every code. What a line raises stands behind it as a comment:
/// `# error: unknown-key`, `# error: unknown-key, warning: mixed-style`, and with columns `# error@12-18: unknown-key`.
@Suite("Specs with mistakes")
struct InvalidSpecTests {
  @Test("a spec raises exactly what stands behind its lines", arguments: Specs.names(in: "invalid"))
  func raises(_ name: String) throws {
    let spec = try ShippedSpec("invalid/\(name)")
    let outcome = spec.reading.outcome
    let expected = Expectation.all(in: spec.texts)
    #expect(spec.diagnostics.lines(like: expected) == expected.map(\.description).sorted())
    #expect(spec.diagnostics.filter { $0.severity != $0.code.severity } == [])
    #expect((outcome.value == nil) == outcome.diagnostics.contains { $0.severity == .error })
  }

  @Test("every code that a spec can raise is raised by the spec named after it")
  func coverage() throws {
    let names = Set(Specs.names(in: "invalid"))
    let missing = try DiagnosticCode.allCases.filter { code in
      // About templates, targets and changes, not about specs.
      let others = ["template-", "target-", "request-", "answer-", "risk-"]
      if others.contains(where: code.rawValue.hasPrefix) { return false }
      guard names.contains(code.rawValue) else { return true }
      let texts = try ShippedSpec("invalid/\(code.rawValue)").texts
      return !Expectation.all(in: texts).contains { $0.code == code.rawValue }
    }
    #expect(missing.map(\.rawValue) == [])
  }

  @Test("a spec is named after a code that it raises", arguments: Specs.names(in: "invalid"))
  func naming(_ name: String) throws {
    let code = name.last?.isNumber == true ? String(name.dropLast(2)) : name
    #expect(Expectation.all(in: try ShippedSpec("invalid/\(name)").texts).contains { $0.code == code })
  }
}

/// One thing that a line of a spec is to raise.
private struct Expectation: CustomStringConvertible {
  var file: String
  var line: Int
  var severity: String
  var columns: String?
  var code: String

  var description: String {
    "\(file):\(line)\(columns.map { "@\($0)" } ?? ""): \(severity): \(code)"
  }

  static func all(in texts: [String: [UInt8]]) -> [Expectation] {
    texts.flatMap { all(in: String(decoding: $1, as: UTF8.self), file: $0) }
  }

  private static func all(in text: String, file: String) -> [Expectation] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
      // A comment on a line of its own is for the reader, unless it is the whole spec.
      let isAlone = line.drop { $0 == " " }.hasPrefix("#") && !line.contains("error: ")
      guard let comment = line.lastRange(of: "# "), !isAlone else { return [Expectation]() }
      var severity = "error"
      var columns: String?
      return line[comment.upperBound...].split(separator: ",").compactMap { part in
        let words = part.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
        if words.count == 2 {
          let head = words[0].split(separator: " ").last?.split(separator: "@").map(String.init) ?? []
          severity = head.first ?? ""
          columns = head.count == 2 ? head[1] : nil
        }
        guard ["error", "warning"].contains(severity), let code = words.last else { return nil }
        return Expectation(file: file, line: index + 1, severity: severity, columns: columns, code: code)
      }
    }
  }
}

extension Substring {
  fileprivate func lastRange(of text: String) -> Range<Index>? {
    range(of: text, options: .backwards)
  }
}

extension [Diagnostic] {
  /// The diagnostics as the expectations are written, with columns where those have them.
  fileprivate func lines(like expected: [Expectation]) -> [String] {
    map { diagnostic in
      let start = diagnostic.range.start
      let columns = "\(start.column)-\(diagnostic.range.end.column - 1)"
      let isExact = expected.contains {
        $0.file == diagnostic.range.file && $0.line == start.line && $0.columns == columns
          && $0.code == diagnostic.code.rawValue
      }
      return Expectation(
        file: diagnostic.range.file,
        line: start.line,
        severity: diagnostic.severity.rawValue,
        columns: isExact ? columns : nil,
        code: diagnostic.code.rawValue
      ).description
    }
    .sorted()
  }
}
