import Model

/// An object whose one key says what happens to the table.
extension MigrationStep: Codable {
  private enum Key: String, CodingKey {
    case create, drop, rename, change
  }

  private struct Names: Codable {
    var from: String
    var to: String
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    switch try container.onlyKey() {
    case .create: self = .createTable(try container.decode(SchemaSnapshot.Table.self, forKey: .create))
    case .drop: self = .dropTable(try container.decode(SchemaSnapshot.Table.self, forKey: .drop))
    case .rename:
      let names = try container.decode(Names.self, forKey: .rename)
      self = .renameTable(from: names.from, to: names.to)
    case .change: self = .changeTable(try container.decode(TableChange.self, forKey: .change))
    }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    switch self {
    case .createTable(let table): try container.encode(table, forKey: .create)
    case .dropTable(let table): try container.encode(table, forKey: .drop)
    case .renameTable(let old, let new): try container.encode(Names(from: old, to: new), forKey: .rename)
    case .changeTable(let change): try container.encode(change, forKey: .change)
    }
  }
}
