import Analysis
import Diagnostics
import Foundation
package import Model

extension Model {
  /// The model of a spec's `resources:` and what else stands beside it.
  package init(yaml: String) throws {
    self = try Self.read("ashlar: 1\nservice: {name: music}\n\(yaml)", file: "test.yaml", advised: false)
  }

  /// The model of a spec that ships with the project.
  package static func shipped(_ name: String) throws -> Model {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    let text = try String(contentsOf: root.appending(path: "specs/\(name).yaml"), encoding: .utf8)
    return try read(text, file: name, advised: true)
  }

  /// What a test writes for itself serves nobody, so whether it would do harm is not asked there.
  private static func read(_ text: String, file: String, advised: Bool) throws -> Model {
    let outcome = readModel(text, file: file)
    let advice: Set<DiagnosticCode> = [.publicWrite, .unservedFilter, .unservedSort, .unusedHooks]
    let complaints = outcome.diagnostics.filter { advised || !advice.contains($0.code) }.map {
      "\(file):\($0.range.start.line): \($0.message)"
    }
    guard let model = outcome.value, complaints.isEmpty else { throw BadSpec(complaints: complaints) }
    return model
  }
}

/// A test's own spec has something wrong with it.
package struct BadSpec: Error {
  package var complaints: [String]
}
