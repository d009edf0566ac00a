import CSodium

/// What it costs to hash a password.
public struct PasswordCost: Sendable {
  let passes: UInt64
  /// In bytes.
  let memory: Int

  /// What OWASP's Password Storage Cheat Sheet asks for: 19 MiB, two passes, one lane.
  public static let recommended = PasswordCost(passes: 2, memory: 19 << 20)

  /// As little as there can be: for tests, which are about something else.
  public static let minimal = PasswordCost(passes: 1, memory: 8 << 10)
}

/// Passwords as they are kept: argon2id (RFC 9106) in PHC's format.
struct PasswordHash: Sendable {
  let cost: PasswordCost

  /// A hash with a salt of its own. It takes tens of milliseconds on purpose, so that nobody waits for it in the wrong
  /// place.
  func make(_ password: String) -> String {
    Sodium.setUp()
    var hash = [CChar](repeating: 0, count: Int(crypto_pwhash_strbytes()))
    let bytes = Array(password.utf8CString.dropLast())
    let code = crypto_pwhash_str_alg(
      &hash,
      bytes,
      UInt64(bytes.count),
      cost.passes,
      cost.memory,
      crypto_pwhash_alg_argon2id13()
    )
    precondition(code == 0, "there is no memory left to hash a password with")
    return String(decoding: hash.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// Whether it could be a password's at all.
  static func isHash(_ text: String) -> Bool { text.hasPrefix("$argon2id$") }

  /// Whether the hash is the password's. As long as `make` takes.
  static func verify(_ password: String, _ hash: String) -> Bool {
    Sodium.setUp()
    let bytes = Array(password.utf8CString.dropLast())
    return crypto_pwhash_str_verify(hash, bytes, UInt64(bytes.count)) == 0
  }

  /// Whether the hash was made with other parameters than hashes are made with now.
  func isOutdated(_ hash: String) -> Bool {
    Sodium.setUp()
    return crypto_pwhash_str_needs_rehash(hash, cost.passes, cost.memory) != 0
  }
}
