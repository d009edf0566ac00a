import Diagnostics
import Model

extension CaseCollector {
  /// Signing in, and all that belongs to it.
  mutating func addAuthCases() {
    guard let auth = model.auth else { return }
    addSignInCases(auth)
    addRefreshCases(auth)
    addRegistrationCases(auth)
    addSessionCases(auth)
    addPasswordCases(auth)
    addCredentialCases(auth)
  }

  private mutating func addSignInCases(_ auth: Auth) {
    let (identifier, password) = (auth.identifier.spelled, auth.password.name.spelled)
    let path = "\(model.api.root)/auth/sign-in"
    add("auth/sign-in", "tokens of a session", auth.origin) { world in
      let account = try world.plain()
      let answer = try world.signIn(account.identifier, account.password)
      try world.conversation.expect(answer, status: 200)
      try world.verifyTokens(answer, of: account)
    }
    add("auth/sign-in", "a wrong password and an unknown identifier are told alike", auth.origin) { world in
      let account = try world.plain()
      try world.conversation.expect(world.signIn(account.identifier, account.password), status: 200)
      let unknown = try world.draft(of: world.model.resource(auth.principal))[identifier]?.plainText ?? ""
      let answers = try [
        world.signIn(account.identifier, account.password + "x"), world.signIn(account.identifier, ""),
        world.signIn(account.identifier, String(repeating: "x", count: 5_000)),
        world.signIn(unknown, account.password), world.signIn("", account.password),
        world.signIn("nobody\u{1}'\"", account.password),
      ]
      for answer in answers {
        try world.conversation.expect(answer, status: 401, code: "unauthenticated", details: [])
        let realm = "Bearer realm=\"\(world.model.service.name.spelled)\""
        guard answer.header("WWW-Authenticate") == realm else { throw Mismatch("expected WWW-Authenticate: \(realm)") }
        guard try world.conversation.json(answer).withoutRequest == world.conversation.json(answers[0]).withoutRequest
        else { throw Mismatch("the answers tell who is known") }
      }
    }
    let body = JSON.object([
      JSON.Member(identifier, .string("nobody@example.org")), JSON.Member(password, .string("nothing")),
    ])
    addBodyCases("auth/sign-in", auth, path, body, required: [identifier, password])
  }

  /// What the body of one of the routes may be.
  mutating func addBodyCases(_ subject: String, _ auth: Auth, _ path: String, _ body: JSON, required: [String]) {
    let isOpen = subject != "auth/password"
    add(subject, "bodies that are none, or have other members", auth.origin) { world in
      let asker = try isOpen ? Asker.nobody : .account(world.plain())
      func ask(_ body: String, _ type: String = "application/json") throws -> Answer {
        try world.conversation.ask("POST", path, body, headers: [Header("Content-Type", type)], as: asker)
      }
      try world.conversation.expect(ask("{"), status: 400, code: "malformed_json", details: [])
      try world.conversation.expect(ask("{}", "text/plain"), status: 415, code: "unsupported_media_type", details: [])
      try world.conversation.expectInvalid(ask("[]"), [Detail(place: "", code: "type")])
      try world.conversation.expectInvalid(ask("{}"), required.map { Detail(place: "/\($0)", code: "required") })
      let more = JSON.object((body.members ?? []) + [JSON.Member("zz", .null)])
      try world.conversation.expectInvalid(ask(more.text), [Detail(place: "/zz", code: "unknown")])
      for name in required {
        let other = World.merged(body, .object([JSON.Member(name, .number("1"))]))
        try world.conversation.expectInvalid(ask(other.text), [Detail(place: "/\(name)", code: "type")])
      }
    }
    add(subject, "other methods", auth.origin) { world in
      for method in ["GET", "PUT", "PATCH", "DELETE"] {
        let answer = try world.conversation.ask(method, path, as: .nobody)
        try world.conversation.expect(answer, status: 405)
        guard answer.header("Allow")?.contains("POST") == true else { throw Mismatch("Allow does not name POST") }
      }
    }
  }

  private mutating func addRefreshCases(_ auth: Auth) {
    let name = auth.member("refresh", "token")
    let path = "\(model.api.root)/auth/refresh"
    add("auth/refresh", "changes a refresh token for another one", auth.origin) { world in
      let account = try world.plain()
      let first = try world.begin(account)
      let answer = try world.refresh(first.refreshToken)
      try world.conversation.expect(answer, status: 200)
      let second = try world.verifyTokens(answer, of: account)
      guard second.refreshToken != first.refreshToken else { throw Mismatch("the refresh token is the same") }
      guard AccessToken(first.accessToken)?.claims?["sid"] == AccessToken(second.accessToken)?.claims?["sid"] else {
        throw Mismatch("it is another session")
      }
      for token in [first.accessToken, second.accessToken] { try world.expectTaken(token) }
      try world.conversation.expect(world.refresh(second.refreshToken), status: 200)
    }
    add("auth/refresh", "a token that comes again ends its session", auth.origin) { world in
      let account = try world.plain()
      let other = try world.begin(account)
      let first = try world.begin(account)
      let second = try world.verifyTokens(world.refresh(first.refreshToken), of: account)
      try world.expectTaken(second.accessToken)
      try world.expectWrong(world.refresh(first.refreshToken))
      try world.expectWrong(world.refresh(second.refreshToken))
      for token in [first.accessToken, second.accessToken] { try world.expectRefused(token) }
      try world.expectTaken(other.accessToken)
    }
    add("auth/refresh", "what is no refresh token", auth.origin) { world in
      let session = try world.begin(world.plain())
      var changed = Array(session.refreshToken)
      changed[changed.count / 2] = changed[changed.count / 2] == "A" ? "B" : "A"
      for token in [
        "", "x", String(changed), session.accessToken, "\(session.refreshToken) ", "\(session.refreshToken)=",
        String(repeating: "A", count: 43), String(repeating: "A", count: 9_000),
      ] {
        try world.expectWrong(world.refresh(token))
      }
      try world.conversation.expect(world.refresh(session.refreshToken), status: 200)
    }
    let body = JSON.object([JSON.Member(name, .string("nothing"))])
    addBodyCases("auth/refresh", auth, path, body, required: [name])
  }
}

extension World {
  /// Asks to sign in, as often as the threads for passwords are busy.
  func signIn(_ identifier: String, _ password: String) throws -> Answer {
    guard let auth = model.auth else { throw Untried("nobody signs in") }
    let body = JSON.object([
      JSON.Member(auth.identifier.spelled, .string(identifier)),
      JSON.Member(auth.password.name.spelled, .string(password)),
    ])
    return try patiently { try conversation.ask("POST", "\(model.api.root)/auth/sign-in", body.text, as: .nobody) }
  }

  /// Asks again while a service is too busy with passwords.
  func patiently(_ ask: () throws -> Answer) throws -> Answer {
    var answer = try ask()
    for _ in 0..<30 where answer.status == 429 {
      wait(answer.header("Retry-After").flatMap(Int.init) ?? 1)
      answer = try ask()
    }
    return answer
  }

  /// Another session of somebody, beside the one that the suite asks with.
  func begin(_ account: Account) throws -> Account.Session {
    let answer = try signIn(account.identifier, account.password)
    try conversation.expect(answer, status: 200)
    return try verifyTokens(answer, of: account)
  }

  func refresh(_ token: String) throws -> Answer {
    guard let auth = model.auth else { throw Untried("nobody signs in") }
    let body = JSON.object([JSON.Member(auth.member("refresh", "token"), .string(token))])
    return try conversation.ask("POST", "\(model.api.root)/auth/refresh", body.text, as: .nobody)
  }

  /// Asks with a token as it is.
  func ask(_ method: String, _ target: String, _ body: String? = nil, with token: String) throws -> Answer {
    try conversation.ask(method, target, body, headers: [Header("Authorization", "Bearer \(token)")], as: .nobody)
  }

  func expectTaken(_ token: String) throws {
    try conversation.expect(ask("GET", "\(model.api.root)/auth/me", with: token), status: 200)
  }

  func expectRefused(_ token: String) throws {
    try conversation.expectInvalidToken(
      ask("GET", "\(model.api.root)/auth/me", with: token),
      of: model.service.name.spelled
    )
  }

  func expectWrong(_ answer: Answer) throws {
    try conversation.expect(answer, status: 401, code: "unauthenticated", details: [])
  }

  /// Holds tokens against their form (RFC 6749, section 5.1; RFC 9068).
  @discardableResult
  func verifyTokens(_ answer: Answer, of account: Account) throws -> Account.Session {
    guard let people, let auth = model.auth else { throw Untried("nobody signs in") }
    try conversation.expect(answer, status: 200)
    let body = try conversation.json(answer)
    let names = [["access", "token"], ["token", "type"], ["expires", "in"], ["refresh", "token"]].map { words in
      auth.member(words[0], words[1])
    }
    guard body.members?.map(\.name) == names, let session = people.session(of: body) else {
      throw Mismatch("expected the members \(names.joined(separator: ", "))")
    }
    guard body[names[1]] == .string("Bearer") else { throw Mismatch("'\(names[1])' is not Bearer") }
    guard body[names[2]] == .number(String(auth.accessLifetime)) else {
      throw Mismatch("'\(names[2])' is not \(auth.accessLifetime)")
    }
    guard answer.header("Cache-Control") == "no-store" else { throw Mismatch("no 'Cache-Control: no-store'") }
    guard session.refreshToken.utf8.count == 43, Base64URL.decode(session.refreshToken)?.count == 32 else {
      throw Mismatch("the refresh token is not 32 bytes in base64url")
    }
    guard let token = AccessToken(session.accessToken), let header = token.header, let claims = token.claims else {
      throw Mismatch("the access token is no JWT")
    }
    guard Set(header.members?.map(\.name) ?? []) == ["alg", "typ", "kid"], header["alg"] == .string("EdDSA"),
      header["typ"] == .string("at+jwt"), case .string? = header["kid"]
    else { throw Mismatch("the header of the access token is \(header.text)") }
    let service = JSON.string(model.service.name.spelled)
    guard Set(claims.members?.map(\.name) ?? []) == ["iss", "aud", "sub", "sid", "iat", "exp"],
      claims["iss"] == service, claims["aud"] == service,
      claims["sub"] == .string(people.key(of: account).plainText), case .string? = claims["sid"],
      case .number(let issued)? = claims["iat"], case .number(let end)? = claims["exp"], let issued = Int(issued),
      let end = Int(end), end - issued == auth.accessLifetime
    else { throw Mismatch("the claims of the access token are \(claims.text)") }
    return session
  }
}

extension Conversation {
  /// Credentials that were sent, and are none (RFC 6750, section 3).
  func expectInvalidToken(_ answer: Answer, of service: String) throws {
    try expect(answer, status: 401)
    let challenge = "Bearer realm=\"\(service)\", error=\"invalid_token\""
    guard answer.header("WWW-Authenticate") == challenge else {
      throw Mismatch("expected WWW-Authenticate: \(challenge)")
    }
    // An answer to HEAD says it in its headers alone.
    guard !answer.body.isEmpty else { return }
    try expect(answer, status: 401, code: "unauthenticated", details: [])
  }
}

extension JSON {
  /// An error without what tells two requests apart.
  fileprivate var withoutRequest: JSON {
    guard let error = self["error"]?.members else { return self }
    return .object(error.filter { $0.name != "id" })
  }
}
