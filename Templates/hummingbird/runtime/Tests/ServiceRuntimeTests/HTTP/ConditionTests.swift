import HTTPTypes
import Hummingbird
import Testing

@testable import ServiceRuntime

@Suite("Conditions")
struct ConditionTests {
  private static let current = EntityTag(7)

  private static func holds(_ headers: HTTPFields) -> Bool {
    (try? Precondition(headers: headers).check(current)) != nil
  }

  @Test("a tag is the count of changes, with what may change uncounted behind it")
  func tags() {
    #expect("\(EntityTag(7))" == #""7""#)
    #expect("\(EntityTag(7, .null, .text("a \"b\",é"), .integer(3)))" == #""7..a%20%22b%22%2C%C3%A9.3""#)
    #expect(EntityTag(1, .null) != EntityTag(1))
  }

  @Test(
    "If-Match holds for the strong tag of the state, among others, and for a star",
    arguments: [
      (#""7""#, true), (#""6", "7""#, true), (" \"6\"\t, \"7\" ", true), (#""a,"7", "7""#, true), ("*", true),
      (" * ", true),
      (#""7-gzip""#, true), (#""6""#, false), (#"W/"7""#, false), ("7", false), ("", false), (#""7"#, false),
      (#""7"x"#, false), (#"x"7""#, false), (#"w/"7""#, false), (#""7" "7""#, false), ("*, *", false), (",,", false),
      (#"x, "7""#, true), (#"W/"6",,"7","#, true),
    ]
  )
  func ifMatch(header: String, expected: Bool) {
    #expect(Self.holds([.ifMatch: header]) == expected)
  }

  @Test(
    "If-None-Match holds unless the state is among its tags, weak or strong",
    arguments: [
      (#""6""#, true), (#""7""#, false), (#"W/"7""#, false), (#""6", W/"7""#, false), ("*", false), ("7", true),
      ("", true), (#""7-gzip""#, false),
    ]
  )
  func ifNoneMatch(header: String, expected: Bool) {
    #expect(Self.holds([.ifNoneMatch: header]) == expected)
  }

  @Test("no condition always holds, and several lines are one list")
  func combinations() throws {
    #expect(Self.holds([:]))
    var lines = HTTPFields()
    lines.append(HTTPField(name: .ifMatch, value: #""6""#))
    lines.append(HTTPField(name: .ifMatch, value: #""7""#))
    #expect(Self.holds(lines))
    #expect(!Self.holds([.ifMatch: #""7""#, .ifNoneMatch: "*"]))
    #expect(throws: ServiceError.stale) { try Precondition.match(EntityTag(6)).check(Self.current) }
    try Precondition.match(Self.current).check(Self.current)
  }

  private static func service() -> TestService {
    var routes = RouteTable()
    let long = String(repeating: "la ", count: 1000)
    routes.get("/short") { _, _ in .record(tag: current) { $0.value(1) } }
    routes.get("/long") { _, _ in .record(tag: current) { $0.value(long) } }
    routes.get("/untagged") { _, _ in .record { $0.value(1) } }
    routes.post("/short") { _, _ in .created(at: "/short", tag: current) { $0.value(1) } }
    return TestService(routes: routes)
  }

  @Test("a read that the client has already is 304 with the tag and without a body")
  func notModified() async throws {
    try await serving(Self.service()) { client, _ in
      let answer = try await client.send("GET", "/short", headers: ["If-None-Match": #"W/"7""#])
      #expect(answer.status == 304)
      #expect(answer.headers["etag"] == #""7""#)
      #expect(answer.headers["content-type"] == nil)
      #expect(answer.text == "")
      let head = try await client.send("HEAD", "/short", headers: ["If-None-Match": "*"])
      #expect(head.status == 304)
      let other = try await client.send("GET", "/short", headers: ["If-None-Match": #""8""#])
      #expect(other.text == #"{"data":1}"#)
      #expect(other.headers["etag"] == #""7""#)
    }
  }

  @Test("If-Match is judged before If-None-Match, and neither where there is no tag or where something is made")
  func order() async throws {
    try await serving(Self.service()) { client, _ in
      let both = try await client.send("GET", "/short", headers: ["If-Match": #""8""#, "If-None-Match": #""7""#])
      #expect(both.status == 412)
      #expect(both.text.contains(#""code":"stale""#))
      #expect(both.headers["etag"] == nil)
      let untagged = try await client.send("GET", "/untagged", headers: ["If-None-Match": "*"])
      #expect(untagged.status == 200)
      let made = try await client.send("POST", "/short", headers: ["If-None-Match": "*"])
      #expect(made.status == 201)
      #expect(made.headers["etag"] == #""7""#)
    }
  }

  @Test("an answer in gzip has a tag of its own, and says on 304 what it varies by")
  func compression() async throws {
    try await serving(Self.service()) { client, _ in
      let plain = try await client.send("GET", "/long")
      #expect(plain.headers["etag"] == #""7""#)
      let gzipped = try await client.send("GET", "/long", headers: ["Accept-Encoding": "gzip"])
      #expect(gzipped.headers["etag"] == #""7-gzip""#)
      let headers = ["Accept-Encoding": "gzip", "If-None-Match": #""7-gzip""#]
      let same = try await client.send("GET", "/long", headers: headers)
      #expect(same.status == 304)
      #expect(same.headers["etag"] == #""7-gzip""#)
      #expect(same.headers["vary"] == "Accept-Encoding")
      #expect(same.headers["content-encoding"] == nil)
    }
  }
}
