/// A database that records can be kept in; text for it is written only behind a switch over this type.
package enum Dialect: String, Sendable, Hashable, CaseIterable {
  case sqlite

  /// The identifier between double quotes, whatever it holds.
  package func quoted(_ identifier: String) -> String {
    switch self {
    case .sqlite: "\"\(identifier.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\""))\""
    }
  }

  /// The text between single quotes, whatever it holds.
  package func literal(_ text: String) -> String {
    switch self {
    case .sqlite: "'\(text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''"))'"
    }
  }
}
