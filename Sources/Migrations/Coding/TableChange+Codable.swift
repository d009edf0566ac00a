import Model

/// The table before and after. Columns of one name are the same column, unless they are among those replaced.
extension TableChange: Codable {
  private enum Key: String, CodingKey {
    case from, to, renamed, replaced, values, backfills
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    former = try container.decode(SchemaSnapshot.Table.self, forKey: .from)
    table = try container.decode(SchemaSnapshot.Table.self, forKey: .to)
    let renamed = try container.decodeIfPresent([String: String].self, forKey: .renamed) ?? [:]
    let replaced = try container.decodeIfPresent([String].self, forKey: .replaced) ?? []
    columns = table.columns(in: former).filter { !replaced.contains($0.key) }.merging(renamed) { $1 }
    values = try container.decodeIfPresent([String: [String: String]].self, forKey: .values) ?? [:]
    backfills = try container.decodeIfPresent([String: Backfill].self, forKey: .backfills) ?? [:]
    let names = Array(columns.keys) + Array(values.keys) + Array(backfills.keys)
    guard names.allSatisfy({ table.column($0) != nil }), columns.values.allSatisfy({ former.column($0) != nil }),
      backfills.values.allSatisfy({ $0.columns.allSatisfy { former.column($0) != nil } })
    else { throw DecodingError.unreadable(decoder, "it speaks of a column that there is not") }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    let renamed = columns.filter { $0 != $1 }
    let replaced = table.columns(in: former).keys.filter { columns[$0] == nil }.sorted()
    try container.encode(former, forKey: .from)
    try container.encode(table, forKey: .to)
    if !renamed.isEmpty { try container.encode(renamed, forKey: .renamed) }
    if !replaced.isEmpty { try container.encode(replaced, forKey: .replaced) }
    if !values.isEmpty { try container.encode(values, forKey: .values) }
    if !backfills.isEmpty { try container.encode(backfills, forKey: .backfills) }
  }
}

extension SchemaSnapshot.Table {
  /// The columns that another table has by the same name.
  fileprivate func columns(in other: SchemaSnapshot.Table) -> [String: String] {
    let names = Set(other.columns.map(\.name))
    return Dictionary(columns.filter { names.contains($0.name) }.map { ($0.name, $0.name) }) { first, _ in first }
  }
}
