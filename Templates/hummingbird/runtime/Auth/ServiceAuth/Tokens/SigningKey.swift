import CSodium
public import ServiceRuntime

/// A key that signs access tokens: Ed25519 (RFC 8032), from a seed of 32 bytes.
public struct SigningKey: Sendable {
  /// What tokens and the published set name it by: the beginning of the SHA-256 of its public half.
  public let identifier: String
  let publicKey: [UInt8]
  private let secretKey: [UInt8]

  static let seedLength = Int(crypto_sign_seedbytes())
  static let signatureLength = Int(crypto_sign_bytes())

  /// - Parameter seed: 32 bytes that nobody else knows.
  init?(seed: [UInt8]) {
    guard seed.count == Self.seedLength else { return nil }
    Sodium.setUp()
    var publicKey = [UInt8](repeating: 0, count: Int(crypto_sign_publickeybytes()))
    var secretKey = [UInt8](repeating: 0, count: Int(crypto_sign_secretkeybytes()))
    guard crypto_sign_seed_keypair(&publicKey, &secretKey, seed) == 0 else { return nil }
    self.publicKey = publicKey
    self.secretKey = secretKey
    identifier = Base64URL.encode(Array(Sodium.sha256(publicKey).prefix(9)))
  }

  func sign(_ message: [UInt8]) -> [UInt8] {
    var signature = [UInt8](repeating: 0, count: Self.signatureLength)
    let code = crypto_sign_detached(&signature, nil, message, UInt64(message.count), secretKey)
    precondition(code == 0, "a key of the right length signs everything")
    return signature
  }

  func verifies(_ signature: [UInt8], of message: [UInt8]) -> Bool {
    signature.count == Self.signatureLength
      && crypto_sign_verify_detached(signature, message, UInt64(message.count), publicKey) == 0
  }
}

/// The keys of a service: the first signs, all verify, so that one can be replaced by another without a token lost.
public struct SigningKeys: Sendable {
  /// The name of the setting.
  public static let setting = "AUTH_SIGNING_KEYS"
  /// How many there may be.
  public static let limit = 5

  let all: [SigningKey]

  var current: SigningKey { all[0] }

  subscript(identifier: String) -> SigningKey? { all.first { $0.identifier == identifier } }

  /// Reads seeds in base64 or its form for URLs, separated by commas.
  ///
  /// - Throws: What is wrong with the setting, without repeating any of it.
  public init(parsing text: String) throws(ConfigurationError) {
    let parts = text.split(separator: ",", omittingEmptySubsequences: false).map { $0.filter { $0 != " " } }
    guard (1...Self.limit).contains(parts.count) else {
      throw ConfigurationError("\(Self.setting) has to name one to \(Self.limit) keys, separated by commas")
    }
    var keys: [SigningKey] = []
    for (index, part) in parts.enumerated() {
      guard let seed = Base64URL.decode(part) ?? Base64.decode(part), let key = SigningKey(seed: seed) else {
        throw ConfigurationError(
          "\(Self.setting) has to hold 32 random bytes in base64 for each key; number \(index + 1) does not"
        )
      }
      guard !keys.contains(where: { $0.identifier == key.identifier }) else {
        throw ConfigurationError("\(Self.setting) names the same key twice")
      }
      keys.append(key)
    }
    all = keys
  }

  /// What a new key is made from, as the setting holds it.
  static func newSeed() -> String { Base64.encode(Sodium.random(SigningKey.seedLength)) }

  /// Writes the public halves as a set of keys (RFC 7517, RFC 8037).
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("keys")
    json.beginArray()
    for key in all {
      json.beginObject()
      json.member("kty", "OKP")
      json.member("crv", "Ed25519")
      json.member("x", Base64URL.encode(key.publicKey))
      json.member("kid", key.identifier)
      json.member("use", "sig")
      json.member("alg", "EdDSA")
      json.endObject()
    }
    json.endArray()
    json.endObject()
  }
}
