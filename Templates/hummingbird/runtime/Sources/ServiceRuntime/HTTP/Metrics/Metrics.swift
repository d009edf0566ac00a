import HTTPTypes
import Hummingbird
import Synchronization

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How many requests each route has answered, with which status, and how long that took.
///
/// The labels are the route as declared, never the path as asked for, so that no client can grow the table. Each thread
/// counts on a shard of its own, so that threads do not wait for one another.
public final class Metrics: Sendable {
  /// Upper bounds of the histogram's buckets, in seconds.
  static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]
  private static let nanoseconds = bounds.map { Int64($0 * 1_000_000_000) }

  /// What is counted apart from the others.
  struct Series: Hashable {
    let method: UInt8
    let route: Int32
    let status: UInt16
  }

  struct Count {
    var buckets = [UInt64](repeating: 0, count: bounds.count + 1)
    var nanoseconds: UInt64 = 0
    var requests: UInt64 = 0
  }

  private final class Shard: Sendable {
    let counts = Mutex<[Series: Count]>([:])
  }

  private static let methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]
  private let shards = (0..<16).map { _ in Shard() }
  private let refused = Atomic<UInt64>(0)
  private let uncounted = Atomic<UInt64>(0)

  /// Starts with every count at zero.
  public init() {}

  func record(_ method: HTTPRequest.Method, route: Int?, status: Int, nanoseconds: Int64) {
    let name = method.rawValue
    let series = Series(
      method: UInt8(Self.methods.firstIndex { $0 == name } ?? Self.methods.count),
      route: Int32(route ?? -1),
      status: UInt16(status)
    )
    let bucket = Self.nanoseconds.firstIndex { nanoseconds <= $0 } ?? Self.nanoseconds.count
    shards[Self.shard].counts.withLock { counts in
      counts[series, default: Count()].add(nanoseconds, bucket)
    }
  }

  /// Counts a request that a rate limit has refused.
  func recordRateLimited() { refused.add(1, ordering: .relaxed) }

  /// How many requests a rate limit has refused.
  var rateLimited: UInt64 { refused.load(ordering: .relaxed) }

  /// Counts a request that passed because nobody could count it for its rate limit.
  func recordRateUncounted() { uncounted.add(1, ordering: .relaxed) }

  /// How many requests passed because nobody could count them for their rate limit.
  var rateUncounted: UInt64 { uncounted.load(ordering: .relaxed) }

  /// All counts so far.
  func total() -> [Series: Count] {
    shards.reduce(into: [:]) { total, shard in
      shard.counts.withLock { counts in
        for (series, count) in counts { total[series, default: Count()].add(count) }
      }
    }
  }

  static func methodName(_ index: UInt8) -> String {
    Int(index) < methods.count ? methods[Int(index)] : "OTHER"
  }

  // Threads' addresses differ in their middle bits: stacks lie pages apart.
  private static var shard: Int {
    #if canImport(Darwin)
      let address = UInt(bitPattern: pthread_self())
    #else
      let address = UInt(pthread_self())
    #endif
    return Int(truncatingIfNeeded: (address &* 0x9E37_79B9_7F4A_7C15) >> 60)
  }
}

extension Metrics.Count {
  fileprivate mutating func add(_ time: Int64, _ bucket: Int) {
    buckets[bucket] += 1
    nanoseconds += UInt64(time)
    requests += 1
  }

  fileprivate mutating func add(_ other: Self) {
    for index in buckets.indices { buckets[index] += other.buckets[index] }
    nanoseconds += other.nanoseconds
    requests += other.requests
  }
}
