import Analysis
import Diagnostics
import Foundation
package import Model

extension Model {
  /// The model of a spec's `resources:` and what else stands beside it.
  package init(yaml: String) throws {
    self = try Self.read("ashlar: 1\nservice: {name: music}\n\(yaml)", file: "test.yaml")
  }

  /// The model of a spec that ships with the project.
  package static func shipped(_ name: String) throws -> Model {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try read(String(contentsOf: root.appending(path: "specs/\(name).yaml"), encoding: .utf8), file: name)
  }

  private static func read(_ text: String, file: String) throws -> Model {
    let outcome = readModel(text, file: file)
    let complaints = outcome.diagnostics.map { "\(file):\($0.range.start.line): \($0.message)" }
    guard let model = outcome.value, complaints.isEmpty else { throw BadSpec(complaints: complaints) }
    return model
  }
}

/// A test's own spec has something wrong with it.
package struct BadSpec: Error {
  package var complaints: [String]
}
