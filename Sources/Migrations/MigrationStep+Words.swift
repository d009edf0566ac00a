import Model

extension MigrationStep {
  /// What happens, a line for each thing that does.
  package var words: [String] {
    switch self {
    case .createTable(let table): ["create table \(table.name)"]
    case .dropTable(let table): ["drop table \(table.name)"]
    case .renameTable(let old, let new): ["rename table \(old) to \(new)"]
    case .changeTable(let change): change.columnWords + change.keyWords + change.ruleWords
    }
  }
}

extension TableChange {
  fileprivate var columnWords: [String] {
    let kept = Set(columns.values)
    return table.columns.flatMap { column -> [String] in
      let place = "\(table.name).\(column.name)"
      let filled = backfills[column.name].map { ": \($0.words)" } ?? ""
      guard let before = columns[column.name].flatMap(former.column) else {
        return ["add column \(place) \(column.type.text)\(column.isNullable ? "?" : "")\(filled)"]
      }
      var words: [String] = []
      if before.name != column.name { words.append("rename column \(table.name).\(before.name) to \(column.name)") }
      if before.type != column.type {
        words.append("retype column \(place) from \(before.type.text) to \(column.type.text)")
      }
      if before.isNullable != column.isNullable {
        words.append(column.isNullable ? "allow null in \(place)" : "require a value in \(place)\(filled)")
      }
      if before.isNumbered != column.isNumbered {
        words.append("\(column.isNumbered ? "number" : "stop numbering") rows by \(place)")
      }
      if values[column.name] == nil, before.cases != column.cases { words.append("allow other items in \(place)") }
      let renamed = (values[column.name] ?? [:]).sorted { $0.key < $1.key }
      return words + renamed.map { "replace '\($0.key)' by '\($0.value)' in \(place)" }
    } + former.columns.filter { !kept.contains($0.name) }.map { "drop column \(table.name).\($0.name)" }
  }

  fileprivate var keyWords: [String] {
    let before = table.primaryKey.map { columns[$0] }
    guard before != former.primaryKey else { return [] }
    return ["key \(table.name) by \(table.primaryKey.joined(separator: ", "))"]
  }

  /// Checks, indexes and keys to other tables. One that only has another name is none of anybody's business, nor is one
  /// that went with its column.
  fileprivate var ruleWords: [String] {
    compare(former.constraints, table.constraints)
  }

  private func compare(_ old: [Constraint], _ new: [Constraint]) -> [String] {
    let gone = old.filter { constraint in !new.contains { $0.isSame(as: constraint, columns) } }
    let come = new.filter { constraint in !old.contains { constraint.isSame(as: $0, columns) } }
    let kept = Set(columns.values)
    return gone.filter { $0.columns.allSatisfy(kept.contains) }.map { "drop \($0.kind) \($0.name)" }
      + come.map { "add \($0.kind) \($0.name)" }
  }
}

/// A check, a rule, an index or a key to another table, apart from its name.
private struct Constraint {
  var kind: String
  var name: String
  var columns: [String]
  /// Where columns stand by the name that they have.
  var content: AnyHashable

  func isSame(as former: Constraint, _ renamed: [String: String]) -> Bool {
    kind == former.kind && content == former.content && columns.map { renamed[$0] } == former.columns
  }
}

extension SchemaSnapshot.Table {
  fileprivate var constraints: [Constraint] {
    checks.map { Constraint(kind: "check", name: $0.name, columns: [$0.column], content: $0.rule) }
      + rules.map { Constraint(kind: "check", name: $0.name, columns: [], content: $0.condition) }
      + indexes.map { index in
        Constraint(
          kind: index.isUnique ? "unique index" : "index",
          name: index.name,
          columns: index.columns + (index.deletion.map { [$0] } ?? []),
          content: [AnyHashable(index.isUnique), AnyHashable(index.condition)]
        )
      }
      + foreignKeys.map { key in
        Constraint(
          kind: "foreign key",
          name: key.name,
          columns: [key.column],
          content: [AnyHashable(key.table), AnyHashable(key.targetColumn), AnyHashable(key.onDelete)]
        )
      }
  }
}

extension Backfill {
  /// Where the value comes from.
  package var words: String {
    switch self {
    case .value(let literal): literal.json
    case .column(let name): name
    case .first(let parts): "first(\(parts.map(\.words).joined(separator: ", ")))"
    case .joined(let parts): parts.map(\.words).joined(separator: " + ")
    case .before(let part, let text): "before(\(part.words), \(text.jsonLiteral))"
    case .after(let part, let text): "after(\(part.words), \(text.jsonLiteral))"
    case .lookup(let table, let key, let column, let value): "\(table).\(key) where \(column) is \(value.json)"
    case .now: "the time of the migration"
    }
  }
}
