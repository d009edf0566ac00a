import ServiceRuntime
import Testing

@testable import ServiceAuth

@Suite("Wrong passwords in a row")
struct AttemptTests {
  private static func withService(
    _ test: @escaping @Sendable (TestClient, SignInService, SignInService.Clock) async throws -> Void
  ) async throws {
    let clock = SignInService.Clock()
    let service = try await SignInService(clock: clock)
    _ = try await service.add("ada@example.com", "engine 1843")
    try await serving(service) { client, _ in try await test(client, service, clock) }
  }

  private static func signIn(_ client: TestClient, _ email: String, _ password: String = "wrong 1") async throws
    -> TestAnswer
  {
    let body = #"{"email": "\#(email)", "password": "\#(password)"}"#
    return try await client.send("POST", "/api/v1/auth/sign-in", body: body)
  }

  @Test("the wait doubles up to the longest")
  func waits() {
    #expect([0, 4, 5, 6, 7, 14, 15, 1_000_000].map(AttemptStore.wait) == [0, 0, 1, 2, 4, 512, 900, 900])
  }

  /// What an attempt is answered, and how long it has to wait.
  private static func attempt(_ client: TestClient, _ email: String, _ password: String = "wrong 1") async throws
    -> String
  {
    let answer = try await signIn(client, email, password)
    return answer.headers["retry-after"].map { "\(answer.status) after \($0)" } ?? "\(answer.status)"
  }

  /// As many as cost nothing, which are answered as if they were the only ones.
  private static func attemptFreely(_ client: TestClient, _ email: String) async throws {
    for _ in 0..<AttemptStore.free { #expect(try await attempt(client, email) == "401") }
  }

  @Test("who guesses waits, and the right password is the end of it")
  func known() async throws {
    let ada = "ada@example.com"
    try await Self.withService { client, _, clock in
      try await Self.attemptFreely(client, ada)
      // Not even the right one, in any spelling of the name, and others are not kept waiting.
      #expect(try await Self.attempt(client, ada, "engine 1843") == "429 after 1")
      #expect(try await Self.attempt(client, "ADA@Example.com", "engine 1843") == "429 after 1")
      #expect(try await Self.attempt(client, "eve@example.com") == "401")
      clock.pass(seconds: 1)
      #expect(try await Self.attempt(client, ada) == "401")
      #expect(try await Self.attempt(client, ada) == "429 after 2")
      clock.pass(seconds: 2)
      #expect(try await Self.attempt(client, ada, "engine 1843") == "200")
      try await Self.attemptFreely(client, ada)
      #expect(try await Self.attempt(client, ada) == "429 after 1")
      clock.pass(seconds: Int64(AttemptStore.kept))
      try await Self.attemptFreely(client, ada)
    }
  }

  @Test("who guesses at nobody waits as long")
  func unknown() async throws {
    try await Self.withService { client, _, clock in
      for name in ["bob@example.com", "no address"] {
        try await Self.attemptFreely(client, name)
        #expect(try await Self.attempt(client, name, "engine 1843") == "429 after 1")
        clock.pass(seconds: 1)
        #expect(try await Self.attempt(client, name, "engine 1843") == "401")
        #expect(try await Self.attempt(client, name) == "429 after 2")
      }
    }
  }

  @Test("who guesses the current password waits too, and can sign in elsewhere")
  func current() async throws {
    try await Self.withService { client, _, clock in
      let answer = try await Self.signIn(client, "ada@example.com", "engine 1843")
      guard case .string(let token)? = try JSONValue(parsing: answer.body)["access_token"] else {
        return #expect(Bool(false))
      }
      func change(_ current: String) async throws -> Int {
        let body = #"{"current_password": "\#(current)", "new_password": "analytical 1"}"#
        let headers = ["Authorization": "Bearer \(token)"]
        return try await client.send("POST", "/api/v1/auth/password", headers: headers, body: body).status
      }
      for _ in 0..<AttemptStore.free { #expect(try await change("wrong") == 422) }
      #expect(try await change("wrong") == 429)
      #expect(try await change("engine 1843") == 429)
      #expect(try await Self.signIn(client, "ada@example.com", "engine 1843").status == 200)
      clock.pass(seconds: 1)
      #expect(try await change("engine 1843") == 204)
    }
  }

  @Test("what was wrong long ago is swept up")
  func sweeps() async throws {
    try await Self.withService { client, service, clock in
      for name in ["bob", "eve", "bob"] { _ = try await Self.signIn(client, "\(name)@example.com") }
      clock.pass(seconds: Int64(AttemptStore.kept))
      _ = try await Self.signIn(client, "mia@example.com")
      let kept = try await service.database.read { transaction in
        try transaction.all(#"SELECT "failures", length("digest") FROM "auth_attempts""#, []) { row in
          [row.integer(0), row.integer(1)]
        }
      }
      #expect(kept == [[1, 32]])
    }
  }
}
