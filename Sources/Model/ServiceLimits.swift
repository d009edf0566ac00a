package import Diagnostics

/// How much one client may ask of a service.
package struct ServiceLimits: Sendable, Equatable {
  /// Of each client's address; absent where every client may ask as often as it likes.
  package var rate: RateLimit?
  /// The most bytes that a request's body may have.
  package var body = Self.usualBody

  /// Where the spec says nothing else.
  package static let usualBody = 1 << 20

  /// What a spec can say of limits.
  package enum Trait: Sendable, Hashable {
    case rate, body
  }

  /// Where the spec says it, for what it says.
  package var places: [Trait: SourceRange] = [:]

  package init() {}

  /// `body` as specs and settings spell it.
  package var bodyText: String {
    let unit = [("MB", 1 << 20), ("KB", 1 << 10)].first { body.isMultiple(of: $0.1) } ?? ("B", 1)
    return "\(body / unit.1)\(unit.0)"
  }
}

/// So many requests in so many seconds.
package struct RateLimit: Sendable, Equatable {
  package var requests: Int
  package var seconds: Int

  package init(requests: Int, seconds: Int) {
    self.requests = requests
    self.seconds = seconds
  }

  /// As specs and settings spell it: `100/15m`.
  package var text: String {
    let unit = [("h", 3600), ("m", 60)].first { seconds.isMultiple(of: $0.1) } ?? ("s", 1)
    return "\(requests)/\(seconds / unit.1)\(unit.0)"
  }

  /// Whether some client can ask less often than by another limit, at once or in the long run.
  package func isTighter(than other: RateLimit) -> Bool {
    requests < other.requests || requests * other.seconds < other.requests * seconds
  }
}
