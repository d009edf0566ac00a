import Foundation
import HTTPTypes
public import Hummingbird
public import ServiceRuntime

/// Signing in and out, and who asks: what a service does with passwords, tokens and sessions.
public struct Authentication<Principal: Sendable>: Sendable {
  private let service: String
  private let database: any TransactionSource
  private let table: PrincipalTable<Principal>
  private let hasher: PasswordHasher
  private let tokens: TokenIssuer
  private let cache: TokenCache
  private let sessions: SessionStore
  private let issuer: Issuer

  /// - Parameters:
  ///   - service: Its name, as the realm that one signs in to.
  ///   - refreshLifetime: How long a session is good for without being used, in seconds.
  public init(
    service: String,
    database: any TransactionSource,
    table: PrincipalTable<Principal>,
    hasher: PasswordHasher,
    tokens: TokenIssuer,
    refreshLifetime: Int64,
    issuer: Issuer
  ) {
    self.service = service
    self.database = database
    self.table = table
    self.hasher = hasher
    self.tokens = tokens
    cache = TokenCache(tokens)
    sessions = SessionStore(lifetime: refreshLifetime * 1000)
    self.issuer = issuer
  }

  /// Tokens for whoever knows the password.
  ///
  /// - Throws: 401 when there is nobody of that name, or the password is another one: nobody can tell which, by the time
  ///   that it takes either.
  func signIn(_ identifier: String, _ password: String, agent: String?) async throws -> TokenPair {
    let key = table.identifier(identifier)
    let found = try await database.read { transaction in
      try key.flatMap { key in
        try transaction.first(table.byIdentifier, [key]) { row in (key: row.value(0), hash: row.text(1)) }
      }
    }
    guard try await hasher.verify(password, found?.hash), let found else { throw ServiceError.wrongCredentials }
    let renewed = PasswordHash.isOutdated(found.hash) ? try await hasher.hash(password) : nil
    let session = issuer.identifier()
    let now = issuer.now()
    let refresh: RefreshToken = try await database.write { transaction in
      // The password may have been changed since it was verified.
      guard try hash(of: found.key, in: transaction) == found.hash else { throw ServiceError.wrongCredentials }
      if let renewed { try transaction.execute(table.setPassword, [.text(renewed), found.key]) }
      return try sessions.open(session, for: found.key, agent: agent, at: now, in: transaction)
    }
    return pair(for: found.key, session: session, refresh, at: now)
  }

  /// New tokens for a refresh token, which is worth nothing from then on.
  ///
  /// - Throws: 401 when it is not good, or not any more.
  func refresh(_ text: String) async throws -> TokenPair {
    guard let token = RefreshToken(text) else { throw ServiceError.wrongToken }
    let now = issuer.now()
    // Decided inside and told outside: that a session is gone has to stay when its client is refused.
    switch try await database.write({ try sessions.rotate(token, at: now, in: $0) }) {
    case .rotated(let session, let user, let next): return pair(for: user, session: session, next, at: now)
    case .unknown, .reused: throw ServiceError.wrongToken
    }
  }

  /// Ends the caller's session.
  func signOut(_ caller: Caller<Principal>) async throws {
    try await database.write { try sessions.close(caller.session, in: $0) }
  }

  /// Ends every session of the caller.
  func signOutEverywhere(_ caller: Caller<Principal>) async throws {
    try await database.write { try sessions.closeAll(of: table.key(caller.principal), in: $0) }
  }

  /// Where the caller is signed in.
  func sessions(of caller: Caller<Principal>) async throws -> [Session] {
    let now = issuer.now()
    return try await database.read { try sessions.list(of: table.key(caller.principal), at: now, in: $0) }
  }

  /// Ends one of the caller's sessions.
  ///
  /// - Throws: 404 when it is nobody's, or somebody else's.
  func close(_ session: UUID, of caller: Caller<Principal>) async throws {
    let isClosed = try await database.write {
      try sessions.close(session, of: table.key(caller.principal), in: $0)
    }
    guard isClosed else { throw ServiceError.notFound }
  }

  /// Gives the caller another password, and ends every other session.
  ///
  /// - Returns: Whether the current one is what the caller says; nothing is changed when it is not.
  func changePassword(of caller: Caller<Principal>, from current: String, to new: String) async throws -> Bool {
    let key = table.key(caller.principal)
    let known = try await database.read { try hash(of: key, in: $0) }
    guard try await hasher.verify(current, known) else { return false }
    let made = try await hasher.hash(new)
    return try await database.write { transaction in
      guard try hash(of: key, in: transaction) == known else { return false }
      try transaction.execute(table.setPassword, [.text(made), key])
      try sessions.closeAll(of: key, but: caller.session, in: transaction)
      return true
    }
  }

  private func hash(of key: SQLValue, in transaction: Transaction) throws -> String? {
    try transaction.first(table.password, [key]) { $0.text(0) }
  }

  private func pair(for user: SQLValue, session: UUID, _ refresh: RefreshToken, at now: Timestamp) -> TokenPair {
    TokenPair(
      access: tokens.token(for: table.subject(user), session: session, at: now),
      lifetime: tokens.lifetime,
      refresh: refresh.text
    )
  }
}

/// What somebody who signs in gets (RFC 6749, 5.1).
struct TokenPair: Sendable, Equatable {
  var access: String
  /// Of the access token, in seconds.
  var lifetime: Int64
  var refresh: String
}

extension Authentication: CredentialReader {
  /// Bearer tokens (RFC 6750) for this service.
  public var challenge: String { "Bearer realm=\"\(service)\"" }

  /// Who the bearer of a token is, as the database knows them now.
  public func principal(of request: Request) async throws -> (any Sendable)? {
    let fields = request.headers[fields: .authorization]
    guard let field = fields.first else { return nil }
    let now = issuer.now()
    guard fields.count == 1, let text = Self.token(field.value), let token = cache.read(text, at: now),
      let principal = try database.lookup({ transaction in
        try transaction.first(table.bySession, [token.session.sql, now.sql], decode: table.decode)
      }),
      table.subject(table.key(principal)) == token.subject
    else { throw ServiceError.invalidToken(challenge) }
    return Caller(principal, session: token.session)
  }

  private static func token(_ value: String) -> String? {
    let parts = value.split(separator: " ", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].lowercased() == "bearer", !parts[1].isEmpty else { return nil }
    return String(parts[1])
  }
}

extension ServiceError {
  static let wrongCredentials = ServiceError.unauthenticated("The credentials are wrong.")
  static let wrongToken = ServiceError.unauthenticated("The refresh token is not good, or not any more.")

  static func invalidToken(_ challenge: String) -> ServiceError {
    ServiceError(
      .unauthenticated,
      "The access token is not good, or not any more.",
      headers: [Header(name: "WWW-Authenticate", value: "\(challenge), error=\"invalid_token\"")]
    )
  }
}
