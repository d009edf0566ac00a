/// The migrations that ran on a database, in their order.
struct MigrationHistory: Sendable {
  struct Entry: Sendable {
    let number: Int
    let name: String
    let checksum: String
    let appliedAt: Timestamp
  }

  private static let create = """
    CREATE TABLE IF NOT EXISTS "schema_migrations" (
      "number" INTEGER NOT NULL PRIMARY KEY,
      "name" TEXT NOT NULL,
      "checksum" TEXT NOT NULL,
      "applied_at" INTEGER NOT NULL
    ) STRICT
    """

  let entries: [Entry]

  /// What is recorded; nothing in a database that was never migrated.
  init(in transaction: Transaction) throws {
    let isThere = "SELECT EXISTS (SELECT 1 FROM \"sqlite_schema\" WHERE \"name\" = 'schema_migrations')"
    guard try transaction.holds(isThere, []) else {
      entries = []
      return
    }
    let sql = "SELECT \"number\", \"name\", \"checksum\", \"applied_at\" FROM \"schema_migrations\" ORDER BY \"number\""
    entries = try transaction.all(sql) { row in
      Entry(number: row.integer(0), name: row.text(1), checksum: row.text(2), appliedAt: row.timestamp(3))
    }
  }

  func contains(_ migration: Migration) -> Bool {
    entries.contains { $0.number == migration.number }
  }

  /// Refuses a history that is not a beginning of these.
  func verify(against migrations: [Migration]) throws(MigrationFailure) {
    for (index, entry) in entries.enumerated() {
      guard let migration = migrations.first(where: { $0.number == entry.number }) else {
        throw .unknown(number: entry.number, name: entry.name)
      }
      guard entry.number == index + 1 else {
        throw .skipped(number: migrations[index].number, name: migrations[index].name)
      }
      guard migration.checksum == entry.checksum else {
        throw .changed(number: entry.number, name: entry.name)
      }
    }
  }

  static func record(_ migration: Migration, in transaction: Transaction) throws {
    try transaction.run(create)
    try transaction.execute(
      "INSERT INTO \"schema_migrations\" (\"number\", \"name\", \"checksum\", \"applied_at\") VALUES (?, ?, ?, ?)",
      [
        .integer(Int64(migration.number)),
        .text(migration.name),
        .text(migration.checksum),
        .integer(Timestamp.now.milliseconds),
      ]
    )
  }

  static func forget(_ migration: Migration, in transaction: Transaction) throws {
    try transaction.execute(
      "DELETE FROM \"schema_migrations\" WHERE \"number\" = ?",
      [.integer(Int64(migration.number))]
    )
  }
}
