import Foundation
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Testing

@testable import ServiceRuntime

@Suite("Rate limits in a Redis", .serialized)
struct SharedRateLimiterTests {
  private typealias Standing = RateLimiter.Standing
  private static let a = ClientAddress.v4(0xC000_0201)
  private static let b = ClientAddress.v4(2)

  private static let gone = "error Redis does not count requests, so all of them pass"
  private static let back = "warning Redis counts requests again"

  /// A limiter, what it logs and what it could not count; its time passes when it is told to.
  private final class Bench: Sendable {
    let limiter: SharedRateLimiter
    let metrics = Metrics()
    private let lines = Lines()
    private let time = Time()

    init(_ url: RedisURL, _ requests: Int = 3, _ seconds: Int = 60, name: String = "test") {
      let (log, time) = (Log(lines: lines), time)
      limiter = SharedRateLimiter(
        RateLimit(requests: requests, seconds: seconds),
        name: name,
        redis: RedisClient(url),
        metrics: metrics,
        logger: Logger(label: "test", factory: { _ in log }),
        clock: { time.now.withLock(\.self) }
      )
    }

    var logged: [String] { lines.all.withLock(\.self) }
    var uncounted: UInt64 { metrics.rateUncounted }

    func pass(_ amount: TimeAmount) {
      time.now.withLock { $0 = $0 + amount }
    }

    /// A request that is counted, however busy the machine is.
    func counted(_ client: ClientAddress = a) async -> Standing {
      let before = uncounted
      let standing = await limiter.admit(client)
      #expect(uncounted == before)
      return standing
    }
  }

  private final class Time: Sendable {
    let now = Mutex(NIODeadline.uptimeNanoseconds(1))
  }

  private final class Lines: Sendable {
    let all = Mutex<[String]>([])
  }

  private struct Log: LogHandler {
    let lines: Lines
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.trace

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
      get { metadata[key] }
      set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
      lines.all.withLock { $0.append("\(event.level) \(event.message)") }
    }
  }

  private func bench(
    _ url: RedisURL,
    _ requests: Int = 3,
    _ seconds: Int = 60,
    name: String = "test",
    _ test: (Bench) async throws -> Void
  ) async throws {
    let bench = Bench(url, requests, seconds, name: name)
    try await test(bench)
    await bench.limiter.close()
  }

  // MARK: - The script

  @Test("every target runs the same script, by the digest that a Redis gives it")
  func digest() async throws {
    #expect(SharedRateLimiter.script.digest == "39b3d69fdc6149bcefc3da654bbbb9813c76a0da")
    try await withRedis { redis in
      let client = RedisClient(redis.url)
      let reply = try await client.send(["SCRIPT", "LOAD", SharedRateLimiter.script.text])
      #expect(reply == .bulk(Array(SharedRateLimiter.script.digest.utf8)))
      await client.close()
    }
  }

  @Test("a window begins with its first request, and ends in time")
  func window() async throws {
    try await withRedis { redis in
      try await bench(redis.url, 2, 2) { one in
        #expect(await one.limiter.standing(of: Self.a) == Standing(remaining: 2, reset: 2))
        #expect(await one.counted() == Standing(remaining: 1, reset: 2))
        #expect(await one.counted().remaining == 0)
        let third = await one.counted()
        #expect(third.remaining == 0)
        #expect(third.isExceeded)
        let standing = await one.limiter.standing(of: Self.a)
        #expect(standing.remaining == 0)
        #expect(!standing.isExceeded)
        #expect(await one.counted(Self.b) == Standing(remaining: 1, reset: 2))
        try await Task.sleep(for: .seconds(third.reset) + .milliseconds(50))
        #expect(await one.counted() == Standing(remaining: 1, reset: 2))
        #expect(one.logged == [])
      }
    }
  }

  @Test("it counts as memory does")
  func parity() async throws {
    let memory = RateLimiter(RateLimit(requests: 3, seconds: 3600), clock: { .uptimeNanoseconds(1) })
    try await withRedis { redis in
      try await bench(redis.url, 3, 3600) { one in
        for (step, client) in [Self.a, Self.b, Self.a, Self.a, Self.a, Self.b, Self.a, Self.b, Self.b].enumerated() {
          var found = await step % 4 == 3 ? one.limiter.standing(of: client) : one.limiter.admit(client)
          if found.reset == 3599 { found.reset = 3600 }
          #expect(found == (step % 4 == 3 ? memory.standing(of: client) : memory.admit(client)))
        }
        #expect(one.uncounted == 0)
      }
    }
  }

  @Test("processes with one name share, those with another name or limit do not")
  func sharing() async throws {
    try await withRedis { redis in
      try await bench(redis.url) { one in
        try await bench(redis.url) { two in
          #expect(await one.counted().remaining == 2)
          #expect(await two.counted().remaining == 1)
          try await bench(redis.url, name: "other") { #expect(await $0.counted().remaining == 2) }
          try await bench(redis.url, 3, 61) { #expect(await $0.counted().remaining == 2) }
          #expect(await one.counted().remaining == 0)
          #expect(await two.counted().isExceeded)
        }
      }
    }
  }

  @Test("no request of many at once is counted twice, or not at all")
  func atOnce() async throws {
    try await withRedis { redis in
      try await bench(redis.url, 100) { one in
        try await bench(redis.url, 100) { two in
          let found = await withTaskGroup(of: [Standing].self) { tasks in
            for index in 0..<10 {
              tasks.addTask {
                var found: [Standing] = []
                for _ in 0..<15 { found.append(await (index % 2 == 0 ? one : two).limiter.admit(Self.a)) }
                return found
              }
            }
            return await tasks.reduce(into: []) { $0 += $1 }
          }
          #expect(one.uncounted + two.uncounted == 0)
          #expect(found.filter { !$0.isExceeded }.map(\.remaining).sorted() == Array(0..<100))
        }
      }
    }
  }

  @Test("a key says whose it is, and goes when the window ends")
  func keys() async throws {
    try await withRedis { redis in
      let client = RedisClient(redis.url)
      let key = "test:rate:5/7:192.0.2.1"
      try await bench(redis.url, 5, 7) { one in
        _ = await one.limiter.standing(of: Self.a)
        #expect(try await client.send(["KEYS", "*"]) == .array([]))
        _ = await one.counted()
        _ = await one.counted()
        #expect(try await client.send(["KEYS", "*"]) == .array([.bulk(Array(key.utf8))]))
        #expect(try await client.send(["GET", key]) == .bulk(Array("2".utf8)))
        #expect(try await Self.ends(key, client))
        // What cannot end, whoever made it so, is no window.
        _ = try await client.send(["PERSIST", key])
        #expect(await one.counted() == Standing(remaining: 4, reset: 7))
        #expect(try await Self.ends(key, client))
      }
      await client.close()
    }
  }

  private static func ends(_ key: String, _ client: RedisClient) async throws -> Bool {
    guard case .integer(let left) = try await client.send(["PTTL", key]) else { return false }
    return (1...7000) ~= left
  }

  @Test("a script that was forgotten is sent again")
  func forgotten() async throws {
    try await withRedis { redis in
      let client = RedisClient(redis.url)
      try await bench(redis.url) { one in
        _ = await one.counted()
        #expect(try await client.send(["SCRIPT", "FLUSH"]) == .simple("OK"))
        #expect(await one.counted().remaining == 1)
        _ = await one.counted()
        guard case .bulk(let text) = try await client.send(["INFO", "commandstats"]) else {
          throw RedisFailure.nonsense
        }
        #expect(String(decoding: text, as: UTF8.self).contains("cmdstat_eval:calls=2,"))
      }
      await client.close()
    }
  }

  @Test(
    "a client is called by its address",
    arguments: [
      (.v4(0xC000_0201), "192.0.2.1"), (.v6(0x2001_0DB8_0001_0002), "2001:db8:1:2::/64"), (.v6(0), "0:0:0:0::/64"),
      (.unknown, "unknown"),
    ] as [(ClientAddress, String)]
  )
  func names(client: ClientAddress, text: String) {
    #expect(client.text == text)
  }

  // MARK: - Its absence

  @Test("while nothing listens all pass, and it is said once")
  func nobody() async throws {
    try await withRedis { redis in
      await redis.stop()
      try await bench(redis.url) { one in
        for _ in 0..<10 {
          #expect(await one.limiter.admit(Self.a) == Standing(remaining: 2, reset: 60))
          #expect(await one.limiter.standing(of: Self.a) == Standing(remaining: 3, reset: 60))
          one.pass(.seconds(1))
        }
        #expect(one.uncounted == 10)
        #expect(one.logged == [Self.gone])
      }
    }
  }

  @Test("it counts again once it is back")
  func recovery() async throws {
    try await withRedis { redis in
      try await bench(redis.url) { one in
        _ = await one.counted()
        await redis.stop()
        #expect(await one.limiter.admit(Self.a) == Standing(remaining: 2, reset: 60))
        try await redis.start()
        // Nobody has asked since.
        #expect(await one.limiter.admit(Self.a) == Standing(remaining: 2, reset: 60))
        #expect(one.uncounted == 2)
        one.pass(.milliseconds(100))
        #expect(await one.counted().remaining == 2)
        #expect(await one.counted().remaining == 1)
        #expect(one.logged == [Self.gone, Self.back])
        await redis.stop()
        _ = await one.limiter.admit(Self.a)
        #expect(one.logged == [Self.gone, Self.back, Self.gone])
      }
    }
  }

  @Test("a connection that was lost while nobody asked is made again without an outage")
  func reconnection() async throws {
    try await withRedis { redis in
      let client = RedisClient(redis.url)
      try await bench(redis.url) { one in
        _ = await one.counted()
        _ = try await client.send(["CLIENT", "KILL", "SKIPME", "yes"])
        try await Task.sleep(for: .milliseconds(100))
        #expect(await one.counted().remaining == 1)
        #expect(one.logged == [])
      }
      await client.close()
    }
  }

  @Test("nobody waits long, and during a pause nobody waits")
  func patience() async throws {
    try await withRedis { redis in
      try await bench(redis.url, 100) { one in
        _ = await one.counted()
        await redis.hold()
        let clock = ContinuousClock()
        let asked = await clock.measure {
          await withTaskGroup(of: Void.self) { tasks in
            for _ in 0..<30 { tasks.addTask { _ = await one.limiter.admit(Self.a) } }
          }
        }
        #expect((Duration.milliseconds(240)...Duration.milliseconds(1000)).contains(asked))
        let passed = await clock.measure {
          for _ in 0..<100 { _ = await one.limiter.admit(Self.a) }
        }
        #expect(passed < .milliseconds(250))
        #expect(one.uncounted == 130)
        #expect(one.logged == [Self.gone])
        await redis.goOn()
        one.pass(.milliseconds(100))
        _ = await one.counted()
        #expect(one.logged == [Self.gone, Self.back])
      }
    }
  }

  @Test("the pause doubles up to a second, and one request ends it")
  func pauses() async throws {
    try await Pretender.answering([]) { pretender, url in
      try await bench(url) { one in
        _ = await one.limiter.admit(Self.a)
        for pause in [100, 200, 400, 800, 1000, 1000] as [Int64] {
          one.pass(.milliseconds(pause - 10))
          let before = pretender.requests
          _ = await one.limiter.admit(Self.a)
          #expect(pretender.requests == before)
          one.pass(.milliseconds(20))
          await withTaskGroup(of: Void.self) { tasks in
            for _ in 0..<5 { tasks.addTask { _ = await one.limiter.admit(Self.a) } }
          }
          #expect(pretender.requests == before + 1)
        }
        #expect(one.logged == [Self.gone])
      }
    }
  }

  @Test(
    "nonsense lets everybody pass",
    arguments: [
      "HTTP/1.1 400 Bad Request\r\n\r\n", "\0\0\0", "+OK\r\n", "$-1\r\n", "*-1\r\n",
      "*0\r\n", ":1\r\n", "*2\r\n:1\r\n:60000\r\n", "*4\r\n:1\r\n:60000\r\n:1\r\n:1\r\n",
      "*3\r\n:1\r\n:60000\r\n$1\r\n1\r\n", "*3\r\n:1\r\n:60000\r\n:2\r\n", "*3\r\n:1\r\n:60001\r\n:1\r\n",
      "*3\r\n:1\r\n:0\r\n:1\r\n", "*3\r\n:4\r\n:60000\r\n:1\r\n", "*3\r\n:-1\r\n:60000\r\n:1\r\n",
      "*3\r\n:1\r\n:99999999999999999999999999\r\n:1\r\n", "*3\r\n:x\r\n:60000\r\n:1\r\n", "*99999999999\r\n",
      "$99999999999\r\nx", "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n", "-ERR it is full\r\n",
      "-NOSCRIPT No matching script\r\n", "-READONLY You can't write against a read only replica.\r\n",
      "-MOVED 866 127.0.0.1:6381\r\n", "-LOADING Redis is loading the dataset in memory\r\n",
      "*3\r\n:1\r\n:60000\r\n:1\r\nwhat nobody has asked for\r\n+OK\r\n",
    ]
  )
  func nonsense(answer: String) async throws {
    try await Pretender.answering([answer]) { _, url in
      try await bench(url) { one in
        let first = await one.limiter.admit(Self.a)
        #expect(first == Standing(remaining: 2, reset: 60))
        let second = await one.limiter.admit(Self.a)
        #expect(second == Standing(remaining: 2, reset: 60))
        #expect((1...2).contains(one.uncounted))
        #expect(one.logged == [Self.gone])
      }
    }
  }

  @Test("a late reply is nobody else's")
  func late() async throws {
    try await Pretender.answering([]) { pretender, url in
      try await bench(url) { one in
        _ = await one.limiter.admit(Self.a)
        one.pass(.seconds(1))
        _ = await one.limiter.admit(Self.a)
        #expect(pretender.opened == 2)
      }
    }
  }

  // MARK: - Who may ask it

  @Test("the address says who asks which database")
  func identity() async throws {
    try await withRedis(["--requirepass", "p@ss:word"]) { redis in
      let address = "127.0.0.1:\(redis.port)"
      let whole = try #require(RedisURL("redis://:p%40ss%3Aword@\(address)/3"))
      let client = RedisClient(whole)
      #expect(try await client.send(["ACL", "SETUSER", "svc", "on", ">s3cret", "~test:*", "+@all"]) == .simple("OK"))
      try await bench(whole) { _ = await $0.counted(Self.a) }
      try await bench(try #require(RedisURL("redis://svc:s3cret@\(address)/3"))) { _ = await $0.counted(Self.b) }
      #expect(try await client.send(["DBSIZE"]) == .integer(2))
      await client.close()
      for refused in ["redis://\(address)", "redis://:wrong@\(address)", "redis://:p%40ss%3Aword@\(address)/99"] {
        try await bench(try #require(RedisURL(refused))) { one in
          _ = await one.limiter.admit(Self.a)
          #expect(one.uncounted == 1)
          #expect(one.logged == [Self.gone])
        }
      }
    }
  }

  // MARK: - The service

  private static var service: TestService {
    var routes = RouteTable()
    routes.get("/things") { _, _ in .record { $0.value("thing") } }
    return TestService(routes: routes)
  }

  private static func configuration(_ url: RedisURL?) -> ServiceConfiguration {
    var configuration = ServiceConfiguration(databaseURL: "sqlite:test.sqlite")
    configuration.rateLimit = RateLimit(requests: 2, seconds: 3600)
    configuration.redisURL = url
    return configuration
  }

  @Test("answers are those of memory")
  func answers() async throws {
    try await withRedis { redis in
      let found = Mutex<[[TestAnswer]]>([])
      for url in [nil, redis.url] {
        try await serving(Self.service, configuration: Self.configuration(url)) { client, _ in
          var answers = [try await client.send("GET", "/things", headers: ["Accept": "text/html"])]
          for _ in 0..<4 { answers.append(try await client.send("GET", "/things")) }
          #expect(answers.map(\.status) == [406, 200, 200, 429, 429])
          for index in answers.indices {
            // Nothing else may differ; and a second may have passed.
            for name in ["x-request-id", "date"] { answers[index].headers[name] = nil }
            for name in ["ratelimit-reset", "retry-after"] where answers[index].headers[name] == "3599" {
              answers[index].headers[name] = "3600"
            }
          }
          found.withLock { [answers] in $0.append(answers) }
        }
      }
      let both = found.withLock(\.self)
      #expect(both[0] == both[1])
    }
  }

  @Test("two services share, and say what they could not count")
  func services() async throws {
    try await withRedis { redis in
      let configuration = Self.configuration(redis.url)
      try await serving(Self.service, configuration: configuration) { one, _ in
        try await serving(Self.service, configuration: configuration) { two, _ in
          for (client, status) in [(one, 200), (two, 200), (one, 429), (two, 429)] {
            let answer = try await client.send("GET", "/things")
            #expect(answer.status == status)
          }
          await redis.stop()
          for client in [one, two] {
            let answer = try await client.send("GET", "/things")
            #expect(answer.status == 200)
            #expect(answer.headers["ratelimit-remaining"] == "1")
            let numbers = try await client.send("GET", "/metrics")
            #expect(numbers.text.contains("\nhttp_requests_rate_limited_total 1\n"))
            #expect(numbers.text.hasSuffix("\nhttp_requests_rate_uncounted_total 1\n"))
          }
        }
      }
    }
  }

  @Test("without a limit no Redis is needed, and without a Redis nothing is said of one", arguments: [true, false])
  func absent(hasLimit: Bool) async throws {
    var configuration = Self.configuration(hasLimit ? nil : RedisURL(host: "127.0.0.1", port: 1))
    if !hasLimit { configuration.rateLimit = nil }
    try await serving(Self.service, configuration: configuration) { client, _ in
      _ = try await client.send("GET", "/things")
      let numbers = try await client.send("GET", "/metrics")
      #expect(!numbers.text.contains("uncounted"))
    }
  }
}
