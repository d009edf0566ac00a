import Model

extension CaseCollector {
  /// Creates and changes, which are judged by what a record becomes.
  mutating func addHandOverCases(of resource: Resource, _ kinds: [AccessKind]) {
    for kind in kinds {
      if resource.verbs.contains(.create) {
        add("\(resource.plural.kebab)/access/create", kind.title, resource.places[.verb(.create)] ?? resource.origin) {
          try $0.tryCreating(resource, $0.somebody(kind, resource))
        }
      }
      guard resource.verbs.contains(.update), model.canTell(changesOf: resource) else { continue }
      for method in ["PATCH", "PUT"] {
        let subject = "\(resource.plural.kebab)/access/\(method == "PUT" ? "replace" : "change")"
        let title = "what it becomes, \(kind.title)"
        add(subject, title, resource.places[.verb(.update)] ?? resource.origin) {
          try $0.tryBecoming(resource, method, kind, $0.somebody(kind, resource))
        }
      }
    }
  }
}

extension Model {
  /// Whether something that callers write decides whether they may.
  fileprivate func canTell(changesOf resource: Resource) -> Bool {
    resource.policy(for: .update).tests.flatMap { variations(of: $0, resource) }.contains { variation in
      if let first = variation.path.first {
        return resource.belongsTo.contains { $0.name.spelled == first && !$0.isOwner && !$0.isImmutable }
      }
      guard case .value(let member, _) = variation.change,
        let field = resource.fields.first(where: { $0.name.spelled == member })
      else { return false }
      return !field.isUnique && !resource.isUnchanging(field) && !field.isServerWritten
    }
  }
}

extension World {
  fileprivate func tryCreating(_ resource: Resource, _ account: Account?) throws {
    guard let judge else { return }
    let policy = resource.policy(for: .create)
    let (path, asker) = (model.listPath(of: resource), account.map(Asker.account) ?? .nobody)
    let refusal = account == nil ? 401 : 403
    let variations = [nil] + model.variations(of: resource).prefix(8).map(Optional.some)
    var judged = 0
    for variation in variations {
      let maker = try account ?? plain()
      guard var draft = try? body(of: resource, variation, by: maker) else { continue }
      for member in draft.members where !mayWrite(resource.writers(of: member.name), account) {
        draft = draft.without(member.name)
      }
      let body = JSON.object(draft.members)
      let left = judge.simplified(policy, for: account)
      let made = try prospect(resource, body, account)
      guard let holds = try judge.holds(left, for: account, of: made, resource) else { continue }
      // A key of what they cannot read is none, whatever the rule says.
      guard try areReadable(resource, body, account) else { continue }
      judged += 1
      let before = try holds ? nil : identities(of: resource)
      let answer = try conversation.ask("POST", path, draft.text, as: asker)
      if holds {
        if resource.hasHooks, try conversation.isOwnRefusal(answer) {
          throw Untried("the service's own rules refuse it")
        }
        guard [201, 409, model.api.validationStatus].contains(answer.status) else {
          throw Mismatch("expected the create to be allowed, not \(answer.status)")
        }
        continue
      }
      if left != .never, answer.status == model.api.validationStatus || answer.status == 409 { continue }
      guard answer.status == refusal else { throw Mismatch("expected \(refusal), not \(answer.status)") }
      try conversation.expectRefusal(answer, account)
      guard try identities(of: resource) == before else { throw Mismatch("what was refused has been made") }
    }
    guard judged > 0 else { throw Untried("there is no body that tells") }
  }

  /// Whether somebody can read all that a body leads to.
  private func areReadable(_ resource: Resource, _ body: JSON, _ account: Account?) throws -> Bool {
    guard let judge else { return true }
    for relation in resource.belongsTo where !relation.isOwner {
      guard let key = body[relation.key.spelled], !key.isNull else { continue }
      let target = model.resource(relation.target)
      guard target.verbs.contains(.read) else { continue }
      guard let record = try find(target, key) else { return false }
      guard try judge.holds(target.policy(for: .read), for: account, of: record, target) == true else { return false }
    }
    return true
  }

  /// Every record that is there, where an account sees all of them.
  private func identities(of resource: Resource) throws -> Set<String>? {
    guard let judge, let people, resource.verbs.contains(.list) else { return nil }
    let policy = resource.policy(for: .list)
    guard let account = people.byPower.first(where: { judge.simplified(policy, for: $0) == .anyone }) else {
      return nil
    }
    return try Set(rows(model.listPath(of: resource), of: resource, as: account).map(resource.identity))
  }

  /// Changes a record to what the rule of changes does not hold of, or does.
  fileprivate func tryBecoming(_ resource: Resource, _ method: String, _ kind: AccessKind, _ account: Account?) throws {
    guard let judge else { return }
    let policy = resource.policy(for: .update)
    guard judge.simplified(policy, for: account) != .never else {
      throw Untried("no update is theirs, whatever the record")
    }
    let changes = model.variations(of: resource).compactMap { variation -> JSON.Member? in
      if let relation = resource.belongsTo.first(where: { $0.name.spelled == variation.path.first }) {
        guard !relation.isOwner, !relation.isImmutable, !resource.isInKey(relation), mayWrite(relation.writers, account)
        else { return nil }
        guard let other = try? specimen(of: resource, variation, by: people?.byPower.first ?? plain()).made else {
          return nil
        }
        return other.record[relation.key.spelled].map { JSON.Member(relation.key.spelled, $0) }
      }
      guard variation.path.isEmpty, case .value(let member, let json) = variation.change,
        let field = resource.fields.first(where: { $0.name.spelled == member }), !field.isUnique,
        !resource.isUnchanging(field), !field.isServerWritten, mayWrite(field.writers, account),
        let value = try? JSON(Array(json.utf8))
      else { return nil }
      return JSON.Member(member, value)
    }
    let asker = account.map(Asker.account) ?? .nobody
    var judged = 0
    for specimen in try specimens(of: resource, for: kind, account) {
      for change in changes {
        var made = specimen.made
        made.record = try look(resource, made.path) ?? made.record
        guard made.record[change.name] != change.value,
          let before = try verdict(policy, of: made, for: account), before != .hidden,
          let after = try judge.holds(policy, for: account, of: Self.merged(made.record, .object([change])), resource)
        else { continue }
        let isAllowed = before == .allowed && after
        if isAllowed {
          // What may be changed is changed on a copy, so that others find the record as it was.
          guard judged < 3, let maker = specimen.maker,
            let copy = try? self.specimen(of: resource, specimen.variation, by: maker)
          else { continue }
          made = copy.made
        }
        judged += 1
        let body = method == "PUT" ? replacement(of: made, change, account) : JSON.object([change])
        let stored = try look(resource, made.path)
        let answer = try conversation.ask(method, made.path, body.text, as: asker)
        if [409, model.api.validationStatus].contains(answer.status) { continue }
        if isAllowed, resource.hasHooks, try conversation.isOwnRefusal(answer) {
          throw Untried("the service's own rules refuse it")
        }
        let what = "a change of \(change.name) to \(change.value.text) of \(made.path)"
        try expect(answer, isAllowed ? .allowed : .refused, account, what, statuses: [200])
        guard !isAllowed else { continue }
        guard try look(resource, made.path) == stored else { throw Mismatch("what was refused has changed the record") }
      }
    }
    conversation.begin()
    guard judged > 0 else { throw Untried("no change tells") }
  }

  /// A whole body that is the record with one change.
  private func replacement(of made: Made, _ change: JSON.Member, _ account: Account?) -> JSON {
    let resource = made.resource
    let fields = resource.fields.filter {
      !$0.isServerWritten && !resource.isUnchanging($0) && mayWrite($0.writers, account)
    }
    let relations = resource.belongsTo.filter {
      !$0.isOwner && !$0.isImmutable && !resource.isInKey($0) && mayWrite($0.writers, account)
    }
    let names = Set(fields.map(\.name.spelled) + relations.map(\.key.spelled))
    let members = (made.record.members ?? []).filter { names.contains($0.name) }
    return Self.merged(.object(members), .object([change]))
  }
}
