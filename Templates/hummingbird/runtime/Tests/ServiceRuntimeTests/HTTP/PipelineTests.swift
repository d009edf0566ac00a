import Hummingbird
import NIOCore
import Testing

@testable import ServiceRuntime

@Suite("Pipeline")
struct PipelineTests {
  private struct Surprise: Error {}

  /// Hands out a header, and refuses a request that asks for it.
  private struct Doorkeeper: ServiceMiddleware {
    func handle(
      _ request: Request,
      context: ServiceContext,
      next: (Request, ServiceContext) async throws -> Response
    ) async throws -> Response {
      guard request.headers[.userAgent] != "stranger" else { throw ServiceError.forbidden() }
      var response = try await next(request, context)
      response.headers[.server] = "door"
      return response
    }
  }

  private static func service(_ middleware: [any MiddlewareProtocol<Request, Response, ServiceContext>] = [])
    -> TestService
  {
    var routes = RouteTable()
    routes.get("/small") { _, _ in .record { $0.value("small") } }
    routes.get("/large") { _, _ in .record { $0.value(String(repeating: "large ", count: 500)) } }
    routes.get("/bytes") { _, _ in .text(String(repeating: "x", count: 5000), type: "image/png") }
    routes.get("/surprise") { _, _ in throw Surprise() }
    routes.get("/teapot") { _, _ in throw HTTPError(.badRequest) }
    routes.get("/books/{id}") { _, context in .record { $0.value(context.parameter("id")) } }
    var service = TestService(routes: routes)
    service.middleware = middleware
    return service
  }

  @Test("every answer has an id, the client's own when that is harmless")
  func ids() async throws {
    try await serving(Self.service()) { client, _ in
      let own = try await client.send("GET", "/small", headers: ["X-Request-ID": "abc-1.2_3"])
      #expect(own.headers["x-request-id"] == "abc-1.2_3")
      for bad in ["", "a b", "a\"b", String(repeating: "a", count: 129)] {
        let made = try await client.send("GET", "/nowhere", headers: ["X-Request-ID": bad])
        let id = try #require(made.headers["x-request-id"])
        #expect(id.count == 16 && id != bad)
      }
    }
  }

  @Test("an unexpected error is 500 with the id under which the log has its cause, and nothing else of it")
  func surprise() async throws {
    let lines = try await serving(Self.service()) { client, _ in
      let answer = try await client.send("GET", "/surprise", headers: ["X-Request-ID": "find-me"])
      #expect(answer.status == 500)
      #expect(
        answer.text
          == #"{"error":{"code":"internal","message":"Something went wrong on our side.","details":[],"id":"find-me"}}"#
      )
    }
    let logged = try lines.map { try JSONValue(parsing: Array($0.utf8)) }
      .filter { $0["level"] == .string("error") }
    #expect(logged.count == 1)
    #expect(logged.first?["request_id"] == .string("find-me"))
    #expect(logged.first?["error"] == .string("Surprise()"))
  }

  @Test("errors of Hummingbird's own get the envelope")
  func foreignErrors() async throws {
    try await serving(Self.service()) { client, _ in
      let answer = try await client.send("GET", "/teapot")
      #expect(answer.status == 400)
      #expect(answer.headers["content-type"] == "application/json")
      #expect(answer.text == #"{"error":{"code":"malformed_json","message":"Bad Request.","details":[]}}"#)
    }
  }

  @Test("the access log has one JSON line for a request, without its query")
  func accessLog() async throws {
    let lines = try await serving(Self.service()) { client, _ in
      _ = try await client.send("GET", "/books/7?token=secret", headers: ["X-Request-ID": "one"])
    }
    let requests = try lines.map { try JSONValue(parsing: Array($0.utf8)) }
      .filter { $0["message"] == .string("request") }
    let line = try #require(requests.first)
    #expect(requests.count == 1)
    guard case .object(let members) = line else { return }
    #expect(
      members.map(\.name) == [
        "time", "level", "message", "request_id", "method", "path", "route", "status", "bytes", "microseconds",
      ]
    )
    #expect(
      members[3...8].map(\.value) == [
        .string("one"), .string("GET"), .string("/books/7"), .string("/books/{id}"), .number("200"), .number("12"),
      ]
    )
  }

  @Test("middleware of the service's own sees every request, and what it throws gets the envelope")
  func middleware() async throws {
    try await serving(Self.service([Doorkeeper()])) { client, _ in
      let admitted = try await client.send("GET", "/small")
      #expect(admitted.headers["server"] == "door")
      let refused = try await client.send("GET", "/nowhere", headers: ["User-Agent": "stranger"])
      #expect(refused.status == 403)
      #expect(refused.headers["x-content-type-options"] == "nosniff")
    }
  }

  @Test(
    "every answer tells a browser not to sniff, frame, run or keep it",
    arguments: ["/small", "/nowhere", "/surprise"]
  )
  func security(path: String) async throws {
    try await serving(Self.service()) { client, _ in
      let answer = try await client.send("GET", path)
      #expect(answer.headers["x-content-type-options"] == "nosniff")
      #expect(answer.headers["x-frame-options"] == "DENY")
      #expect(answer.headers["cache-control"] == "no-store")
      #expect(answer.headers["content-security-policy"] == "default-src 'none'; frame-ancestors 'none'")
    }
  }

  @Test(
    "an answer is compressed when the client reads gzip, it is long enough and of a kind that shrinks",
    arguments: [
      ("/large", "gzip", true), ("/large", "br, gzip;q=0.5", true), ("/large", "*", true),
      ("/large", "gzip;q=0", false), ("/large", "*, gzip;q=0", false), ("/large", "br", false),
      ("/small", "gzip", false), ("/bytes", "gzip", false),
    ]
  )
  func compression(path: String, accepted: String, isCompressed: Bool) async throws {
    try await serving(Self.service()) { client, _ in
      let plain = try await client.send("GET", path)
      let answer = try await client.send("GET", path, headers: ["Accept-Encoding": accepted])
      #expect(answer.headers["content-encoding"] == (isCompressed ? "gzip" : nil))
      #expect(plain.headers["vary"] == (path == "/large" ? "Accept-Encoding" : nil))
      if isCompressed {
        #expect(answer.body.count < 200)
        #expect(Gunzip.text(answer.body) == plain.text)
      } else {
        #expect(answer.body == plain.body)
      }
    }
  }

  @Test("with no origin allowed there is no CORS header at all")
  func corsOff() async throws {
    try await serving(Self.service()) { client, _ in
      let answer = try await client.send("GET", "/small", headers: ["Origin": "https://a.example"])
      #expect(answer.headers.keys.filter { $0.hasPrefix("access-control") || $0 == "vary" } == [])
    }
  }

  @Test("an allowed origin may ask and read, another one not")
  func cors() async throws {
    var configuration = ServiceConfiguration(databaseURL: "sqlite:test.sqlite")
    configuration.corsOrigins = ["https://a.example"]
    try await serving(Self.service(), configuration: configuration) { client, _ in
      let question = ["Origin": "https://a.example", "Access-Control-Request-Method": "GET"]
      let preflight = try await client.send("OPTIONS", "/small", headers: question)
      #expect(preflight.status == 204)
      #expect(preflight.headers["access-control-allow-origin"] == "https://a.example")
      #expect(preflight.headers["access-control-allow-methods"] == "GET, HEAD, OPTIONS")
      #expect(preflight.headers["vary"] == "Origin")

      let read = try await client.send("GET", "/nowhere", headers: ["Origin": "https://a.example"])
      #expect(read.headers["access-control-allow-origin"] == "https://a.example")
      #expect(
        read.headers["access-control-expose-headers"]
          == "ETag, Idempotency-Replayed, Link, Location, X-Request-ID, X-Truncated"
      )

      let other = try await client.send("GET", "/small", headers: ["Origin": "https://b.example"])
      #expect(other.headers["access-control-allow-origin"] == nil)
      #expect(other.headers["vary"] == "Origin")
    }
  }
}
