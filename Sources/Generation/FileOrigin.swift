/// What a file of the output comes from as a person thinks of it.
package enum FileOrigin: Sendable, Hashable {
  case template(String)
  /// A file of the target, or a folder of it (`runtime/`), that is copied as it is.
  case copies(String)
  /// The migrations beside the spec.
  case history

  /// What the manifest calls the template of a migration's copy.
  package static let historyName = "history"

  package var name: String {
    switch self {
    case .template(let name), .copies(let name): name
    case .history: Self.historyName
    }
  }
}
