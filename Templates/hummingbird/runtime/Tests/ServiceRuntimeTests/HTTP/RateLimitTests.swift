import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization
import Testing

@testable import ServiceRuntime

@Suite("Rate limits")
struct RateLimitTests {
  /// A time that passes when it is told to.
  private final class Clock: Sendable {
    private let time = Mutex(NIODeadline.uptimeNanoseconds(1))

    var now: NIODeadline { time.withLock(\.self) }

    func pass(_ amount: TimeAmount) {
      time.withLock { $0 = $0 + amount }
    }
  }

  private typealias Standing = RateLimiter.Standing
  private static let a = ClientAddress.v4(1)
  private static let b = ClientAddress.v4(2)
  private static let c = ClientAddress.v6(1)

  private static func limiter(
    _ requests: Int,
    _ seconds: Int,
    capacity: Int = 100_000,
    _ clock: Clock
  ) -> RateLimiter {
    RateLimiter(RateLimit(requests: requests, seconds: seconds), capacity: capacity, clock: { clock.now })
  }

  // MARK: - Windows

  @Test("a window begins with its first request, and the next one where it ends")
  func window() {
    let clock = Clock()
    let limiter = Self.limiter(2, 10, clock)
    #expect(limiter.standing(of: Self.a) == Standing(remaining: 2, reset: 10))
    #expect(limiter.admit(Self.a) == Standing(remaining: 1, reset: 10))
    clock.pass(.nanoseconds(1))
    #expect(limiter.admit(Self.a) == Standing(remaining: 0, reset: 10))
    clock.pass(.seconds(3))
    #expect(limiter.admit(Self.a) == Standing(remaining: 0, reset: 7, isExceeded: true))
    #expect(limiter.admit(Self.b) == Standing(remaining: 1, reset: 10))
    #expect(limiter.standing(of: Self.a) == Standing(remaining: 0, reset: 7))
    clock.pass(.seconds(7) - .nanoseconds(2))
    #expect(limiter.admit(Self.a) == Standing(remaining: 0, reset: 1, isExceeded: true))
    clock.pass(.nanoseconds(1))
    #expect(limiter.admit(Self.a) == Standing(remaining: 1, reset: 10))
    #expect(limiter.standing(of: Self.b) == Standing(remaining: 1, reset: 4))
  }

  @Test("whose window is over goes first, then whose has begun first")
  func eviction() {
    let clock = Clock()
    let limiter = Self.limiter(2, 10, capacity: 2, clock)
    for client in [Self.a, Self.b] {
      _ = limiter.admit(client)
      clock.pass(.seconds(1))
    }
    _ = limiter.admit(Self.a)
    #expect(limiter.admit(Self.c) == Standing(remaining: 1, reset: 10))
    #expect(limiter.count == 2)
    #expect(limiter.standing(of: Self.a) == Standing(remaining: 2, reset: 10))
    #expect(limiter.standing(of: Self.b) == Standing(remaining: 1, reset: 9))
    clock.pass(.seconds(9))
    _ = limiter.admit(Self.a)
    #expect(limiter.count == 2)
    #expect(limiter.standing(of: Self.c) == Standing(remaining: 1, reset: 1))
  }

  @Test("a window that begins anew is a young one")
  func renewal() {
    let clock = Clock()
    let limiter = Self.limiter(5, 10, capacity: 2, clock)
    _ = limiter.admit(Self.a)
    clock.pass(.seconds(5))
    _ = limiter.admit(Self.b)
    clock.pass(.seconds(5))
    _ = limiter.admit(Self.a)
    _ = limiter.admit(Self.c)
    #expect(limiter.standing(of: Self.a) == Standing(remaining: 4, reset: 10))
    #expect(limiter.standing(of: Self.b) == Standing(remaining: 5, reset: 10))
  }

  @Test("what is remembered is bounded, and becomes less when windows are over")
  func bound() {
    let clock = Clock()
    let limiter = Self.limiter(1, 1, capacity: 1000, clock)
    for number in 0..<3000 { _ = limiter.admit(.v4(UInt32(number))) }
    #expect(limiter.count == 1000)
    #expect(limiter.admit(.v4(2000)).isExceeded)
    #expect(!limiter.admit(.v4(1)).isExceeded)
    clock.pass(.seconds(1))
    for number in 0..<999 { _ = limiter.admit(.v4(UInt32(number))) }
    #expect(limiter.count == 999)
  }

  @Test("no request of many at once is counted twice, or not at all")
  func atOnce() async {
    let limiter = Self.limiter(500, 10, Clock())
    let admitted = await withTaskGroup(of: Int.self) { tasks in
      for _ in 0..<8 {
        tasks.addTask { (0..<100).count { _ in !limiter.admit(Self.a).isExceeded } }
      }
      return await tasks.reduce(0, +)
    }
    #expect(admitted == 500)
  }

  // MARK: - Addresses

  private static let commas = String(repeating: ",", count: 10_000)

  @Test(
    "an address is one or none",
    arguments: [
      ("192.0.2.1", .v4(0xC000_0201)), ("0.0.0.0", .v4(0)), ("::ffff:192.0.2.1", .v4(0xC000_0201)),
      ("::FFFF:c000:201", .v4(0xC000_0201)), ("2001:db8:1:2:3:4:5:6", .v6(0x2001_0DB8_0001_0002)),
      ("2001:DB8:1:2::", .v6(0x2001_0DB8_0001_0002)), ("::1", .v6(0)), ("::192.0.2.1", .v6(0)), ("", nil),
      ("localhost", nil), ("192.0.2", nil), ("192.0.2.256", nil), ("192.0.2.01", nil), ("0x7f000001", nil),
      ("192.0.2.1:80", nil), ("192.0.2.1 ", nil), ("192.0.2.1\n", nil), ("192.0.2.1\0", nil), ("[2001:db8::1]", nil),
      ("[2001:db8::1]:80", nil), ("fe80::1%eth0", nil), ("1:2:3:4:5:6:7", nil), ("1:2:3:4:5:6:7:8:9", nil),
      (":::", nil), ("::" + String(repeating: "0", count: 60), nil), ("１９２.0.2.1", nil),
      (String(repeating: "1", count: 10_000), nil),
    ] as [(String, ClientAddress?)]
  )
  func address(text: String, expected: ClientAddress?) {
    #expect(ClientAddress(text: text) == expected)
  }

  @Test(
    "the trusted proxies say who asks",
    arguments: [
      (["198.51.100.1"], 0, "192.0.2.1"), ([], 1, "192.0.2.1"), ([""], 1, "192.0.2.1"),
      ([" , ,\t,"], 1, "192.0.2.1"), (["198.51.100.1"], 1, "198.51.100.1"),
      (["198.51.100.1\t,  198.51.100.2 "], 1, "198.51.100.2"),
      (["198.51.100.1, 198.51.100.2"], 2, "198.51.100.1"),
      (["203.0.113.9, 198.51.100.1, 198.51.100.2"], 2, "198.51.100.1"),
      (["198.51.100.1, 198.51.100.2"], 10, "198.51.100.1"),
      (["203.0.113.9", "198.51.100.1", "198.51.100.2"], 2, "198.51.100.1"),
      (["203.0.113.9, 198.51.100.1", "", "198.51.100.2,"], 2, "198.51.100.1"),
      (["198.51.100.1, unknown"], 1, "192.0.2.1"), (["198.51.100.1, [2001:db8::1]:443"], 1, "192.0.2.1"),
      (["198.51.100.1:443"], 1, "192.0.2.1"), (["fe80::1%eth0"], 1, "192.0.2.1"),
      (["for=198.51.100.1"], 1, "192.0.2.1"), (["\u{FF}\u{202E}\u{301}"], 1, "192.0.2.1"),
      (["203.0.113.9,\u{301}198.51.100.1,198.51.100.2"], 1, "198.51.100.2"),
      ([String(repeating: "x", count: 10_000)], 1, "192.0.2.1"),
      ([commas + "198.51.100.1" + commas], 1, "198.51.100.1"),
      ([String(repeating: "198.51.100.9,", count: 1000) + "198.51.100.1"], 1, "198.51.100.1"),
    ] as [([String], Int, String)]
  )
  func forwarded(lines: [String], trusted: Int, expected: String) throws {
    var head = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/")
    head.headerFields = HTTPFields(lines.map { HTTPField(name: .xForwardedFor, value: $0) })
    let request = Request(head: head, body: RequestBody(buffer: ByteBuffer()))
    let peer = try SocketAddress(ipAddress: "192.0.2.1", port: 80)
    #expect(ClientAddress(of: request, peer: peer, trustedProxies: trusted) == ClientAddress(text: expected))
  }

  @Test("who is connected may come as IPv6, or have no address")
  func peers() throws {
    #expect(ClientAddress(try SocketAddress(ipAddress: "::ffff:192.0.2.1", port: 80)) == .v4(0xC000_0201))
    #expect(ClientAddress(try SocketAddress(ipAddress: "fe80::1", port: 80)) == .v6(0xFE80_0000_0000_0000))
    #expect(ClientAddress(try SocketAddress(unixDomainSocketPath: "service.socket")) == .unknown)
    #expect(ClientAddress(nil) == .unknown)
  }

  // MARK: - Answers

  private static func service() -> TestService {
    var routes = RouteTable()
    routes.get("/things/{id}") { _, context in
      guard context.parameter("id") == "1" else { throw ServiceError.notFound }
      return .record { $0.value("thing") }
    }
    routes.get("/broken") { _, _ in throw CancellationError() }
    routes.post("/things") { request, context in
      _ = try await request.json(context)
      return .noContent
    }
    return TestService(routes: routes)
  }

  private static func configuration(_ requests: Int?, _ seconds: Int = 3600) -> ServiceConfiguration {
    var configuration = ServiceConfiguration(databaseURL: "sqlite:test.sqlite")
    configuration.rateLimit = requests.map { RateLimit(requests: $0, seconds: seconds) }
    return configuration
  }

  @Test("every answer of a route says how many requests are left")
  func headers() async throws {
    try await serving(Self.service(), configuration: Self.configuration(8)) { client, _ in
      let asked = [
        ("GET", "/things/1", 200), ("HEAD", "/things/1", 200), ("GET", "/things/2", 404), ("GET", "/broken", 500),
        ("POST", "/things", 415),
      ]
      for (index, (method, path, status)) in asked.enumerated() {
        let answer = try await client.send(method, path)
        #expect(answer.status == status)
        #expect(answer.headers["ratelimit-limit"] == "8")
        #expect(answer.headers["ratelimit-remaining"] == "\(7 - index)")
        #expect(answer.headers["ratelimit-policy"] == "8;w=3600")
        #expect((3590...3600).contains(answer.headers["ratelimit-reset"].flatMap { Int($0) } ?? 0))
        #expect(answer.headers["retry-after"] == nil)
      }
      // Refused before anything is counted.
      let unaccepted = try await client.send("GET", "/things/1", headers: ["Accept": "text/html"])
      #expect(unaccepted.status == 406)
      #expect(unaccepted.headers["ratelimit-remaining"] == "3")
    }
  }

  @Test("beyond the limit is 429 with when to ask again, whatever the client says of itself")
  func refusal() async throws {
    try await serving(Self.service(), configuration: Self.configuration(1)) { client, _ in
      let admitted = try await client.send("GET", "/things/1")
      #expect(admitted.status == 200)
      for (method, path) in [("GET", "/things/1"), ("HEAD", "/things/1"), ("POST", "/things")] {
        let answer = try await client.send(method, path, headers: ["X-Forwarded-For": "198.51.100.1"])
        #expect(answer.status == 429)
        #expect(answer.headers["ratelimit-remaining"] == "0")
        #expect(answer.headers["retry-after"] == answer.headers["ratelimit-reset"])
        guard method != "HEAD" else { continue }
        #expect(
          answer.text == #"{"error":{"code":"rate_limited","message":"There were too many requests; "#
            + #"Retry-After says when the next one is answered.","details":[]}}"#
        )
      }
      let numbers = try await client.send("GET", "/metrics")
      #expect(numbers.text.hasSuffix("\nhttp_requests_rate_limited_total 3\n"))
    }
  }

  @Test("a trusted proxy says who asks")
  func proxy() async throws {
    var configuration = Self.configuration(1)
    configuration.trustedProxies = 1
    try await serving(Self.service(), configuration: configuration) { client, _ in
      for (forwarded, status) in [
        ("198.51.100.1", 200), ("198.51.100.2", 200), ("203.0.113.9, 198.51.100.1", 429), ("nobody", 200), ("", 429),
      ] {
        let answer = try await client.send("GET", "/things/1", headers: ["X-Forwarded-For": forwarded])
        #expect(answer.status == status)
      }
    }
  }

  @Test(
    "what is no route of the API does not count",
    arguments: [
      ("OPTIONS", "/things/1"), ("DELETE", "/things/1"), ("GET", "/nowhere"), ("GET", "/health"),
      ("GET", "/health/live"), ("GET", "/health/ready"), ("GET", "/metrics"), ("GET", "/openapi.json"),
      ("GET", "/docs"),
    ]
  )
  func free(method: String, path: String) async throws {
    try await serving(Self.service(), configuration: Self.configuration(1)) { client, _ in
      for _ in 0..<3 {
        let answer = try await client.send(method, path)
        #expect(answer.status != 429)
        #expect(answer.headers.keys.filter { $0.hasPrefix("ratelimit") } == [])
      }
      let admitted = try await client.send("GET", "/things/1")
      #expect(admitted.status == 200)
    }
  }

  @Test("pages of other origins may read the headers", arguments: [1, nil])
  func cors(requests: Int?) async throws {
    var configuration = Self.configuration(requests)
    configuration.corsOrigins = ["https://a.example"]
    try await serving(Self.service(), configuration: configuration) { client, _ in
      let question = ["Origin": "https://a.example", "Access-Control-Request-Method": "GET"]
      for _ in 0..<3 {
        let preflight = try await client.send("OPTIONS", "/things/1", headers: question)
        #expect(preflight.status == 204)
      }
      let rate = "RateLimit-Limit, RateLimit-Policy, RateLimit-Remaining, RateLimit-Reset, Retry-After, "
      for status in [200, requests == nil ? 200 : 429] {
        let answer = try await client.send("GET", "/things/1", headers: ["Origin": "https://a.example"])
        #expect(answer.status == status)
        #expect(
          answer.headers["access-control-expose-headers"]
            == "ETag, Idempotency-Replayed, Link, Location, \(requests == nil ? "" : rate)X-Request-ID, X-Truncated"
        )
      }
      guard requests == nil else { return }
      let answer = try await client.send("GET", "/things/1")
      #expect(answer.headers.keys.filter { $0.hasPrefix("ratelimit") } == [])
      let numbers = try await client.send("GET", "/metrics")
      #expect(!numbers.text.contains("rate_limited"))
    }
  }

  // MARK: - Settings

  @Test(
    "a rate is read",
    arguments: [
      ("100/15m", RateLimit(requests: 100, seconds: 900)), ("1/1s", RateLimit(requests: 1, seconds: 1)),
      ("1000000/24h", RateLimit(requests: 1_000_000, seconds: 86_400)),
      ("1/86400s", RateLimit(requests: 1, seconds: 86_400)), ("off", nil), ("", RateLimit(requests: 7, seconds: 7)),
    ] as [(String, RateLimit?)]
  )
  func reads(text: String, expected: RateLimit?) throws {
    let configuration = try ServiceConfiguration(
      values: ["RATE_LIMIT": text, "TRUSTED_PROXIES": "10"],
      databaseURL: "sqlite:test.sqlite",
      rateLimit: RateLimit(requests: 7, seconds: 7),
      bodyLimit: 77
    )
    #expect(configuration.rateLimit == expected)
    #expect(configuration.trustedProxies == 10)
    #expect(configuration.bodyLimit == 77)
  }

  @Test(
    "what is no rate is refused",
    arguments: ["0/1m", "1/0m", "1000001/1m", "1/25h", "01/1m", "+1/1m", "1/1", "1/1d", "1 / 1m", "1/1m/1", "no"]
  )
  func refuses(text: String) {
    let error = #expect(throws: ConfigurationError.self) {
      try ServiceConfiguration(
        values: ["RATE_LIMIT": text, "TRUSTED_PROXIES": "11"],
        databaseURL: "sqlite:test.sqlite"
      )
    }
    #expect(
      error?.problems == [
        "RATE_LIMIT is '\(text)', but has to be off, or requests in a time such as 100/15m",
        "TRUSTED_PROXIES is '11', but has to be a number from 0 to 10",
      ]
    )
  }
}
