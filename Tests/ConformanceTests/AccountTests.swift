import Analysis
import Diagnostics
import Model
import TestSupport
import Testing

@testable import Conformance

@Suite("Accounts of the suite")
struct AccountTests {
  private func suite(_ name: String) throws -> ConformanceSuite {
    ConformanceSuite(of: try #require(ShippedSpec(name).reading.outcome.value))
  }

  private func failure(_ name: String, _ accounts: [String], _ answers: @escaping @Sendable (String) -> [String])
    throws -> String
  {
    let service = try FakeService(answers)
    defer { service.stop() }
    let suite = try suite(name)
    let failure = #expect(throws: AccountFailure.self) {
      try suite.run(at: service.address, accounts: accounts, password: "Sesame-0pen-1", seed: 1)
    }
    return failure?.description ?? ""
  }

  @Test("a spec that asks who is asking needs accounts")
  func missing() throws {
    #expect(
      try failure("features/people", []) { _ in [whole(200, "{}")] }
        == "rules of the spec ask who is asking: give an account of each role with --account"
    )
  }

  @Test("a spec that nobody signs in to has no accounts")
  func needless() throws {
    #expect(
      try failure("library", ["a"]) { _ in [whole(200, "{}")] }
        == "nobody signs in to this spec: it has no auth"
    )
  }

  @Test("an account that cannot sign in is named, with what the service says")
  func wrong() throws {
    let body = #"{"error":{"code":"unauthenticated","message":"The credentials are wrong.","details":[]}}"#
    #expect(
      try failure("features/people", ["a@example.org"]) { request in
        [request.contains("/auth/sign-in") ? whole(401, body) : whole(200, "{}")]
      } == "'a@example.org' cannot sign in: the service answers 401, \"The credentials are wrong.\""
    )
  }

  @Test("a service whose threads for passwords are busy is asked again")
  func busy() throws {
    let service = try FakeService { request in
      if request.contains("/auth/sign-in") { return [whole(429, "{}", "Retry-After: 0\r\n")] }
      return [whole(200, "{}")]
    }
    defer { service.stop() }
    let suite = try suite("features/people")
    #expect(throws: AccountFailure.self) {
      try suite.run(at: service.address, accounts: ["a@example.org"], password: "b", seed: 1)
    }
    #expect(service.requests.count { $0.contains("/auth/sign-in") } == 31)
  }

  @Test("nothing of signing in or of access passes of a service that says the same to everything")
  func bites() throws {
    let user = #"{"data":{"id":"00000000-0000-4000-8000-000000000001","email":"a@example.org","role":"admin"}}"#
    let tokens = #"{"access_token":"a.b.c","token_type":"Bearer","expires_in":900,"refresh_token":"d"}"#
    for (status, answer) in [(200, user), (404, user)] {
      let service = try FakeService { request in
        if request.contains("/auth/sign-in") { return [whole(200, tokens)] }
        return [request.contains("/auth/me") ? whole(200, user) : whole(status, answer)]
      }
      defer { service.stop() }
      let results = try suite("features/people").run(
        at: service.address,
        accounts: ["a@example.org"],
        password: "b",
        seed: 1
      ) {
        $0.contains("/access/") || ($0.hasPrefix("auth/") && !$0.contains("auth/me"))
      }
      #expect(results.count > 150)
      for result in results {
        if case .passed = result.outcome { Issue.record("\(result.name) passed with \(status)") }
      }
    }
  }
}

@Suite("Kinds of people")
struct AccessKindTests {
  @Test("everybody whom the rules of a resource tell apart")
  func kinds() throws {
    let model = try #require(ShippedSpec("features/people").reading.outcome.value)
    let titles = { (name: String) in model.accessKinds(of: model.resource(name)).map(\.title) }
    let roles = ["by nobody who is signed in", "by 'admin'", "by 'staff'", "by 'customer'"]
    #expect(titles("Topic") == roles)
    #expect(titles("Ticket") == roles + ["by whose it is", "by a stranger"])
    #expect(titles("Post") == roles + ["by whose it is", "by a stranger", "by whose name is \"locked\""])
  }

  @Test("records differ in what rules look at")
  func variations() throws {
    let model = try #require(ShippedSpec("features/people").reading.outcome.value)
    let found = model.variations(of: model.resource("Comment"))
    func has(_ path: [String], _ change: Variation.Change) -> Bool {
      found.contains(Variation(path: path, change: change))
    }
    #expect(has(["post"], .value(member: "status", json: "\"published\"")))
    #expect(has(["post"], .value(member: "status", json: "\"draft\"")))
    #expect(has(["post"], .other(member: "author_id")))
    #expect(has(["post", "author"], .value(member: "team", json: "null")))
    #expect(has([], .other(member: "writer_id")))
  }
}
