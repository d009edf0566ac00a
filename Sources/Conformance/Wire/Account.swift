/// Somebody who can sign in.
final class Account {
  /// The value that they are known by.
  let identifier: String
  let password: String
  /// Whether the suite was given it, and leaves it as it is.
  let isGiven: Bool
  /// Their own record, as the service answered it last.
  var record: JSON = .null
  var session: Session?

  /// What signing in gave.
  struct Session {
    var accessToken: String
    var refreshToken: String
    /// When the access token is over.
    var end: ContinuousClock.Instant
  }

  init(identifier: String, password: String, isGiven: Bool) {
    self.identifier = identifier
    self.password = password
    self.isGiven = isGiven
  }
}

extension Account: Equatable {
  static func == (left: Account, right: Account) -> Bool { left === right }
}

/// Who sends a request.
enum Asker {
  /// Whoever the rules of the spec let do it.
  case whoeverMay
  /// Nobody who is signed in.
  case nobody
  case account(Account)
}

/// Why nobody is signed in who has to be: for whoever runs the suite, and no verdict about the service.
package struct AccountFailure: Error, Sendable, CustomStringConvertible {
  package var description: String
}
