/// What a migration may still run into, or take away, where its scripts are as careful as they can be.
package struct MigrationRisk: Sendable, Hashable {
  package enum Kind: String, Sendable, Hashable, CaseIterable {
    /// A table is written anew, and others wait.
    case rewrite
    /// Rows may not have what they need from now on.
    case validation
    /// Rows may have the same where only one may.
    case duplicates
    /// The way back has nothing to bring back.
    case loss
    /// Rows may have a value that there is no longer.
    case values
    /// A service of the former version asks for what is no longer there, or does not know of what is needed.
    case instances
  }

  package var kind: Kind
  /// The table's name at the end; of one that goes, its name before.
  package var table: String
  package var column: String?
  /// What happens, as a clause without a full stop.
  package var sentence: String

  package init(_ kind: Kind, table: String, column: String? = nil, _ sentence: String) {
    self.kind = kind
    self.table = table
    self.column = column
    self.sentence = sentence
  }
}
