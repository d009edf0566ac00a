import Foundation
import HTTPTypes
public import Hummingbird
public import ServiceRuntime

/// Signing in and out, and who asks: what a service does with passwords, tokens and sessions.
public struct Authentication<People: Principals>: Sendable {
  let principals: People
  let keys: KeyRing
  private let service: String
  private let database: any TransactionSource
  private let passwords: PasswordHasher
  private let tokens: TokenIssuer
  private let cache: TokenCache
  private let sessions: SessionStore
  private let attempts = AttemptStore()
  private let issuer: Issuer

  /// - Parameters:
  ///   - service: Its name, as the realm that one signs in to.
  ///   - accessLifetime: How long an access token is good for, in seconds.
  ///   - refreshLifetime: How long a session is good for without being used, in seconds.
  public init(
    service: String,
    database: any TransactionSource,
    principals: People,
    passwords: PasswordHasher,
    keys: KeyRing,
    accessLifetime: Int64,
    refreshLifetime: Int64,
    issuer: Issuer
  ) {
    self.service = service
    self.database = database
    self.principals = principals
    self.passwords = passwords
    self.keys = keys
    tokens = TokenIssuer(keys: keys, service: service, lifetime: accessLifetime)
    cache = TokenCache(tokens)
    sessions = SessionStore(lifetime: refreshLifetime * 1000)
    self.issuer = issuer
  }

  /// Makes ready to answer requests: reads the keys.
  ///
  /// - Throws: `ConfigurationError` when they are missing where they have to be given, or cannot be read.
  public func start() throws { try keys.open() }

  /// Begins a session of somebody whose password nobody asks for: a test's.
  ///
  /// - Returns: An access token.
  public func openSession(for principal: People.Principal) async throws -> String {
    let (session, now, key) = (issuer.identifier(), issuer.now(), principals.key(of: principal))
    try await database.write { _ = try sessions.open(session, for: key, agent: nil, at: now, in: $0) }
    return tokens.token(for: Self.subject(key), session: session, at: now)
  }

  /// Tokens for whoever knows the password.
  ///
  /// - Throws: 401 when there is nobody of that name, or the password is another one: nobody can tell which, by the time
  ///   that it takes either. 429 while too many were wrong.
  func signIn(_ identifier: String, _ password: String, agent: String?) async throws -> TokenPair {
    let key = principals.identifier(identifier)
    let subject = subject(of: identifier)
    let started = issuer.now()
    let found = try await database.read { transaction in
      try attempts.admit(subject, at: started, in: transaction)
      return try key.flatMap { try principals.find($0, in: transaction) }
    }
    guard try await passwords.verify(password, found?.hash), let found else {
      try await fail(subject)
      throw ServiceError.wrongCredentials
    }
    let renewed = passwords.isOutdated(found.hash) ? try await passwords.hash(password) : nil
    let session = issuer.identifier()
    let now = issuer.now()
    let refresh: RefreshToken = try await database.write { transaction in
      // The password may have been changed since it was verified.
      guard try principals.password(of: found.key, in: transaction) == found.hash else {
        throw ServiceError.wrongCredentials
      }
      if let renewed { try principals.setPassword(renewed, of: found.key, in: transaction) }
      try attempts.forget(subject, in: transaction)
      return try sessions.open(session, for: found.key, agent: agent, at: now, in: transaction)
    }
    return pair(for: found.key, session: session, refresh, at: now)
  }

  /// New tokens for a refresh token, which is worth nothing from then on.
  ///
  /// - Throws: 401 when it is not good, or not any more.
  func refresh(_ text: String) async throws -> TokenPair {
    guard let token = RefreshToken(text) else { throw ServiceError.wrongCredentials }
    let now = issuer.now()
    // Decided inside and told outside: that a session is gone has to stay when its client is refused.
    let pair: TokenPair? = try await database.write { transaction in
      switch try sessions.rotate(token, at: now, in: transaction) {
      case .rotated(let session, let user, let next):
        let found = try principals.find(session: session.sql, of: user, at: now, in: transaction)
        return found == nil ? nil : self.pair(for: user, session: session, next, at: now)
      case .unknown, .reused: return nil
      }
    }
    guard let pair else { throw ServiceError.wrongCredentials }
    return pair
  }

  /// Ends the caller's session.
  func signOut(_ caller: Caller<People.Principal>) async throws {
    try await database.write { try sessions.close(caller.session, in: $0) }
  }

  /// Ends every session of the caller.
  func signOutEverywhere(_ caller: Caller<People.Principal>) async throws {
    try await database.write { try sessions.closeAll(of: principals.key(of: caller.principal), in: $0) }
  }

  /// Where the caller is signed in.
  func sessions(of caller: Caller<People.Principal>) async throws -> [Session] {
    let now = issuer.now()
    return try await database.read { try sessions.list(of: principals.key(of: caller.principal), at: now, in: $0) }
  }

  /// Ends one of the caller's sessions.
  ///
  /// - Throws: 404 when it is nobody's, or somebody else's.
  func close(_ session: UUID, of caller: Caller<People.Principal>) async throws {
    let isClosed = try await database.write {
      try sessions.close(session, of: principals.key(of: caller.principal), in: $0)
    }
    guard isClosed else { throw ServiceError.notFound }
  }

  /// Gives the caller another password, and ends every other session.
  ///
  /// - Returns: Whether the current one is what the caller says; nothing is changed when it is not.
  /// - Throws: 429 while too many were wrong.
  func changePassword(of caller: Caller<People.Principal>, from current: String, to new: String) async throws -> Bool {
    let key = principals.key(of: caller.principal)
    let subject = AttemptStore.Subject.changing(Self.subject(key))
    let started = issuer.now()
    let known = try await database.read { transaction in
      try attempts.admit(subject, at: started, in: transaction)
      return try principals.password(of: key, in: transaction)
    }
    guard try await passwords.verify(current, known) else {
      try await fail(subject)
      return false
    }
    let made = try await passwords.hash(new)
    return try await database.write { transaction in
      guard try principals.password(of: key, in: transaction) == known else { return false }
      try principals.setPassword(made, of: key, in: transaction)
      try attempts.forget(subject, in: transaction)
      try sessions.closeAll(of: key, but: caller.session, in: transaction)
      return true
    }
  }

  /// Counts a wrong password.
  private func fail(_ subject: AttemptStore.Subject) async throws {
    let now = issuer.now()
    try await database.write { try attempts.fail(subject, at: now, in: $0) }
  }

  private func subject(of identifier: String) -> AttemptStore.Subject {
    .signingIn(principals.identifier(identifier).map(Self.subject) ?? identifier)
  }

  /// Gives whoever has an identifier another password, and ends every session of theirs.
  ///
  /// - Returns: How many they were; nothing when there is nobody of that name.
  func setPassword(_ password: String, of identifier: String) async throws -> Int? {
    let made = try await passwords.hash(password)
    return try await withPrincipal(identifier) { key, transaction in
      try principals.setPassword(made, of: key, in: transaction)
      try attempts.forget(subject(of: identifier), in: transaction)
      try attempts.forget(.changing(Self.subject(key)), in: transaction)
      return try sessions.closeAll(of: key, in: transaction)
    }
  }

  /// Gives whoever has an identifier another role.
  ///
  /// - Returns: Whether there is anybody of that name.
  func setRole(_ role: String, of identifier: String) async throws -> Bool {
    try await withPrincipal(identifier) { key, transaction in
      try principals.setRole(role, of: key, in: transaction)
    } != nil
  }

  /// Ends every session of whoever has an identifier.
  ///
  /// - Returns: How many they were; nothing when there is nobody of that name.
  func signOutEverywhere(_ identifier: String) async throws -> Int? {
    try await withPrincipal(identifier) { key, transaction in
      try sessions.closeAll(of: key, in: transaction)
    }
  }

  private func withPrincipal<Result: Sendable>(
    _ identifier: String,
    _ body: @Sendable (SQLValue, Transaction) throws -> Result
  ) async throws -> Result? {
    guard let value = principals.identifier(identifier) else { return nil }
    return try await database.write { transaction in
      try principals.find(value, in: transaction).map { try body($0.key, transaction) }
    }
  }

  private func pair(for user: SQLValue, session: UUID, _ refresh: RefreshToken, at now: Timestamp) -> TokenPair {
    TokenPair(
      access: tokens.token(for: Self.subject(user), session: session, at: now),
      lifetime: tokens.lifetime,
      refresh: refresh.text
    )
  }

  /// A key as a text: a UUID's, a number's or a natural one.
  static func subject(_ key: SQLValue) -> String {
    switch key {
    case .text(let text): text
    case .integer(let number): String(number)
    case .null, .real, .blob: preconditionFailure("the key of somebody who signs in is a text or a whole number")
    }
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
  public func caller(of request: Request) async throws -> (any RequestCaller)? {
    let fields = request.headers[fields: .authorization]
    guard let field = fields.first else { return nil }
    let now = issuer.now()
    guard fields.count == 1, let text = Self.token(field.value), let token = cache.read(text, at: now),
      let key = principals.key(token.subject),
      let principal = try database.lookup({ transaction in
        try principals.find(session: token.session.sql, of: key, at: now, in: transaction)
      })
    else { throw ServiceError.invalidToken(challenge) }
    return Caller(principal, session: token.session, identity: token.subject)
  }

  private static func token(_ value: String) -> String? {
    // Any number of blanks may stand between the two (RFC 6750, 2.1), and nowhere else.
    let parts = value.split(separator: " ")
    guard parts.count == 2, parts[0].lowercased() == "bearer", value.first != " ", value.last != " " else { return nil }
    return String(parts[1])
  }
}

extension ServiceError {
  static let wrongCredentials = ServiceError.unauthenticated("The credentials are wrong.")

  static func invalidToken(_ challenge: String) -> ServiceError {
    ServiceError(
      .unauthenticated,
      "The access token is not valid.",
      headers: [Header(name: "WWW-Authenticate", value: "\(challenge), error=\"invalid_token\"")]
    )
  }
}
