import Model

extension CaseCollector {
  /// Credentials that are none, on every kind of route.
  mutating func addCredentialCases(_ auth: Auth) {
    for credential in BadCredential.allCases {
      add("auth/credentials", credential.rawValue, auth.origin) { world in
        let session = try world.begin(world.plain())
        guard let token = AccessToken(session.accessToken) else { throw Mismatch("the access token is no JWT") }
        let headers = try credential.headers(token, of: world)
        for (method, target, body) in try world.routes() {
          // The same request with the token as it is: nothing but the credentials is wrong.
          let good = try world.ask(method, target, body, with: token.text)
          guard good.status != 401 else { throw Mismatch("\(method) \(target) does not take good credentials") }
          let answer = try world.conversation.ask(method, target, body, headers: headers, as: .nobody)
          try world.conversation.expectInvalidToken(answer, of: world.model.service.name.spelled)
        }
      }
    }
    add("auth/credentials", "a session that is over", auth.origin) { world in
      let session = try world.begin(world.plain())
      for (method, target, body) in try world.routes() {
        guard try world.ask(method, target, body, with: session.accessToken).status != 401 else {
          throw Mismatch("\(method) \(target) does not take good credentials")
        }
      }
      let out = try world.ask("POST", "\(world.model.api.root)/auth/sign-out", with: session.accessToken)
      try world.conversation.expect(out, status: 204)
      for (method, target, body) in try world.routes() {
        let answer = try world.ask(method, target, body, with: session.accessToken)
        try world.conversation.expectInvalidToken(answer, of: world.model.service.name.spelled)
      }
    }
    add("auth/credentials", "of somebody who is gone", auth.origin) { world in
      let principal = world.model.resource(auth.principal)
      guard principal.verbs.contains(.delete) else { throw Untried("nobody deletes them") }
      let account = try world.newcomer()
      let session = try world.begin(account)
      let path = try world.model.path(of: account.record, of: principal)
      let deletion = try world.conversation.ask("DELETE", path)
      guard deletion.status == 204 else { throw Untried("they cannot be deleted") }
      world.people?.remove(account)
      try world.expectRefused(session.accessToken)
      try world.expectWrong(world.refresh(session.refreshToken))
      try world.expectWrong(world.signIn(account.identifier, account.password))
    }
    add("auth/credentials", "are judged behind what is nowhere, other methods and media types", auth.origin) { world in
      let root = world.model.api.root
      let bad = "not.a.token"
      try world.conversation.expectNotFound(world.ask("GET", "\(root)/there-is-nothing-here", with: bad))
      try world.conversation.expect(world.ask("DELETE", "\(root)/auth/me", with: bad), status: 405)
      try world.expectRefused(bad)
      for resource in world.model.resources where resource.verbs.contains(.create) {
        let path = world.model.listPath(of: resource)
        let headers = [Header("Content-Type", "text/plain"), Header("Authorization", "Bearer \(bad)")]
        let answer = try world.conversation.ask("POST", path, "{", headers: headers, as: .nobody)
        try world.conversation.expect(answer, status: 415, code: "unsupported_media_type", details: [])
        let json = try world.ask("POST", path, "{", with: bad)
        try world.conversation.expectInvalidToken(json, of: world.model.service.name.spelled)
      }
    }
    add("auth/credentials", "nobody looks at them where people sign in, and beside the API", auth.origin) { world in
      let account = try world.plain()
      let bad = [Header("Authorization", "Bearer not.a.token")]
      let body = JSON.object([
        JSON.Member(auth.identifier.spelled, .string(account.identifier)),
        JSON.Member(auth.password.name.spelled, .string(account.password)),
      ])
      let path = "\(world.model.api.root)/auth/sign-in"
      let answer = try world.patiently {
        try world.conversation.ask("POST", path, body.text, headers: bad, as: .nobody)
      }
      let session = try world.verifyTokens(answer, of: account)
      let refresh = JSON.object([JSON.Member(auth.member("refresh", "token"), .string(session.refreshToken))])
      let again = try world.conversation.ask(
        "POST",
        "\(world.model.api.root)/auth/refresh",
        refresh.text,
        headers: bad,
        as: .nobody
      )
      try world.conversation.expect(again, status: 200)
      for path in ["/health", "/metrics", "/openapi.json", "/.well-known/jwks.json"] {
        try world.conversation.expect(world.conversation.ask("GET", path, headers: bad, as: .nobody), status: 200)
      }
    }
    add("auth/credentials", "what is answered to them is nobody else's to keep", auth.origin) { world in
      let session = try world.begin(world.plain())
      let me = try world.ask("GET", "\(world.model.api.root)/auth/me", with: session.accessToken)
      var answers = [me]
      for resource in world.model.resources where resource.verbs.contains(.list) {
        let answer = try world.ask("GET", world.model.listPath(of: resource), with: session.accessToken)
        answers.append(answer)
        let isJudged = resource.policy(for: .list) != .anyone
        guard !isJudged || answer.header("Vary")?.contains("Authorization") == true else {
          throw Mismatch("no 'Vary: Authorization' of \(resource.plural)")
        }
      }
      for answer in answers where answer.header("Cache-Control")?.contains("no-store") != true {
        throw Mismatch("no 'Cache-Control: no-store'")
      }
    }
  }
}

/// A way in which credentials are none.
private enum BadCredential: String, CaseIterable {
  case otherScheme = "of another scheme"
  case noToken = "without a token"
  case noScheme = "without a scheme"
  case truncated = "of a token that was cut"
  case header = "of a token with another header"
  case claims = "of a token with other claims"
  case signature = "of a token with another signature"
  case unsigned = "of a token that nobody signed"
  case symmetric = "of a token that the public key signed"
  case unknownKey = "of a token of an unknown key"
  case otherType = "of a token of another type"
  case moreHeader = "of a token whose header says more"
  case twice = "that are there twice"
  case tooLong = "that are too long"
  case padded = "of a token with padding"
  case refreshToken = "of a refresh token"

  func headers(_ token: AccessToken, of world: World) throws -> [Header] {
    func bearer(_ text: String) -> [Header] { [Header("Authorization", "Bearer \(text)")] }
    func header(_ name: String, _ value: JSON) -> JSON {
      let members = token.header?.members ?? []
      guard members.contains(where: { $0.name == name }) else { return .object(members + [JSON.Member(name, value)]) }
      return World.merged(.object(members), .object([JSON.Member(name, value)]))
    }
    switch self {
    case .otherScheme: return [Header("Authorization", "Basic \(token.text)")]
    case .noToken: return [Header("Authorization", "Bearer")]
    case .noScheme: return [Header("Authorization", token.text)]
    case .truncated: return bearer(String(token.text.dropLast(5)))
    case .header: return bearer(token.spoiled(0).text)
    case .claims:
      let members = token.claims?.members ?? []
      let other = World.merged(.object(members), .object([JSON.Member("exp", .number("99999999999"))]))
      return bearer(token.with(claims: other).text)
    case .signature: return bearer(token.spoiled(2).text)
    case .unsigned: return bearer(token.with(header: header("alg", .string("none"))).with(signature: []).text)
    case .symmetric:
      let keys = try world.conversation.json(world.conversation.ask("GET", "/.well-known/jwks.json", as: .nobody))
      guard case .string(let x)? = keys["keys"]?.items?.first?["x"], let key = Base64URL.decode(x) else {
        throw Mismatch("/.well-known/jwks.json has no key")
      }
      let forged = token.with(header: header("alg", .string("HS256")))
      let message = Array(forged.parts.prefix(2).joined(separator: ".").utf8)
      return bearer(forged.with(signature: HMAC.sign(message, key: key)).text)
    case .unknownKey: return bearer(token.with(header: header("kid", .string("AAAAAAAAAAAA"))).text)
    case .otherType: return bearer(token.with(header: header("typ", .string("JWT"))).text)
    case .moreHeader: return bearer(token.with(header: header("jku", .string("http://127.0.0.1/"))).text)
    case .twice: return bearer(token.text) + bearer(token.text)
    case .tooLong: return bearer(token.text + String(repeating: "A", count: 4096))
    case .padded: return bearer("\(token.text)=")
    case .refreshToken: return try bearer(world.begin(world.plain()).refreshToken)
    }
  }
}

extension World {
  /// A request of each kind of route that judges who asks, none of which changes anything.
  fileprivate func routes() throws -> [(method: String, target: String, body: String?)] {
    let root = model.api.root
    var found: [(method: String, target: String, body: String?)] = [
      ("GET", "\(root)/auth/me", nil), ("GET", "\(root)/auth/sessions", nil),
      ("DELETE", "\(root)/auth/sessions/\(Model.absent(.uuid))", nil), ("POST", "\(root)/auth/password", "{}"),
    ]
    for resource in model.resources {
      let (list, one) = (model.listPath(of: resource), model.absentPath(of: resource))
      if resource.verbs.contains(.list) { found += [("GET", list, nil), ("HEAD", list, nil)] }
      if resource.verbs.contains(.create) { found.append(("POST", list, "{")) }
      if resource.verbs.contains(.read) { found.append(("GET", one, nil)) }
      if resource.verbs.contains(.update) { found += [("PATCH", one, "{}"), ("PUT", one, "{}")] }
      if resource.verbs.contains(.delete) { found.append(("DELETE", one, nil)) }
      for transition in resource.transitions { found.append(("POST", "\(one)/\(transition.name.kebab)", nil)) }
      for action in resource.actions { found.append(("POST", "\(one)/\(action.name.kebab)", "{}")) }
    }
    return found
  }
}
