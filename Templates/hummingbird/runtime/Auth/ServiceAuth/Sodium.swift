import CSodium

/// The library behind everything that is cryptography here: libsodium, set up once.
enum Sodium {
  private static let isReady: Void = {
    precondition(sodium_init() >= 0, "libsodium cannot be set up, so there is no source of random numbers")
  }()

  /// Has to be called before any other function of the library.
  static func setUp() { isReady }

  /// Bytes that nobody can guess.
  static func random(_ count: Int) -> [UInt8] {
    setUp()
    var bytes = [UInt8](repeating: 0, count: count)
    randombytes_buf(&bytes, count)
    return bytes
  }

  /// The SHA-256 of bytes (FIPS 180-4): 32 of them.
  static func sha256(_ bytes: [UInt8]) -> [UInt8] {
    setUp()
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_bytes()))
    crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return digest
  }
}
