import Model
import Queries

/// What remains risky about the change of one table.
struct ChangeRisks {
  let change: TableChange
  /// What the table is called at the end.
  let name: String
  let dialect: Dialect
  /// What was, by the names that columns have now.
  private let former: SchemaSnapshot.Table

  init(_ change: TableChange, name: String, dialect: Dialect) {
    self.change = change
    self.name = name
    self.dialect = dialect
    former = change.former.renaming(change.interimName)
  }

  var all: [MigrationRisk] {
    rewrites + lost + removedValues + missing + unchecked + unled + duplicates + instances
  }

  private func risk(_ kind: MigrationRisk.Kind, _ column: String?, _ sentence: String) -> MigrationRisk {
    MigrationRisk(kind, table: name, column: column, sentence)
  }

  private func before(_ column: SchemaSnapshot.Column) -> SchemaSnapshot.Column? {
    change.columns[column.name].flatMap(change.former.column)
  }

  // MARK: Time

  private var rewrites: [MigrationRisk] {
    switch dialect {
    case .sqlite:
      TableRebuild(change, before: [], isStale: false).isWhole
        ? [risk(.rewrite, nil, "the table is made anew, and nobody can write meanwhile")] : []
    case .postgresql:
      change.table.columns.filter { column in
        before(column).map { isRewritten($0.type, column.type) } ?? column.isNumbered
      }.map { risk(.rewrite, $0.name, "all rows are written anew, and nobody can read or write the table meanwhile") }
    }
  }

  /// More digits before the point are the one change of type that rows are not written for.
  private func isRewritten(_ former: SchemaSnapshot.ColumnType, _ type: SchemaSnapshot.ColumnType) -> Bool {
    if case .decimal(let few, let places) = former, case .decimal(let many, places) = type { return few > many }
    return former != type
  }

  // MARK: What is lost

  private var lost: [MigrationRisk] {
    change.dropped.map { risk(.loss, $0.name, "the column goes with its values, which a way down cannot bring back") }
      + change.table.columns.compactMap { column in
        guard let former = before(column) else { return nil }
        if !isSafeCast(from: former.type, to: column.type) {
          return risk(.loss, column.name, "values that the new type has no counterpart for are lost")
        }
        let targets = (change.values[column.name] ?? [:]).map(\.value)
        let staying = cases(of: column.name, in: change.table).filter {
          cases(of: column.name, in: self.former).contains($0)
        }
        let merged = Set(targets).filter { value in targets.count { $0 == value } > 1 || isKept(value, column, staying)
        }
        guard !merged.isEmpty else { return nil }
        return risk(
          .loss,
          column.name,
          "values that become '\(merged.sorted().joined(separator: "', '"))' are one from then on"
        )
      }
  }

  /// Whether rows had a value before that others are given now.
  private func isKept(_ value: String, _ column: SchemaSnapshot.Column, _ staying: [String]) -> Bool {
    staying.contains(value) && change.values[column.name]?[value] == nil
  }

  // MARK: What rows may not fit

  private func cases(of column: String, in table: SchemaSnapshot.Table) -> [String] {
    table.checks.lazy.compactMap { check in
      if case .oneOf(let cases) = check.rule, check.column == column { cases } else { nil }
    }.first ?? []
  }

  private var removedValues: [MigrationRisk] {
    change.table.columns.compactMap { column in
      let now = cases(of: column.name, in: change.table)
      let renamed = change.values[column.name] ?? [:]
      let gone = cases(of: column.name, in: former).filter { !now.contains($0) && renamed[$0] == nil }
      guard !now.isEmpty, !gone.isEmpty else { return nil }
      return risk(.values, column.name, "rows may have '\(gone.joined(separator: "', '"))', which is no value any more")
    }
  }

  private var missing: [MigrationRisk] {
    change.table.columns.filter { column in
      guard !column.isNullable, !column.isNumbered, before(column)?.isNullable ?? true else { return false }
      return !(change.backfills[column.name].map(isCertain) ?? false)
    }.map { risk(.validation, $0.name, "rows may have no value, which they need from now on") }
  }

  /// Whether a backfill has a value for every row.
  private func isCertain(_ backfill: Backfill) -> Bool {
    switch backfill {
    case .value, .now: true
    case .column(let name): change.former.column(name)?.isNullable == false
    case .first(let parts): parts.contains(where: isCertain)
    case .joined(let parts): parts.allSatisfy(isCertain)
    case .before(let part, _): isCertain(part)
    case .after, .lookup: false
    }
  }

  /// Whether rows that were there before have anything in a column.
  private func isFilled(_ column: String) -> Bool {
    change.columns[column] != nil || change.backfills[column] != nil
  }

  private var unchecked: [MigrationRisk] {
    let checks = change.table.checks.filter { check in
      guard isFilled(check.column) else { return false }
      return !former.checks.contains { $0.column == check.column && check.rule.allows(all: $0.rule) }
    }
    let rules = change.table.rules.filter { rule in
      rule.condition.members.contains { isFilled($0.column) }
        && !former.rules.contains { dialect.sql($0.condition) == dialect.sql(rule.condition) }
    }
    return checks.map { risk(.validation, $0.column, "rows may not keep to '\($0.name)'") }
      + rules.map { risk(.validation, nil, "rows may not keep to '\($0.name)'") }
  }

  private var unled: [MigrationRisk] {
    change.table.foreignKeys.filter { key in
      isFilled(key.column) && !former.foreignKeys.contains { $0.column == key.column && $0.table == key.table }
    }.map { risk(.validation, $0.column, "rows may lead to records of '\($0.table)' that are not there") }
  }

  private var duplicates: [MigrationRisk] {
    let match = ConstraintMatch(
      from: former.indexes.map(dialect.constraint),
      to: change.table.indexes.map(dialect.constraint),
      retyped: []
    )
    let added = Set(match.added.map(\.name))
    return change.table.indexes.filter { $0.isUnique && added.contains($0.name) && $0.columns.allSatisfy(isFilled) }.map
    {
      risk(
        .duplicates,
        $0.columns.count == 1 ? $0.columns[0] : nil,
        "rows may have the same in '\($0.columns.joined(separator: ", "))'"
      )
    }
  }

  // MARK: Those who run

  private var instances: [MigrationRisk] {
    let renamed = change.columns.filter { $0.key != $0.value }.sorted { $0.value < $1.value }.map { now, before in
      risk(.instances, now, "running instances of the former version ask for the column as '\(before)'")
    }
    let dropped = change.dropped.map {
      risk(.instances, $0.name, "running instances of the former version ask for the column still")
    }
    let needed = change.table.columns.filter { change.columns[$0.name] == nil && !$0.isNullable && !$0.isNumbered }.map
    {
      risk(.instances, $0.name, "running instances of the former version write no value, which rows need")
    }
    return renamed + dropped + needed
  }
}

extension SchemaSnapshot.Check.Rule {
  /// Whether all that another rule allows is allowed.
  fileprivate func allows(all other: SchemaSnapshot.Check.Rule) -> Bool {
    switch (self, other) {
    // What becomes of removed values is told apart.
    case (.oneOf, .oneOf): true
    case (.length(let minimum, let maximum), .length(let least, let most)):
      (minimum ?? 0) <= (least ?? 0) && (maximum ?? .max) >= (most ?? .max)
    case (.minimum(let minimum), .minimum(let least)): !least.isLess(than: minimum)
    case (.maximum(let maximum), .maximum(let most)): !maximum.isLess(than: most)
    case (.oneOf, _), (.length, _), (.minimum, _), (.maximum, _): false
    }
  }
}
