package import Diagnostics
package import Model
import Spec
import YAMLTree

/// The model of a spec's text, or everything that is wrong with it.
package func readModel(_ bytes: [UInt8], file: String) -> Outcome<Model> {
  let tree = parseYAML(bytes, file: file)
  guard let root = tree.value else { return Outcome(nil, tree.diagnostics.sortedForReport()) }
  let decoding = decode(root)
  let diagnostics = tree.diagnostics + decoding.diagnostics
  guard let spec = decoding.spec else { return Outcome(nil, diagnostics.sortedForReport()) }
  return analyze(spec, after: diagnostics)
}

/// The model of a spec's text, or everything that is wrong with it.
package func readModel(_ text: String, file: String = "spec.yaml") -> Outcome<Model> {
  readModel(Array(text.utf8), file: file)
}
