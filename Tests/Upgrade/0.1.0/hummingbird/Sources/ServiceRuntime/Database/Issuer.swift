public import Foundation

/// Where new records get their ids from, and all of them their times: the outside world, or in tests what they say.
public struct Issuer: Sendable {
  private let clock: @Sendable () -> Timestamp
  private let identifiers: @Sendable () -> UUID

  /// Issues what the functions return.
  public init(clock: @escaping @Sendable () -> Timestamp, identifiers: @escaping @Sendable () -> UUID) {
    self.clock = clock
    self.identifiers = identifiers
  }

  /// The present.
  public func now() -> Timestamp { clock() }

  /// An id that no record has.
  public func identifier() -> UUID { identifiers() }

  /// The system's clock and UUIDs in the order of time.
  public static let version7 = Issuer(clock: { .now }, identifiers: { .version7() })

  /// The system's clock and random UUIDs.
  public static let version4 = Issuer(clock: { .now }, identifiers: { .version4() })
}
