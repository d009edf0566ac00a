import Logging
import NIOCore
import Synchronization

/// Counts the requests of each client together with all who use the same Redis under the same name.
///
/// The algorithm is that of `RateLimiter`. A window is a key that expires where the window ends, by the clock of the Redis: no
/// process has to agree with another about the time, and nothing is stored longer than a window lasts. While the Redis does
/// not count, requests pass: after a failure nobody waits for it during a pause, which doubles up to a second; then one
/// request asks.
final class SharedRateLimiter: RateCounter {
  typealias Standing = RateLimiter.Standing

  /// Answers how many requests are counted, in how many milliseconds the window ends, and whether this one passes.
  static let script = RedisScript(
    text: """
      -- KEYS: the window. ARGV: its requests, its milliseconds, how many requests to count. In one step, so that none is lost.
      local limit, window, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
      local left = redis.call('PTTL', KEYS[1])
      if left < 1 then
        if cost > 0 then redis.call('SET', KEYS[1], cost, 'PX', window) end
        return {cost, window, 1}
      end
      local sent = tonumber(redis.call('GET', KEYS[1]))
      if sent + cost > limit then return {sent, left, 0} end
      if cost > 0 then redis.call('INCRBY', KEYS[1], cost) end
      return {sent + cost, left, 1}

      """,
    digest: "39b3d69fdc6149bcefc3da654bbbb9813c76a0da"
  )

  private static let shortestPause = TimeAmount.milliseconds(100)
  private static let longestPause = TimeAmount.seconds(1)

  /// While the Redis does not count.
  private struct Outage {
    var pause: TimeAmount
    var asksAgain: NIODeadline
  }

  private enum Turn {
    case asks, probes, passes
  }

  let limit: RateLimit
  private let prefix: String
  private let redis: RedisClient
  private let metrics: Metrics
  private let logger: Logger
  private let clock: @Sendable () -> NIODeadline
  private let outage = Mutex<Outage?>(nil)

  /// - Parameter name: The service's.
  init(
    _ limit: RateLimit,
    name: String,
    redis: RedisClient,
    metrics: Metrics,
    logger: Logger,
    clock: @escaping @Sendable () -> NIODeadline = { .now() }
  ) {
    self.limit = limit
    // What has another limit has other windows, so that no answer has to fit to a limit that it was not counted for.
    prefix = "\(name):rate:\(limit.requests)/\(limit.seconds):"
    self.redis = redis
    self.metrics = metrics
    self.logger = logger
    self.clock = clock
  }

  /// Counts a request, unless the client has none left; one that cannot be counted is like the first of a window.
  func admit(_ client: ClientAddress) async -> Standing {
    if let standing = await ask(client, cost: 1) { return standing }
    metrics.recordRateUncounted()
    return Standing(remaining: limit.requests - 1, reset: limit.seconds)
  }

  func standing(of client: ClientAddress) async -> Standing {
    await ask(client, cost: 0) ?? Standing(remaining: limit.requests, reset: limit.seconds)
  }

  func close() async {
    await redis.close()
  }

  private func ask(_ client: ClientAddress, cost: Int) async -> Standing? {
    let turn = turn()
    guard turn != .passes else { return nil }
    do {
      let key = prefix + client.text
      let arguments = [limit.requests, limit.seconds * 1000, cost]
      let standing = try read(await redis.run(Self.script, key: key, arguments: arguments))
      if turn == .probes { end() }
      return standing
    } catch {
      // Whatever a Redis does, or what is there in its place: the requests are to pass.
      fail(error, turn)
      return nil
    }
  }

  private func turn() -> Turn {
    outage.withLock { outage in
      guard let pause = outage else { return .asks }
      let now = clock()
      guard pause.asksAgain <= now else { return .passes }
      // Others pass until this one knows more.
      outage?.asksAgain = now + RedisClient.timeout
      return .probes
    }
  }

  private func end() {
    outage.withLock { $0 = nil }
    logger.warning("Redis counts requests again")
  }

  private func fail(_ error: any Error, _ turn: Turn) {
    let isNew = outage.withLock { outage in
      guard let pause = outage?.pause else {
        outage = Outage(pause: Self.shortestPause, asksAgain: clock() + Self.shortestPause)
        return true
      }
      // Who was asked before the one that has begun the pause failed does not make it longer.
      guard turn == .probes else { return false }
      let longer = min(pause + pause, Self.longestPause)
      outage = Outage(pause: longer, asksAgain: clock() + longer)
      return false
    }
    guard isNew else { return }
    logger.error("Redis does not count requests, so all of them pass", metadata: ["error": "\(error)"])
  }

  private func read(_ reply: RESPValue) throws(RedisFailure) -> Standing {
    if case .error(let reason) = reply { throw .refused(reason) }
    guard case .array(let values) = reply, values.count == 3,
      case .integer(let sent) = values[0], (0...Int64(limit.requests)) ~= sent,
      case .integer(let left) = values[1], (1...Int64(limit.seconds) * 1000) ~= left,
      case .integer(let passes) = values[2], (0...1) ~= passes
    else { throw .nonsense }
    return Standing(
      remaining: limit.requests - Int(sent),
      reset: Int((left + 999) / 1000),
      isExceeded: passes == 0
    )
  }
}

extension ClientAddress {
  /// What a key calls the client: `192.0.2.1`, or `2001:db8:0:1::/64`.
  var text: String {
    switch self {
    case .v4(let address):
      [24, 16, 8, 0].map { String(address >> $0 & 0xFF) }.joined(separator: ".")
    case .v6(let network):
      [48, 32, 16, 0].map { String(network >> $0 & 0xFFFF, radix: 16) }.joined(separator: ":") + "::/64"
    case .unknown: "unknown"
    }
  }
}
