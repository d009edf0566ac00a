import Analysis
import Diagnostics
import Foundation
import TestSupport
import Testing

@testable import Conformance

@Suite("The suite of a spec")
struct SuiteTests {
  private static let specs = ShippedSpec.names(in: "") + ShippedSpec.names(in: "features").map { "features/\($0)" }

  /// Of all cases of specs that have every part of the language between them.
  private static let names = ["chinook", "workshop", "tracker", "features/people"].flatMap { name in
    (try? ShippedSpec(name).reading.outcome.value).map { ConformanceSuite(of: $0).cases.map(\.name) } ?? []
  }

  private func suite(_ name: String) throws -> ConformanceSuite {
    ConformanceSuite(of: try #require(ShippedSpec(name).reading.outcome.value))
  }

  @Test("every case of every spec has a name of its own and a line of the spec", arguments: specs)
  func names(_ name: String) throws {
    let spec = try ShippedSpec(name)
    let cases = try suite(name).cases
    #expect(cases.count > 20)
    var seen: Set<String> = []
    for test in cases {
      #expect(seen.insert(test.name).inserted, "\(test.name) is there twice")
      let text = try #require(spec.texts[test.origin.file])
      let lines = text.count { $0 == UInt8(ascii: "\n") } + 1
      #expect((1...lines).contains(test.origin.start.line))
    }
  }

  @Test(
    "each part of the language has cases",
    arguments: [
      "/routes/", "/create/with what is required", "/create/with every member", "is length", "is min", "is max",
      "is pattern", "is type",
      "is enum", "is scale", "is format", "/change/", "/replace/", "/conflict/", "/list/limits", "/filter/", "/sort/-",
      "/include/",
      "linked and unlinked", "/delete/", "service/", "letters beyond ASCII", "an offset to the",
      "a match with more behind",
      "a member that is there twice", "a cursor belongs to its filters", "of more than an answer shows",
      "cannot lead to it by", "what had to be unique is free again", "that went along by", "project_id of some",
      "makes another state", "from planned to started", "from done is refused", "two at once, of which one is done",
      "slug of the same title is another", "posts/access/read/by a stranger", "posts/access/list/by 'customer'",
      "posts/access/create/author_id is whoever asks", "comments/access/change/what it becomes, by",
      "users/access/posts/included by", "posts/access/topics/linked by", "role of who may not write it",
      "post_id of what is not theirs to see", "tickets/access/answer/by", "auth/sign-in/tokens of a session",
      "auth/refresh/a token that comes again ends its session", "auth/register/role is not theirs to say",
      "a password without digit is pattern", "auth/credentials/of a token that the public key signed",
    ]
  )
  func subjects(_ part: String) {
    #expect(Self.names.contains { $0.contains(part) })
  }

  @Test("nothing passes of a service that says the same to everything")
  func bites() throws {
    let suite = try suite("library")
    for answer in [
      whole(200, "{}"), whole(200, "{\"data\":[],\"page\":{\"limit\":20,\"next\":null}}"), whole(404, "{}"),
    ] {
      let service = try FakeService { _ in [answer] }
      defer { service.stop() }
      let results = try suite.run(at: service.address, seed: 1) {
        $0.contains("/create/") || $0.contains("/change/") || $0.contains("/filter/")
      }
      #expect(results.count > 50)
      for result in results {
        if case .passed = result.outcome { Issue.record("\(result.name) passed") }
      }
    }
  }

  @Test("a failure has the requests and answers that show it")
  func failure() throws {
    let service = try FakeService { _ in [whole(200, "{}")] }
    defer { service.stop() }
    let results = try suite("library").run(at: service.address, seed: 1) { $0 == "books/create/with what is required" }
    guard case .failed(let reason, let exchanges)? = results.first?.outcome else {
      Issue.record("it did not fail")
      return
    }
    #expect(reason == "expected 201, not 200")
    let shown = try #require(exchanges.last?.description)
    #expect(shown.hasPrefix(">>> POST /api/v1/"))
    #expect(shown.contains("\n<<< 200\n"))
  }

  @Test("nobody answers")
  func nobody() throws {
    let service = try FakeService { _ in [] }
    service.stop()
    let suite = try suite("library")
    #expect(throws: ConnectionFailure.self) { try suite.run(at: service.address, seed: 1) }
  }

  @Test("the report is XML, whatever a service says")
  func junit() throws {
    let place = SourcePosition(line: 3, column: 1)
    let origin = SourceRange(file: "a\"<&>.yaml", start: place, end: place)
    let exchange = Exchange(
      request: Request(method: "GET", target: "/<&>"),
      answer: Answer(status: 200, headers: [Header("X", "\u{1}")], body: Array("]]>\u{0}\u{b}\u{ffff}<x>".utf8))
    )
    let report = JUnitReport(
      suite: "a<b",
      results: [
        CaseResult(name: "a/b/c", origin: origin, outcome: .passed),
        CaseResult(name: "a/b/d", origin: origin, outcome: .untried("no \"way\"")),
        CaseResult(name: "a/b/e", origin: origin, outcome: .failed("expected <1>\n& not 2", [exchange])),
      ]
    )
    let counts = try PythonOracle.run("ConformanceTests/Oracle/junit.py", on: report.text)
    #expect(counts == "3 1 1 a.b:c a.b:d a.b:e\n")
  }
}
