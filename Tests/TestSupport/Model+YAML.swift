import Analysis
import Diagnostics
package import Model

extension Model {
  /// The model of a spec's `resources:` and what else stands beside it.
  package init(yaml: String) throws {
    self = try Self.required(readModel("ashlar: 1\nservice: {name: music}\n\(yaml)", file: "test.yaml"), advised: false)
  }

  /// The model of a spec that ships with the project.
  package static func shipped(_ name: String) throws -> Model {
    try required(ShippedSpec(name).reading.outcome, advised: true)
  }

  /// What a test writes for itself serves nobody, so whether it would do harm is not asked there.
  private static func required(_ outcome: Outcome<Model>, advised: Bool) throws -> Model {
    let advice: Set<DiagnosticCode> = [.publicWrite, .unservedFilter, .unservedSort, .unusedHooks]
    let complaints = outcome.diagnostics.filter { advised || !advice.contains($0.code) }.map {
      "\($0.range.file):\($0.range.start.line): \($0.message)"
    }
    guard let model = outcome.value, complaints.isEmpty else { throw BadSpec(complaints: complaints) }
    return model
  }
}

/// A test's own spec has something wrong with it.
package struct BadSpec: Error {
  package var complaints: [String]
}
