import Model

extension CaseCollector {
  /// What a body leads to, and what is linked, has to be theirs to see.
  mutating func addSightCases(of resource: Resource) {
    if resource.verbs.contains(.create) {
      for relation in resource.belongsTo where !relation.isOwner {
        let target = model.resource(relation.target)
        guard target.verbs.contains(.read), target.policy(for: .read) != .anyone else { continue }
        add("\(resource.plural.kebab)/access/create", "\(relation.key) of what is not theirs to see", relation.origin) {
          try $0.tryUnseen(resource, relation, target)
        }
      }
    }
    guard resource.verbs.contains(.update) else { return }
    for pairs in resource.linkable {
      let target = model.resource(pairs.target)
      for kind in model.accessKinds(of: resource) {
        add("\(resource.plural.kebab)/access/\(pairs.name.kebab)", "linked \(kind.title)", pairs.origin) {
          try $0.tryLinking(resource, pairs, target, kind)
        }
      }
    }
  }
}

extension World {
  fileprivate func tryUnseen(_ resource: Resource, _ relation: BelongsTo, _ target: Resource) throws {
    guard let judge, let people else { return }
    let (creating, reading) = (resource.policy(for: .create), target.policy(for: .read))
    let others = try specimens(of: target).map(\.made)
    for account in people.byPower.reversed() where judge.simplified(creating, for: account) != .never {
      guard mayWrite(relation.writers, account) else { continue }
      for other in others {
        let record = try look(target, other.path) ?? other.record
        guard try judge.holds(reading, for: account, of: record, target) == false else { continue }
        var draft = try draft(of: resource).setting(relation.key.spelled, to: other.key)
        for member in draft.members where !mayWrite(resource.writers(of: member.name), account) {
          draft = draft.without(member.name)
        }
        let path = model.listPath(of: resource)
        let answer = try conversation.ask("POST", path, draft.text, as: .account(account))
        return try conversation.expectInvalid(answer, [Detail(place: "/\(relation.key)", code: "reference")])
      }
    }
    throw Untried("nobody who may create one cannot see what it leads to")
  }

  fileprivate func tryLinking(_ resource: Resource, _ pairs: ManyToMany, _ target: Resource, _ kind: AccessKind) throws
  {
    guard let judge else { return }
    let account = try somebody(kind, resource)
    let asker = account.map(Asker.account) ?? .nobody
    let policy = resource.policy(for: .update)
    var judged = 0
    for specimen in try specimens(of: resource, for: kind, account).prefix(6) {
      for other in try specimens(of: target).prefix(3) {
        var made = specimen.made
        made.record = try look(resource, made.path) ?? made.record
        guard var expected = try verdict(policy, of: made, for: account) else { continue }
        let record = try look(target, other.made.path) ?? other.made.record
        let isSeen =
          try !target.verbs.contains(.read)
          || judge.holds(target.policy(for: .read), for: account, of: record, target) == true
        if !isSeen, judge.simplified(policy, for: account) != .never { expected = .hidden }
        judged += 1
        let path = linkPath(made, pairs, other.made)
        for method in ["PUT", "DELETE"] {
          let answer = try conversation.ask(method, path, as: asker)
          try expect(answer, expected, account, "\(method) \(path)", statuses: [204])
        }
      }
    }
    guard judged > 0 else { throw Untried("there is no record that tells") }
  }
}
