import Foundation
import ServiceAuth
import ServiceRuntime
import Testing

@Suite("Signing in")
struct SignInTests {
  /// What somebody has who is signed in.
  private struct Tokens: Equatable {
    var access: String
    var refresh: String

    init(_ answer: TestAnswer) throws {
      let json = try JSONValue(parsing: answer.body)
      guard case .string(let access)? = json["access_token"], case .string(let refresh)? = json["refresh_token"] else {
        throw TestConnection.Failure(message: "no tokens: \(answer.text)")
      }
      self.access = access
      self.refresh = refresh
    }

    var headers: [String: String] { ["Authorization": "Bearer \(access)"] }
  }

  private static let root = "/api/v1/auth"
  private static let ada = #"{"email": "ada@example.com", "password": "engine 1843"}"#

  private static func signIn(_ client: TestClient, _ body: String = ada) async throws -> Tokens {
    try Tokens(await client.send("POST", "\(root)/sign-in", headers: ["User-Agent": "test"], body: body))
  }

  private static func refresh(_ client: TestClient, _ token: String) async throws -> TestAnswer {
    try await client.send("POST", "\(root)/refresh", body: #"{"refresh_token": "\#(token)"}"#)
  }

  private static func code(_ answer: TestAnswer) throws -> String {
    let error = try JSONValue(parsing: answer.body)["error"]
    guard case .string(let code)? = error?["code"] else { return "?" }
    return "\(answer.status) \(code)"
  }

  private static func withService(
    _ test: @escaping @Sendable (TestClient, SignInService) async throws -> Void
  ) async throws {
    let service = try await SignInService()
    _ = try await service.add("ada@example.com", "engine 1843")
    try await serving(service) { client, _ in try await test(client, service) }
  }

  @Test("who knows the password gets tokens in the form of RFC 6749, which nobody may keep")
  func tokens() async throws {
    try await Self.withService { client, _ in
      let answer = try await client.send("POST", "\(Self.root)/sign-in", body: Self.ada)
      #expect(answer.status == 200)
      #expect(answer.headers["cache-control"] == "no-store")
      let json = try JSONValue(parsing: answer.body)
      #expect(json["token_type"] == .string("Bearer"))
      #expect(json["expires_in"] == .number("900"))
      let tokens = try Tokens(answer)
      let me = try await client.send("GET", "\(Self.root)/me", headers: tokens.headers)
      #expect(me.status == 200)
      #expect(me.text.contains(#""email":"ada@example.com""#))
      #expect(me.headers["cache-control"] == "no-store")
      #expect(me.headers["vary"]?.contains("Authorization") == true)
      #expect(try await client.send("GET", "/open", headers: tokens.headers).text == "ada@example.com")
      #expect(try await client.send("GET", "/open").text == "nobody")
      let upper = Self.ada.replacing("ada@example.com", with: "ADA@Example.com")
      _ = try await Self.signIn(client, upper)
    }
  }

  @Test("a wrong password and an unknown name are answered with the same bytes")
  func wrong() async throws {
    try await Self.withService { client, _ in
      let bodies = [
        #"{"email": "ada@example.com", "password": "engine 1844"}"#,
        #"{"email": "bob@example.com", "password": "engine 1843"}"#, #"{"email": "no address", "password": ""}"#,
        #"{"email": "' OR 1=1 --", "password": "' OR 1=1 --"}"#,
      ]
      var answers: Set<String> = []
      for body in bodies {
        let answer = try await client.send("POST", "\(Self.root)/sign-in", body: body)
        #expect(answer.status == 401)
        #expect(answer.headers["www-authenticate"] == #"Bearer realm="club""#)
        answers.insert(answer.text)
      }
      #expect(answers.count == 1)
      let incomplete = try await client.send("POST", "\(Self.root)/sign-in", body: #"{"email": 1, "role": "admin"}"#)
      #expect(try Self.code(incomplete) == "422 validation_failed")
    }
  }

  @Test("credentials that are not to be believed are 401 on every route, open ones too")
  func credentials() async throws {
    try await Self.withService { client, _ in
      let tokens = try await Self.signIn(client)
      let wrong = [
        "Bearer", "Bearer ", "Bearer x", "Basic YTpi", tokens.access, "Bearer\(tokens.access)",
        "Bearer \(tokens.access) x", "Bearer \(tokens.access)x", "Bearer \(tokens.refresh)",
        "Bearer \(String(repeating: "a", count: 6000))",
      ]
      for value in wrong {
        for path in ["/open", "/mine", "\(Self.root)/me"] {
          let answer = try await client.send("GET", path, headers: ["Authorization": value])
          #expect(try Self.code(answer) == "401 unauthenticated", "\(value)")
          #expect(answer.headers["www-authenticate"] == #"Bearer realm="club", error="invalid_token""#)
        }
      }
      let line = "Authorization: Bearer \(tokens.access)\r\n"
      let twice = "GET /open HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\(line)\(line)\r\n"
      #expect(try await client.send(raw: twice).status == 401)
      #expect(
        try await client.send("GET", "/open", headers: ["authorization": "bearer  \(tokens.access)"]).status == 200
      )
      #expect(try await client.send("GET", "/nowhere", headers: ["Authorization": "x"]).status == 404)
      #expect(try await client.send("POST", "/open", headers: ["Authorization": "x"], body: "{}").status == 405)
      for path in ["/health/live", "/.well-known/jwks.json"] {
        #expect(try await client.send("GET", path, headers: ["Authorization": "x"]).status == 200)
      }
      // Who signs in or refreshes may come with a token that is good no more.
      let headers = ["Authorization": "x"]
      let again = try await client.send("POST", "\(Self.root)/sign-in", headers: headers, body: Self.ada)
      #expect(again.status == 200)
      let body = #"{"refresh_token": "\#(tokens.refresh)"}"#
      #expect(try await client.send("POST", "\(Self.root)/refresh", headers: headers, body: body).status == 200)
      // What cannot be read at all is refused before anybody is asked who they are.
      let typed = ["Authorization": "x", "Content-Type": "text/plain"]
      #expect(try await client.send("POST", "\(Self.root)/password", headers: typed, body: "{}").status == 415)
    }
  }

  @Test("who has not signed in is told to, who has and may not is refused")
  func gates() async throws {
    try await Self.withService { client, service in
      _ = try await service.add("root@example.com", "root root 1", role: "admin")
      let tokens = try await Self.signIn(client)
      let admin = try await Self.signIn(client, #"{"email": "root@example.com", "password": "root root 1"}"#)
      let anonymous = try await client.send("GET", "/mine")
      #expect(try Self.code(anonymous) == "401 unauthenticated")
      #expect(anonymous.headers["www-authenticate"] == #"Bearer realm="club""#)
      #expect(try Self.code(await client.send("GET", "/admin")) == "401 unauthenticated")
      #expect(try await client.send("GET", "/mine", headers: tokens.headers).status == 204)
      #expect(try Self.code(await client.send("GET", "/admin", headers: tokens.headers)) == "403 forbidden")
      #expect(try await client.send("GET", "/admin", headers: admin.headers).status == 204)
      // A role is what the database says now, not what it said at sign-in.
      try await service.database.write { try $0.execute(#"UPDATE "members" SET "role" = 'member'"#) }
      #expect(try await client.send("GET", "/admin", headers: admin.headers).status == 403)
      try await service.database.write { try $0.execute(#"DELETE FROM "members""#) }
      #expect(try await client.send("GET", "/mine", headers: tokens.headers).status == 401)
    }
  }

  @Test("a refresh token is good once; who comes with it again ends the session for both")
  func rotation() async throws {
    try await Self.withService { client, _ in
      let first = try await Self.signIn(client)
      let other = try await Self.signIn(client)
      let second = try Tokens(await Self.refresh(client, first.refresh))
      #expect(second != first)
      #expect(try await client.send("GET", "/mine", headers: second.headers).status == 204)
      let third = try Tokens(await Self.refresh(client, second.refresh))
      #expect(try Self.code(await Self.refresh(client, first.refresh)) == "401 unauthenticated")
      for tokens in [first, second, third] {
        #expect(try await client.send("GET", "/mine", headers: tokens.headers).status == 401)
        #expect(try await Self.refresh(client, tokens.refresh).status == 401)
      }
      #expect(try await client.send("GET", "/mine", headers: other.headers).status == 204)
      _ = try Tokens(await Self.refresh(client, other.refresh))
      for text in ["", "x", other.access, String(repeating: "A", count: 43)] {
        #expect(try await Self.refresh(client, text).status == 401)
      }
    }
  }

  @Test("of two who refresh with the same token at once one alone goes on, and not for long")
  func race() async throws {
    try await Self.withService { client, _ in
      let tokens = try await Self.signIn(client)
      let statuses = try await withThrowingTaskGroup(of: TestAnswer.self) { tasks in
        for _ in 0..<8 { tasks.addTask { try await Self.refresh(client, tokens.refresh) } }
        return try await tasks.reduce(into: []) { $0.append($1.status) }
      }
      #expect(statuses.count { $0 == 200 } == 1)
      #expect(statuses.count { $0 == 401 } == 7)
      #expect(try await client.send("GET", "/mine", headers: tokens.headers).status == 401)
    }
  }

  @Test("one signs out here, everywhere, or somewhere else, and nobody for another")
  func sessions() async throws {
    try await Self.withService { client, service in
      _ = try await service.add("bob@example.com", "bob bob 1")
      let bob = try await Self.signIn(client, #"{"email": "bob@example.com", "password": "bob bob 1"}"#)
      let (one, two, three) = (
        try await Self.signIn(client), try await Self.signIn(client), try await Self.signIn(client)
      )
      let list = try await client.send("GET", "\(Self.root)/sessions", headers: one.headers)
      guard case .array(let sessions)? = try JSONValue(parsing: list.body)["data"] else { return #expect(Bool(false)) }
      #expect(sessions.count == 3)
      #expect(sessions.map { $0["is_current"] } == [.bool(false), .bool(false), .bool(true)])
      #expect(sessions.allSatisfy { $0["agent"] == .string("test") })
      guard case .string(let newest)? = sessions[0]["id"] else { return #expect(Bool(false)) }
      let place = "\(Self.root)/sessions/\(newest)"
      #expect(try await client.send("DELETE", place, headers: bob.headers).status == 404)
      #expect(try await client.send("DELETE", place).status == 401)
      #expect(try await client.send("DELETE", place, headers: one.headers).status == 204)
      #expect(try await client.send("DELETE", place, headers: one.headers).status == 404)
      #expect(try await client.send("GET", "/mine", headers: three.headers).status == 401)
      #expect(try await Self.refresh(client, three.refresh).status == 401)
      #expect(try await client.send("POST", "\(Self.root)/sign-out", headers: two.headers).status == 204)
      #expect(try await client.send("GET", "/mine", headers: two.headers).status == 401)
      #expect(try await client.send("GET", "/mine", headers: one.headers).status == 204)
      #expect(try await client.send("POST", "\(Self.root)/sign-out-everywhere", headers: one.headers).status == 204)
      #expect(try await client.send("GET", "/mine", headers: one.headers).status == 401)
      #expect(try await client.send("GET", "/mine", headers: bob.headers).status == 204)
    }
  }

  @Test("the oldest session makes room, however lately it was used")
  func room() async throws {
    let clock = SignInService.Clock()
    let service = try await SignInService(clock: clock)
    let ada = try await service.add("ada@example.com", "engine 1843")
    try await serving(service) { client, _ in
      let oldest = try await Self.signIn(client)
      for _ in 1..<100 {
        clock.pass(seconds: 1)
        _ = try await service.authentication.openSession(for: ada)
      }
      let used = try Tokens(await Self.refresh(client, oldest.refresh))
      #expect(try await client.send("GET", "/mine", headers: used.headers).status == 204)
      clock.pass(seconds: 1)
      let newest = try await Self.signIn(client)
      #expect(try await client.send("GET", "/mine", headers: used.headers).status == 401)
      let list = try await client.send("GET", "\(Self.root)/sessions", headers: newest.headers)
      guard case .array(let sessions)? = try JSONValue(parsing: list.body)["data"] else { return #expect(Bool(false)) }
      #expect(sessions.count == 100)
    }
  }

  @Test("a password is changed by who knows it, and ends every other session")
  func password() async throws {
    try await Self.withService { client, _ in
      let (here, there) = (try await Self.signIn(client), try await Self.signIn(client))
      func change(_ body: String, _ headers: [String: String]) async throws -> TestAnswer {
        try await client.send("POST", "\(Self.root)/password", headers: headers, body: body)
      }
      let right = #"{"current_password": "engine 1843", "new_password": "analytical 1"}"#
      #expect(try await change(right, [:]).status == 401)
      let wrong = try await change(#"{"current_password": "x", "new_password": "analytical 1"}"#, here.headers)
      #expect(wrong.status == 422)
      #expect(wrong.text.contains(#""field":"/current_password","code":"check""#))
      let weak = try await change(#"{"current_password": "engine 1843", "new_password": "weak"}"#, here.headers)
      #expect(weak.text.contains(#""field":"/new_password","code":"length""#))
      #expect(weak.text.contains(#""field":"/new_password","code":"pattern""#))
      #expect(try await client.send("GET", "/mine", headers: there.headers).status == 204)
      #expect(try await change(right, here.headers).status == 204)
      #expect(try await client.send("GET", "/mine", headers: here.headers).status == 204)
      #expect(try await client.send("GET", "/mine", headers: there.headers).status == 401)
      #expect(try await client.send("POST", "\(Self.root)/sign-in", body: Self.ada).status == 401)
      _ = try await Self.signIn(client, Self.ada.replacing("engine 1843", with: "analytical 1"))
    }
  }

  @Test("tokens and sessions end by themselves")
  func time() async throws {
    let clock = SignInService.Clock()
    let service = try await SignInService(clock: clock)
    _ = try await service.add("ada@example.com", "engine 1843")
    try await serving(service) { client, _ in
      let tokens = try await Self.signIn(client)
      clock.pass(seconds: 850)
      #expect(try await client.send("GET", "/mine", headers: tokens.headers).status == 204)
      clock.pass(seconds: 51)
      #expect(try await client.send("GET", "/mine", headers: tokens.headers).status == 401)
      let next = try Tokens(await Self.refresh(client, tokens.refresh))
      #expect(try await client.send("GET", "/mine", headers: next.headers).status == 204)
      clock.pass(seconds: 3601)
      #expect(try await Self.refresh(client, next.refresh).status == 401)
      _ = try await Self.signIn(client)
      let count = try await service.database.read {
        try $0.first("SELECT count(*) FROM auth_sessions") { $0.integer(0) }
      }
      #expect(count == 1)
    }
  }

  @Test("a key that is replaced verifies what it signed for as long as it is named, and the public set names both")
  func keyRotation() async throws {
    let seeds = [UInt8(7), 8].map { SignInService.seed($0) }
    let old = try await SignInService(keys: KeyRing(SigningKeys(parsing: seeds[0])))
    let member = try await old.add("ada@example.com", "engine 1843")
    let token = try await old.authentication.openSession(for: member)
    for (setting, status) in [("\(seeds[1]),\(seeds[0])", 204), (seeds[1], 401)] {
      let ring = KeyRing(try SigningKeys(parsing: setting))
      let service = try await SignInService(keys: ring, over: old)
      try await serving(service) { client, _ in
        #expect(try await client.send("GET", "/mine", headers: ["Authorization": "Bearer \(token)"]).status == status)
        let set = try await client.send("GET", "/.well-known/jwks.json")
        #expect(set.headers["cache-control"] == "public, max-age=300")
        guard case .array(let keys)? = try JSONValue(parsing: set.body)["keys"] else { return #expect(Bool(false)) }
        #expect(keys.count == setting.split(separator: ",").count)
        #expect(keys.allSatisfy { $0["d"] == nil })
      }
    }
  }

  @Test("a hash of another cost is made anew when its password is known")
  func rehash() async throws {
    let service = try await SignInService(passwords: PasswordHasher(threads: 1))
    _ = try await service.add("ada@example.com", "engine 1843")
    func kept() async throws -> String? {
      try await service.database.read { try $0.first(#"SELECT "password" FROM "members""#) { $0.text(0) } }
    }
    #expect(try await kept()?.contains("m=8,t=1,p=1") == true)
    try await serving(service) { client, _ in _ = try await Self.signIn(client) }
    #expect(try await kept()?.hasPrefix("$argon2id$v=19$m=19456,t=2,p=1$") == true)
  }

  @Test("who is unknown is told so no faster")
  func timing() async throws {
    let clock = SignInService.Clock()
    let service = try await SignInService(clock: clock, passwords: PasswordHasher(threads: 1))
    let hash = try await PasswordHasher(threads: 1).hash("engine 1843")
    _ = try await service.add("ada@example.com", "x")
    try await service.database.write { try $0.execute(#"UPDATE "members" SET "password" = ?"#, [.text(hash)]) }
    try await serving(service) { client, _ in
      // The least of several, taken in turns: what else the machine does makes answers slower only.
      var times: [String: Duration] = [:]
      for _ in 0..<9 {
        for email in ["ada@example.com", "bob@example.com"] {
          let body = #"{"email": "\#(email)", "password": "wrong 1"}"#
          let start = ContinuousClock.now
          #expect(try await client.send("POST", "\(Self.root)/sign-in", body: body).status == 401)
          times[email] = min(times[email] ?? .seconds(60), ContinuousClock.now - start)
        }
        // So long ago that nobody has to wait for it.
        clock.pass(seconds: 3600)
      }
      let known = try #require(times["ada@example.com"])
      let unknown = try #require(times["bob@example.com"])
      #expect(known < unknown * 2)
      #expect(unknown < known * 2)
    }
  }

  @Test("a flood of passwords is turned away, and everybody else is answered")
  func flood() async throws {
    let service = try await SignInService(passwords: PasswordHasher(threads: 1, waiting: 2))
    try await serving(service) { client, _ in
      try await withThrowingTaskGroup(of: TestAnswer.self) { tasks in
        for _ in 0..<20 { tasks.addTask { try await client.send("POST", "\(Self.root)/sign-in", body: Self.ada) } }
        guard let first = try await tasks.next() else { return }
        #expect(first.status == 429)
        #expect(first.headers["retry-after"] == "1")
        #expect(try await client.send("GET", "/open").status == 200)
        let statuses = try await tasks.reduce(into: [first.status]) { $0.append($1.status) }
        #expect(Set(statuses) == [401, 429])
        #expect(statuses.count { $0 == 401 } >= 3)
      }
    }
  }
}
