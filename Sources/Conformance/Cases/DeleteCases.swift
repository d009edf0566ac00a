import Model

extension CaseCollector {
  mutating func addDeleteCases(of resource: Resource) {
    guard resource.verbs.contains(.delete) else { return }
    let subject = "\(resource.plural.kebab)/delete"
    add(subject, "what is deleted is nowhere", resource.origin) { world in
      let made = try world.own(resource)
      try world.conversation.expect(world.conversation.ask("DELETE", made.path), status: 204)
      try world.verifyAbsence(of: made)
      try world.conversation.expectNotFound(world.conversation.ask("DELETE", made.path))
    }
    add(subject, "what is not there", resource.origin) { world in
      let path = world.model.absentPath(of: resource)
      try world.conversation.expectNotFound(world.conversation.ask("DELETE", path))
    }
    for belonging in graph.belongings(to: resource) {
      let relation = belonging.relation
      let owner = belonging.resource
      guard owner.verbs.contains(.create) else { continue }
      let title = "\(owner.plural.kebab) by \(relation.name): \(relation.onDelete.rawValue)"
      add(subject, title, relation.origin) { world in try world.tryDelete(resource, owner, relation) }
    }
    addHiddenCases(of: resource)
    addRestoreCases(of: resource)
  }

  /// What a deleted record is to others: its row is still there, and nobody may see that.
  private mutating func addHiddenCases(of resource: Resource) {
    guard resource.deletion != nil, resource.verbs.contains(.create) else { return }
    let subject = "\(resource.plural.kebab)/delete"
    for belonging in graph.belongings(to: resource) where belonging.resource.verbs.contains(.create) {
      let (owner, relation) = (belonging.resource, belonging.relation)
      guard !relation.isOwner else { continue }
      add(subject, "\(owner.plural.kebab) cannot lead to it by \(relation.name)", relation.origin) { world in
        let made = try world.own(resource)
        try world.conversation.expect(world.conversation.ask("DELETE", made.path), status: 204)
        let draft = try world.draft(of: owner).setting(relation.key.spelled, to: made.key)
        let answer = try world.conversation.ask("POST", world.model.listPath(of: owner), draft.text)
        if try world.isRefusedByRules(answer) { throw Untried("a rule across members refuses it first") }
        try world.conversation.expectInvalid(answer, [Detail(place: "/\(relation.key)", code: "reference")])
      }
    }
    guard resource.key.isIssued, !resource.membersOfSets.isEmpty else { return }
    add(subject, "what had to be unique is free again", resource.origin) { world in
      let made = try world.make(resource, isFull: true)
      try world.conversation.expect(world.conversation.ask("DELETE", made.path), status: 204)
      let answer = try world.conversation.ask("POST", world.model.listPath(of: resource), made.draft.text)
      try world.conversation.expect(answer, status: 201)
      guard resource.verbs.contains(.restore), resource.fields.contains(where: \.isUnique) else { return }
      let path = try world.model.keyPath(of: made.record, of: resource)
      let late = try world.conversation.ask("POST", "\(path)/restore")
      guard try world.isTaken(late) else { throw Mismatch("expected 409 unique, not \(late.status)") }
    }
  }

  private mutating func addRestoreCases(of resource: Resource) {
    guard resource.deletion != nil else { return }
    let subject = "\(resource.plural.kebab)/restore"
    for belonging in graph.belongings(to: resource) where resource.verbs.contains(.restore) {
      let (owner, relation) = (belonging.resource, belonging.relation)
      guard relation.onDelete == .cascade, owner.deletion != nil, owner.verbs.isSuperset(of: [.create, .read]) else {
        continue
      }
      add(subject, "with the \(owner.plural.kebab) that went along by \(relation.name)", relation.origin) { world in
        let made = try world.own(resource)
        let (draft, answer) = try world.child(of: made, owner, by: relation)
        if try world.isRefusedByRules(answer) { throw Untried("a rule across members forbids it") }
        if owner.hasHooks, answer.status != 201 { throw Untried("the service's own rules refuse it") }
        try world.conversation.expect(answer, status: 201)
        let child = try world.made(owner, draft, answer)
        try world.conversation.expect(world.conversation.ask("DELETE", made.path), status: 204)
        let path = try world.model.keyPath(of: made.record, of: resource)
        try world.conversation.expect(world.conversation.ask("POST", "\(path)/restore"), status: 200)
        guard try world.current(child) == child.record else { throw Mismatch("what went along is another record") }
      }
    }
    if resource.verbs.contains(.restore) {
      add(subject, "what was deleted comes back", resource.origin) { world in
        let made = try world.own(resource)
        let path = try world.model.keyPath(of: made.record, of: resource)
        try world.conversation.expect(world.conversation.ask("DELETE", made.path), status: 204)
        for _ in 0..<2 {
          let answer = try world.conversation.ask("POST", "\(path)/restore")
          try world.conversation.expect(answer, status: 200)
          let record = try world.model.one(world.conversation.json(answer), of: resource)
          guard record.members?.map(\.name) == made.record.members?.map(\.name) else {
            throw Mismatch("another record")
          }
        }
        if resource.verbs.contains(.read) { _ = try world.current(made) }
      }
      add(subject, "what never was", resource.origin) { world in
        let key = resource.key.parts.map { Model.absent($0.type) }.joined(separator: ",")
        let path = "\(world.model.listPath(of: resource))/\(key)/restore"
        try world.conversation.expectNotFound(world.conversation.ask("POST", path))
      }
    }
    guard resource.verbs.contains(.purge) else { return }
    add("\(resource.plural.kebab)/purge", "only what is deleted, and for good", resource.origin) { world in
      let made = try world.own(resource)
      let path = try world.model.keyPath(of: made.record, of: resource)
      let early = try world.conversation.ask("DELETE", "\(path)/purge")
      let place = "/\(resource.key.first.name)"
      try world.conversation.expect(
        early,
        status: 409,
        code: "conflict",
        details: [Detail(place: place, code: "state")]
      )
      try world.conversation.expect(world.conversation.ask("DELETE", made.path), status: 204)
      try world.conversation.expect(world.conversation.ask("DELETE", "\(path)/purge"), status: 204)
      try world.conversation.expectNotFound(world.conversation.ask("DELETE", "\(path)/purge"))
      if resource.verbs.contains(.restore) {
        try world.conversation.expectNotFound(world.conversation.ask("POST", "\(path)/restore"))
      }
    }
  }
}

extension World {
  fileprivate func verifyAbsence(of made: Made) throws {
    let resource = made.resource
    if resource.verbs.contains(.read) { try conversation.expectNotFound(conversation.ask("GET", made.path)) }
    if resource.verbs.contains(.update) { try conversation.expectNotFound(conversation.ask("PATCH", made.path, "{}")) }
    for relation in resource.belongsTo { try verifyAbsence(of: made, behind: relation) }
    guard resource.verbs.contains(.list) else { return }
    let records = try walk(list(of: resource), of: resource)
    let identity = resource.identity(of: made.record)
    guard !records.contains(where: { resource.identity(of: $0) == identity }) else {
      throw Mismatch("the list still has the record")
    }
  }

  /// Holds what the other end of a relation shows against a record being gone.
  private func verifyAbsence(of made: Made, behind relation: BelongsTo) throws {
    let owner = model.resource(relation.target)
    guard owner.verbs.contains(.read), owner.lookup == nil, let key = made.record[relation.key.spelled], !key.isNull,
      let many = owner.relations.first(where: { inverse in
        guard case .hasMany(let inverse) = inverse else { return false }
        return inverse.target == made.resource.name.spelled && inverse.inverse == relation.name.spelled
      })
    else { return }
    let path = "\(model.listPath(of: owner))/\(key.plainText.percentEncoded)"
    // It may have gone along.
    guard try conversation.ask("GET", path).status == 200 else { return }
    let identity = made.resource.identity(of: made.record)
    var shown: [JSON] = []
    if made.resource.verbs.contains(.list) {
      let names = made.resource.memberNames.map(\.spelled).joined(separator: ",")
      let request = ListRequest(path: "\(path)/\(many.name.kebab)", parameters: [("fields", names)])
      shown += try walk(request, of: made.resource)
    }
    if owner.query.includes.contains(where: { $0.path == [many.name.spelled] }) {
      let answer = try conversation.ask("GET", "\(path)?include=\(many.name)")
      try conversation.expect(answer, status: 200)
      shown += try model.one(conversation.json(answer), of: owner)[many.name.spelled]?.items ?? []
    }
    guard !shown.contains(where: { made.resource.identity(of: $0) == identity }) else {
      throw Mismatch("'\(many.name)' of \(owner.name) still has the record")
    }
  }

  /// Deletes a record that another one leads to.
  fileprivate func tryDelete(_ resource: Resource, _ owner: Resource, _ relation: BelongsTo) throws {
    let made = try own(resource)
    let (draft, answer) = try child(of: made, owner, by: relation)
    if try isRefusedByRules(answer) { throw Untried("a rule across members forbids it") }
    if owner.hasHooks, answer.status != 201 { throw Untried("the service's own rules refuse it") }
    try conversation.expect(answer, status: 201)
    let child = try self.made(owner, draft, answer)
    let deletion = try conversation.ask("DELETE", made.path)
    switch relation.onDelete {
    case .restrict:
      let place = "/\(resource.key.first.name)"
      try conversation.expect(deletion, status: 409, code: "conflict")
      guard try conversation.errors(in: deletion).details.first?.code == "in_use" else {
        throw Mismatch("expected \(place) in_use")
      }
      guard owner.verbs.contains(.delete) else { return }
      try conversation.expect(conversation.ask("DELETE", child.path), status: 204)
      // A record that is only hidden could come back, and then needs the other one.
      if owner.deletion == nil || resource.deletion != nil {
        try conversation.expect(conversation.ask("DELETE", made.path), status: 204)
      }
    case .cascade:
      try conversation.expect(deletion, status: 204)
      try verifyAbsence(of: child)
    case .setNull:
      try conversation.expect(deletion, status: 204)
      guard owner.verbs.contains(.read) else { return }
      guard try current(child)[relation.key.spelled]?.isNull == true else {
        throw Mismatch("'\(relation.key)' is not null")
      }
    }
  }
}
