import Diagnostics
import Model

extension CaseCollector {
  /// Who may do what: each request of each kind of people, on records that the rules tell apart.
  mutating func addAccessCases(of resource: Resource) {
    guard model.auth != nil else { return }
    let kinds = model.accessKinds(of: resource)
    for attempt in resource.attempts {
      let subject = "\(resource.plural.kebab)/access/\(attempt.title)"
      for kind in kinds {
        add(subject, kind.title, attempt.origin) { world in
          let account = try world.somebody(kind, resource)
          try world.tryAccess(attempt, resource, kind, account)
        }
      }
    }
    addHandOverCases(of: resource, kinds)
    addRowCases(of: resource, kinds)
    addWriterCases(of: resource)
    addSightCases(of: resource)
  }
}

/// Something that is done to one record.
struct Attempt: Sendable {
  enum Effect: Sendable {
    case nothing, change, end
  }

  var title: String
  var method: String
  /// What stands behind the path of the record.
  var word: String
  var policy: Policy
  var origin: SourceRange
  var effect: Effect
  /// What is answered where nothing forbids it; what else may be wrong with it is no matter of access.
  var statuses: Set<Int>
  var body: @Sendable (World) throws -> String? = { _ in nil }
  /// Whether it is done to a deleted record.
  var isOfDeleted = false
  /// Whether authors of the service may have rules of their own for it.
  var isOwnRules = false
}

extension Resource {
  /// All that can be done to one record.
  var attempts: [Attempt] {
    func one(
      _ verb: Verb,
      _ method: String,
      _ title: String,
      _ effect: Attempt.Effect,
      _ statuses: Set<Int>,
      _ body: String? = nil
    ) -> Attempt? {
      guard verbs.contains(verb) else { return nil }
      return Attempt(
        title: title,
        method: method,
        word: "",
        policy: policy(for: verb),
        origin: places[.verb(verb)] ?? origin,
        effect: effect,
        statuses: statuses,
        body: { _ in body }
      )
    }
    var found = [
      one(.read, "GET", "read", .nothing, [200]), one(.update, "PATCH", "change", .change, [200], "{}"),
      one(.delete, "DELETE", "delete", .end, [204, 409]),
    ].compactMap(\.self)
    if deletion != nil {
      for (verb, method) in [(Verb.restore, "POST"), (.purge, "DELETE")] where verbs.contains(verb) {
        found.append(
          Attempt(
            title: verb.rawValue,
            method: method,
            word: "/\(verb.rawValue)",
            policy: policy(for: verb),
            origin: places[.verb(verb)] ?? origin,
            effect: .end,
            statuses: verb == .purge ? [204, 409] : [200, 409],
            isOfDeleted: true
          )
        )
      }
    }
    found += actions.map { action in
      Attempt(
        title: action.name.kebab,
        method: "POST",
        word: "/\(action.name.kebab)",
        policy: action.policy,
        origin: action.origin,
        effect: .change,
        statuses: [200, 409, 422, 400, 501],
        body: { world in try JSON.object(action.body(in: world.model)).text },
        isOwnRules: true
      )
    }
    found += transitions.map { transition in
      Attempt(
        title: transition.name.kebab,
        method: "POST",
        word: "/\(transition.name.kebab)",
        policy: transition.policy,
        origin: transition.origin,
        effect: .end,
        statuses: [200, 409]
      )
    }
    return found
  }
}

extension World {
  /// How many records are made anew for what ends them.
  private static let mostRenewed = 3

  fileprivate func tryAccess(_ attempt: Attempt, _ resource: Resource, _ kind: AccessKind, _ account: Account?) throws {
    let specimens = try specimens(of: resource, for: kind, account)
    let asker = account.map(Asker.account) ?? .nobody
    var (judged, renewed) = (0, 0)
    for specimen in specimens {
      var made = specimen.made
      if attempt.isOfDeleted {
        guard renewed < Self.mostRenewed, let maker = specimen.maker,
          let copy = try? self.specimen(of: resource, specimen.variation, by: maker),
          try conversation.ask("DELETE", copy.made.path).status == 204
        else { continue }
        renewed += 1
        made = copy.made
      }
      made.record = try look(resource, made.path) ?? made.record
      guard let verdict = try verdict(attempt.policy, of: made, for: account) else { continue }
      if verdict == .allowed, attempt.effect == .end, !attempt.isOfDeleted {
        guard renewed < Self.mostRenewed, let maker = specimen.maker,
          let copy = try? self.specimen(of: resource, specimen.variation, by: maker)
        else { continue }
        renewed += 1
        made = copy.made
      }
      judged += 1
      let path =
        attempt.isOfDeleted ? try model.keyPath(of: made.record, of: resource) + attempt.word : made.path + attempt.word
      let before = try look(resource, made.path)
      let answer = try conversation.ask(attempt.method, path, attempt.body(self), as: asker)
      if verdict == .allowed, attempt.isOwnRules || resource.hasHooks, try conversation.isOwnRefusal(answer) {
        throw Untried("the service's own rules refuse it")
      }
      try expect(answer, verdict, account, "'\(attempt.title)' of \(made.path)", statuses: attempt.statuses)
      guard verdict != .allowed else { continue }
      guard try look(resource, made.path) == before else { throw Mismatch("what was refused has changed the record") }
    }
    conversation.begin()
    guard judged > 0 else { throw Untried("there is no record that tells") }
  }

  // MARK: verdicts

  enum Verdict: Equatable {
    case allowed
    /// The record is not there for them.
    case hidden
    case refused
  }

  /// What comes of something that is done to a record; nothing where that cannot be told.
  func verdict(_ policy: Policy, of made: Made, for account: Account?) throws -> Verdict? {
    guard let judge else { return .allowed }
    let resource = made.resource
    if judge.simplified(policy, for: account) == .never { return .refused }
    if resource.verbs.contains(.read) {
      let reading = resource.policy(for: .read)
      guard let isSeen = try judge.holds(reading, for: account, of: made.record, resource) else { return nil }
      if !isSeen {
        // What nobody of them can read is refused before it is looked for, when that is all that was asked.
        return policy == reading && judge.simplified(reading, for: account) == .never ? .refused : .hidden
      }
    }
    return try judge.holds(policy, for: account, of: made.record, resource).map { $0 ? .allowed : .refused }
  }

  /// - Parameter statuses: What is answered where nothing forbids it.
  func expect(
    _ answer: Answer,
    _ verdict: Verdict,
    _ account: Account?,
    _ what: String,
    statuses: Set<Int>
  ) throws {
    switch verdict {
    case .allowed:
      guard statuses.contains(answer.status) else {
        throw Mismatch("expected \(what) to be allowed, not \(answer.status)")
      }
    case .hidden:
      guard answer.status == 404 else { throw Mismatch("expected \(what) to be 404, not \(answer.status)") }
      try conversation.expectNotFound(answer)
    case .refused:
      let status = account == nil ? 401 : 403
      guard answer.status == status else { throw Mismatch("expected \(what) to be \(status), not \(answer.status)") }
      try conversation.expectRefusal(answer, account)
    }
  }
}

extension Conversation {
  /// Whether somebody is refused by other words than rules of access refuse by: authors have rules of their own.
  func isOwnRefusal(_ answer: Answer) throws -> Bool {
    guard answer.status == 403, let refusal else { return answer.status == 403 }
    return try message(of: answer) != refusal
  }

  private func message(of answer: Answer) throws -> String? {
    try json(answer)["error"]?["message"]?.plainText
  }

  /// A refusal by a rule: of whoever may sign in first, or of somebody who has.
  func expectRefusal(_ answer: Answer, _ account: Account?) throws {
    guard account == nil else {
      try expect(answer, status: 403, code: "forbidden", details: [])
      return refusal = try message(of: answer)
    }
    try expect(answer, status: 401, code: "unauthenticated", details: [])
    guard answer.header("WWW-Authenticate")?.hasPrefix("Bearer realm=\"") == true else {
      throw Mismatch("401 without 'WWW-Authenticate: Bearer realm=…'")
    }
  }
}
