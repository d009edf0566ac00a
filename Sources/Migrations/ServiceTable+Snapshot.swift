import Model

extension ServiceTable {
  /// The columns of each of its indexes; none is unique.
  var indexes: [[String]] {
    switch self {
    case .idempotencyKeys: [["created_at"]]
    case .authAttempts: [["failed_at", "digest"]]
    case .authSessions: [["expires_at", "id"], ["user_id", "id"]]
    case .authRefreshTokens: [["session_id", "digest"]]
    }
  }

  /// What its indexes are called by, which is what tells them apart.
  static func named(_ columns: [String]) -> [String] { [columns[0]] }

  func snapshot(_ model: Model, _ names: IndexNames) -> SchemaSnapshot.Table {
    SchemaSnapshot.Table(
      name: name,
      columns: columns(in: model),
      primaryKey: primaryKey,
      checks: [],
      indexes:
        indexes
        .map { SchemaSnapshot.Index(name: names.plain(name, Self.named($0)), columns: $0, isUnique: false) }
        .sorted { $0.name < $1.name },
      foreignKeys: foreignKeys(in: model),
      isOfService: true
    )
  }

  private var primaryKey: [String] {
    switch self {
    case .idempotencyKeys: ["scope", "key"]
    case .authSessions: ["id"]
    case .authAttempts, .authRefreshTokens: ["digest"]
    }
  }

  private func foreignKeys(in model: Model) -> [SchemaSnapshot.ForeignKey] {
    func key(_ column: String, _ table: String, _ target: String) -> SchemaSnapshot.ForeignKey {
      SchemaSnapshot.ForeignKey(
        name: ConstraintName(name, [column], "reference").text,
        column: column,
        table: table,
        targetColumn: target,
        onDelete: .cascade
      )
    }
    switch self {
    case .idempotencyKeys, .authAttempts: return []
    case .authSessions:
      guard let auth = model.auth else { return [] }
      let principal = model.resource(auth.principal)
      return [key("user_id", principal.table, principal.key.first.column)]
    case .authRefreshTokens: return [key("session_id", ServiceTable.authSessions.name, "id")]
    }
  }

  private func columns(in model: Model) -> [SchemaSnapshot.Column] {
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
    case .authAttempts: return [column("digest", .bytes), column("failures", .int), column("failed_at", .datetime)]
    case .authSessions:
      return [
        column("id", .uuid), column("user_id", model.database.identifierType.columnType),
        column("created_at", .datetime),
        column("last_used_at", .datetime), column("expires_at", .datetime), column("agent", .text, isNullable: true),
      ]
    case .authRefreshTokens:
      return [
        column("digest", .bytes), column("session_id", .uuid), column("created_at", .datetime),
        column("used_at", .datetime, isNullable: true),
      ]
    }
  }
}
