import Model

extension ServiceTable {
  /// The columns of each of its indexes; none is unique.
  var indexes: [[String]] {
    switch self {
    case .idempotencyKeys: [["created_at"]]
    }
  }

  func snapshot(_ names: IndexNames) -> SchemaSnapshot.Table {
    SchemaSnapshot.Table(
      name: name,
      columns: columns,
      primaryKey: primaryKey,
      checks: [],
      indexes:
        indexes
        .map { SchemaSnapshot.Index(name: names.plain(name, $0), columns: $0, isUnique: false) }
        .sorted { $0.name < $1.name },
      foreignKeys: [],
      isOfService: true
    )
  }

  private var primaryKey: [String] {
    switch self {
    case .idempotencyKeys: ["scope", "key"]
    }
  }

  private var columns: [SchemaSnapshot.Column] {
    func column(_ name: String, _ type: SchemaSnapshot.ColumnType, isNullable: Bool = false) -> SchemaSnapshot.Column {
      SchemaSnapshot.Column(name: name, type: type, isNullable: isNullable, isNumbered: false)
    }
    switch self {
    case .idempotencyKeys:
      // The key is claimed before there is an answer, in the same transaction.
      return [
        column("scope", .text), column("key", .text), column("fingerprint", .text), column("created_at", .datetime),
        column("status", .int, isNullable: true), column("location", .text, isNullable: true),
        column("entity_tag", .text, isNullable: true), column("body", .bytes, isNullable: true),
      ]
    }
  }
}
