import Model

/// Everything that a dialect spells its own way; the rest of this module is the same text on all of them.
extension Dialect {
  /// The values of an array that is bound as one, in a column named `value`, their places from 0 in one named `key`.
  func boundArray(named name: String? = nil) -> String {
    switch self {
    case .sqlite: name.map { "json_each(?) AS \(quoted($0))" } ?? "json_each(?)"
    case .postgresql:
      """
      (SELECT "value", "key" - 1 AS "key" FROM unnest(?) WITH ORDINALITY AS "item" ("value", "key")) \
      AS \(quoted(name ?? "given"))
      """
    }
  }

  /// Whether the column's value is one of a bound array's.
  func isOneOfBoundArray(_ column: String) -> String {
    switch self {
    case .sqlite: "\(column) IN (SELECT \"value\" FROM json_each(?))"
    case .postgresql: "\(column) = ANY (?)"
    }
  }

  /// Whether the column's value differs from the bound one, null being a value like any other.
  func differs(_ column: String, isNullable: Bool) -> String {
    switch self {
    case .sqlite: isNullable ? "\(column) IS NOT ?" : "\(column) <> ?"
    case .postgresql: isNullable ? "\(column) IS DISTINCT FROM ?" : "\(column) <> ?"
    }
  }

  /// Whether the bound text occurs in the column's.
  func contains(_ column: String) -> String {
    switch self {
    case .sqlite: "instr(\(column), ?) > 0"
    case .postgresql: "strpos(\(column), ?) > 0"
    }
  }

  /// Whether the bound value is one of the items of a list. The column is that of a table by name: the items' own columns
  /// have names too.
  func holds(_ table: String, _ column: String) -> String {
    switch self {
    case .sqlite:
      "EXISTS (SELECT 1 FROM json_each(\(table).\(column)) AS \"item\" WHERE \"item\".\"value\" = ?)"
    case .postgresql: "? = ANY (\(table).\(column))"
    }
  }

  /// Whether the column's text begins with the one that is bound, twice; an index over the column can answer it.
  func startsWith(_ column: String) -> String {
    switch self {
    // Text compares by its UTF-8 bytes, and none of them is ever FF: every text with the prefix lies below.
    case .sqlite: "(\(column) >= ? AND \(column) < ? || x'FF')"
    // No text holds such a byte there.
    case .postgresql: "(\(column) >= ? AND starts_with(\(column), ?))"
    }
  }

  /// The order of a column's values, nulls last in both directions.
  func order(_ column: String, _ direction: String, isNullable: Bool) -> String {
    switch self {
    case .sqlite, .postgresql: isNullable ? "\(column) \(direction) NULLS LAST" : "\(column) \(direction)"
    }
  }
}
