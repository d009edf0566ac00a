import NIOCore
import Synchronization

/// Counts the requests of each client in this process, in windows that begin with its first request.
///
/// A request costs the same however many clients there are. No more than `capacity` of them are remembered: whose
/// window is over goes first, then whose has begun first.
final class RateLimiter: RateCounter {
  /// Where a client stands.
  struct Standing: Sendable, Equatable {
    /// How many more requests pass in this window.
    var remaining: Int
    /// In how many seconds the window ends, rounded up: at least 1.
    var reset: Int
    var isExceeded = false
  }

  private struct Window {
    var start: NIODeadline
    var requests: Int
  }

  private struct State {
    var windows: [ClientAddress: Window] = [:]
    /// Clients by when their windows have begun; some of these windows may have been replaced by later ones.
    var order: CircularBuffer<(client: ClientAddress, start: NIODeadline)> = []

    mutating func forgetOldest() {
      let oldest = order.removeFirst()
      if windows[oldest.client]?.start == oldest.start { windows[oldest.client] = nil }
    }
  }

  let limit: RateLimit
  private let length: TimeAmount
  private let capacity: Int
  private let clock: @Sendable () -> NIODeadline
  private let state = Mutex(State())

  init(
    _ limit: RateLimit,
    capacity: Int = 100_000,
    clock: @escaping @Sendable () -> NIODeadline = { .now() }
  ) {
    self.limit = limit
    length = .seconds(Int64(limit.seconds))
    self.capacity = capacity
    self.clock = clock
  }

  /// Counts a request, unless the client has none left.
  func admit(_ client: ClientAddress) -> Standing {
    state.withLock { state in
      let now = clock()
      guard var window = state.windows[client], now < window.start + length else {
        begin(Window(start: now, requests: 1), of: client, in: &state)
        return Standing(remaining: limit.requests - 1, reset: limit.seconds)
      }
      let isExceeded = window.requests >= limit.requests
      if !isExceeded {
        window.requests += 1
        state.windows[client] = window
      }
      return standing(in: window, at: now, isExceeded: isExceeded)
    }
  }

  /// Where the client stands, of whom nothing is counted.
  func standing(of client: ClientAddress) -> Standing {
    state.withLock { state in
      let now = clock()
      guard let window = state.windows[client], now < window.start + length else {
        return Standing(remaining: limit.requests, reset: limit.seconds)
      }
      return standing(in: window, at: now)
    }
  }

  func close() {}

  /// How many clients are remembered.
  var count: Int { state.withLock { $0.windows.count } }

  private func begin(_ window: Window, of client: ClientAddress, in state: inout State) {
    // Two for each new one, so that those whose windows are over become fewer, and no request waits for all of them.
    for _ in 0..<2 {
      guard let oldest = state.order.first, oldest.start + length <= window.start else { break }
      state.forgetOldest()
    }
    state.windows[client] = window
    state.order.append((client, window.start))
    while state.windows.count > capacity { state.forgetOldest() }
  }

  private func standing(in window: Window, at now: NIODeadline, isExceeded: Bool = false) -> Standing {
    let left = (window.start + length - now).nanoseconds
    return Standing(
      remaining: limit.requests - window.requests,
      reset: Int((left + 999_999_999) / 1_000_000_000),
      isExceeded: isExceeded
    )
  }
}
