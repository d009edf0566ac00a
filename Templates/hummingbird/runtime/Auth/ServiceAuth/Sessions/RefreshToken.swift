/// What a new access token is had for, once: 32 random bytes, of which the service keeps a digest alone.
struct RefreshToken: Sendable, Equatable {
  static let length = 32

  private let secret: [UInt8]

  /// One that nobody has.
  init() {
    secret = Sodium.random(Self.length)
  }

  /// One that a client sends.
  init?(_ text: String) {
    guard let secret = Base64URL.decode(text), secret.count == Self.length else { return nil }
    self.secret = secret
  }

  /// As a client keeps it.
  var text: String { Base64URL.encode(secret) }

  /// As the database keeps it.
  var digest: [UInt8] { Sodium.sha256(secret) }
}
