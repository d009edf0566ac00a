import Foundation
import ServiceRuntime

/// Sessions and their refresh tokens in the database.
///
/// A session is a family of refresh tokens, of which one is good at a time; each is good once. Whoever comes with one
/// that was used already may have stolen it, or was stolen from: the session is gone, for both.
struct SessionStore: Sendable {
  /// How many sessions one principal can have; the oldest makes room.
  static let sessionLimit = 100
  /// How many sessions whose time is over go with each new one.
  static let sweep = 100
  /// How many code points of what a client calls itself are kept.
  static let agentLength = 200

  /// How long a session is good for without being used, in milliseconds.
  let lifetime: Int64

  /// What became of a refresh token.
  enum Rotation: Sendable, Equatable {
    case rotated(session: UUID, user: SQLValue, next: RefreshToken)
    /// There is no such token, or its time is over.
    case unknown
    /// It was used before; its session is gone.
    case reused
  }

  /// Begins a session.
  func open(_ id: UUID, for user: SQLValue, agent: String?, at now: Timestamp, in transaction: Transaction) throws
    -> RefreshToken
  {
    try transaction.execute(Self.sweepExpired, [now.sql, .integer(Int64(Self.sweep))])
    try transaction.execute(Self.limitSessions, [user, user, .integer(Int64(Self.sessionLimit - 1))])
    let agent = agent.map {
      SQLValue.text(String(String.UnicodeScalarView($0.unicodeScalars.prefix(Self.agentLength))))
    }
    let expires = now.adding(milliseconds: lifetime)
    try transaction.execute(Self.insertSession, [id.sql, user, now.sql, now.sql, expires.sql, agent ?? .null])
    return try add(to: id, at: now, in: transaction)
  }

  /// Takes a refresh token for the next one of its session.
  func rotate(_ token: RefreshToken, at now: Timestamp, in transaction: Transaction) throws -> Rotation {
    let found = try transaction.first(Self.findToken, [.blob(token.digest)]) { row in
      (session: try row.uuid(0), isUsed: !row.isNull(1), user: row.value(2), expires: row.timestamp(3))
    }
    guard let found else { return .unknown }
    guard !found.isUsed else {
      try close(found.session, in: transaction)
      return .reused
    }
    guard now < found.expires else {
      try close(found.session, in: transaction)
      return .unknown
    }
    // Guarded, so that of two who come at once one alone goes on, whatever the isolation.
    guard try transaction.execute(Self.useToken, [now.sql, .blob(token.digest)]) == 1 else {
      try close(found.session, in: transaction)
      return .reused
    }
    let expires = now.adding(milliseconds: lifetime)
    try transaction.execute(Self.useSession, [now.sql, expires.sql, found.session.sql])
    // What was used before the session could have ended by itself tells nobody anything any more.
    try transaction.execute(Self.forgetTokens, [found.session.sql, now.adding(milliseconds: -lifetime).sql])
    return .rotated(
      session: found.session,
      user: found.user,
      next: try add(to: found.session, at: now, in: transaction)
    )
  }

  /// The sessions of a principal that are good, the newest first.
  func list(of user: SQLValue, at now: Timestamp, in transaction: Transaction) throws -> [Session] {
    try transaction.all(
      Self.listSessions,
      [user, now.sql, .integer(Int64(Self.sessionLimit))],
      decode: Session.init(row:)
    )
  }

  /// Ends a session, and with it every token of it.
  func close(_ id: UUID, in transaction: Transaction) throws {
    try transaction.execute(Self.deleteSession, [id.sql])
  }

  /// Ends a session if it is the principal's.
  func close(_ id: UUID, of user: SQLValue, in transaction: Transaction) throws -> Bool {
    try transaction.execute(Self.deleteOwnSession, [id.sql, user]) > 0
  }

  /// Ends every session of a principal, but perhaps for one.
  ///
  /// - Returns: How many they were.
  @discardableResult
  func closeAll(of user: SQLValue, but kept: UUID? = nil, in transaction: Transaction) throws -> Int {
    if let kept {
      try transaction.execute(Self.deleteOtherSessions, [user, kept.sql])
    } else {
      try transaction.execute(Self.deleteSessions, [user])
    }
  }

  private func add(to session: UUID, at now: Timestamp, in transaction: Transaction) throws -> RefreshToken {
    let token = RefreshToken()
    try transaction.execute(Self.insertToken, [.blob(token.digest), session.sql, now.sql])
    return token
  }
}

extension SessionStore {
  fileprivate static let sweepExpired = #"""
    DELETE FROM "auth_sessions" WHERE "id" IN (SELECT "id" FROM "auth_sessions" WHERE "expires_at" <= ?
    ORDER BY "expires_at" LIMIT ?)
    """#

  fileprivate static let limitSessions = #"""
    DELETE FROM "auth_sessions" WHERE "user_id" = ? AND "id" NOT IN (SELECT "id" FROM "auth_sessions"
    WHERE "user_id" = ? ORDER BY "created_at" DESC, "id" DESC LIMIT ?)
    """#

  fileprivate static let insertSession = #"""
    INSERT INTO "auth_sessions" ("id", "user_id", "created_at", "last_used_at", "expires_at", "agent")
    VALUES (?, ?, ?, ?, ?, ?)
    """#

  fileprivate static let insertToken = #"""
    INSERT INTO "auth_refresh_tokens" ("digest", "session_id", "created_at") VALUES (?, ?, ?)
    """#

  fileprivate static let findToken = #"""
    SELECT "auth_sessions"."id", "auth_refresh_tokens"."used_at", "auth_sessions"."user_id",
    "auth_sessions"."expires_at" FROM "auth_refresh_tokens" JOIN "auth_sessions"
    ON "auth_sessions"."id" = "auth_refresh_tokens"."session_id" WHERE "auth_refresh_tokens"."digest" = ?
    """#

  fileprivate static let useToken = #"""
    UPDATE "auth_refresh_tokens" SET "used_at" = ? WHERE "digest" = ? AND "used_at" IS NULL
    """#

  fileprivate static let useSession = #"""
    UPDATE "auth_sessions" SET "last_used_at" = ?, "expires_at" = ? WHERE "id" = ?
    """#

  fileprivate static let forgetTokens = #"""
    DELETE FROM "auth_refresh_tokens" WHERE "session_id" = ? AND "used_at" < ?
    """#

  fileprivate static let listSessions = #"""
    SELECT "id", "created_at", "last_used_at", "expires_at", "agent" FROM "auth_sessions"
    WHERE "user_id" = ? AND "expires_at" > ? ORDER BY "created_at" DESC, "id" DESC LIMIT ?
    """#

  fileprivate static let deleteSession = #"""
    DELETE FROM "auth_sessions" WHERE "id" = ?
    """#

  fileprivate static let deleteOwnSession = #"""
    DELETE FROM "auth_sessions" WHERE "id" = ? AND "user_id" = ?
    """#

  fileprivate static let deleteSessions = #"""
    DELETE FROM "auth_sessions" WHERE "user_id" = ?
    """#

  fileprivate static let deleteOtherSessions = #"""
    DELETE FROM "auth_sessions" WHERE "user_id" = ? AND "id" <> ?
    """#
}
