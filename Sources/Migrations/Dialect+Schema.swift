import Model
import Queries

/// Tables as statements.
extension Dialect {
  /// The statement that creates a table, under another name where one is given, with those of its foreign keys that hold
  /// from the beginning.
  func createTable(
    _ table: SchemaSnapshot.Table,
    named name: String? = nil,
    keys foreignKeys: [SchemaSnapshot.ForeignKey]
  ) -> String {
    let isKeyedByPair = table.primaryKey.count > 1
    var lines = table.columns.map { define($0, of: table) }
    switch self {
    case .sqlite: if isKeyedByPair { lines.append("PRIMARY KEY (\(list(table.primaryKey)))") }
    case .postgresql:
      lines.append("CONSTRAINT \(quoted(keyName(table))) PRIMARY KEY (\(list(table.primaryKey)))")
    }
    lines += checks(of: table).map(\.definition) + foreignKeys.map(define)
    let options =
      switch self {
      case .sqlite: isKeyedByPair ? " STRICT, WITHOUT ROWID" : " STRICT"
      case .postgresql: ""
      }
    return "CREATE TABLE \(quoted(name ?? table.name)) (\n  \(lines.joined(separator: ",\n  "))\n)\(options)"
  }

  func createIndex(_ index: SchemaSnapshot.Index, on table: String, isConcurrent: Bool = false) -> String {
    let kind = (index.isUnique ? "UNIQUE INDEX" : "INDEX") + (isConcurrent ? " CONCURRENTLY" : "")
    return "CREATE \(kind) \(quoted(index.name)) ON \(quoted(table)) \(extent(of: index))"
  }

  /// What an index is over, whatever it is called.
  func extent(of index: SchemaSnapshot.Index) -> String {
    var conditions = index.deletion.map { ["\(quoted($0)) IS NULL"] } ?? []
    if let condition = index.condition { conditions.append("(\(sql(condition)))") }
    return "(\(list(index.columns)))\(conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))")"
  }

  /// The name of what keeps the key, where it has one.
  func keyName(_ table: SchemaSnapshot.Table) -> String { ConstraintName(table.name, [], "pkey").text }

  /// The name of what numbers the rows, where it has one.
  func sequenceName(_ table: SchemaSnapshot.Table, _ column: SchemaSnapshot.Column) -> String {
    ConstraintName(table.name, [column.name], "seq").text
  }

  func list(_ columns: [String]) -> String {
    columns.map(quoted).joined(separator: ", ")
  }
}
