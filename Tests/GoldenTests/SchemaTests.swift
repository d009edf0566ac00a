import Analysis
import Diagnostics
import Foundation
import Spec
import TestSupport
import Testing
import YAMLTree

@Suite("The schema for editors")
struct SchemaTests {
  @Test("refuses what the decoder refuses, and takes every spec that has no error")
  func agreement() throws {
    var lines = [specSchema().line, specSchema(of: PartKey.table).line]
    var expected: [String] = []
    for (folder, name) in ["", "features", "invalid"].flatMap({ folder in
      ShippedSpec.names(in: folder).map { (folder, $0) }
    }) {
      let spec = try ShippedSpec(folder.isEmpty ? name : "\(folder)/\(name)")
      let hasErrors = spec.reading.outcome.diagnostics.contains { $0.severity == .error }
      for (file, bytes) in spec.texts.sorted(by: { $0.key < $1.key }) {
        guard let root = parseYAML(bytes, file: file).value else { continue }
        let isPart = file != spec.file
        let decoding = decode(root, by: isPart ? PartKey.table : SpecKey.table)
        let isRefused = decoding.diagnostics.contains { $0.severity == .error }
        lines.append(JSONValue.array([.integer(isPart ? 1 : 0), root.json]).line)
        // What the analysis refuses the schema may refuse or not: names have a pattern, what they lead to has none.
        expected.append("\(file): \(isRefused ? "refused" : hasErrors ? "either" : "taken")")
      }
    }
    let answers = try PythonOracle.run("GoldenTests/Oracle/schema.py", on: lines.joined(separator: "\n"))
      .split(separator: "\n").map(String.init)
    #expect(answers.count == expected.count)
    let wrong = zip(expected, answers).filter { expected, answer in
      !(expected.hasSuffix("either") || expected.hasSuffix(answer.hasPrefix("taken") ? "taken" : "refused"))
    }
    #expect(wrong.map { "\($0), but the schema says: \($1)" } == [])
    #expect(expected.count { $0.hasSuffix("refused") } >= 10)
  }
}

extension Node {
  /// The tree as JSON, scalars as YAML's core schema reads them.
  fileprivate var json: JSONValue {
    switch content {
    case .sequence(let items): .array(items.map(\.json))
    case .mapping(let pairs):
      .object(
        pairs.map { pair in
          guard case .scalar(let key) = pair.key.content else { return JSONValue.Member(key: "", value: .null) }
          return JSONValue.Member(key: key.text, value: pair.value.json)
        }
      )
    case .scalar(let scalar):
      switch scalar.value {
      case .null: .null
      case .bool(let flag): .bool(flag)
      case .int(let number): .integer(Int(number))
      // Any number that is not whole does.
      case .float: .number("0.5")
      case .string: .string(scalar.text)
      }
    }
  }
}
