package import Model

/// The physical schema of a service, the same for every dialect and every order of the spec: what migrations compare.
package struct SchemaSnapshot: Sendable, Hashable {
  package struct Table: Sendable, Hashable {
    package var name: String
    /// In the order of the record.
    package var columns: [Column]
    package var primaryKey: [String]
    /// By name.
    package var checks: [Check]
    /// Across columns, in the order of the spec.
    package var rules: [Rule] = []
    /// By name.
    package var indexes: [Index]
    /// By column.
    package var foreignKeys: [ForeignKey]
    /// Whether the service keeps something of its own in it, which nobody but the service can miss.
    package var isOfService = false
  }

  package struct Column: Sendable, Hashable {
    package var name: String
    package var type: ColumnType
    package var isNullable: Bool
    /// Whether the database numbers the rows, never using a number twice.
    package var isNumbered: Bool
    /// What the items of a list may be, where an enum says it; no database checks it.
    package var cases: [String]?
  }

  /// What a column holds, without what checks say about it.
  package enum ColumnType: Sendable, Hashable {
    case text, int, int64, float, bool, date, datetime, duration, uuid, bytes, json
    case decimal(precision: Int, scale: Int)
    /// Values of one type in an order.
    indirect case list(of: ColumnType)
  }

  package struct Check: Sendable, Hashable {
    package enum Rule: Sendable, Hashable {
      case oneOf([String])
      /// In code points.
      case length(minimum: Int?, maximum: Int?)
      /// Inclusive.
      case minimum(Literal)
      /// Inclusive.
      case maximum(Literal)
    }

    package var name: String
    package var column: String
    package var rule: Rule
  }

  /// What holds of every row.
  package struct Rule: Sendable, Hashable, Codable {
    package var name: String
    package var condition: RecordCondition
  }

  package struct Index: Sendable, Hashable {
    package var name: String
    package var columns: [String]
    package var isUnique: Bool
    /// The column without a value in the rows that count, for a unique index that deleted records have no part in.
    package var deletion: String?
    /// What holds of the rows that count, for a unique index over some.
    package var condition: RecordCondition?
  }

  package struct ForeignKey: Sendable, Hashable, Codable {
    package var name: String
    package var column: String
    package var table: String
    /// The other table's key.
    package var targetColumn: String
    package var onDelete: BelongsTo.OnDelete

    private enum CodingKeys: String, CodingKey {
      case name, column, table
      case targetColumn = "target_column"
      case onDelete = "on_delete"
    }
  }

  /// By name.
  package var tables: [Table]

  package init(tables: [Table] = []) { self.tables = tables }

  package func table(_ name: String) -> Table? { tables.first { $0.name == name } }
}
