import Analysis
import Diagnostics
import Foundation
import Model
import Testing

/// `specs/invalid` holds one spec or more for every code. What a line raises stands behind it as a comment:
/// `# error: unknown-key`, `# error: unknown-key, warning: mixed-style`, and with columns `# error@12-18: unknown-key`.
@Suite("Specs with mistakes")
struct InvalidSpecTests {
  @Test("a spec raises exactly what stands behind its lines", arguments: Specs.names(in: "invalid"))
  func raises(_ file: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Specs.folder.appending(path: "invalid/\(file)")))
    let text = String(decoding: bytes, as: UTF8.self)
    let outcome = readModel(bytes, file: file)
    let expected = Expectation.all(in: text)
    #expect(outcome.diagnostics.lines(like: expected) == expected.map(\.description).sorted())
    #expect(outcome.diagnostics.filter { $0.severity != $0.code.severity } == [])
    #expect((outcome.value == nil) == outcome.diagnostics.contains { $0.severity == .error })
  }

  @Test("every code that a spec can raise is raised by the spec named after it")
  func coverage() throws {
    let missing = DiagnosticCode.allCases.filter { code in
      // About templates and targets, not about specs.
      if ["template-", "target-"].contains(where: code.rawValue.hasPrefix) { return false }
      let text = (try? Specs.bytes("invalid/\(code.rawValue).yaml")).map { String(decoding: $0, as: UTF8.self) }
      return !Expectation.all(in: text ?? "").contains { $0.code == code.rawValue }
    }
    #expect(missing.map(\.rawValue) == [])
  }

  @Test("a spec is named after a code that it raises", arguments: Specs.names(in: "invalid"))
  func naming(_ file: String) throws {
    let name = file.dropLast(".yaml".count)
    let code = name.last?.isNumber == true ? String(name.dropLast(2)) : String(name)
    let text = String(decoding: try Specs.bytes("invalid/\(file)"), as: UTF8.self)
    #expect(Expectation.all(in: text).contains { $0.code == code })
  }
}

/// One thing that a line of a spec is to raise.
private struct Expectation: CustomStringConvertible {
  var line: Int
  var severity: String
  var columns: String?
  var code: String

  var description: String {
    "\(line)\(columns.map { "@\($0)" } ?? ""): \(severity): \(code)"
  }

  static func all(in text: String) -> [Expectation] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { index, line in
      guard let comment = line.lastRange(of: "# ") else { return [Expectation]() }
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
        return Expectation(line: index + 1, severity: severity, columns: columns, code: code)
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
        $0.line == start.line && $0.columns == columns && $0.code == diagnostic.code.rawValue
      }
      return Expectation(
        line: start.line,
        severity: diagnostic.severity.rawValue,
        columns: isExact ? columns : nil,
        code: diagnostic.code.rawValue
      ).description
    }
    .sorted()
  }
}
