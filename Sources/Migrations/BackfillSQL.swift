import Model
import Queries

/// Values for rows that were there before, as expressions over a row.
struct BackfillSQL {
  let dialect: Dialect
  /// The columns of the row as it was, by what statements call them now.
  let columns: [String: String]
  let types: [String: SchemaSnapshot.ColumnType]
  /// What another table and a column of it are called when the row is written.
  let current: (_ table: String, _ column: String) -> (table: String, column: String)

  func expression(_ backfill: Backfill, as type: SchemaSnapshot.ColumnType) -> String {
    switch backfill {
    case .value(let literal): value(literal, as: type)
    case .column(let name): column(name, as: type)
    case .first(let parts): "COALESCE(\(parts.map { expression($0, as: type) }.joined(separator: ", ")))"
    case .joined(let parts): parts.map { expression($0, as: .text) }.joined(separator: " || ")
    case .before(let part, let mark): before(expression(part, as: .text), dialect.literal(mark))
    case .after(let part, let mark): after(expression(part, as: .text), mark)
    case .lookup(let table, let key, let column, let value):
      """
      (SELECT \(dialect.quoted(current(table, key).column)) FROM \(dialect.quoted(current(table, key).table)) \
      WHERE \(dialect.quoted(current(table, column).column)) = \(dialect.stored(value)))
      """
    case .now: now
    }
  }

  private func value(_ literal: Literal, as type: SchemaSnapshot.ColumnType) -> String {
    let stored = dialect.stored(literal)
    switch (dialect, type) {
    case (.postgresql, .list): return "\(stored)::\(dialect.nativeName(type))"
    case (.sqlite, _), (.postgresql, _): return stored
    }
  }

  private func column(_ name: String, as type: SchemaSnapshot.ColumnType) -> String {
    let quoted = dialect.quoted(columns[name] ?? name)
    guard let former = types[name], let retype = Retype(from: former, to: type) else { return quoted }
    return dialect.cast(quoted, retype, to: type)
  }

  private func before(_ text: String, _ mark: String) -> String {
    switch dialect {
    case .sqlite:
      "CASE instr(\(text), \(mark)) WHEN 0 THEN \(text) ELSE substr(\(text), 1, instr(\(text), \(mark)) - 1) END"
    case .postgresql: "split_part(\(text), \(mark), 1)"
    }
  }

  private func after(_ text: String, _ mark: String) -> String {
    let quoted = dialect.literal(mark)
    let length = mark.unicodeScalars.count
    return switch dialect {
    case .sqlite:
      "CASE instr(\(text), \(quoted)) WHEN 0 THEN NULL ELSE substr(\(text), instr(\(text), \(quoted)) + \(length)) END"
    case .postgresql:
      "CASE strpos(\(text), \(quoted)) WHEN 0 THEN NULL ELSE substr(\(text), strpos(\(text), \(quoted)) + \(length)) END"
    }
  }

  private var now: String {
    switch dialect {
    case .sqlite: "CAST(round((julianday('now') - 2440587.5) * 86400000) AS INTEGER)"
    case .postgresql: "date_trunc('milliseconds', now())"
    }
  }
}
