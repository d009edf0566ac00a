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
    /// By name.
    package var indexes: [Index]
    /// By column.
    package var foreignKeys: [ForeignKey]
  }

  package struct Column: Sendable, Hashable {
    package var name: String
    package var type: ColumnType
    package var isNullable: Bool
    /// Whether the database numbers the rows, never using a number twice.
    package var isNumbered: Bool
  }

  /// What a column holds, without what checks say about it.
  package enum ColumnType: Sendable, Hashable {
    case text, int, int64, float, bool, date, datetime, uuid
    case decimal(precision: Int, scale: Int)
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

  package struct Index: Sendable, Hashable {
    package var name: String
    package var columns: [String]
    package var isUnique: Bool
  }

  package struct ForeignKey: Sendable, Hashable {
    package var name: String
    package var column: String
    package var table: String
    package var onDelete: BelongsTo.OnDelete
  }

  /// By name.
  package var tables: [Table]
}

extension SchemaSnapshot {
  /// The tables so that each stands behind those it refers to; within a cycle, and otherwise, by name.
  package var tablesInOrderOfCreation: [Table] {
    var waiting = tables
    var done: Set<String> = []
    var ordered: [Table] = []
    while !waiting.isEmpty {
      let next =
        waiting.firstIndex { table in
          table.foreignKeys.allSatisfy { done.contains($0.table) || $0.table == table.name }
        } ?? cycleBreaker(waiting, done)
      let table = waiting.remove(at: next)
      done.insert(table.name)
      ordered.append(table)
    }
    return ordered
  }

  /// The first table that lacks nothing but what it may do without.
  private func cycleBreaker(_ waiting: [Table], _ done: Set<String>) -> Int {
    waiting.firstIndex { table in
      table.foreignKeys.allSatisfy { key in
        done.contains(key.table) || table.columns.contains { $0.name == key.column && $0.isNullable }
      }
    } ?? 0
  }
}
