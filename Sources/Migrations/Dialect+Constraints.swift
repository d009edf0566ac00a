import Model
import Queries

/// What a table refuses rows by, in the words of a dialect.
struct TableConstraint: Sendable, Hashable {
  var name: String
  /// What stands behind the name.
  var rule: String
  /// As a part of a statement.
  var definition: String
  /// What it is about.
  var columns: Set<String>

  init(name: String, rule: String, columns: Set<String>, dialect: Dialect) {
    self.name = name
    self.rule = rule
    self.columns = columns
    definition = "CONSTRAINT \(dialect.quoted(name)) \(rule)"
  }
}

extension Dialect {
  /// The checks of a table: those on flags, where a column of their type holds other values too, on columns, and across them.
  func checks(of table: SchemaSnapshot.Table) -> [TableConstraint] {
    let flags =
      switch self {
      case .sqlite:
        table.columns.filter { $0.type == .bool }.map { column in
          let name = ConstraintName(table.name, [column.name], "bool").text
          return check(name, "\(quoted(column.name)) IN (0, 1)", of: [column.name])
        }
      case .postgresql: [TableConstraint]()
      }
    return flags + table.checks.map { check($0.name, condition($0), of: [$0.column]) }
      + table.rules.map { check($0.name, sql($0.condition), of: Set($0.condition.members.map(\.column))) }
  }

  func check(_ name: String, _ condition: String, of columns: Set<String>) -> TableConstraint {
    TableConstraint(name: name, rule: "CHECK (\(condition))", columns: columns, dialect: self)
  }

  func define(_ key: SchemaSnapshot.ForeignKey) -> String { constraint(key).definition }

  func constraint(_ key: SchemaSnapshot.ForeignKey) -> TableConstraint {
    let rule = """
      FOREIGN KEY (\(quoted(key.column))) \
      REFERENCES \(quoted(key.table)) (\(quoted(key.targetColumn))) ON DELETE \(action(key.onDelete))
      """
    return TableConstraint(name: key.name, rule: rule, columns: [key.column], dialect: self)
  }

  /// What an index is over, as what can be compared; its columns are those that a condition of it asks for.
  func constraint(_ index: SchemaSnapshot.Index) -> TableConstraint {
    let asked = Set((index.condition?.members ?? []).map(\.column) + [index.deletion].compactMap(\.self))
    let rule = (index.isUnique ? "UNIQUE " : "") + extent(of: index)
    return TableConstraint(name: index.name, rule: rule, columns: asked, dialect: self)
  }

  private func condition(_ check: SchemaSnapshot.Check) -> String {
    let column = quoted(check.column)
    switch check.rule {
    case .oneOf(let cases): return "\(column) IN (\(cases.map(literal).joined(separator: ", ")))"
    case .length(let minimum?, let maximum?): return "length(\(column)) BETWEEN \(minimum) AND \(maximum)"
    case .length(let minimum?, nil): return "length(\(column)) >= \(minimum)"
    case .length(nil, let maximum?): return "length(\(column)) <= \(maximum)"
    case .length(nil, nil): return "true"
    case .minimum(let value): return "\(column) >= \(stored(value))"
    case .maximum(let value): return "\(column) <= \(stored(value))"
    }
  }

  private func action(_ action: BelongsTo.OnDelete) -> String {
    switch action {
    case .restrict: "RESTRICT"
    case .cascade: "CASCADE"
    case .setNull: "SET NULL"
    }
  }
}
