import Testing

@testable import Conformance

@Suite("The client")
struct HTTPClientTests {
  private func ask(_ pieces: [String], method: String = "GET") throws -> Answer {
    let service = try FakeService { _ in pieces }
    defer { service.stop() }
    return try HTTPClient(service.address).send(Request(method: method, target: "/"))
  }

  @Test(
    "addresses",
    arguments: [
      ("http://a", "a", "80", ""), ("http://127.0.0.1:8080/", "127.0.0.1", "8080", ""),
      ("http://a:1/b/c/", "a", "1", "/b/c"),
      ("http://[::1]:8080", "::1", "8080", ""),
    ]
  )
  func addresses(_ url: String, _ host: String, _ port: String, _ path: String) throws {
    let address = try #require(ServiceAddress(url))
    #expect((address.host, address.port, address.path) == (host, port, path))
  }

  @Test(
    "what is no address",
    arguments: [
      "", "a", "https://a", "http://", "http://a:b", "http://a:99999", "http://a?b", "http://[::1", "http://a:1:2",
    ]
  )
  func noAddress(_ url: String) { #expect(ServiceAddress(url) == nil) }

  @Test("a body by its length, in pieces")
  func length() throws {
    let answer = try ask(["HTTP/1.1 200 OK\r\nContent-Le", "ngth: 5\r\nX-A: 1\r\nx-a: 2\r\n\r\nab", "cde"])
    #expect(answer.status == 200)
    #expect(answer.body == Array("abcde".utf8))
    #expect(answer.header("X-A") == "1, 2")
    #expect(answer.header("X-B") == nil)
  }

  @Test("a body in chunks, with trailers")
  func chunks() throws {
    let answer = try ask([
      "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3;x=1\r\nabc\r\n", "A\r\n0123456789\r\n0\r\nX: 1\r\n\r\n",
    ])
    #expect(answer.body == Array("abc0123456789".utf8))
  }

  @Test("an interim answer is not the answer")
  func interim() throws {
    #expect(try ask(["HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204 No\r\n\r\n"]).status == 204)
  }

  @Test("a body behind HEAD or 204 is seen, so that it can be told of")
  func surplus() throws {
    let head = try ask(["HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde"], method: "HEAD")
    #expect(head.body == Array("abcde".utf8))
    #expect(try ask(["HTTP/1.1 204 No\r\n\r\n{}"]).body == Array("{}".utf8))
  }

  @Test("no body behind HEAD, whatever its length says")
  func head() throws {
    #expect(try ask(["HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n"], method: "HEAD").body.isEmpty)
  }

  @Test("one connection for all requests, and a new one where it was closed")
  func connections() throws {
    let service = try FakeService {
      $0.contains("/last") ? [whole(200, "{}", "Connection: close\r\n")] : [whole(200, "{}")]
    }
    defer { service.stop() }
    let client = HTTPClient(service.address)
    for path in ["/1", "/2", "/last", "/3"] {
      #expect(try client.send(Request(method: "GET", target: path)).status == 200)
    }
    #expect(service.connectionCount == 2)
    #expect(
      service.requests.first == "GET /1 HTTP/1.1\r\nHost: \(service.address.host):\(service.address.port)\r\n\r\n"
    )
  }

  @Test("what is no answer", arguments: ["nonsense\r\n\r\n", "HTTP/1.1 two\r\n\r\n", "HTTP/2 200\r\n\r\n"])
  func broken(_ text: String) {
    #expect(throws: ConnectionFailure.self) { try ask([text]) }
  }

  @Test("a connection that is closed without an answer")
  func closed() throws {
    let service = try FakeService { _ in [] }
    defer { service.stop() }
    #expect(throws: ConnectionFailure.self) {
      try HTTPClient(service.address).send(Request(method: "GET", target: "/"))
    }
    #expect(try HTTPClient(service.address).sendRaw(Array("x\r\n\r\n".utf8)) == nil)
  }

  @Test("nobody there")
  func nobody() throws {
    let service = try FakeService { _ in [] }
    service.stop()
    #expect(throws: ConnectionFailure.self) {
      try HTTPClient(service.address).send(Request(method: "GET", target: "/"))
    }
  }
}
