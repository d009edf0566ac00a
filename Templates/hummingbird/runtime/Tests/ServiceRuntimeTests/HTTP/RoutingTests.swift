import Hummingbird
import Testing

@testable import ServiceRuntime

@Suite("Routing")
struct RoutingTests {
  /// Answers with the name of the route and the values of its parameters.
  private static func table() -> RouteTable {
    var routes = RouteTable()
    let paths = [
      "/api/v1/books", "/api/v1/books/{id}", "/api/v1/books/{id}/genres/{genre_id}", "/api/v1/books/export",
      "/api/v1/lines/{order},{product}", "/api/v1/lines/{order},{product}/price", "/api/v1/books/{shelf},{place},{row}",
    ]
    for path in paths {
      routes.get(path) { _, context in .text(context.route ?? "", type: "text/plain") }
    }
    routes.delete("/api/v1/books/{id}") { _, _ in .noContent }
    routes.post("/api/v1/books") { _, _ in .created(at: "/api/v1/books/1") { $0.null() } }
    routes.get("/echo/{one},{other}") { _, context in
      .text("\(context.parameter("one")) \(context.parameter("other"))", type: "text/plain")
    }
    routes.get("/echo/{text}") { _, context in .text(context.parameter("text"), type: "text/plain") }
    return routes
  }

  @Test(
    "a path leads to one route, and a literal segment wins over a parameter",
    arguments: [
      ("/api/v1/books", "/api/v1/books"),
      ("/api/v1/books?limit=3", "/api/v1/books"),
      ("/api/v1/books/7", "/api/v1/books/{id}"),
      ("/api/v1/books/export", "/api/v1/books/export"),
      ("/api/v1/books/export/genres/2", "/api/v1/books/{id}/genres/{genre_id}"),
      ("/api/v1/b%6Foks", "/api/v1/books"),
      ("/api/v1/lines/7,8", "/api/v1/lines/{order},{product}"),
      ("/api/v1/lines/7,8/price", "/api/v1/lines/{order},{product}/price"),
      ("/api/v1/books/1,2,3", "/api/v1/books/{shelf},{place},{row}"),
      ("/api/v1/books/1,2", "/api/v1/books/{id}"),
    ]
  )
  func leads(target: String, route: String) throws {
    let match = Self.table().match(.get, target: target)
    guard case .endpoint(let endpoint, _) = match else {
      Issue.record("no route for \(target)")
      return
    }
    #expect(endpoint.template.text == route)
  }

  @Test(
    "what is not declared is not found: a trailing slash, an empty segment, another case, a broken escape",
    arguments: [
      "/", "", "*", "api/v1/books", "/api/v1", "/api/v1/books/", "/api/v1/books//", "//api/v1/books", "/API/v1/books",
      "/api/v1/books/7/", "/api/v1/books/%", "/api/v1/books/%4", "/api/v1/books/%zz", "/api/v1/books/%FF",
      "/api/v1/lines/7", "/api/v1/lines/7,8,9", "/api/v1/lines/7,", "/api/v1/lines/,8", "/api/v1/lines/7%2C8",
      "/api/v1/lines/7,8/", "/api/v1/lines/7,%zz",
    ]
  )
  func isNotFound(target: String) {
    guard case .notFound = Self.table().match(.get, target: target) else {
      Issue.record("\(target) leads to a route")
      return
    }
  }

  @Test(
    "several parameters of a segment are divided by commas, and each is decoded",
    arguments: [("/echo/a,b", ["a", "b"]), ("/echo/a%2Cb,%C3%A9", ["a,b", "é"]), ("/echo/a%2Cb", ["a,b"])]
  )
  func severalParameters(target: String, values: [String]) {
    guard case .endpoint(_, let found) = Self.table().match(.get, target: target) else {
      Issue.record("no route for \(target)")
      return
    }
    #expect(found == values)
  }

  @Test("a wrong method is 405, OPTIONS answers, and both say which methods there are")
  func methods() async throws {
    try await serving(TestService(routes: Self.table())) { client, _ in
      let wrong = try await client.send("PUT", "/api/v1/books")
      #expect(wrong.status == 405)
      #expect(wrong.headers["allow"] == "GET, HEAD, POST, OPTIONS")
      #expect(
        wrong.text
          == #"{"error":{"code":"method_not_allowed","message":"The method is not allowed here.","details":[]}}"#
      )
      let options = try await client.send("OPTIONS", "/api/v1/books/7")
      #expect(options.status == 204)
      #expect(options.headers["allow"] == "GET, HEAD, DELETE, OPTIONS")
      #expect(options.headers["content-length"] == nil)
    }
  }

  @Test("HEAD answers what GET answers, without the body")
  func head() async throws {
    try await serving(TestService(routes: Self.table())) { client, _ in
      let get = try await client.send("GET", "/api/v1/books")
      let head = try await client.send("HEAD", "/api/v1/books")
      #expect(get.text == "/api/v1/books")
      #expect(head.status == 200)
      #expect(head.body == [])
      #expect(head.headers["content-length"] == "13")
    }
  }

  @Test("a refusal of HEAD has no body either", arguments: [("/nowhere", 404), ("/api/v1/books", 406)])
  func refusedHead(target: String, status: Int) async throws {
    try await serving(TestService(routes: Self.table())) { client, _ in
      let head = try await client.send("HEAD", target, headers: ["Accept": "text/html"])
      #expect(head.status == status)
      #expect(head.body == [])
      #expect(head.headers["content-type"] == "application/json")
    }
  }

  @Test("path parameters are percent-decoded, an escaped slash too, and a plus stays a plus")
  func parameters() async throws {
    try await serving(TestService(routes: Self.table())) { client, _ in
      let answer = try await client.send("GET", "/echo/a%20b%2Fc+%C3%A4")
      #expect(answer.text == "a b/c+ä")
    }
  }

  @Test("an unknown path is 404 in the envelope")
  func unknown() async throws {
    try await serving(TestService(routes: Self.table())) { client, _ in
      let answer = try await client.send("GET", "/nothing")
      #expect(answer.status == 404)
      #expect(answer.headers["content-type"] == "application/json")
      #expect(answer.text == #"{"error":{"code":"not_found","message":"There is nothing here.","details":[]}}"#)
    }
  }
}
