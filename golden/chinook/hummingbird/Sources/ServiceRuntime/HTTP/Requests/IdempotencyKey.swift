/// The header that tells one create of a client from every other (draft-ietf-httpapi-idempotency-key-header).
enum IdempotencyKey {
  private static let longest = 255

  /// The key that a header's values spell: a string of RFC 8941, or the same without quotes.
  ///
  /// - Returns: Nothing where there is no such header.
  /// - Throws: 400 `invalid_parameter` for what is no key, and for several.
  static func key(of values: [String]) throws(ServiceError) -> String? {
    guard let text = values.first else { return nil }
    let bytes = text.utf8.drop { $0 == 0x20 || $0 == 0x09 }
    let trimmed = Array(bytes.reversed().drop { $0 == 0x20 || $0 == 0x09 }.reversed())
    guard values.count == 1, let key = trimmed.first == UInt8(ascii: "\"") ? unquoted(trimmed) : trimmed,
      (1...longest).contains(key.count), key.allSatisfy({ (0x21...0x7E).contains($0) })
    else {
      throw .invalidHeader("Idempotency-Key", "has to be one key of 1 to 255 visible ASCII characters")
    }
    return String(decoding: key, as: UTF8.self)
  }

  /// What stands between the quotes, which end the text; nothing where they do not, or something is escaped that needs not be.
  private static func unquoted(_ text: [UInt8]) -> [UInt8]? {
    let (quote, escape) = (UInt8(ascii: "\""), UInt8(ascii: "\\"))
    var key: [UInt8] = []
    var index = 1
    while index < text.count {
      switch text[index] {
      case quote: return index == text.count - 1 ? key : nil
      case escape:
        index += 1
        guard index < text.count, text[index] == quote || text[index] == escape else { return nil }
        key.append(text[index])
      case let byte: key.append(byte)
      }
      index += 1
    }
    return nil
  }
}
