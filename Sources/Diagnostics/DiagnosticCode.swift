/// The stable name of a kind of diagnostic; its meaning never changes once it was released.
package enum DiagnosticCode: String, Sendable, Hashable, CaseIterable {
  case yamlSyntax = "yaml-syntax"
  case unknownKey = "unknown-key"
  case unknownResource = "unknown-resource"
}
