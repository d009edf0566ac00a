import Model

extension CaseCollector {
  /// Conditional requests (RFC 9110, section 13).
  mutating func addLockCases(of resource: Resource) {
    guard resource.isLocked else { return }
    let subject = "\(resource.plural.kebab)/conditions"
    if resource.verbs.contains(.read) {
      add(subject, "If-None-Match and If-Match of a read", resource.origin) { world in
        let made = try world.shared(resource)
        let tag = try world.tag(of: made)
        for value in [tag, "\"other\", \(tag)", "W/\(tag)", "*"] {
          let answer = try world.conversation.ask("GET", made.path, headers: [Header("If-None-Match", value)])
          try world.conversation.expect(answer, status: 304)
          guard answer.header("ETag") == tag else { throw Mismatch("304 without the tag") }
        }
        let other = try world.conversation.ask("GET", made.path, headers: [Header("If-None-Match", "\"other\"")])
        try world.conversation.expect(other, status: 200)
        let stale = try world.conversation.ask("GET", made.path, headers: [Header("If-Match", "\"other\"")])
        try world.conversation.expect(stale, status: 412, code: "stale", details: [])
      }
    }
    guard resource.verbs.contains(.update), resource.verbs.contains(.read) else { return }
    for relation in resource.belongsTo where relation.onDelete == .setNull {
      let target = model.resource(relation.target)
      guard resource.verbs.contains(.create), target.verbs.isSuperset(of: [.create, .delete]) else { continue }
      add(subject, "a delete that clears \(relation.key) makes another state", relation.origin) { world in
        let other = try world.make(target)
        let (draft, answer) =
          try relation.isOwner
          ? world.child(of: other, resource, by: relation)
          : world.post(resource) { $0.setting(relation.key.spelled, to: other.key) }
        if try world.isRefusedByRules(answer) { throw Untried("a rule across members forbids it") }
        if resource.hasHooks, answer.status != 201 { throw Untried("the service's own rules refuse it") }
        try world.conversation.expect(answer, status: 201)
        let made = try world.made(resource, draft, answer)
        let first = try world.tag(of: made)
        try world.conversation.expect(world.conversation.ask("DELETE", other.path), status: 204)
        guard try world.tag(of: made) != first else { throw Mismatch("the tag of a changed record is the same") }
        let late = try world.conversation.ask("PATCH", made.path, "{}", headers: [Header("If-Match", first)])
        try world.conversation.expect(late, status: 412, code: "stale", details: [])
      }
    }
    add(subject, "a change of a state that is gone is refused", resource.origin) { world in
      let made = try world.own(resource)
      let first = try world.tag(of: made)
      let apart = resource.membersOfSets
      let field = resource.fields.first { !resource.isUnchanging($0) && !apart.contains($0.name.spelled) }
      guard let field, let value = try world.draft(of: resource, isFull: true)[field.name.spelled] else {
        throw Untried("nothing of it can change that need not be unique")
      }
      let body = JSON.object([JSON.Member(field.name.spelled, value)]).text
      let change = try world.conversation.ask("PATCH", made.path, body, headers: [Header("If-Match", first)])
      if try world.isRefusedByRules(change) { throw Untried("a rule across members forbids it") }
      try world.conversation.expect(change, status: 200)
      guard let second = change.header("ETag"), second != first else {
        throw Mismatch("the tag of a changed record is the same")
      }
      guard try world.tag(of: made) == second else { throw Mismatch("a read has another tag than the change") }
      for value in [first, "W/\(second)", "\"other\"", "2"] {
        let answer = try world.conversation.ask("PATCH", made.path, "{}", headers: [Header("If-Match", value)])
        try world.conversation.expect(answer, status: 412, code: "stale", details: [])
      }
      let any = try world.conversation.ask("PATCH", made.path, "{}", headers: [Header("If-Match", "*")])
      try world.conversation.expect(any, status: 200)
      guard resource.verbs.contains(.delete) else { return }
      let late = try world.conversation.ask("DELETE", made.path, headers: [Header("If-Match", first)])
      try world.conversation.expect(late, status: 412, code: "stale", details: [])
      let current = try world.conversation.ask("DELETE", made.path, headers: [Header("If-Match", second)])
      try world.conversation.expect(current, status: 204)
    }
  }
}

extension World {
  fileprivate func tag(of made: Made) throws -> String {
    let answer = try conversation.ask("GET", made.path)
    try conversation.expect(answer, status: 200)
    guard let tag = answer.header("ETag"), tag.hasPrefix("\""), tag.hasSuffix("\""), tag.count > 2 else {
      throw Mismatch("no ETag, or one that is not strong")
    }
    return tag
  }
}
