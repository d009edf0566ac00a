/// What leads a database from one schema to another, where a spec says how the one came from the other.
package func difference(
  from old: SchemaSnapshot,
  to new: SchemaSnapshot,
  by evolution: Evolution
) -> SchemaDifference {
  var comparison = SchemaComparison(from: old, to: new, by: evolution)
  return comparison.difference()
}

/// Two schemas. Tables are led to the names that they have now, then created and changed so that each stands behind those
/// that it refers to, and dropped last.
private struct SchemaComparison {
  private let new: SchemaSnapshot
  private let evolution: Evolution
  /// Tables that have hints about their columns or values.
  private let hinted: Set<String>
  /// The former name of every table that stays, by its name now.
  private let kept: [String: String]
  /// What the steps so far have led to.
  private var state: SchemaSnapshot
  private var result = SchemaDifference()

  init(from old: SchemaSnapshot, to new: SchemaSnapshot, by evolution: Evolution) {
    (state, self.new, self.evolution) = (old, new, evolution)
    hinted = Set((Array(evolution.formerColumns.keys) + Array(evolution.formerValues.keys)).map(\.table))
    let (before, now) = (old.names(ofService: false), new.names(ofService: false))
    let renames = Renames(evolution.formerTables, from: before, to: now, leaving: evolution.removedTables).former
    let claimed = Set(renames.values)
    // A table of the service and one of records are never the same, whatever they are called.
    let staying = now.intersection(before).subtracting(claimed)
      .union(new.names(ofService: true).intersection(old.names(ofService: true)))
    kept = staying.reduce(into: renames) { kept, name in
      if kept[name] == nil { kept[name] = name }
    }
  }

  mutating func difference() -> SchemaDifference {
    let staying = Set(kept.values)
    let leaving = state.tables.filter { !staying.contains($0.name) }
    reportRemovals(leaving)
    let order = TableRenames(
      Dictionary(kept.map { ($1, $0) }) { first, _ in first },
      among: Set(state.tables.map(\.name)),
      avoiding: Set(new.tables.map(\.name))
    )
    take(order.steps)
    let steps = createdAndChanged()
    if !steps.isEmpty { take(new.tablesInOrderOfCreation.compactMap { steps[$0.name] }) }
    if !leaving.isEmpty {
      let gone = Set(state.tables.map(\.name)).subtracting(kept.keys).subtracting(steps.keys)
      take(state.tablesInOrderOfCreation.reversed().filter { gone.contains($0.name) }.map(MigrationStep.dropTable))
    }
    precondition(state.isAlike(new), "the steps of a difference lead to another schema")
    return result
  }

  private mutating func take(_ steps: [MigrationStep]) {
    guard let next = state.applying(steps) else { preconditionFailure("a step begins from another schema") }
    state = next
    result.steps += steps
  }

  /// Steps by the name of the table now.
  private mutating func createdAndChanged() -> [String: MigrationStep] {
    let former = Dictionary(state.tables.map { ($0.name, $0) }) { first, _ in first }
    var steps: [String: MigrationStep] = [:]
    var comparisons: [TableComparison] = []
    for table in new.tables {
      guard kept[table.name] != nil, let before = former[table.name] else {
        steps[table.name] = .createTable(table)
        continue
      }
      guard hinted.contains(table.name) || !before.isAlike(table) else { continue }
      let comparison = TableComparison(from: before, to: table, by: evolution)
      if !comparison.isNothing { steps[table.name] = .changeTable(comparison.change) }
      comparisons.append(comparison)
    }
    let keys = KeyComparison(comparisons.map(\.change), among: new.tables.filter { kept[$0.name] != nil })
    for comparison in comparisons {
      result.problems += keys.problems(with: comparison)
    }
    return steps
  }

  private mutating func reportRemovals(_ leaving: [SchemaSnapshot.Table]) {
    let confirmed = Set(leaving.map(\.name)).intersection(evolution.removedTables)
    // What the service keeps for itself is of no use once it does not ask for it any more, so nobody has to agree.
    for table in leaving where !confirmed.contains(table.name) && !table.isOfService {
      // The pairs of a table that may go, may go with it.
      if table.isOfPairs, table.foreignKeys.contains(where: { confirmed.contains($0.table) }) { continue }
      result.problems.append(MigrationProblem(kind: .removesTable, table: table.name))
    }
  }
}

extension SchemaSnapshot {
  fileprivate func names(ofService isOfService: Bool) -> Set<String> {
    Set(tables.filter { $0.isOfService == isOfService }.map(\.name))
  }
}

extension SchemaSnapshot.Table {
  /// Whether its rows are no more than pairs of keys.
  fileprivate var isOfPairs: Bool {
    let names = Set(columns.map(\.name))
    return names.count == 2 && Set(primaryKey) == names && Set(foreignKeys.map(\.column)) == names
  }
}
