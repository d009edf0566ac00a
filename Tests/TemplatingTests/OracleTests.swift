import Diagnostics
import Foundation
import Templating
import TestSupport
import Testing

/// What one engine made of one case.
private struct Answer: Equatable, CustomStringConvertible {
  let name: String
  let output: String?

  var description: String { "\(name): \(output.map { $0.debugDescription } ?? "refused")" }
}

@Suite struct OracleTests {
  @Test("every case renders the bytes that Jinja renders")
  func sameBytes() throws {
    let cases = try names(in: "accepted")
    let expected = try jinja(cases)
    var actual: [Answer] = []
    for name in cases {
      let outcome = World.environment().template(named: name, context: World.context)
      for diagnostic in outcome.diagnostics { Issue.record("\(line(diagnostic))") }
      let bytes = try outcome.value?.render(World.values)
      actual.append(Answer(name: name, output: bytes.map { String(decoding: $0, as: UTF8.self) }))
    }
    #expect(cases.count >= 80)
    #expect(expected.count == cases.count)
    for (ours, theirs) in zip(actual, expected) {
      // By bytes, since strings are equal when they look alike.
      #expect(theirs.output != nil, "\(theirs) by the oracle")
      #expect(ours.output.map { Array($0.utf8) } == theirs.output.map { Array($0.utf8) }, "\(ours) is not \(theirs)")
    }
  }

  @Test("every refusal says what its file of diagnostics says")
  func refusals() throws {
    let cases = try names(in: "refused")
    #expect(cases.count >= 60)
    for name in cases {
      let text = try String(contentsOf: World.folder.appendingPathComponent(name + ".txt"), encoding: .utf8)
      #expect(refusal(name) == text, "\(name)")
    }
  }

  private func refusal(_ name: String) -> String {
    let outcome = World.environment().template(named: name, context: World.context)
    guard let template = outcome.value else { return outcome.diagnostics.map { line($0) + "\n" }.joined() }
    do throws(RenderFailure) {
      return "rendered: " + String(decoding: try template.render(World.values), as: UTF8.self)
    } catch {
      return "rendering: " + line(error.diagnostic) + "\n"
    }
  }

  private func line(_ diagnostic: Diagnostic) -> String {
    let range = diagnostic.range
    let place = "\(range.file):\(range.start.line):\(range.start.column)-\(range.end.column)"
    let help = diagnostic.help.map { "; help: \($0)" } ?? ""
    return "\(place): \(diagnostic.message) [\(diagnostic.code.rawValue)]\(help)"
  }

  private func names(in folder: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: World.folder.appendingPathComponent(folder).path)
      .filter { $0.hasSuffix(".j2") }.sorted().map { "\(folder)/\($0)" }
  }

  private func jinja(_ names: [String]) throws -> [Answer] {
    let requests = names.map { name -> [String: Any] in
      [
        "template_dir": World.folder.path, "template": name, "context": World.json,
        "filters": ["literal": World.literalSettings],
      ]
    }
    return zip(names, try JinjaOracle.render(requests)).map { name, answer in
      switch answer {
      case .output(let text): Answer(name: name, output: text)
      case .refusal: Answer(name: name, output: nil)
      }
    }
  }
}
