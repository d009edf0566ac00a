import Model
import Queries

extension Dialect {
  /// The statements that create a table and its indexes.
  func create(_ table: SchemaSnapshot.Table) -> [String] {
    switch self {
    case .sqlite: [createTable(table)] + table.indexes.map { createIndex($0, on: table) }
    }
  }

  /// The statements that drop tables, given in the order of their creation.
  func drop(_ tables: [SchemaSnapshot.Table]) -> [String] {
    switch self {
    case .sqlite:
      // Dropping deletes the rows first, which those that refer to tables dropped later, or to themselves, would forbid.
      tables.indices.flatMap { index in
        let gone = tables[index...].map(\.name)
        return tables[index].foreignKeys.filter { key in
          gone.contains(key.table) && tables[index].columns.contains { $0.name == key.column && $0.isNullable }
        }.map { "UPDATE \(quoted(tables[index].name)) SET \(quoted($0.column)) = NULL" }
      } + tables.reversed().map { "DROP TABLE \(quoted($0.name))" }
    }
  }

  private func createTable(_ table: SchemaSnapshot.Table) -> String {
    let isKeyedByPair = table.primaryKey.count > 1
    var lines = table.columns.map { column in
      isKeyedByPair ? define(column) : define(column, isKey: table.primaryKey == [column.name])
    }
    if isKeyedByPair { lines.append("PRIMARY KEY (\(list(table.primaryKey)))") }
    lines += table.columns.filter { $0.type == .bool }.map { column in
      let name = ConstraintName(table.name, [column.name], "bool").text
      return "CONSTRAINT \(quoted(name)) CHECK (\(quoted(column.name)) IN (0, 1))"
    }
    lines += table.checks.map { "CONSTRAINT \(quoted($0.name)) CHECK (\(condition($0)))" }
    lines += table.rules.map { "CONSTRAINT \(quoted($0.name)) CHECK (\(sql($0.condition)))" }
    lines += table.foreignKeys.map {
      """
      CONSTRAINT \(quoted($0.name)) FOREIGN KEY (\(quoted($0.column))) \
      REFERENCES \(quoted($0.table)) (\(quoted($0.targetColumn))) ON DELETE \(action($0.onDelete))
      """
    }
    let options = isKeyedByPair ? "STRICT, WITHOUT ROWID" : "STRICT"
    return "CREATE TABLE \(quoted(table.name)) (\n  \(lines.joined(separator: ",\n  "))\n) \(options)"
  }

  private func createIndex(_ index: SchemaSnapshot.Index, on table: SchemaSnapshot.Table) -> String {
    let kind = index.isUnique ? "UNIQUE INDEX" : "INDEX"
    var conditions = index.deletion.map { ["\(quoted($0)) IS NULL"] } ?? []
    if let condition = index.condition { conditions.append("(\(sql(condition)))") }
    let condition = conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
    return "CREATE \(kind) \(quoted(index.name)) ON \(quoted(table.name)) (\(list(index.columns)))\(condition)"
  }

  private func define(_ column: SchemaSnapshot.Column, isKey: Bool = false) -> String {
    let start = "\(quoted(column.name)) \(storage(column.type))"
    if column.isNumbered { return "\(start) PRIMARY KEY AUTOINCREMENT" }
    return "\(start)\(column.isNullable ? "" : " NOT NULL")\(isKey ? " PRIMARY KEY" : "")"
  }

  /// What a value is kept as: decimals as the integer that their digits spell, where 64 bits hold it, moments and
  /// lengths of time as milliseconds.
  private func storage(_ type: SchemaSnapshot.ColumnType) -> String {
    switch type {
    case .decimal(let precision, _) where precision > 18: "TEXT"
    case .text, .date, .uuid, .json, .list: "TEXT"
    case .int, .int64, .bool, .datetime, .duration, .decimal: "INTEGER"
    case .bytes: "BLOB"
    case .float: "REAL"
    }
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

  private func list(_ columns: [String]) -> String {
    columns.map(quoted).joined(separator: ", ")
  }
}
