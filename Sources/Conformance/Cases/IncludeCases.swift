import Model

extension CaseCollector {
  /// What a read and a list can bring along.
  mutating func addIncludeCases(of resource: Resource) {
    let subject = "\(resource.plural.kebab)/include"
    for include in resource.query.includes {
      let path = include.path
      if resource.verbs.contains(.read) {
        add(subject, "\(include.spelled) of one record", include.origin) { world in
          let made = try world.recordWithRelated(resource, path)
          let answer = try world.conversation.ask("GET", "\(made.path)?include=\(include.spelled)")
          try world.conversation.expect(answer, status: 200)
          let body = try world.conversation.json(answer)
          let record = try world.model.one(body, of: resource)
          let whole = try world.current(made)
          try world.verify(record, of: resource, brings: path[...], whole: whole)
        }
        add(subject, "\(include.spelled) narrowed by fields", include.origin) { world in
          let made = try world.recordWithRelated(resource, path)
          let target = try world.target(of: path, from: resource)
          let key = target.key.parts.map(\.name.spelled)
          let query = "include=\(include.spelled)&fields[\(include.spelled)]=\(key[0])"
          let answer = try world.conversation.ask("GET", "\(made.path)?\(query)")
          try world.conversation.expect(answer, status: 200)
          let record = try world.model.one(world.conversation.json(answer), of: resource)
          let brought = path.reduce([record]) { records, step in
            records.compactMap { $0[step] }.flatMap { $0.items ?? [$0] }
          }
          for related in brought where !related.isNull && related.members?.map(\.name) != key {
            throw Mismatch("expected the members \(key.joined(separator: ", ")) of \(include.spelled)")
          }
          let unknown = "include=\(include.spelled)&fields[\(include.spelled)]=zz"
          try world.conversation.expectParameters(
            world.conversation.ask("GET", "\(made.path)?\(unknown)"),
            ["fields[\(include.spelled)]"]
          )
        }
      }
      guard resource.verbs.contains(.list) else { continue }
      add(subject, "\(include.spelled) of a list", include.origin) { world in
        _ = try? world.recordWithRelated(resource, path)
        let whole = try world.population(of: resource)
        let request = world.list(of: resource).asking("include", include.spelled)
        let records = try world.walk(request, of: resource)
        try world.expect(records, toBe: whole, of: resource)
        for (record, before) in zip(records, whole).prefix(12) {
          try world.verify(record, of: resource, brings: path[...], whole: before)
        }
      }
    }
    let allowed = Set(resource.query.includes.map { $0.path[0] })
    for relation in resource.relations where !allowed.contains(relation.name.spelled) && resource.verbs.contains(.list)
    {
      add(subject, "\(relation.name) is not allowed", resource.origin) { world in
        let target = "\(world.model.listPath(of: resource))?include=\(relation.name)"
        try world.conversation.expectParameters(world.conversation.ask("GET", target), ["include"])
      }
    }
  }
}

extension World {
  func target(of path: [String], from resource: Resource) throws -> Resource {
    try path.reduce(resource) { resource, step in
      guard let relation = resource.relations.first(where: { $0.name.spelled == step }) else {
        throw Untried("\(resource.name) has no relation '\(step)'")
      }
      return model.resource(relation.target)
    }
  }

  /// A record with something at the end of its first relation.
  fileprivate func recordWithRelated(_ resource: Resource, _ path: [String]) throws -> Made {
    guard let relation = resource.relations.first(where: { $0.name.spelled == path[0] }) else {
      throw Untried("\(resource.name) has no relation '\(path[0])'")
    }
    guard resource.verbs.contains(.create) else { return try shared(resource) }
    switch relation {
    case .belongsTo: return try fullRecord(of: resource)
    case .hasOne(let inverse): return try relate(shared(resource), inverse.target, inverse.inverse)
    case .hasMany(let inverse): return try relate(shared(resource), inverse.target, inverse.inverse)
    case .manyToMany(let pairs):
      let made = try shared(resource)
      guard pairs.isLinkable, resource.verbs.contains(.update) else { return made }
      let other = try shared(model.resource(pairs.target), 1)
      try conversation.expect(conversation.ask("PUT", linkPath(made, pairs, other)), status: 204)
      return made
    }
  }

  /// Lets a record of the other side lead to this one.
  private func relate(_ made: Made, _ name: String, _ inverse: String) throws -> Made {
    let other = model.resource(name)
    guard other.verbs.contains(.create), let relation = other.belongsTo.first(where: { $0.name.spelled == inverse })
    else {
      return made
    }
    let (_, answer) = try child(of: made, other, by: relation)
    guard [201, 409, model.api.validationStatus].contains(answer.status) else {
      throw Mismatch("expected 201, not \(answer.status)")
    }
    return made
  }

  /// Holds what stands under a relation's name against what the related records answer themselves.
  fileprivate func verify(_ record: JSON, of resource: Resource, brings path: ArraySlice<String>, whole: JSON) throws {
    guard let step = path.first, let relation = resource.relations.first(where: { $0.name.spelled == step }) else {
      return
    }
    let target = model.resource(relation.target)
    guard let members = record.members, let brought = record[step] else {
      throw Mismatch("the record has no '\(step)'")
    }
    // Relations stand behind the keys and before the times.
    let times = resource.timestamps.map { [$0.created.spelled, $0.updated.spelled] } ?? []
    var names = resource.memberNames.map(\.spelled).filter { !times.contains($0) }
    names += [step] + times
    guard members.map(\.name) == names else {
      throw Mismatch(
        "expected the members \(names.joined(separator: ", ")), not \(members.map(\.name).joined(separator: ", "))"
      )
    }
    let rest = JSON.object(members.filter { $0.name != step })
    guard rest == whole else { throw Mismatch("beside '\(step)' the record is another one: \(rest.text)") }
    switch relation {
    case .belongsTo(let relation):
      guard let key = record[relation.key.spelled], !key.isNull else {
        guard brought.isNull else { throw Mismatch("'\(step)' is there without its key") }
        return
      }
      guard brought[target.key.first.name.spelled] == key else {
        throw Mismatch("'\(step)' is not the record of its key")
      }
    case .hasOne(let inverse):
      guard !brought.isNull else { return }
      try verifyInverse(brought, target, inverse.inverse, record, resource)
    case .hasMany(let inverse):
      guard let items = brought.items else { throw Mismatch("'\(step)' is no array") }
      for item in items { try verifyInverse(item, target, inverse.inverse, record, resource) }
    case .manyToMany: guard brought.items != nil else { throw Mismatch("'\(step)' is no array") }
    }
    let items = brought.items ?? [brought]
    if relation.isToMany {
      guard items.count <= model.api.maximumPageSize else { throw Mismatch("'\(step)' has \(items.count) records") }
      try expect(items, toBe: items.sorted { isBefore($0, $1, [], of: target) }, of: target)
    }
    for item in items.prefix(4) where target.verbs.contains(.read) {
      let answer = try conversation.ask("GET", model.path(of: item, of: target))
      try conversation.expect(answer, status: 200)
      let own = try model.one(conversation.json(answer), of: target)
      if path.count > 1 {
        try verify(item, of: target, brings: path.dropFirst(), whole: own)
      } else if item != own {
        throw Mismatch("what '\(step)' brings is not the record itself: \(own.text)")
      }
    }
  }

  private func verifyInverse(_ item: JSON, _ target: Resource, _ inverse: String, _ record: JSON, _ resource: Resource)
    throws
  {
    guard let relation = target.belongsTo.first(where: { $0.name.spelled == inverse }) else { return }
    guard item[relation.key.spelled] == record[resource.key.first.name.spelled] else {
      throw Mismatch("a record is brought along that does not lead here by '\(relation.key)'")
    }
  }

  func linkPath(_ made: Made, _ pairs: ManyToMany, _ other: Made) -> String {
    let segment = other.resource.key.parts.map { (other.record[$0.name.spelled] ?? .null).plainText.percentEncoded }
    return "\(made.path)/\(pairs.name.kebab)/\(segment.joined(separator: ","))"
  }
}
