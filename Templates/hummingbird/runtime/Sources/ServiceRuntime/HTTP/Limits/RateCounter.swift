/// What counts the requests of each client: this process by itself, or several together.
protocol RateCounter: Sendable {
  /// How often each of them may ask.
  var limit: RateLimit { get }
  /// Counts a request, unless the client has none left.
  func admit(_ client: ClientAddress) async -> RateLimiter.Standing
  /// Where the client stands, of whom nothing is counted.
  func standing(of client: ClientAddress) async -> RateLimiter.Standing
  /// Lets go of what the counter holds.
  func close() async
}
