/// Brings a database along the service's history, one migration after the other.
///
/// Each runs in a transaction of its own in which foreign keys are not enforced, and is undone unless all of them lead
/// somewhere in the end. Of several processes that start together, one runs each migration, and the others wait for it.
public struct Migrator: Sendable {
  /// The history, from the beginning.
  public let migrations: [Migration]
  private let database: Database
  private let patience: Double

  /// Prepares to run `migrations`.
  ///
  /// - Parameter patience: Seconds to wait for another process that is writing, such as one that is migrating.
  public init(_ migrations: [Migration], on database: Database, patience: Double = 600) {
    self.migrations = migrations
    self.database = database
    self.patience = patience
  }

  /// What has run, and what has not.
  ///
  /// - Throws: `MigrationFailure` when the service's own migrations do not belong together.
  public func status() async throws -> MigrationStatus {
    try checkChain()
    return MigrationStatus(of: migrations, in: try await database.read { try MigrationHistory(in: $0) })
  }

  /// What `up` would run, in order.
  public func pending(to number: Int? = nil) async throws -> [Migration] {
    let status = try await status()
    if let failure = status.failure { throw failure }
    return status.pending.filter { $0.number <= number ?? migrations.count }
  }

  /// What `down` would undo, in order.
  public func undoable(to number: Int? = nil) async throws -> [Migration] {
    let status = try await status()
    if let failure = status.failure { throw failure }
    return status.applied.reversed().filter { $0.number > number ?? status.applied.count - 1 }
  }

  /// Runs what is missing, as far as the migration of that number where there is one.
  ///
  /// - Returns: The migrations that this call ran.
  /// - Throws: `MigrationFailure` when the recorded history is not a beginning of `migrations`, and when one fails.
  @discardableResult
  public func up(to number: Int? = nil) async throws -> [Migration] {
    try await run(try await pending(to: number)) { migration, history, transaction in
      guard !history.contains(migration) else { return false }
      try Self.run(migration.up, of: migration, in: transaction)
      try MigrationHistory.record(migration, in: transaction)
      return true
    }
  }

  /// Undoes the last migration, or all behind the one of that number; 0 leaves none.
  ///
  /// - Returns: The migrations that this call undid, the last first.
  /// - Throws: `MigrationFailure` as `up` does.
  @discardableResult
  public func down(to number: Int? = nil) async throws -> [Migration] {
    try await run(try await undoable(to: number)) { migration, history, transaction in
      guard history.entries.last?.number == migration.number else { return false }
      try Self.run(migration.down, of: migration, in: transaction)
      try MigrationHistory.forget(migration, in: transaction)
      return true
    }
  }

  /// Compares the database with what its migrations make of an empty one.
  ///
  /// - Returns: Each difference in a line; none when there is none.
  /// - Throws: `MigrationFailure` when the recorded history is not a beginning of `migrations`.
  public func verify() async throws -> [String] {
    try checkChain()
    return try await database.read { transaction in
      let history = try MigrationHistory(in: transaction)
      try history.verify(against: migrations)
      let expected = try Catalogue(ofScripts: migrations.filter(history.contains).map(\.up))
      return try Catalogue(in: transaction).differences(from: expected)
    }
  }

  private func run(
    _ chosen: [Migration],
    step: @escaping @Sendable (Migration, MigrationHistory, Transaction) throws -> Bool
  ) async throws -> [Migration] {
    var done: [Migration] = []
    for migration in chosen {
      let isDone = try await database.alter(patience: patience) { transaction in
        // Another process may have been here meanwhile.
        let history = try MigrationHistory(in: transaction)
        try history.verify(against: migrations)
        return try step(migration, history, transaction)
      }
      if isDone { done.append(migration) }
    }
    return done
  }

  private static func run(_ script: String, of migration: Migration, in transaction: Transaction) throws {
    do {
      try transaction.run(script)
      let loose = try transaction.all("PRAGMA foreign_key_check") { row in
        let place = row.optionalInteger(1).map { " in row \($0)" } ?? ""
        return "\(row.text(0))\(place) refers to nothing in \(row.text(2))"
      }
      guard loose.isEmpty else {
        let more = loose.count > 5 ? ", and \(loose.count - 5) more" : ""
        throw MigrationFailure.undone(
          label: migration.label,
          reason: loose.prefix(5).joined(separator: ", ") + more
        )
      }
    } catch let failure as DatabaseFailure {
      let words = "\(failure)".split(whereSeparator: \.isWhitespace).joined(separator: " ")
      let reason = words.hasSuffix(";") ? String(words.dropLast()) : words
      throw MigrationFailure.undone(label: migration.label, reason: reason)
    }
  }

  /// Refuses scripts of which one is missing, or was put in another place.
  private func checkChain() throws(MigrationFailure) {
    var previous: Migration?
    for migration in migrations {
      guard migration.number == (previous?.number ?? 0) + 1 else { throw .misnumbered(label: migration.label) }
      if let predecessor = migration.predecessor, predecessor != previous?.link {
        throw .unlinked(label: migration.label, predecessor: predecessor)
      }
      previous = migration
    }
  }
}
