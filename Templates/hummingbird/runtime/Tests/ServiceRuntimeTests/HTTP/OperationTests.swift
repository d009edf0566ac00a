import Foundation
import Hummingbird
import Testing

@testable import ServiceRuntime

@Suite("Operations")
struct OperationTests {
  private struct Broken: Error {}

  private static func service() -> TestService {
    var routes = RouteTable()
    routes.get("/books/{id}") { _, _ in .record { $0.null() } }
    return TestService(routes: routes)
  }

  @Test("a service that works is live and ready")
  func healthy() async throws {
    try await serving(Self.service()) { client, _ in
      for path in ["/health", "/health/live", "/health/ready"] {
        let answer = try await client.send("GET", path)
        #expect(answer.status == 200)
        #expect(answer.text == #"{"status":"ok"}"#)
      }
    }
  }

  @Test("one whose database does not answer is live but not ready")
  func unhealthy() async throws {
    var service = Self.service()
    service.readiness = { throw Broken() }
    try await serving(service) { client, _ in
      let live = try await client.send("GET", "/health/live")
      #expect(live.status == 200)
      for path in ["/health", "/health/ready"] {
        let answer = try await client.send("GET", path)
        #expect(answer.status == 503)
        #expect(answer.text == #"{"status":"unavailable"}"#)
      }
    }
  }

  @Test("metrics count by method, declared route and status, whatever paths and methods clients make up")
  func metrics() async throws {
    try await serving(Self.service()) { client, _ in
      for id in 1...3 { _ = try await client.send("GET", "/books/\(id)") }
      _ = try await client.send("DELETE", "/books/1")
      for path in ["/a", "/b"] { _ = try await client.send("PROPFIND", path) }
      let answer = try await client.send("GET", "/metrics")
      #expect(answer.headers["content-type"] == "text/plain; version=0.0.4; charset=utf-8")
      let lines = answer.text.split(separator: "\n").map(String.init)
      #expect(
        lines.filter { $0.contains("http_requests_total") } == [
          "# HELP http_requests_total Requests answered, by method, route and status.",
          "# TYPE http_requests_total counter",
          #"http_requests_total{method="OTHER",route="",status="404"} 2"#,
          #"http_requests_total{method="DELETE",route="/books/{id}",status="405"} 1"#,
          #"http_requests_total{method="GET",route="/books/{id}",status="200"} 3"#,
        ]
      )
      let get = lines.filter { $0.contains(#"method="GET",route="/books/{id}""#) && $0.contains("duration") }
      #expect(get.count == Metrics.bounds.count + 3)
      #expect(get[Metrics.bounds.count].hasSuffix(#"status="200",le="+Inf"} 3"#))
      #expect(get.last?.hasSuffix("} 3") == true)
    }
  }

  @Test("a duration counts in its bucket and in every larger one")
  func buckets() {
    let metrics = Metrics()
    for milliseconds in [1, 2, 2, 60_000] {
      metrics.record(.get, route: 0, status: 200, nanoseconds: Int64(milliseconds) * 1_000_000)
    }
    let text = PrometheusText.of(metrics.total(), routes: ["/a\"b"])
    let counts = text.split(separator: "\n").filter { $0.contains("_bucket") }.map { $0.split(separator: " ")[1] }
    #expect(counts == ["1", "3", "3", "3", "3", "3", "3", "3", "3", "3", "3", "3", "3", "4"])
    let sum = #"http_request_duration_seconds_sum{method="GET",route="/a\"b",status="200"} 60.005"#
    #expect(text.split(separator: "\n").contains { $0 == sum })
  }

  @Test("the description and its page are served, and the page may load nothing but them")
  func docs() async throws {
    try await serving(Self.service()) { client, _ in
      let description = try await client.send("GET", "/openapi.json")
      #expect(description.text == #"{"openapi": "3.1.0"}"#)
      let page = try await client.send("GET", "/docs", headers: ["Accept": "text/html"])
      #expect(page.headers["content-type"] == "text/html; charset=utf-8")
      #expect(page.body.count < 40_000)
      #expect(page.text.components(separatedBy: "<script").count == 2)
      let policy = try #require(page.headers["content-security-policy"])
      let digest = "'sha256-[A-Za-z0-9+/]{43}='"
      let expected =
        "default-src 'none'; connect-src 'self'; img-src data:; style-src \(digest); script-src \(digest); "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
      #expect(policy.range(of: "^\(expected)$", options: .regularExpression) != nil)
    }
  }

  @Test("without docs neither the description nor its page is there")
  func docsOff() async throws {
    var configuration = ServiceConfiguration(databaseURL: "sqlite:test.sqlite")
    configuration.docs = false
    try await serving(Self.service(), configuration: configuration) { client, _ in
      for path in ["/docs", "/openapi.json"] {
        let answer = try await client.send("GET", path)
        #expect(answer.status == 404)
      }
    }
  }
}
