/// One step of the schema's history: a script that has run or will, and is never changed afterwards.
public struct Migration: Sendable, Equatable {
  /// Its place in the history, from 1, without gaps.
  public let number: Int
  /// What it does, in the words of its file's name.
  public let name: String
  /// Statements, separated by semicolons.
  public let sql: String

  /// Names a script.
  public init(number: Int, name: String, sql: String) {
    self.number = number
    self.name = name
    self.sql = sql
  }

  /// SHA-256 of the script's bytes in lower-case hexadecimal.
  public var checksum: String { SHA256.hexadecimal(of: Array(sql.utf8)) }
}

/// Why migrations were not run: the database's history is not the beginning of the service's.
public enum MigrationFailure: Error, Sendable, Equatable, CustomStringConvertible {
  /// A script was edited after it ran.
  case changed(number: Int, name: String)
  /// The database was brought further by a newer version of the service.
  case unknown(number: Int, name: String)

  /// What happened, for the person who starts the service.
  public var description: String {
    switch self {
    case .changed(let number, let name):
      "migration \(number) (\(name)) was changed after it ran on this database; restore its file, "
        + "or start with an empty database"
    case .unknown(let number, let name):
      "this database was migrated further than this version of the service knows: \(number) (\(name))"
    }
  }
}

/// The migrations that ran on a database, in their order.
struct MigrationHistory {
  struct Entry {
    let number: Int
    let name: String
    let checksum: String
  }

  static let create = """
    CREATE TABLE IF NOT EXISTS "schema_migrations" (
      "number" INTEGER NOT NULL PRIMARY KEY,
      "name" TEXT NOT NULL,
      "checksum" TEXT NOT NULL,
      "applied_at" INTEGER NOT NULL
    ) STRICT
    """

  let entries: [Entry]

  init(in transaction: Transaction) throws {
    let sql = "SELECT \"number\", \"name\", \"checksum\" FROM \"schema_migrations\" ORDER BY \"number\""
    entries = try transaction.all(sql) { row in
      Entry(number: row.integer(0), name: row.text(1), checksum: row.text(2))
    }
  }

  func contains(_ migration: Migration) -> Bool {
    entries.contains { $0.number == migration.number }
  }

  func verify(against migrations: [Migration]) throws {
    for entry in entries {
      guard let migration = migrations.first(where: { $0.number == entry.number }) else {
        throw MigrationFailure.unknown(number: entry.number, name: entry.name)
      }
      guard migration.checksum == entry.checksum else {
        throw MigrationFailure.changed(number: entry.number, name: entry.name)
      }
    }
  }

  static func record(_ migration: Migration, in transaction: Transaction) throws {
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
}
