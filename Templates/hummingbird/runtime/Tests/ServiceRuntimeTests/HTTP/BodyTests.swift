import Hummingbird
import Testing

@testable import ServiceRuntime

@Suite("Request bodies")
struct BodyTests {
  /// Answers with the kind of JSON value that was sent.
  private static func service() -> TestService {
    var routes = RouteTable()
    let handler: RouteTable.Handler = { request, context in
      let value = try await request.json(context)
      return .record { $0.value(value.kind) }
    }
    routes.post("/things", handler)
    routes.patch("/things", handler)
    routes.post("/moves") { request, context in
      try await request.optionalPayload(context).requireNoMembers()
      return .noContent
    }
    return TestService(routes: routes)
  }

  private static func small() -> ServiceConfiguration {
    var configuration = ServiceConfiguration(databaseURL: "sqlite:test.sqlite")
    configuration.bodyLimit = 1000
    return configuration
  }

  @Test(
    "only JSON in UTF-8 is read, and a merge patch where there is something to patch",
    arguments: [
      ("POST", "application/json", 200),
      ("POST", "Application/JSON; charset=UTF-8", 200),
      ("POST", #"application/json;charset="utf-8""#, 200),
      ("POST", "application/json; charset=latin1", 415),
      ("POST", "application/merge-patch+json", 415),
      ("POST", "text/plain", 415),
      ("POST", "application/jsonp", 415),
      ("POST", "json", 415),
      ("PATCH", "application/merge-patch+json", 200),
      ("PATCH", "application/json", 200),
      ("PATCH", "application/json-patch+json", 415),
    ]
  )
  func mediaTypes(method: String, type: String, status: Int) async throws {
    try await serving(Self.service()) { client, _ in
      let answer = try await client.send(method, "/things", headers: ["Content-Type": type], body: "{}")
      #expect(answer.status == status)
    }
  }

  @Test(
    "what takes no body takes one without members, and says what is wrong with any other",
    arguments: [
      ("application/json", "", 204), ("text/plain", "", 204), ("application/json", " {} ", 204),
      ("text/plain", "{}", 415), ("application/json", "{", 400), ("application/json", "[]", 422),
      ("application/json", #"{"a":null}"#, 422), ("application/json", "null", 422),
    ]
  )
  func optional(type: String, body: String, status: Int) async throws {
    try await serving(Self.service()) { client, _ in
      let answer = try await client.send("POST", "/moves", headers: ["Content-Type": type], body: body)
      #expect(answer.status == status)
    }
  }

  @Test("a body without a type, or compressed, is 415")
  func untyped() async throws {
    try await serving(Self.service()) { client, _ in
      let bare = try await client.send(
        raw: "POST /things HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}"
      )
      #expect(bare.status == 415)
      #expect(
        bare.text
          == #"{"error":{"code":"unsupported_media_type","message":"The body has to be application/json.","details":[]}}"#
      )
      let zipped = try await client.send("POST", "/things", headers: ["Content-Encoding": "gzip"], body: "{}")
      #expect(zipped.status == 415)
    }
  }

  @Test("what is not JSON is 400 and says where it stops making sense")
  func malformed() async throws {
    try await serving(Self.service()) { client, _ in
      let answer = try await client.send("POST", "/things", body: #"{"a": }"#)
      #expect(answer.status == 400)
      #expect(
        answer.text
          == #"{"error":{"code":"malformed_json","message":"The body is not valid JSON: expected a value but found '}' at byte 6.","details":[]}}"#
      )
      let empty = try await client.send("POST", "/things", body: "")
      #expect(empty.status == 400)
    }
  }

  @Test("a body at the limit is read, one byte more is 413 before any of it is read")
  func limit() async throws {
    try await serving(Self.service(), configuration: Self.small()) { client, _ in
      let fits = try await client.send("POST", "/things", body: "\"" + String(repeating: "a", count: 998) + "\"")
      #expect(fits.status == 200)
      // Only announced: an answer that waited for the body would never come.
      let announced = try await client.send(
        raw: "POST /things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 1001\r\n\r\n"
      )
      #expect(announced.status == 413)
      #expect(
        announced.text
          == #"{"error":{"code":"too_large","message":"The body is larger than 1000 bytes.","details":[]}}"#
      )
    }
  }

  @Test("a chunked body over the limit is 413 though its length was never announced, and the connection ends")
  func chunked() async throws {
    try await serving(Self.service(), configuration: Self.small()) { client, _ in
      let answer = try await client.connected { connection in
        try connection.write(
          Array("POST /things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n".utf8)
            + Array("Transfer-Encoding: chunked\r\n\r\n".utf8)
        )
        let chunk = Array("190\r\n".utf8) + [UInt8](repeating: UInt8(ascii: " "), count: 400) + Array("\r\n".utf8)
        for _ in 0..<3 { try connection.write(chunk) }
        let answer = try connection.readAnswer()
        #expect(try connection.isClosedByServer())
        return answer
      }
      #expect(answer.status == 413)
      #expect(answer.headers["x-request-id"] != nil)
    }
  }

  @Test("a client that asks before it sends is told to go on, or that the body is too large")
  func expectation() async throws {
    try await serving(Self.service(), configuration: Self.small()) { client, _ in
      let head = "POST /things HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nExpect: 100-continue\r\n"
      let statuses = try await client.connected { connection in
        try connection.write(Array((head + "Content-Length: 2\r\n\r\n").utf8))
        let interim = try connection.readHead().status
        try connection.write(Array("{}".utf8))
        return try [interim, connection.readAnswer().status]
      }
      #expect(statuses == [100, 200])
    }
  }

  @Test(
    "an Accept without JSON is 406",
    arguments: [
      (nil, 200), ("*/*", 200), ("application/*", 200), ("application/json", 200), ("text/html, */*;q=0.1", 200),
      ("text/html", 406), ("application/json;q=0, */*", 406), ("application/xml", 406), ("nonsense", 200),
    ]
  )
  func accept(accept: String?, status: Int) async throws {
    try await serving(Self.service()) { client, _ in
      let headers = accept.map { ["Accept": $0] } ?? [:]
      let answer = try await client.send("POST", "/things", headers: headers, body: "{}")
      #expect(answer.status == status)
    }
  }
}
