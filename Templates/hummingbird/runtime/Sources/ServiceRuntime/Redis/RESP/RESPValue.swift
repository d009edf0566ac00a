/// What is said to a Redis and answered by it, in its protocol RESP2 (https://redis.io/docs/latest/develop/reference/protocol-spec).
enum RESPValue: Sendable, Equatable {
  /// A word such as `OK`.
  case simple(String)
  /// Why there is no answer, such as `NOSCRIPT No matching script`.
  case error(String)
  case integer(Int64)
  /// A text of any bytes.
  case bulk([UInt8])
  case array([RESPValue])
  /// There is nothing of the kind.
  case null

  /// A command: its name and what it is about.
  static func command(_ words: [String]) -> RESPValue {
    .array(words.map { .bulk(Array($0.utf8)) })
  }

  /// Writes it as it goes over the wire. A word or an error has no line breaks in it.
  func write(to bytes: inout [UInt8]) {
    switch self {
    case .simple(let text): Self.line("+", text, to: &bytes)
    case .error(let text): Self.line("-", text, to: &bytes)
    case .integer(let number): Self.line(":", String(number), to: &bytes)
    case .bulk(let content):
      Self.line("$", String(content.count), to: &bytes)
      bytes += content
      bytes += "\r\n".utf8
    case .array(let values):
      Self.line("*", String(values.count), to: &bytes)
      for value in values { value.write(to: &bytes) }
    case .null: Self.line("$", "-1", to: &bytes)
    }
  }

  private static func line(_ kind: String, _ text: String, to bytes: inout [UInt8]) {
    bytes += kind.utf8
    bytes += text.utf8
    bytes += "\r\n".utf8
  }
}
