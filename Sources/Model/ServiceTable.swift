/// A table of the service itself, beside those of its resources: what it keeps is no record, and no route shows it.
package enum ServiceTable: String, Sendable, Hashable, CaseIterable {
  /// The answers that are given again to who sends the same request with the same key.
  case idempotencyKeys = "idempotency_keys"
  /// Passwords that were wrong, one after the other, by a digest of whose they should have been.
  case authAttempts = "auth_attempts"
  /// Where people are signed in.
  case authSessions = "auth_sessions"
  /// What keeps sessions open, by its digest.
  case authRefreshTokens = "auth_refresh_tokens"

  /// What databases call it.
  package var name: String { rawValue }
}

extension Model {
  /// Those that the service has, by name.
  package var serviceTables: [ServiceTable] {
    ServiceTable.allCases.filter { table in
      switch table {
      case .idempotencyKeys: resources.contains(where: \.isIdempotent)
      case .authAttempts, .authSessions, .authRefreshTokens: auth != nil
      }
    }.sorted { $0.name < $1.name }
  }
}
