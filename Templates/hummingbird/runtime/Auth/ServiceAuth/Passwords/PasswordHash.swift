import CSodium

/// Passwords as they are kept: argon2id (RFC 9106) with the parameters that OWASP recommends, in PHC's format.
enum PasswordHash {
  /// OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane.
  static let passes: UInt64 = 2
  static let memory = 19 << 20

  /// A hash with a salt of its own. It takes tens of milliseconds on purpose, so that nobody waits for it in the wrong
  /// place.
  static func make(_ password: String) -> String {
    Sodium.setUp()
    var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
    let bytes = Array(password.utf8CString.dropLast())
    let code = crypto_pwhash_str_alg(
      &hash, bytes, UInt64(bytes.count), passes, memory, crypto_pwhash_alg_argon2id13()
    )
    precondition(code == 0, "there is no memory left to hash a password with")
    return String(decoding: hash.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether the hash is the password's. As long as `make` takes.
  static func verify(_ password: String, _ hash: String) -> Bool {
    Sodium.setUp()
    let bytes = Array(password.utf8CString.dropLast())
    return crypto_pwhash_str_verify(hash, bytes, UInt64(bytes.count)) == 0
  }

  /// Whether the hash was made with other parameters than hashes are made with now.
  static func isOutdated(_ hash: String) -> Bool {
    Sodium.setUp()
    return crypto_pwhash_str_needs_rehash(hash, passes, memory) != 0
  }
}
