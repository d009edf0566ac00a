/// A Redis: where it listens, whom it knows the service as, and which of its databases is meant.
public struct RedisURL: Sendable, Equatable, CustomStringConvertible, CustomDebugStringConvertible {
  /// Its name or address.
  public var host: String
  /// Its port.
  public var port = 6379
  /// The number of the database.
  public var database = 0
  /// Who asks; absent for the user of that name, `default`.
  public var user: String?
  /// What that user has to know.
  public var password: String?

  /// A Redis that lets everybody in.
  public init(host: String, port: Int = 6379, database: Int = 0) {
    self.host = host
    self.port = port
    self.database = database
  }

  /// Reads `redis://[user:password@]host[:port][/db]`; user and password may have escapes such as `%40`.
  init?(_ text: String) {
    guard text.utf8.count <= 2048, text.utf8.starts(with: "redis://".utf8) else { return nil }
    let address = text.utf8.dropFirst(8)
    let at = address.firstIndex(of: UInt8(ascii: "@"))
    let place = at.map { address[address.index(after: $0)...] } ?? address
    let pieces = place.split(separator: UInt8(ascii: "/"), maxSplits: 1, omittingEmptySubsequences: false)
    guard let (host, port) = Self.endpoint(pieces[0]) else { return nil }
    self.init(host: host, port: port)
    if pieces.count == 2, !pieces[1].isEmpty {
      guard pieces[1].count <= 4, let database = Self.number(pieces[1]) else { return nil }
      self.database = database
    }
    guard let at else { return }
    let named = address[..<at].split(separator: UInt8(ascii: ":"), maxSplits: 1, omittingEmptySubsequences: false)
    guard named.count == 2, let user = Self.name(named[0]), let password = Self.name(named[1]), !password.isEmpty
    else { return nil }
    self.user = user.isEmpty ? nil : user
    self.password = password
  }

  /// Without the password, since it may stand in a log.
  public var description: String { "redis://\(host.contains(":") ? "[\(host)]" : host):\(port)/\(database)" }

  /// The same.
  public var debugDescription: String { description }

  private static func endpoint(_ text: Substring.UTF8View) -> (host: String, port: Int)? {
    var rest = text
    let host: Substring.UTF8View
    if rest.first == UInt8(ascii: "[") {
      guard let end = rest.firstIndex(of: UInt8(ascii: "]")) else { return nil }
      host = rest[rest.index(after: rest.startIndex)..<end]
      rest = rest[rest.index(after: end)...]
      guard (2...45) ~= host.count,
        host.allSatisfy({ isHexadecimal($0) || $0 == UInt8(ascii: ":") || $0 == UInt8(ascii: ".") })
      else { return nil }
    } else {
      let end = rest.firstIndex(of: UInt8(ascii: ":")) ?? rest.endIndex
      host = rest[..<end]
      rest = rest[end...]
      guard (1...253) ~= host.count, host.allSatisfy({ isPlain($0) && $0 != UInt8(ascii: "~") }) else { return nil }
    }
    guard !rest.isEmpty else { return (String(Substring(host)), 6379) }
    let digits = rest.dropFirst()
    guard rest.first == UInt8(ascii: ":"), digits.count <= 5, let port = number(digits), (1...65535) ~= port else {
      return nil
    }
    return (String(Substring(host)), port)
  }

  private static func number(_ digits: Substring.UTF8View) -> Int? {
    guard digits.allSatisfy(\.isASCIIDigit) else { return nil }
    return Int(Substring(digits))
  }

  /// What a user is called or knows, its escapes resolved.
  private static func name(_ text: Substring.UTF8View) -> String? {
    guard text.allSatisfy({ isPlain($0) || punctuation.contains($0) }) else { return nil }
    return PercentEncoding.decode(Substring(text))
  }

  private static let punctuation = Array("!$&'()*+,;=:%".utf8)

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte.isASCIILetter || byte.isASCIIDigit || "-._~".utf8.contains(byte)
  }

  private static func isHexadecimal(_ byte: UInt8) -> Bool {
    byte.isASCIIDigit || (UInt8(ascii: "a")...UInt8(ascii: "f")) ~= byte | 0x20
  }
}
