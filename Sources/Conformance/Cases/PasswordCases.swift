import Model

extension CaseCollector {
  /// Changing a password, and where it never is.
  mutating func addPasswordCases(_ auth: Auth) {
    let path = "\(model.api.root)/auth/password"
    let (current, new) = (auth.member("current", "password"), auth.member("new", "password"))
    @Sendable func body(_ old: String, _ password: JSON) -> String {
      JSON.object([JSON.Member(current, .string(old)), JSON.Member(new, password)]).text
    }
    let other = auth.password.sample == auth.password.other ? auth.password.sample : auth.password.other
    add("auth/password", "the new one is the one from now on, and other sessions are over", auth.origin) { world in
      let account = try world.newcomer()
      let (one, two) = (try world.begin(account), try world.begin(account))
      let answer = try world.patiently {
        try world.ask("POST", path, body(account.password, .string(other)), with: one.accessToken)
      }
      try world.conversation.expect(answer, status: 204)
      world.people?.forget(account)
      try world.expectTaken(one.accessToken)
      try world.expectRefused(two.accessToken)
      try world.expectWrong(world.refresh(two.refreshToken))
      try world.conversation.expect(world.refresh(one.refreshToken), status: 200)
      try world.expectWrong(world.signIn(account.identifier, account.password))
      try world.conversation.expect(world.signIn(account.identifier, other), status: 200)
      world.people?.remove(account)
    }
    add("auth/password", "a wrong current one is refused", auth.origin) { world in
      let account = try world.newcomer()
      let (one, two) = (try world.begin(account), try world.begin(account))
      for wrong in ["", "\(account.password)x", other] {
        let answer = try world.patiently {
          try world.ask("POST", path, body(wrong, .string(other)), with: one.accessToken)
        }
        try world.conversation.expectInvalid(answer, [Detail(place: "/\(current)", code: "check")])
      }
      for token in [one.accessToken, two.accessToken] { try world.expectTaken(token) }
      _ = try world.begin(account)
    }
    for (title, password, code) in auth.password.trials {
      guard let code else { continue }
      add("auth/password", title, auth.password.origin) { world in
        let account = try world.plain()
        // Not with the current one: a service that takes what it should not would change the account.
        let text = body("\(account.password)x", password)
        let answer = try world.conversation.ask("POST", path, text, as: .account(account))
        try world.conversation.expectInvalid(answer, [Detail(place: "/\(new)", code: code)])
      }
    }
    let whole = JSON.object([JSON.Member(current, .string("nothing")), JSON.Member(new, .string(other))])
    addBodyCases("auth/password", auth, path, whole, required: [current, new])
    let principal = model.resource(auth.principal)
    guard principal.verbs.contains(.update) else { return }
    for method in ["PATCH", "PUT"] {
      let subject = "\(principal.plural.kebab)/\(method == "PUT" ? "replace" : "change")"
      add(subject, "\(auth.password.name) is no member of it", auth.password.origin) { world in
        let account = try world.newcomer()
        let path = try world.model.path(of: account.record, of: principal)
        let members = (method == "PUT" ? account.record.members ?? [] : []).filter { member in
          principal.requiredNames.contains(member.name) && !principal.immutables.contains { $0.name == member.name }
        }
        let secret = JSON.Member(auth.password.name.spelled, .string(other))
        let answer = try world.conversation.ask(method, path, JSON.object(members + [secret]).text)
        try world.conversation.expectInvalid(answer, [Detail(place: "/\(auth.password.name)", code: "read_only")])
        _ = try world.begin(account)
      }
    }
  }
}

extension Password {
  /// Another one that keeps to all of it.
  fileprivate var other: String {
    String("0ther-Sesame-xxxxxxxxxxxx".prefix(max(minimumLength, min(14, maximumLength))))
  }
}
