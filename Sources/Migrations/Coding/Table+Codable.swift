import Model

/// What a table has; what it has none of is left out.
extension SchemaSnapshot.Table: Codable {
  private enum Key: String, CodingKey {
    case name, columns, checks, rules, indexes
    case primaryKey = "primary_key"
    case foreignKeys = "foreign_keys"
    case isOfService = "service"
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    name = try container.decode(String.self, forKey: .name)
    columns = try container.decode([SchemaSnapshot.Column].self, forKey: .columns)
    primaryKey = try container.decode([String].self, forKey: .primaryKey)
    checks = try container.decodeIfPresent([SchemaSnapshot.Check].self, forKey: .checks) ?? []
    rules = try container.decodeIfPresent([SchemaSnapshot.Rule].self, forKey: .rules) ?? []
    indexes = try container.decodeIfPresent([SchemaSnapshot.Index].self, forKey: .indexes) ?? []
    foreignKeys = try container.decodeIfPresent([SchemaSnapshot.ForeignKey].self, forKey: .foreignKeys) ?? []
    isOfService = try container.decodeIfPresent(Bool.self, forKey: .isOfService) ?? false
    if let flaw { throw DecodingError.unreadable(decoder, flaw) }
  }

  /// Why nothing can be made of it.
  private var flaw: String? {
    var names: Set<String> = []
    for column in columns where !names.insert(column.name).inserted {
      return "the table '\(name)' has two columns '\(column.name)'"
    }
    let used = primaryKey + checks.map(\.column) + indexes.flatMap { $0.columns + ($0.deletion.map { [$0] } ?? []) }
    let missing = (used + foreignKeys.map(\.column)).first { !names.contains($0) }
    return missing.map { "the table '\(name)' has no column '\($0)'" }
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(columns, forKey: .columns)
    try container.encode(primaryKey, forKey: .primaryKey)
    if !checks.isEmpty { try container.encode(checks, forKey: .checks) }
    if !rules.isEmpty { try container.encode(rules, forKey: .rules) }
    if !indexes.isEmpty { try container.encode(indexes, forKey: .indexes) }
    if !foreignKeys.isEmpty { try container.encode(foreignKeys, forKey: .foreignKeys) }
    if isOfService { try container.encode(true, forKey: .isOfService) }
  }
}

extension SchemaSnapshot.Index: Codable {
  private enum Key: String, CodingKey {
    case name, columns, deletion, condition
    case isUnique = "unique"
  }

  package init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    name = try container.decode(String.self, forKey: .name)
    columns = try container.decode([String].self, forKey: .columns)
    isUnique = try container.decodeIfPresent(Bool.self, forKey: .isUnique) ?? false
    deletion = try container.decodeIfPresent(String.self, forKey: .deletion)
    condition = try container.decodeIfPresent(RecordCondition.self, forKey: .condition)
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    try container.encode(name, forKey: .name)
    try container.encode(columns, forKey: .columns)
    if isUnique { try container.encode(true, forKey: .isUnique) }
    try container.encodeIfPresent(deletion, forKey: .deletion)
    try container.encodeIfPresent(condition, forKey: .condition)
  }
}
