/// Tables by their names now; columns and values by the table's name, then by the column's.
extension Lineage: Codable {
  private enum Key: String, CodingKey {
    case tables, columns, values
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    self.init(
      tables: try container.decodeIfPresent([String: String].self, forKey: .tables) ?? [:],
      columns: .init(byTable: try container.decodeIfPresent([String: [String: String]].self, forKey: .columns) ?? [:]),
      values: .init(
        byTable: try container.decodeIfPresent([String: [String: [String: String]]].self, forKey: .values) ?? [:]
      )
    )
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    if !tables.isEmpty { try container.encode(tables, forKey: .tables) }
    if !columns.isEmpty { try container.encode(columns.byTable, forKey: .columns) }
    if !values.isEmpty { try container.encode(values.byTable, forKey: .values) }
  }
}

extension Dictionary where Key == Evolution.ColumnName {
  fileprivate init(byTable nested: [String: [String: Value]]) {
    self = nested.reduce(into: [:]) { result, table in
      for (column, value) in table.value { result[Key(table: table.key, column: column)] = value }
    }
  }

  fileprivate var byTable: [String: [String: Value]] {
    reduce(into: [:]) { $0[$1.key.table, default: [:]][$1.key.column] = $1.value }
  }
}
