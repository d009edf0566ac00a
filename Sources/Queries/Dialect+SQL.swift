import Model

/// Everything that a dialect spells its own way; the rest of this module is the same text on all of them.
extension Dialect {
  /// The rows of a JSON array that is bound as one text, in a column named `value`.
  var boundArray: String {
    switch self {
    case .sqlite: "json_each(?)"
    }
  }

  /// Whether the column's value is one of a bound JSON array's.
  func isOneOfBoundArray(_ column: String) -> String {
    switch self {
    case .sqlite: "\(column) IN (SELECT \"value\" FROM json_each(?))"
    }
  }

  /// Whether the column's value differs from the bound one, null being a value like any other.
  func differs(_ column: String, isNullable: Bool) -> String {
    switch self {
    case .sqlite: isNullable ? "\(column) IS NOT ?" : "\(column) <> ?"
    }
  }

  /// Whether the bound text occurs in the column's.
  func contains(_ column: String) -> String {
    switch self {
    case .sqlite: "instr(\(column), ?) > 0"
    }
  }

  /// Whether the bound value is one of the items of a list. The column is that of a table by name: the items' own columns
  /// have names too.
  func holds(_ table: String, _ column: String) -> String {
    switch self {
    case .sqlite:
      "EXISTS (SELECT 1 FROM json_each(\(table).\(column)) AS \"item\" WHERE \"item\".\"value\" = ?)"
    }
  }

  /// Whether the column's text begins with the one that is bound, twice; an index over the column can answer it.
  func startsWith(_ column: String) -> String {
    switch self {
    // Text compares by its UTF-8 bytes, and none of them is ever FF: every text with the prefix lies below.
    case .sqlite: "(\(column) >= ? AND \(column) < ? || x'FF')"
    }
  }

  /// The order of a column's values, nulls last in both directions.
  func order(_ column: String, _ direction: String, isNullable: Bool) -> String {
    switch self {
    case .sqlite: isNullable ? "\(column) \(direction) NULLS LAST" : "\(column) \(direction)"
    }
  }
}
