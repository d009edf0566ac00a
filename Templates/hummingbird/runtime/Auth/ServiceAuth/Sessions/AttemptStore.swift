import ServiceRuntime

/// Slows down whoever guesses passwords (NIST SP 800-63B, 5.2.2): after some wrong ones in a row, each makes the next
/// wait longer. Whether there is somebody whose password it could be makes no difference.
struct AttemptStore: Sendable {
  /// How many wrong ones in a row cost nothing but their time.
  static let free = 5
  /// The longest wait, in seconds.
  static let longest = 900
  /// For how many seconds after the last one they count.
  static let kept = 3600
  /// How many that count no more go with each new one.
  static let sweep = 100

  /// Whose password is tried, and what for.
  struct Subject: Sendable {
    fileprivate let digest: SQLValue

    /// Somebody who signs in by an identifier.
    static func signingIn(_ identifier: String) -> Subject { Subject("sign-in \(identifier)") }

    /// Somebody who has signed in, by their key, and changes their password.
    static func changing(_ key: String) -> Subject { Subject("password \(key)") }

    private init(_ text: String) { digest = .blob(Sodium.sha256([UInt8](text.utf8))) }
  }

  /// Lets a password be tried.
  ///
  /// - Throws: 429 while there is to be a wait.
  func admit(_ subject: Subject, at now: Timestamp, in transaction: Transaction) throws {
    let since = now.adding(milliseconds: -Int64(Self.kept) * 1000)
    let found = try transaction.first(Self.find, [subject.digest, since.sql]) { row in
      (failures: row.integer(0), failed: row.timestamp(1))
    }
    guard let found else { return }
    let wait = Int64(Self.wait(after: found.failures)) * 1000
    // A clock that was set back makes nobody wait longer than that.
    let left = min(found.failed.adding(milliseconds: wait).milliseconds - now.milliseconds, wait)
    guard left <= 0 else { throw ServiceError.rateLimited(retryAfter: Int((left + 999) / 1000)) }
  }

  /// Counts a wrong password.
  func fail(_ subject: Subject, at now: Timestamp, in transaction: Transaction) throws {
    let since = now.adding(milliseconds: -Int64(Self.kept) * 1000)
    try transaction.execute(Self.sweepOld, [since.sql, .integer(Int64(Self.sweep))])
    try transaction.execute(Self.add, [subject.digest, now.sql, since.sql])
  }

  /// Takes what was wrong before for a mistake, since the right one has come.
  func forget(_ subject: Subject, in transaction: Transaction) throws {
    try transaction.execute(Self.delete, [subject.digest])
  }

  /// How many seconds the next attempt has to wait.
  static func wait(after failures: Int) -> Int {
    failures < free ? 0 : min(1 << min(failures - free, 10), longest)
  }
}

extension AttemptStore {
  fileprivate static let find = #"""
    SELECT "failures", "failed_at" FROM "auth_attempts" WHERE "digest" = ? AND "failed_at" > ?
    """#

  fileprivate static let add = #"""
    INSERT INTO "auth_attempts" ("digest", "failures", "failed_at") VALUES (?, 1, ?)
    ON CONFLICT ("digest") DO UPDATE SET "failures" = CASE WHEN "auth_attempts"."failed_at" > ?
    THEN "auth_attempts"."failures" + 1 ELSE 1 END, "failed_at" = excluded."failed_at"
    """#

  fileprivate static let sweepOld = #"""
    DELETE FROM "auth_attempts" WHERE "digest" IN (SELECT "digest" FROM "auth_attempts" WHERE "failed_at" <= ?
    ORDER BY "failed_at", "digest" LIMIT ?)
    """#

  fileprivate static let delete = #"""
    DELETE FROM "auth_attempts" WHERE "digest" = ?
    """#
}
