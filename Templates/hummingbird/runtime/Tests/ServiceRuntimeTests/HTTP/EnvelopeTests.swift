import Hummingbird
import Logging
import Testing

@testable import ServiceRuntime

@Suite("Answers")
struct EnvelopeTests {
  private static let resource = Envelope.resource(one: "book", many: "books")

  private static func service() -> TestService {
    var routes = RouteTable()
    for (name, envelope) in [("data", Envelope.data), ("resource", resource), ("none", .none)] {
      routes.get("/\(name)/1") { _, _ in .record(in: envelope, truncated: ["/data/reviews"]) { $0.value(1) } }
      routes.get("/\(name)") { request, _ in
        .page(of: request, limit: 2, next: "bmV4dA", in: envelope) { json in
          json.value(1)
          json.value(2)
        }
      }
    }
    routes.get("/last") { request, _ in .page(of: request, limit: 2, next: nil) { _ in } }
    routes.post("/books") { _, _ in .created(at: "/books/7") { $0.value(7) } }
    routes.delete("/books/7") { _, _ in .noContent }
    return TestService(routes: routes)
  }

  @Test("each envelope wraps a record and a page in its own way")
  func envelopes() async throws {
    try await serving(Self.service()) { client, _ in
      let expected = [
        ("/data/1", #"{"data":1,"truncated":["/data/reviews"]}"#),
        ("/resource/1", #"{"book":1,"truncated":["/data/reviews"]}"#),
        ("/none/1", "1"),
        ("/data", #"{"data":[1,2],"page":{"limit":2,"next":"bmV4dA"}}"#),
        ("/resource", #"{"books":[1,2],"page":{"limit":2,"next":"bmV4dA"}}"#),
        ("/none", "[1,2]"),
        ("/last", #"{"data":[],"page":{"limit":2,"next":null}}"#),
      ]
      for (path, body) in expected {
        let answer = try await client.send("GET", path)
        #expect(answer.text == body)
      }
    }
  }

  @Test("without an envelope a header names the includes that were cut, each once")
  func truncated() async throws {
    var routes = RouteTable()
    let pointers = ["/0/reviews", "/3/reviews", "/3/author/books", "/10/author/books"]
    routes.get("/books") { request, _ in
      .page(of: request, limit: 20, next: nil, in: .none, truncated: pointers) { _ in }
    }
    routes.get("/books/1") { _, _ in .record(in: .none, truncated: ["/reviews"]) { $0.value(1) } }
    routes.get("/named") { _, _ in .record(in: .named("quote"), truncated: ["/quote/parts"]) { $0.value(1) } }
    try await serving(TestService(routes: routes)) { client, _ in
      let list = try await client.send("GET", "/books")
      #expect(list.headers["x-truncated"] == "reviews, author.books")
      let record = try await client.send("GET", "/books/1")
      #expect(record.headers["x-truncated"] == "reviews")
      let named = try await client.send("GET", "/named")
      #expect(named.text == #"{"quote":1,"truncated":["/quote/parts"]}"#)
      #expect(named.headers["x-truncated"] == nil)
    }
  }

  @Test("a body that breaks a rule is answered with the service's own status for that, and nothing else is")
  func validationStatus() async throws {
    var routes = RouteTable()
    routes.get("/invalid") { _, _ in throw ServiceError.validation("/a", .max, "is too large") }
    routes.get("/taken") { _, _ in throw ServiceError.notUnique(["/a"]) }
    try await serving(TestService(routes: routes)) { client, _ in
      let invalid = try await client.send("GET", "/invalid")
      #expect(invalid.status == 422)
    }
    try await serving(StrictService(routes: routes)) { client, _ in
      let invalid = try await client.send("GET", "/invalid")
      #expect(invalid.status == 400)
      #expect(invalid.text.contains(#""code":"validation_failed""#))
      let taken = try await client.send("GET", "/taken")
      #expect(taken.status == 409)
    }
  }

  @Test("a page links to the next with everything else it was asked for, the last page to nothing")
  func links() async throws {
    try await serving(Self.service()) { client, _ in
      let page = try await client.send("GET", "/data?limit=2&cursor=b2xk&filter%5Btitle%5D=a%26b&sort=-title")
      #expect(
        page.headers["link"] == #"</data?limit=2&filter%5Btitle%5D=a%26b&sort=-title&cursor=bmV4dA>; rel="next""#
      )
      let last = try await client.send("GET", "/last")
      #expect(last.headers["link"] == nil)
    }
  }

  @Test("201 says where the record is, 204 has neither body nor length")
  func statuses() async throws {
    try await serving(Self.service()) { client, _ in
      let created = try await client.send("POST", "/books")
      #expect(created.status == 201)
      #expect(created.headers["location"] == "/books/7")
      #expect(created.text == #"{"data":7}"#)
      let deleted = try await client.send("DELETE", "/books/7")
      #expect(deleted.status == 204)
      #expect(deleted.headers["content-length"] == nil)
    }
  }
}

/// A service that answers a body that breaks a rule with 400.
private struct StrictService: ServiceDefinition {
  static let name = "strict"
  static let version = "1.0.0"
  static let defaultDatabaseURL = "sqlite:strict.sqlite"
  static let openAPI = "{}"
  static let validationStatus = 400

  var routes = RouteTable()

  init(routes: RouteTable) {
    self.routes = routes
  }

  init(configuration: ServiceConfiguration, logger: Logger) async throws {}

  var migrator: Migrator { get throws { Migrator([], on: try Database(url: Self.defaultDatabaseURL)) } }
  func seed() async throws -> String { "" }
  func checkReadiness() async throws {}
}
