/// What a join table and its columns are called.
package struct PairNames: Sendable, Hashable {
  package var table: String
  package var ownColumn: String
  package var targetColumn: String

  package init(table: String, ownColumn: String, targetColumn: String) {
    self.table = table
    self.ownColumn = ownColumn
    self.targetColumn = targetColumn
  }
}
