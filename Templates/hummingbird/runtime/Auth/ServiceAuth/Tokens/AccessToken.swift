public import Foundation
import ServiceRuntime

/// What an access token says: who signed in, by which session, and for how long that holds.
public struct AccessToken: Sendable, Equatable {
  /// The principal's id, as paths spell it.
  public var subject: String
  /// The session that it was made for.
  public var session: UUID
  /// In seconds since 1970.
  public var issued: Int64
  /// In seconds since 1970; from then on it is worth nothing.
  public var expires: Int64
}

/// Makes access tokens and believes none but its own: JWTs (RFC 7519, RFC 9068) signed with Ed25519 (RFC 8037).
///
/// Nothing of a token decides how it is verified: there is one algorithm, and the key's name only picks among the
/// service's own.
public struct TokenIssuer: Sendable {
  /// The most bytes that a token may have.
  static let limit = 4096
  /// How many seconds another clock may be ahead.
  static let leeway: Int64 = 60

  private let ring: KeyRing
  private let issuer: String
  /// How many seconds a token is good for.
  let lifetime: Int64

  /// - Parameters:
  ///   - keys: The first signs.
  ///   - service: Its name, which tokens name as their maker and as those whom they are meant for.
  ///   - lifetime: In seconds.
  public init(keys ring: KeyRing, service: String, lifetime: Int64) {
    self.ring = ring
    issuer = service
    self.lifetime = lifetime
  }

  /// A signed token for a session, from now on.
  func token(for subject: String, session: UUID, at now: Timestamp) -> String {
    let key = ring.keys.current
    let seconds = now.milliseconds / 1000
    var header = JSONWriter(capacity: 64)
    header.beginObject()
    header.member("alg", "EdDSA")
    header.member("typ", "at+jwt")
    header.member("kid", key.identifier)
    header.endObject()
    var claims = JSONWriter(capacity: 256)
    claims.beginObject()
    claims.member("iss", issuer)
    claims.member("aud", issuer)
    claims.member("sub", subject)
    claims.member("sid", session)
    claims.member("iat", seconds)
    claims.member("exp", seconds + lifetime)
    claims.endObject()
    let signed = "\(Base64URL.encode(header.bytes)).\(Base64URL.encode(claims.bytes))"
    return "\(signed).\(Base64URL.encode(key.sign(Array(signed.utf8))))"
  }

  /// What a token says, if it is one of the service's own and its time has neither passed nor yet to come.
  func read(_ text: String, at now: Timestamp) -> AccessToken? {
    guard text.utf8.count <= Self.limit, let token = verified(text) else { return nil }
    return isCurrent(token, at: now) ? token : nil
  }

  func isCurrent(_ token: AccessToken, at now: Timestamp) -> Bool {
    let seconds = now.milliseconds / 1000
    return seconds < token.expires && token.issued <= seconds + Self.leeway
  }

  /// What a token says if it is signed, whatever its time.
  func verified(_ text: String) -> AccessToken? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, let key = key(parts[0]), let signature = Base64URL.decode(parts[2]),
      key.verifies(signature, of: Array(text.utf8.prefix(parts[0].utf8.count + 1 + parts[1].utf8.count))),
      let claims = Self.members(parts[1], ["iss", "aud", "sub", "sid", "iat", "exp"]),
      claims["iss"] == .string(issuer), claims["aud"] == .string(issuer),
      case .string(let subject)? = claims["sub"], case .string(let session)? = claims["sid"],
      let session = UUID(uuidString: session),
      case .number(let issued)? = claims["iat"], let issued = Int64(issued),
      case .number(let expires)? = claims["exp"], let expires = Int64(expires)
    else { return nil }
    return AccessToken(subject: subject, session: session, issued: issued, expires: expires)
  }

  /// The service's own key that the header names, if it says nothing else than headers of the service do.
  private func key(_ header: Substring) -> SigningKey? {
    guard let members = Self.members(header, ["alg", "typ", "kid"]), members["alg"] == .string("EdDSA"),
      members["typ"] == .string("at+jwt"), case .string(let identifier)? = members["kid"]
    else { return nil }
    return ring.keys[identifier]
  }

  /// The members of an object that has exactly these, each once.
  private static func members(_ part: Substring, _ names: Set<String>) -> [String: JSONValue]? {
    guard let bytes = Base64URL.decode(part),
      let value = bytes.withUnsafeBytes({ try? JSONValue(parsing: $0) }), case .object(let members) = value,
      members.count == names.count
    else { return nil }
    let values = Dictionary(members.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    return Set(values.keys) == names ? values : nil
  }
}
