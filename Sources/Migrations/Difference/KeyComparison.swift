/// What changes of keys mean for the tables that hold them: which columns merely follow, and which keys cannot change since
/// rows elsewhere hold them as they were.
struct KeyComparison {
  private let changes: [String: TableChange]
  /// The tables that rows of others lead to, before and after.
  private let referredTo: Set<String>

  /// - Parameter tables: Those that were there before, as they are now.
  init(_ changes: [TableChange], among tables: [SchemaSnapshot.Table]) {
    self.changes = Dictionary(changes.map { ($0.table.name, $0) }) { first, _ in first }
    let fresh = Set(
      changes.flatMap { change in
        change.table.foreignKeys.filter { change.columns[$0.column] == nil }.map { [change.table.name, $0.column] }
      }
    )
    referredTo = Set(
      tables.flatMap { table in
        table.foreignKeys.filter { !fresh.contains([table.name, $0.column]) }.map(\.table)
      }
    )
  }

  /// The problems of a table, without those that follow from one of another table.
  func problems(with comparison: TableComparison) -> [MigrationProblem] {
    let change = comparison.change
    var problems = comparison.problems.filter { problem in
      guard case .changesType = problem.kind,
        let key = change.table.foreignKeys.first(where: { $0.column == problem.column })
      else { return true }
      return !retypes(key)
    }
    let before = change.table.primaryKey.map { change.columns[$0] }
    if before != change.former.primaryKey, referredTo.contains(change.table.name) {
      problems.append(comparison.problem(.changesKey))
    }
    return problems
  }

  /// Whether the column that a key leads to changes its type.
  private func retypes(_ key: SchemaSnapshot.ForeignKey) -> Bool {
    guard let target = changes[key.table], let now = target.table.column(key.targetColumn),
      let before = target.columns[key.targetColumn].flatMap(target.former.column)
    else { return false }
    return before.type != now.type
  }
}
