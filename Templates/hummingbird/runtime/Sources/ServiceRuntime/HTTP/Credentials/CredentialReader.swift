public import Hummingbird

/// Finds out who asks, before a route is entered.
public protocol CredentialReader: Sendable {
  /// What a client is told that has to sign in: the value of `WWW-Authenticate` (RFC 9110, 11.6.1).
  var challenge: String { get }

  /// Who asks; nobody when the request has no credentials.
  ///
  /// - Throws: 401 when the credentials are not to be believed, whatever the reason.
  func caller(of request: Request) async throws -> (any RequestCaller)?
}

/// Who asks, as far as the runtime has to know them.
public protocol RequestCaller: Sendable {
  /// What tells them from everybody else.
  var identity: String { get }
}
