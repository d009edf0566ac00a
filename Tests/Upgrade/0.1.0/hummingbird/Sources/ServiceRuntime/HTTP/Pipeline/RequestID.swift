import HTTPTypes
import Hummingbird
import Synchronization

extension HTTPField.Name {
  static let requestID = Self("X-Request-ID")!
}

/// Ids that tell the requests of a service apart, in its log and at its clients.
enum RequestID {
  private static let seed = UInt64.random(in: .min ... .max)
  private static let count = Atomic<UInt64>(0)

  /// The client's own id when it is short and harmless in a log line, otherwise a new one.
  static func of(_ request: Request) -> String {
    if let given = request.headers[.requestID], isSane(given) { return given }
    return make()
  }

  /// Sixteen hexadecimal digits: a counter from a random start, stirred, so that no two of a process are equal and
  /// making one asks the system for nothing.
  static func make() -> String {
    let number = count.add(1, ordering: .relaxed).newValue
    var mixed = seed &+ number &* 0x9E37_79B9_7F4A_7C15
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    mixed ^= mixed >> 31
    return String(unsafeUninitializedCapacity: 16) { buffer in
      for index in 0..<16 {
        buffer[index] = .hexDigit(UInt8(truncatingIfNeeded: mixed >> (60 - 4 * UInt64(index))) & 15)
      }
      return 16
    }
  }

  private static func isSane(_ id: String) -> Bool {
    (1...128).contains(id.utf8.count)
      && id.utf8.allSatisfy { byte in
        byte.isASCIILetter || byte.isASCIIDigit || "-_.".utf8.contains(byte)
      }
  }
}
