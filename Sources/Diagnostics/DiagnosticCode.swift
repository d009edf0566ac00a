/// The stable name of a kind of diagnostic; its meaning never changes once it was released.
///
/// A new code is a case here, a line in `explanation` below it, and its text as a static member in the extension of
/// `Explanation` that its stage keeps beside this file.
package enum DiagnosticCode: String, Sendable, Hashable, CaseIterable {
  // YAML
  case yamlSyntax = "yaml-syntax"
  case yamlUnclosed = "yaml-unclosed"
  case yamlTab = "yaml-tab"
  case yamlEncoding = "yaml-encoding"
  case yamlCharacter = "yaml-character"
  case yamlEmpty = "yaml-empty"
  case yamlDocuments = "yaml-documents"
  case yamlKey = "yaml-key"
  case yamlTag = "yaml-tag"
  case yamlAlias = "yaml-alias"
  case yamlMerge = "yaml-merge"
  case yamlLimit = "yaml-limit"
  case duplicateKey = "duplicate-key"

  // Spec
  case unknownKey = "unknown-key"

  // Analysis
  case unknownResource = "unknown-resource"
}

extension DiagnosticCode {
  /// What the code means, with an example of the mistake and of its repair.
  package var explanation: Explanation {
    switch self {
    // YAML
    case .yamlSyntax: .yamlSyntax
    case .yamlUnclosed: .yamlUnclosed
    case .yamlTab: .yamlTab
    case .yamlEncoding: .yamlEncoding
    case .yamlCharacter: .yamlCharacter
    case .yamlEmpty: .yamlEmpty
    case .yamlDocuments: .yamlDocuments
    case .yamlKey: .yamlKey
    case .yamlTag: .yamlTag
    case .yamlAlias: .yamlAlias
    case .yamlMerge: .yamlMerge
    case .yamlLimit: .yamlLimit
    case .duplicateKey: .duplicateKey

    // Spec
    case .unknownKey: .unknownKey

    // Analysis
    case .unknownResource: .unknownResource
    }
  }

  /// One line for lists of codes.
  package var summary: String { explanation.summary }
}
