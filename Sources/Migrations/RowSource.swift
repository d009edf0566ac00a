import Model
import Queries

/// What the columns of a changed table are filled with, as expressions over a row as it was.
struct RowSource {
  let dialect: Dialect
  let change: TableChange
  /// What statements call the table that rows are read from.
  let table: String
  let backfills: BackfillSQL

  /// What a column has, in the type that it gets; absent where nothing is known.
  func value(of column: SchemaSnapshot.Column) -> String? {
    guard let name = change.columns[column.name] else { return filler(of: column) }
    let former = mappedValue(of: column) ?? dialect.quoted(name)
    guard let filler = filler(of: column) else { return converted(former, of: column) }
    return approached(former, of: column).map { "COALESCE(\($0), \(filler))" } ?? filler
  }

  /// What a column has where nothing was.
  func filler(of column: SchemaSnapshot.Column) -> String? {
    guard change.columns[column.name] != nil || change.table.primaryKey != [column.name] || column.type != .uuid else {
      return randomUUID
    }
    return change.backfills[column.name].map { backfills.expression($0, as: column.type) } ?? stray(column)
  }

  /// What a column that there was had, in its type now: the plainest value that it can have, where nothing comes near and it
  /// needs one.
  func converted(_ value: String, of column: SchemaSnapshot.Column) -> String {
    let converted = approached(value, of: column)
    guard !column.isNullable, !isSafe(column), let placeholder = change.table.placeholder(for: column) else {
      return converted ?? "NULL"
    }
    let plainest = backfills.expression(placeholder, as: column.type)
    return converted.map { "COALESCE(\($0), \(plainest))" } ?? plainest
  }

  private func approached(_ value: String, of column: SchemaSnapshot.Column) -> String? {
    formerType(of: column).flatMap { dialect.converted(value, from: $0, to: column.type) }
  }

  private func isSafe(_ column: SchemaSnapshot.Column) -> Bool {
    formerType(of: column).map { isSafeCast(from: $0, to: column.type) } ?? true
  }

  private func formerType(of column: SchemaSnapshot.Column) -> SchemaSnapshot.ColumnType? {
    change.columns[column.name].flatMap(change.former.column)?.type
  }

  /// What it had, by what that is called now; absent where all is called as it was.
  ///
  /// - Parameter mark: What stands before each value that is called otherwise.
  func mappedValue(of column: SchemaSnapshot.Column, mark: String = "") -> String? {
    guard let name = change.columns[column.name], !(change.values[column.name] ?? [:]).isEmpty else { return nil }
    let values = (change.values[column.name] ?? [:]).mapValues { mark + $0 }
    let quoted = dialect.quoted(backfills.columns[name] ?? name)
    let item = "\"item\".\"value\""
    guard case .list = column.type else { return renamed(quoted, values) }
    return switch dialect {
    case .sqlite:
      """
      CASE WHEN \(quoted) IS NOT NULL THEN (SELECT json_group_array(\(renamed(item, values))) \
      FROM json_each(\(dialect.quoted(table)).\(quoted)) AS "item") END
      """
    case .postgresql:
      """
      CASE WHEN \(quoted) IS NOT NULL THEN ARRAY(SELECT \(renamed(item, values)) \
      FROM unnest(\(dialect.quoted(table)).\(quoted)) WITH ORDINALITY AS "item" ("value", "key") \
      ORDER BY "item"."key") END
      """
    }
  }

  private func renamed(_ value: String, _ values: [String: String]) -> String {
    let cases = values.sorted { $0.key < $1.key }.map { "WHEN \(dialect.literal($0)) THEN \(dialect.literal($1))" }
    return "CASE \(value) \(cases.joined(separator: " ")) ELSE \(value) END"
  }

  /// Some record that a row can lead to, for a column that needs one and about which nothing is known.
  private func stray(_ column: SchemaSnapshot.Column) -> String? {
    guard !column.isNullable, change.columns[column.name] == nil,
      let key = change.table.foreignKeys.first(where: { $0.column == column.name })
    else { return nil }
    let target = backfills.current(key.table, key.targetColumn)
    let column = dialect.quoted(target.column)
    return "(SELECT \(column) FROM \(dialect.quoted(target.table)) ORDER BY \(column) LIMIT 1)"
  }

  /// One for each row (RFC 9562, version 4).
  private var randomUUID: String {
    switch dialect {
    case .sqlite:
      """
      lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' \
      || substr('89AB', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))
      """
    case .postgresql: "gen_random_uuid()"
    }
  }
}
