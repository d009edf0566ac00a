/// An access token in its three parts (RFC 7519), to be read and to be spoiled.
struct AccessToken {
  /// Header, claims and signature, as they are written.
  var parts: [String]

  init?(_ text: String) {
    parts = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3 else { return nil }
  }

  var text: String { parts.joined(separator: ".") }

  var header: JSON? { Base64URL.decode(parts[0]).flatMap { try? JSON($0) } }
  var claims: JSON? { Base64URL.decode(parts[1]).flatMap { try? JSON($0) } }

  /// The token with another header.
  func with(header: JSON) -> AccessToken { replacing(0, Base64URL.encode(Array(header.text.utf8))) }

  func with(claims: JSON) -> AccessToken { replacing(1, Base64URL.encode(Array(claims.text.utf8))) }

  func with(signature: [UInt8]) -> AccessToken { replacing(2, Base64URL.encode(signature)) }

  /// The token with one bit of a part turned, and the same length.
  func spoiled(_ part: Int) -> AccessToken {
    guard var bytes = Base64URL.decode(parts[part]), !bytes.isEmpty else { return self }
    bytes[bytes.count / 2] ^= 1
    return replacing(part, Base64URL.encode(bytes))
  }

  private func replacing(_ part: Int, _ text: String) -> AccessToken {
    var token = self
    token.parts[part] = text
    return token
  }
}

/// Base64 for paths and tokens, without padding (RFC 4648, section 5).
enum Base64URL {
  private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_".utf8)

  static func encode(_ bytes: [UInt8]) -> String {
    var (text, rest, count): ([UInt8], UInt32, Int) = ([], 0, 0)
    for byte in bytes {
      rest = rest << 8 | UInt32(byte)
      count += 8
      while count >= 6 {
        count -= 6
        text.append(alphabet[Int(rest >> UInt32(count) & 63)])
      }
    }
    if count > 0 { text.append(alphabet[Int(rest << UInt32(6 - count) & 63)]) }
    return String(decoding: text, as: UTF8.self)
  }

  /// - Returns: Nothing for what is no such text.
  static func decode(_ text: String) -> [UInt8]? {
    var (bytes, rest, count): ([UInt8], UInt32, Int) = ([], 0, 0)
    for character in text.utf8 {
      guard let value = alphabet.firstIndex(of: character) else { return nil }
      rest = (rest << 6 | UInt32(value)) & 0xFFFF
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: rest >> UInt32(count)))
    }
    return bytes
  }
}
