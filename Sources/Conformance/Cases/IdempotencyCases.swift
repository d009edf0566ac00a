import Model

extension CaseCollector {
  /// Creates that are sent again with their key (draft-ietf-httpapi-idempotency-key-header).
  mutating func addIdempotencyCases(of resource: Resource) {
    guard resource.isIdempotent, resource.verbs.contains(.create) else { return }
    let subject = "\(resource.plural.kebab)/idempotency"
    let origin = resource.places[.idempotent] ?? resource.origin
    let path = model.listPath(of: resource)
    add(subject, "the same request again is answered alike, byte for byte, and makes nothing", origin) { world in
      let (key, draft, first) = try world.keyed(resource)
      guard first.header("Idempotency-Replayed") == nil else { throw Mismatch("the first answer is no replay") }
      for spelling in [key, "\"\(key)\""] {
        let again = try world.conversation.ask("POST", path, draft.text, headers: [Header.key(spelling)])
        try world.conversation.expect(again, status: 201)
        guard again.body == first.body else { throw Mismatch("the answer to \(spelling) is another") }
        for name in ["Location", "ETag", "Content-Type"] where again.header(name) != first.header(name) {
          throw Mismatch("\(name) of the answer to \(spelling) is another")
        }
        guard again.header("Idempotency-Replayed") == "true" else {
          throw Mismatch("nothing says that the answer to \(spelling) was given before")
        }
      }
    }
    add(subject, "the same request with another key makes another record", origin) { world in
      let (_, draft, first) = try world.keyed(resource)
      let other = try world.conversation.ask("POST", path, draft.text, headers: [Header.key(world.freshKey())])
      if try world.isTaken(other) { return }
      try world.conversation.expect(other, status: 201)
      guard other.header("Location") != first.header("Location") else { throw Mismatch("it is the same record") }
      guard other.header("Idempotency-Replayed") == nil else { throw Mismatch("the answer is no replay") }
    }
    if model.auth != nil {
      add(subject, "a key is its caller's: another one's is theirs", origin) { world in
        guard let people = world.people, let judge = world.judge else { return }
        let (key, draft, first) = try world.keyed(resource)
        guard let asker = world.conversation.asker,
          let other = people.byPower.first(where: { account in
            account != asker && judge.simplified(resource.policy(for: .create), for: account) != .never
              && draft.members.allSatisfy { world.mayWrite(resource.writers(of: $0.name), account) }
          })
        else { throw Untried("no other account may create one") }
        let headers = [Header.key(key)]
        let answer = try world.conversation.ask("POST", path, draft.text, headers: headers, as: .account(other))
        guard answer.header("Idempotency-Replayed") == nil, answer.body != first.body else {
          throw Mismatch("somebody is answered what was another's")
        }
        // The key of theirs is still that of the first answer.
        let again = try world.conversation.ask("POST", path, draft.text, headers: headers, as: .account(asker))
        guard again.body == first.body else { throw Mismatch("the first answer is not given again") }
      }
    }
    add(subject, "the key with another body is refused", origin) { world in
      let (key, draft, _) = try world.keyed(resource)
      // Bodies with a password are not kept, so that another spelling of one says nothing.
      let other = resource.password == nil ? " \(draft.text)" : try world.draft(of: resource).text
      let answer = try world.conversation.ask("POST", path, other, headers: [Header.key(key)])
      try world.conversation.expectInvalid(answer, [Detail(place: "Idempotency-Key:", code: "reused")])
    }
    add(subject, "what is no key is refused", origin) { world in
      let draft = try world.draft(of: resource)
      let long = String(repeating: "k", count: 256)
      for value in ["", "\"\"", "a b", "\"a", "\"a\"b", "\"a\\b\"", "\"a\", \"b\"", "ü", long, "\"\(long)\""] {
        let answer = try world.conversation.ask("POST", path, draft.text, headers: [Header.key(value)])
        try world.conversation.expectKeyRefused(answer)
      }
      let twice = [Header.key("one"), Header.key("two")]
      try world.conversation.expectKeyRefused(world.conversation.ask("POST", path, draft.text, headers: twice))
    }
    add(subject, "a key whose create was refused can be sent again", origin) { world in
      guard !resource.requiredToCreate.isEmpty else { throw Untried("nothing of \(resource.name) is required") }
      let key = Header.key(world.freshKey())
      let refused = try world.conversation.ask("POST", path, "{}", headers: [key])
      try world.conversation.expect(refused, status: world.model.api.validationStatus, code: "validation_failed")
      let (_, answer) = try world.post(resource, headers: [key])
      if resource.hasHooks, answer.status != 201 { throw Untried("the service's own rules refuse it") }
      try world.conversation.expect(answer, status: 201)
      guard answer.header("Idempotency-Replayed") == nil else { throw Mismatch("the answer is no replay") }
    }
  }
}

extension Header {
  fileprivate static func key(_ value: String) -> Header { Header("Idempotency-Key", value) }
}

extension Conversation {
  fileprivate func expectKeyRefused(_ answer: Answer) throws {
    try expect(
      answer,
      status: 400,
      code: "invalid_parameter",
      details: [Detail(place: "Idempotency-Key:", code: "format")]
    )
  }
}

extension World {
  /// A key that no request had: services keep those of former runs for a day.
  fileprivate func freshKey() -> String {
    let digits = (1...4).map { _ in String(UInt64.random(in: .min ... .max), radix: 36) }
    return digits.joined(separator: "-")
  }

  /// A record that was made with a key.
  fileprivate func keyed(_ resource: Resource) throws -> (key: String, draft: Draft, answer: Answer) {
    let key = freshKey()
    let (draft, answer) = try post(resource, headers: [Header.key(key)])
    if resource.hasHooks, answer.status != 201 { throw Untried("the service's own rules refuse it") }
    try conversation.expect(answer, status: 201)
    return (key, draft, answer)
  }
}
