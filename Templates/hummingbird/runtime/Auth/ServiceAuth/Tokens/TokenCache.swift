import NIOCore
import ServiceRuntime
import Synchronization

/// Remembers tokens that were verified, until they expire: a signature is checked once.
///
/// Nothing that can change is remembered: whether the session is still there is asked each time. No more than
/// `capacity` tokens are kept; who came first goes first.
final class TokenCache: Sendable {
  private struct State {
    var tokens: [String: AccessToken] = [:]
    var order: CircularBuffer<String> = []
  }

  private let issuer: TokenIssuer
  private let capacity: Int
  private let state = Mutex(State())

  init(_ issuer: TokenIssuer, capacity: Int = 10_000) {
    self.issuer = issuer
    self.capacity = capacity
  }

  /// What a token says, if it is to be believed.
  func read(_ text: String, at now: Timestamp) -> AccessToken? {
    if let known = state.withLock({ $0.tokens[text] }) { return issuer.isCurrent(known, at: now) ? known : nil }
    guard let token = issuer.read(text, at: now) else { return nil }
    state.withLock { state in
      guard state.tokens.updateValue(token, forKey: text) == nil else { return }
      state.order.append(text)
      while state.order.count > capacity { state.tokens[state.order.removeFirst()] = nil }
    }
    return token
  }

  /// How many are remembered.
  var count: Int { state.withLock { $0.tokens.count } }
}
