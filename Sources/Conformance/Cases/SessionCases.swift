import Model

extension CaseCollector {
  /// Sessions: who one is, which there are, and how they end.
  mutating func addSessionCases(_ auth: Auth) {
    let root = "\(model.api.root)/auth"
    let principal = model.resource(auth.principal)
    add("auth/me", "the caller's own record, whatever they may read", auth.origin) { world in
      guard let people = world.people else { return }
      for account in people.byPower {
        let answer = try world.conversation.ask("GET", "\(root)/me", as: .account(account))
        try world.conversation.expect(answer, status: 200)
        let record = try world.model.one(world.conversation.json(answer), of: principal)
        guard record.members?.map(\.name) == principal.memberNames.map(\.spelled) else {
          throw Mismatch("expected the members \(principal.memberNames.map(\.spelled).joined(separator: ", "))")
        }
        guard record[auth.identifier.spelled] == account.record[auth.identifier.spelled] else {
          throw Mismatch("it is somebody else")
        }
      }
    }
    for (method, word) in [
      ("GET", "me"), ("POST", "sign-out"), ("POST", "sign-out-everywhere"), ("GET", "sessions"), ("POST", "password"),
      ("DELETE", "sessions/\(Model.absent(.uuid))"),
    ] {
      add("auth/\(word.prefix { $0 != "/" })", "\(method) by nobody who is signed in", auth.origin) { world in
        let body = word == "password" ? "{}" : nil
        let answer = try world.conversation.ask(method, "\(root)/\(word)", body, as: .nobody)
        try world.conversation.expectRefusal(answer, nil)
      }
    }
    add("auth/sign-out", "ends this session and no other", auth.origin) { world in
      let account = try world.plain()
      let (one, other) = (try world.begin(account), try world.begin(account))
      let answer = try world.ask("POST", "\(root)/sign-out", with: one.accessToken)
      try world.conversation.expect(answer, status: 204)
      try world.expectRefused(one.accessToken)
      try world.expectWrong(world.refresh(one.refreshToken))
      try world.expectTaken(other.accessToken)
      try world.conversation.expect(world.refresh(other.refreshToken), status: 200)
    }
    add("auth/sign-out-everywhere", "ends all sessions of the caller, and nobody else's", auth.origin) { world in
      let (account, stranger) = (try world.newcomer(), try world.begin(world.plain()))
      let sessions = try [world.begin(account), world.begin(account)]
      let answer = try world.ask("POST", "\(root)/sign-out-everywhere", with: sessions[0].accessToken)
      try world.conversation.expect(answer, status: 204)
      world.people?.forget(account)
      for session in sessions {
        try world.expectRefused(session.accessToken)
        try world.expectWrong(world.refresh(session.refreshToken))
      }
      try world.expectTaken(stranger.accessToken)
      _ = try world.begin(account)
    }
    add("auth/sessions", "the caller's own, the newest first", auth.origin) { world in
      let account = try world.newcomer()
      let (one, other) = (try world.begin(account), try world.begin(account))
      for (session, position) in [(one, 1), (other, 0)] {
        let listed = try world.sessions(with: session.accessToken)
        let id = AccessToken(session.accessToken)?.claims?["sid"]
        guard listed.count == 2, listed[position]["id"] == id else {
          throw Mismatch("expected the two, the newest first")
        }
        let current = listed.map { $0[auth.member("is", "current")] == .bool(true) }
        guard current == [position == 0, position == 1] else {
          throw Mismatch("another session is said to be this one")
        }
      }
    }
    add("auth/sessions", "one of them ends; another's is not there", auth.origin) { world in
      let account = try world.newcomer()
      let (one, other) = (try world.begin(account), try world.begin(account))
      let stranger = try world.begin(world.plain())
      func id(_ session: Account.Session) -> String {
        AccessToken(session.accessToken)?.claims?["sid"]?.plainText ?? ""
      }
      func end(_ id: String, _ session: Account.Session) throws -> Answer {
        try world.ask("DELETE", "\(root)/sessions/\(id)", with: session.accessToken)
      }
      for absent in [id(stranger), Model.absent(.uuid), "zz", "1"] {
        try world.conversation.expectNotFound(end(absent, one))
      }
      try world.expectTaken(stranger.accessToken)
      try world.conversation.expect(end(id(other), one), status: 204)
      try world.expectRefused(other.accessToken)
      try world.expectTaken(one.accessToken)
      try world.conversation.expectNotFound(end(id(other), one))
    }
    add("service", "the keys that tokens are verified with", auth.origin) { world in
      let answer = try world.conversation.ask("GET", "/.well-known/jwks.json", as: .nobody)
      try world.conversation.expect(answer, status: 200)
      let keys = try world.conversation.json(answer)["keys"]?.items ?? []
      guard !keys.isEmpty, keys.count <= 5 else { throw Mismatch("expected one to five keys") }
      for key in keys {
        guard key["kty"] == .string("OKP"), key["crv"] == .string("Ed25519"), case .string(let x)? = key["x"],
          Base64URL.decode(x)?.count == 32, case .string(let id)? = key["kid"], id.utf8.count == 12, key["d"] == nil
        else { throw Mismatch("a key is \(key.text)") }
      }
      let kid = try AccessToken(world.begin(world.plain()).accessToken)?.header?["kid"]
      guard keys.first?["kid"] == kid else { throw Mismatch("tokens are not signed with the first key") }
    }
  }
}

extension World {
  /// The sessions that somebody has, each with its members in their order.
  fileprivate func sessions(with token: String) throws -> [JSON] {
    guard let auth = model.auth else { return [] }
    let answer = try ask("GET", "\(model.api.root)/auth/sessions", with: token)
    try conversation.expect(answer, status: 200)
    let body = try conversation.json(answer)
    let items: [JSON]?
    switch model.api.envelope {
    case .none: items = body.items
    case .data: items = body.members?.map(\.name) == ["data"] ? body["data"]?.items : nil
    case .resource: items = body.members?.map(\.name) == ["sessions"] ? body["sessions"]?.items : nil
    }
    guard let items else { throw Mismatch("the sessions are not wrapped as lists are") }
    let names = [
      "id", auth.member("created", "at"), auth.member("last", "used", "at"), auth.member("expires", "at"), "agent",
      auth.member("is", "current"),
    ]
    for item in items where item.members?.map(\.name) != names {
      throw Mismatch("expected the members \(names.joined(separator: ", "))")
    }
    return items
  }
}
