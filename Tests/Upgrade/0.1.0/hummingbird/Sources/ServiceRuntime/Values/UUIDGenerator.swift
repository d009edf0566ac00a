public import Foundation
import Synchronization

/// Makes version 7 UUIDs (RFC 9562, 5.7) that never go backwards, even within a millisecond or when the clock does.
///
/// The 42 bits after the time are a counter that starts at random in every millisecond with its highest bit clear
/// (RFC 9562, 6.2, method 1), the other 32 random bits are new each time.
public struct UUIDGenerator: Sendable {
  private var milliseconds: Int64
  private var counter: UInt64

  /// A generator that has made none yet.
  public init() {
    self.init(milliseconds: 0, counter: 0)
  }

  init(milliseconds: Int64, counter: UInt64) {
    self.milliseconds = milliseconds
    self.counter = counter
  }

  /// The next one, for the instant given.
  public mutating func next(at time: Timestamp, using random: inout some RandomNumberGenerator) -> UUID {
    // Before 1970 there is nothing to write the time with.
    let now = max(time.milliseconds, 0)
    let entropy = random.next()
    if now > milliseconds {
      milliseconds = now
      counter = random.next() & 0x1FF_FFFF_FFFF
    } else {
      counter += 1
      if counter > 0x3FF_FFFF_FFFF {
        milliseconds += 1
        counter = 0
      }
    }
    var bits = UInt128(milliseconds) << 80
    bits |= 0x7 << 76
    bits |= UInt128(counter >> 30) << 64
    bits |= 0b10 << 62
    bits |= UInt128(counter & 0x3FFF_FFFF) << 32
    bits |= UInt128(entropy >> 32)
    return UUID(bits: bits)
  }
}

extension UUID {
  private static let generator = Mutex(UUIDGenerator())

  /// A new version 7 UUID, greater than every one this process made before.
  public static func version7() -> UUID {
    generator.withLock { generator in
      var random = SystemRandomNumberGenerator()
      return generator.next(at: .now, using: &random)
    }
  }

  /// A new version 4 UUID: 122 random bits.
  public static func version4() -> UUID {
    UUID()
  }
}
