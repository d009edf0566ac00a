import Diagnostics
import Model

extension CaseCollector {
  /// Members that only some may write, and the one that nobody does.
  mutating func addWriterCases(of resource: Resource) {
    let restricted: [(name: String, origin: SourceRange, policy: Policy)] =
      resource.fields.compactMap { field in
        field.isServerWritten ? nil : field.writers.map { (field.name.spelled, field.origin, $0) }
      }
      + resource.belongsTo.compactMap { relation in
        relation.isOwner ? nil : relation.writers.map { (relation.key.spelled, relation.origin, $0) }
      }
    for (name, origin, policy) in restricted {
      if resource.verbs.contains(.create) {
        add("\(resource.plural.kebab)/access/create", "\(name) of who may not write it", origin) {
          try $0.tryWriting(resource, name, policy, by: .create)
        }
      }
      guard resource.verbs.contains(.update), !resource.immutables.contains(where: { $0.name == name }) else {
        continue
      }
      add("\(resource.plural.kebab)/access/change", "\(name) of who may not write it", origin) {
        try $0.tryWriting(resource, name, policy, by: .update)
      }
    }
    guard let owner = resource.owner else { return }
    let refusal = Detail(place: "/\(owner.key)", code: "read_only")
    if resource.verbs.contains(.create) {
      add("\(resource.plural.kebab)/access/create", "\(owner.key) is whoever asks", owner.origin) { world in
        guard let people = world.people else { return }
        let draft = try world.draft(of: resource)
        let key = try people.key(of: world.plain())
        let answer = try world.conversation.ask(
          "POST",
          world.model.listPath(of: resource),
          draft.setting(owner.key.spelled, to: key).text
        )
        try world.conversation.expectInvalid(answer, [refusal])
        let made = try world.own(resource)
        guard made.record[owner.key.spelled] == world.conversation.asker.map(people.key(of:)) else {
          throw Mismatch("'\(owner.key)' is not whoever made it")
        }
      }
    }
    guard resource.verbs.contains(.update) else { return }
    for method in ["PATCH", "PUT"] {
      let subject = "\(resource.plural.kebab)/access/\(method == "PUT" ? "replace" : "change")"
      add(subject, "\(owner.key) stays whose it is", owner.origin) { world in
        let made = try world.own(resource)
        let key = made.record[owner.key.spelled] ?? .null
        let draft = method == "PUT" ? made.draft.keeping { _ in true } : Draft()
        let answer = try world.conversation.ask(method, made.path, draft.setting(owner.key.spelled, to: key).text)
        try world.conversation.expectInvalid(answer, [refusal])
      }
    }
  }
}

extension World {
  fileprivate func tryWriting(_ resource: Resource, _ name: String, _ policy: Policy, by verb: Resource.Verb) throws {
    guard let judge, let people else { return }
    let writes = resource.policy(for: verb)
    var everybody = people.byPower + recruits.sorted { $0.key < $1.key }.map(\.value)
    // Whose own record it is may change it, and not everything of it.
    if resource.name.spelled == people.auth.principal, let mine = try? somebody(.owner, resource) {
      everybody.append(mine)
    }
    let made = verb == .update ? try specimens(of: resource) : []
    let full = try draft(of: resource, isFull: true)
    guard let value = full[name] else { throw Untried("none of the accounts writes '\(name)'") }
    func change(_ account: Account) throws -> (method: String, path: String, draft: Draft)? {
      guard verb == .update else {
        guard judge.simplified(writes, for: account) != .never else { return nil }
        var draft = try draft(of: resource).setting(name, to: value)
        for member in draft.members where member.name != name && !mayWrite(resource.writers(of: member.name), account) {
          draft = draft.without(member.name)
        }
        return ("POST", model.listPath(of: resource), draft)
      }
      let own = account.isGiven ? [] : (try? specimens(of: resource, for: .owner, account)) ?? []
      for specimen in own + made where try verdict(writes, of: specimen.made, for: account) == .allowed {
        return ("PATCH", specimen.made.path, Draft().setting(name, to: value))
      }
      return nil
    }
    var judged = 0
    for account in everybody where judge.simplified(policy, for: account) == .never {
      guard let (method, path, draft) = try change(account) else { continue }
      judged += 1
      let answer = try conversation.ask(method, path, draft.text, as: .account(account))
      try conversation.expectInvalid(answer, [Detail(place: "/\(name)", code: "read_only")])
      break
    }
    for account in everybody where judge.simplified(policy, for: account) == .anyone {
      guard let (method, path, draft) = try change(account) else { continue }
      let answer = try conversation.ask(method, path, draft.text, as: .account(account))
      let isRefused = [401, 403, 409].contains(answer.status) && writes.readsRecord
      if try isRefused || isTaken(answer) || isRefusedByRules(answer) { continue }
      guard answer.status == (verb == .create ? 201 : 200) else {
        throw Mismatch("expected \(name) to be written by who may, not \(answer.status)")
      }
      judged += 1
      let stored = resource.fields.first { $0.name.spelled == name }.map { $0.stored(value) } ?? value
      let record = try model.one(conversation.json(answer), of: resource)
      guard record[name] == stored || record[name]?.isNumber == true else {
        throw Mismatch("'\(name)' was not written")
      }
      break
    }
    guard judged > 0 else { throw Untried("none of the accounts tells") }
  }
}

extension JSON {
  /// Numbers come back in another spelling.
  fileprivate var isNumber: Bool {
    guard case .number = self else { return false }
    return true
  }
}
