import Model

extension CaseCollector {
  /// People who make themselves known.
  mutating func addRegistrationCases(_ auth: Auth) {
    let (path, principal) = ("\(model.api.root)/auth/register", model.resource(auth.principal))
    guard let registration = auth.registration else {
      add("auth/register", "is nowhere", auth.origin) { world in
        try world.conversation.expectNotFound(world.conversation.ask("POST", path, "{}", as: .nobody))
      }
      return
    }
    add("auth/register", "makes somebody who can sign in", auth.origin) { world in
      let (answer, draft) = try world.register()
      try world.conversation.expect(answer, status: 201)
      let record = try world.model.one(world.conversation.json(answer), of: principal)
      try world.verify(
        record,
        world.expected(principal, from: draft).map { member in
          guard let role = auth.role, member.name == role.field.spelled, let given = registration.role else {
            return member
          }
          return (member.name, .exact(.string(given)))
        }
      )
      let location = try world.model.path(of: record, of: principal)
      guard answer.header("Location") == location else { throw Mismatch("expected Location: \(location)") }
      guard let account = world.people?.account(of: record[principal.key.first.name.spelled] ?? .null) else {
        throw Mismatch("the answer is not who was registered")
      }
      let session = try world.begin(account)
      let me = try world.ask("GET", "\(world.model.api.root)/auth/me", with: session.accessToken)
      guard try world.model.one(world.conversation.json(me), of: principal) == record else {
        throw Mismatch("who signs in is not who was registered")
      }
    }
    add("auth/register", "an identifier that is taken", auth.origin) { world in
      let (answer, draft) = try world.register()
      try world.conversation.expect(answer, status: 201)
      let again = try world.patiently { try world.conversation.ask("POST", path, draft.text, as: .nobody) }
      let details = [Detail(place: "/\(auth.identifier)", code: "unique")]
      try world.conversation.expect(again, status: 409, code: "conflict")
      guard try world.conversation.errors(in: again).details.contains(details[0]) else {
        throw Mismatch("expected the details \(details)")
      }
    }
    let restricted = principal.fields.filter { $0.writers != nil || $0.name == auth.role?.field || $0.isServerWritten }
    for field in restricted {
      add("auth/register", "\(field.name) is not theirs to say", field.origin) { world in
        let value = try JSON(Array(field.varied(5, in: world.model).json.utf8))
        let draft = try world.registration().setting(field.name.spelled, to: value)
        let answer = try world.conversation.ask("POST", path, draft.text, as: .nobody)
        try world.conversation.expectInvalid(answer, [Detail(place: "/\(field.name)", code: "read_only")])
      }
    }
    add("auth/register", "all that is missing is said at once", auth.origin) { world in
      let required = principal.requiredToCreate.map { Detail(place: "/\($0.name)", code: "required") }
      let answer = try world.conversation.ask("POST", path, "{}", as: .nobody)
      try world.conversation.expectInvalid(answer, required)
      let more = try world.registration().setting("zz", to: .null)
      let unknown = try world.conversation.ask("POST", path, more.text, as: .nobody)
      try world.conversation.expectInvalid(unknown, [Detail(place: "/zz", code: "unknown")])
    }
    for (title, password, code) in auth.password.trials {
      add("auth/register", title, auth.password.origin) { world in
        let (answer, _) = try world.register(with: password)
        guard let code else { return try world.conversation.expect(answer, status: 201) }
        try world.conversation.expectInvalid(answer, [Detail(place: "/\(auth.password.name)", code: code)])
      }
    }
  }
}

extension Password {
  /// What passwords are, and are not.
  var trials: [(title: String, value: JSON, code: String?)] {
    let kinds: [(Strength, Character)] = [(.lower, "a"), (.upper, "A"), (.digit, "1"), (.symbol, "-")]
    func text(_ length: Int, without kind: Strength? = nil, filler: Character? = nil) -> String {
      let signs = kinds.filter { $0.0 != kind }.map(\.1)
      let first = signs.prefix(length)
      return String(first) + String(repeating: filler ?? signs[0], count: max(0, length - first.count))
    }
    var found: [(title: String, value: JSON, code: String?)] = [
      ("a password of \(minimumLength) characters", .string(text(minimumLength)), nil),
      ("a password of \(minimumLength - 1) characters is length", .string(text(minimumLength - 1)), "length"),
      ("a password of \(maximumLength) characters", .string(text(maximumLength)), nil),
      ("a password of \(maximumLength + 1) characters is length", .string(text(maximumLength + 1)), "length"),
      ("a password of null", .null, "null"), ("a password of a number is type", .number("12345678901"), "type"),
    ]
    if maximumLength * 2 <= Self.maximumBytes {
      found.append(("a password of two bytes for each character", .string(text(maximumLength, filler: "é")), nil))
    }
    for kind in strength {
      let value = text(minimumLength, without: kind)
      found.append(("a password without \(kind.rawValue) is pattern", .string(value), "pattern"))
    }
    return found
  }
}

extension World {
  /// The body of a registration.
  func registration() throws -> Draft {
    guard let people else { throw Untried("nobody signs in") }
    let principal = people.principal
    return try draft(of: principal).keepingSecret { name in
      principal.writers(of: name) == nil && name != people.auth.role?.field.spelled
    }
  }

  /// Somebody new who has registered, and what they said.
  func register(with password: JSON? = nil) throws -> (Answer, Draft) {
    for _ in 0..<8 {
      var draft = try registration()
      if let password { draft.secret?.value = password }
      let answer = try patiently {
        try conversation.ask("POST", "\(model.api.root)/auth/register", draft.text, as: .nobody)
      }
      if try !isTaken(answer) { return (answer, draft) }
    }
    throw Untried("no identifier is free")
  }

  /// Somebody new, of whom nothing has to stay as it is.
  func newcomer() throws -> Account {
    guard let people, let auth = model.auth else { throw Untried("nobody signs in") }
    if auth.registration != nil {
      let answer = try register().0
      try conversation.expect(answer, status: 201)
      guard let account = try account(in: answer) else { throw Mismatch("the answer is not who was registered") }
      return account
    }
    guard let account = try people.account(of: make(people.principal).key) else {
      throw Untried("whoever was made cannot sign in")
    }
    return account
  }
}

extension Draft {
  /// The body of a create that has some of the members, and the password.
  func keepingSecret(_ isKept: (String) -> Bool) -> Draft {
    var draft = keeping(isKept)
    draft.secret = secret
    return draft
  }
}
