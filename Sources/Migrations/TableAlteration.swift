import Model

/// What becomes of one table of PostgreSQL, phase by phase.
struct TableAlteration {
  /// A column of another table at the end.
  struct Target {
    var table: String
    var column: String
    /// Whether its type is another than it was.
    var isRetyped: Bool
  }

  let dialect = Dialect.postgresql
  let change: TableChange
  /// What the table is called when all tables have their names.
  let name: String
  let rows: RowSource
  let checks: ConstraintMatch
  let keys: ConstraintMatch
  let indexes: ConstraintMatch

  init(
    _ change: TableChange,
    named name: String,
    target: @escaping (_ table: String, _ column: String) -> Target
  ) {
    self.change = change
    self.name = name
    let dialect = Dialect.postgresql
    let former = change.former.renaming(change.interimName)
    rows = RowSource(
      dialect: dialect,
      change: change,
      table: name,
      backfills: BackfillSQL(
        dialect: dialect,
        columns: Dictionary(change.former.columns.map { ($0.name, change.interimName(of: $0.name)) }) { $1 },
        types: Dictionary(change.former.columns.map { ($0.name, $0.type) }) { first, _ in first },
        // Rows are filled when all tables and columns have their names.
        current: { table, column in (target(table, column).table, column) }
      )
    )
    let retyped = change.retyped
    checks = ConstraintMatch(
      from: dialect.checks(of: former),
      to: dialect.checks(of: change.table),
      retyped: retyped.union(change.changingPlaces)
    )
    indexes = ConstraintMatch(
      from: former.indexes.map(dialect.constraint),
      to: change.table.indexes.map(dialect.constraint),
      retyped: retyped
    )
    let moved = former.foreignKeys.filter { target($0.table, $0.targetColumn).isRetyped }.map(\.column)
    let formerKeys = former.foreignKeys.map { key in
      let target = target(key.table, key.targetColumn)
      var key = key
      (key.table, key.targetColumn) = (target.table, target.column)
      return key
    }
    let keysNow = change.table.foreignKeys.map { key in
      var key = key
      key.table = target(key.table, key.targetColumn).table
      return key
    }
    keys = ConstraintMatch(
      from: formerKeys.map(dialect.constraint),
      to: keysNow.map(dialect.constraint),
      retyped: retyped.union(moved)
    )
  }

  /// All but foreign keys, which are dropped before, and names of indexes.
  var prepare: [String] {
    let dropped = checks.dropped.map { "DROP CONSTRAINT \(dialect.quoted($0))" }
    let renamed = inTurn(columnNames).map { "RENAME COLUMN \(dialect.quoted($0)) TO \(dialect.quoted($1))" }
    let constraints = inTurn(checks.renamed + keys.renamed).map {
      "RENAME CONSTRAINT \(dialect.quoted($0)) TO \(dialect.quoted($1))"
    }
    return alter((isRekeyed ? [dropKey] : []) + dropped, of: change.table.name)
      + indexes.dropped.map { "DROP INDEX \(dialect.quoted($0))" }
      + alter(renamed, of: change.table.name) + renamedSequences
      + alter(constraints + relieved + added.flatMap(add), of: change.table.name)
  }

  var fill: [String] { fillAtOnce(change.table.columns.filter { !change.retyped.contains($0.name) }) }

  var constrain: [String] {
    alter(retyped, of: name)
      + change.table.columns.filter { change.retyped.contains($0.name) }.flatMap(fillWhatLacks)
      + alter(
        (isRekeyed ? [addKey] : [])
          + (required.map(isPresent) + checks.added).map { "ADD \($0.definition) NOT VALID" },
        of: name
      )
  }

  /// Foreign keys wait until all that they lead to is of its type.
  var refer: [String] { alter(keys.added.map { "ADD \($0.definition) NOT VALID" }, of: name) }

  var validate: [String] {
    // Rows that were written meanwhile.
    required.filter { !change.retyped.contains($0.name) }.flatMap(fillWhatLacks)
      + alter(
        (required.map(isPresent) + checks.added + keys.added).map { "VALIDATE CONSTRAINT \(dialect.quoted($0.name))" },
        of: name
      )
  }

  var settle: [String] {
    let presence = required.flatMap { column in
      [
        "ALTER COLUMN \(dialect.quoted(column.name)) SET NOT NULL",
        "DROP CONSTRAINT \(dialect.quoted(isPresent(column).name))",
      ]
    }
    let gone = change.dropped.map { "DROP COLUMN \(dialect.quoted(change.interimName(of: $0.name)))" }
    return alter(presence + gone, of: name)
  }

  /// Each index is made while others write, and made again where that was broken off.
  var apart: [[String]] {
    let added = Set(indexes.added.map(\.name))
    return change.table.indexes.filter { added.contains($0.name) }.map { index in
      [
        "DROP INDEX CONCURRENTLY IF EXISTS \(dialect.quoted(index.name))",
        dialect.createIndex(index, on: name, isConcurrent: true),
      ]
    }
  }

  private func alter(_ clauses: [String], of table: String) -> [String] {
    clauses.map { "ALTER TABLE \(dialect.quoted(table)) \($0)" }
  }
}
