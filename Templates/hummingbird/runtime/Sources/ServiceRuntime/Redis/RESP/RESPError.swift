/// Why bytes are no reply of a Redis.
enum RESPError: Error, Sendable, Equatable, CustomStringConvertible {
  /// They do not follow the protocol.
  case malformed
  /// They are more, or nest deeper, than what was asked for.
  case tooLarge

  var description: String {
    switch self {
    case .malformed: "the answer is not in Redis' protocol"
    case .tooLarge: "the answer is too large"
    }
  }
}
