public import Hummingbird

/// Finds out who asks, before a route is entered.
public protocol CredentialReader: Sendable {
  /// What a client is told that has to sign in: the value of `WWW-Authenticate` (RFC 9110, 11.6.1).
  var challenge: String { get }

  /// Who asks; nobody when the request has no credentials.
  ///
  /// - Throws: 401 when the credentials are not to be believed, whatever the reason.
  func principal(of request: Request) async throws -> (any Sendable)?
}
