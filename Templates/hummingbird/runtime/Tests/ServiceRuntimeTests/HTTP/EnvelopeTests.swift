import Hummingbird
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
