import Model

extension CaseCollector {
  /// Lists, related lists and what is included: the rows that are somebody's to see.
  mutating func addRowCases(of resource: Resource, _ kinds: [AccessKind]) {
    for kind in kinds {
      if resource.verbs.contains(.list) {
        let origin = resource.places[.verb(.list)] ?? resource.places[.verb(.read)] ?? resource.origin
        add("\(resource.plural.kebab)/access/list", kind.title, origin) { try $0.tryRows(resource, kind) }
      }
      guard resource.verbs.contains(.read) else { continue }
      for relation in resource.relations {
        let target = model.resource(relation.target)
        let subject = "\(resource.plural.kebab)/access/\(relation.name.kebab)"
        if relation.isToMany, target.verbs.contains(.list) {
          add(subject, "listed \(kind.title)", relation.origin) { try $0.tryRelated(resource, relation, kind) }
        }
        if resource.query.includes.contains(where: { $0.path == [relation.name.spelled] }) {
          add(subject, "included \(kind.title)", relation.origin) { try $0.tryIncluded(resource, relation, kind) }
        }
      }
    }
  }
}

extension World {
  /// How many rows are looked at, however many there are.
  private static let mostRows = 4_000

  /// Every row of a list, as somebody sees them, beside the case.
  func rows(_ path: String, of resource: Resource, as account: Account?) throws -> [JSON] {
    guard let people else { return [] }
    let names = resource.memberNames.map(\.spelled).joined(separator: ",")
    var (rows, next): ([JSON], String?) = ([], "\(path)?fields=\(names)&limit=\(model.api.maximumPageSize)")
    while let target = next, rows.count < Self.mostRows {
      let answer = try people.aside("GET", target, as: account)
      guard answer.status == 200 else { throw Mismatch("GET \(target) is \(answer.status), and was 200") }
      rows += try model.many(conversation.json(answer), of: resource)
      next = try nextPage(answer)
    }
    guard next == nil else { throw Untried("there are too many \(resource.plural)") }
    return rows
  }

  fileprivate func tryRows(_ resource: Resource, _ kind: AccessKind) throws {
    let account = try somebody(kind, resource)
    let specimens = try specimens(of: resource, for: kind, account).map(\.made)
    let path = model.listPath(of: resource)
    guard let rows = try asked(path, resource, account) else { return }
    try expect(rows, toShowOf: specimens.map(\.record), of: resource, to: account)
  }

  /// The rows of a list that somebody may ask for; nothing where they were refused as they should be.
  private func asked(_ path: String, _ resource: Resource, _ account: Account?) throws -> [JSON]? {
    guard let judge else { return nil }
    let answer = try conversation.ask("GET", path, as: account.map(Asker.account) ?? .nobody)
    if judge.simplified(resource.policy(for: .list), for: account) == .never {
      try conversation.expectRefusal(answer, account)
      return nil
    }
    try conversation.expect(answer, status: 200)
    return try rows(path, of: resource, as: account)
  }

  /// Holds what a list shows against whom its rule lets see it: of all that are shown, and of those that have to be.
  private func expect(_ rows: [JSON], toShowOf records: [JSON], of resource: Resource, to account: Account?) throws {
    guard let judge else { return }
    let policy = resource.policy(for: .list)
    let shown = Set(rows.map(resource.identity))
    for row in rows {
      guard try judge.holds(policy, for: account, of: row, resource) != false else {
        throw Mismatch("the list shows \(resource.identity(of: row)), which is not theirs to see")
      }
    }
    for record in records {
      let current = try look(resource, model.path(of: record, of: resource)) ?? record
      guard try judge.holds(policy, for: account, of: current, resource) == true else { continue }
      guard shown.contains(resource.identity(of: record)) else {
        throw Mismatch("the list does not show \(resource.identity(of: record)), which is theirs to see")
      }
    }
  }

  // MARK: what lies behind a record

  /// Records with something behind a relation, that rules tell apart.
  private func related(_ resource: Resource, _ relation: Relation) throws -> [(made: Made, others: [JSON])] {
    let target = model.resource(relation.target)
    let inverse: String
    switch relation {
    case .belongsTo(let relation):
      return try specimens(of: resource).compactMap { specimen in
        guard let key = specimen.made.record[relation.key.spelled], let record = try find(target, key) else {
          return nil
        }
        return (specimen.made, [record])
      }
    case .hasOne(let one): inverse = one.inverse
    case .hasMany(let many): inverse = many.inverse
    case .manyToMany(let pairs):
      guard pairs.isLinkable, resource.verbs.contains(.update) else { throw Untried("nothing can be linked") }
      let (made, others) = (try specimens(of: resource), try specimens(of: target))
      for one in made.prefix(3) {
        for other in others { _ = try? conversation.ask("PUT", linkPath(one.made, pairs, other.made)) }
      }
      return made.prefix(3).map { ($0.made, []) }
    }
    guard let back = target.belongsTo.first(where: { $0.name.spelled == inverse }) else {
      throw Untried("nothing leads back")
    }
    var found: [(made: Made, others: [JSON])] = []
    for child in try specimens(of: target) {
      guard let key = child.made.record[back.key.spelled], let record = try find(resource, key) else { continue }
      let identity = resource.identity(of: record)
      if let index = found.firstIndex(where: { resource.identity(of: $0.made.record) == identity }) {
        found[index].others.append(child.made.record)
      } else {
        let path = try model.path(of: record, of: resource)
        found.append((Made(resource: resource, draft: Draft(), record: record, path: path), [child.made.record]))
      }
    }
    return found
  }

  fileprivate func tryRelated(_ resource: Resource, _ relation: Relation, _ kind: AccessKind) throws {
    guard let judge else { return }
    let account = try somebody(kind, resource)
    let target = model.resource(relation.target)
    var judged = 0
    for (made, others) in try related(resource, relation) {
      let path = "\(made.path)/\(relation.name.kebab)"
      guard let verdict = try verdict(resource.policy(for: .read), of: made, for: account) else { continue }
      judged += 1
      if verdict == .allowed {
        guard let rows = try asked(path, target, account) else { continue }
        try expect(rows, toShowOf: others, of: target, to: account)
        continue
      }
      let answer = try conversation.ask("GET", path, as: account.map(Asker.account) ?? .nobody)
      if judge.simplified(target.policy(for: .list), for: account) == .never {
        try conversation.expectRefusal(answer, account)
      } else {
        try expect(answer, verdict, account, path, statuses: [200])
      }
    }
    guard judged > 0 else { throw Untried("nothing lies behind '\(relation.name)'") }
  }

  fileprivate func tryIncluded(_ resource: Resource, _ relation: Relation, _ kind: AccessKind) throws {
    guard let judge else { return }
    let account = try somebody(kind, resource)
    let target = model.resource(relation.target)
    var judged = 0
    for (made, others) in try related(resource, relation) {
      guard try verdict(resource.policy(for: .read), of: made, for: account) == .allowed else { continue }
      let path = "\(made.path)?include=\(relation.name)"
      let answer = try conversation.ask("GET", path, as: account.map(Asker.account) ?? .nobody)
      try conversation.expect(answer, status: 200)
      guard let brought = try model.one(conversation.json(answer), of: resource)[relation.name.spelled] else {
        throw Mismatch("the record has no '\(relation.name)'")
      }
      judged += 1
      if relation.isToMany {
        let items = brought.items ?? []
        // Of more than an answer shows, those that have to be there may be behind the end.
        let isCut = items.count >= model.api.maximumPageSize
        try expect(items, toShowOf: isCut ? [] : others, of: target, to: account)
        continue
      }
      // One record stands for itself, so it is its read that counts.
      let policy = target.policy(for: .read)
      for other in others {
        guard let isSeen = try judge.holds(policy, for: account, of: other, target) else { continue }
        guard brought.isNull != isSeen else {
          throw Mismatch(
            "'\(relation.name)' is \(brought.isNull ? "null, and theirs" : "there, and not theirs") to see"
          )
        }
      }
    }
    guard judged > 0 else { throw Untried("nothing lies behind '\(relation.name)' that they may ask for") }
  }
}
