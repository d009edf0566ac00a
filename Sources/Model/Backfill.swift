/// A value for rows that were there before.
package indirect enum Backfill: Sendable, Hashable {
  case value(Literal)
  /// A column of the same row as the database had it before.
  case column(String)
  /// The first that is not null.
  case first([Backfill])
  /// Texts one behind the other; null where one of them is.
  case joined([Backfill])
  /// What stands before the first occurrence of a text; the whole where it does not occur.
  case before(Backfill, String)
  /// What stands behind the first occurrence of a text; null where it does not occur.
  case after(Backfill, String)
  /// The key of the one row of a table whose column has the value, all by their names now.
  case lookup(table: String, key: String, column: String, value: Literal)
  /// The moment in which the migration runs.
  case now

  /// The columns of the row that it reads.
  package var columns: Set<String> {
    switch self {
    case .value, .lookup, .now: []
    case .column(let name): [name]
    case .first(let parts), .joined(let parts): parts.reduce(into: []) { $0.formUnion($1.columns) }
    case .before(let part, _), .after(let part, _): part.columns
    }
  }
}
