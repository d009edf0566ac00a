import HTTPTypes
import Hummingbird
import Synchronization

/// A request to a route with a rate limit: counted where its handler would be reached, and told of by its answer, whatever
/// that is.
final class RateVisit: Sendable {
  private let counter: any RateCounter
  private let client: ClientAddress
  private let metrics: Metrics
  private let standing = Mutex<RateLimiter.Standing?>(nil)

  init(_ client: ClientAddress, countedBy counter: any RateCounter, _ metrics: Metrics) {
    self.counter = counter
    self.client = client
    self.metrics = metrics
  }

  /// - Throws: 429 when the client has no request left.
  func enter() async throws(ServiceError) {
    let found = await counter.admit(client)
    standing.withLock { $0 = found }
    guard found.isExceeded else { return }
    metrics.recordRateLimited()
    throw .rateLimited(retryAfter: found.reset)
  }

  /// Says where the client stands (draft-ietf-httpapi-ratelimit-headers-06).
  func apply(to response: inout Response) async {
    let found: RateLimiter.Standing
    if let known = standing.withLock(\.self) {
      found = known
    } else {
      found = await counter.standing(of: client)
    }
    response.headers[.rateLimitLimit] = "\(counter.limit.requests)"
    response.headers[.rateLimitRemaining] = "\(found.remaining)"
    response.headers[.rateLimitReset] = "\(found.reset)"
    response.headers[.rateLimitPolicy] = "\(counter.limit.requests);w=\(counter.limit.seconds)"
  }
}

extension HTTPField.Name {
  fileprivate static let rateLimitLimit = Self("RateLimit-Limit")!
  fileprivate static let rateLimitRemaining = Self("RateLimit-Remaining")!
  fileprivate static let rateLimitReset = Self("RateLimit-Reset")!
  fileprivate static let rateLimitPolicy = Self("RateLimit-Policy")!
}
