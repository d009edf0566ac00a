package import Diagnostics
package import Model
package import Spec
import YAMLTree

/// What a spec means, and what was read to find it out.
package struct Reading: Sendable {
  /// The model, or everything that is wrong with the spec.
  package var outcome: Outcome<Model>
  /// What it would warn of, did the spec not say why that is not wanted; empty where nobody asks.
  package var silenced: [SilencedWarning] = []
  /// The files that it includes by the names that diagnostics have for them.
  package var texts: [String: [UInt8]]
}

/// Reads a spec with the files that it includes.
///
/// - Parameters:
///   - files: What stands beside it; absent when it stands nowhere.
///   - keepsSilenced: Whether anybody asks for the warnings that the spec does not want.
package func readModel(
  _ bytes: [UInt8],
  file: String,
  beside files: SpecFiles?,
  keepsSilenced: Bool = true
) -> Reading {
  let assembly = assemble(bytes, file: file, beside: files)
  guard let spec = assembly.spec else {
    return Reading(outcome: Outcome(nil, assembly.diagnostics.sortedForReport()), texts: assembly.texts)
  }
  let analysis = analyze(spec, after: assembly.diagnostics, keepsSilenced: keepsSilenced)
  return Reading(outcome: analysis.outcome, silenced: analysis.silenced, texts: assembly.texts)
}

/// The model of a spec of one file, or everything that is wrong with it.
package func readModel(_ bytes: [UInt8], file: String) -> Outcome<Model> {
  readModel(bytes, file: file, beside: nil, keepsSilenced: false).outcome
}

/// The model of a spec's text, or everything that is wrong with it.
package func readModel(_ text: String, file: String = "spec.yaml") -> Outcome<Model> {
  readModel(Array(text.utf8), file: file)
}
