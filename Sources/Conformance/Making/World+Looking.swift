import Model

/// Looks at records beside a case, as somebody who may.
extension World {
  /// A record by its path, as it is now; as it was last where nobody may read it.
  ///
  /// - Returns: Nothing where there is none, or nobody ever saw it.
  func look(_ resource: Resource, _ path: String) throws -> JSON? {
    guard let people, let judge else { return known[path] }
    if seenAt != conversation.writes {
      seen = [:]
      seenAt = conversation.writes
    }
    if let record = seen[path] { return record }
    guard resource.verbs.contains(.read) else { return known[path] }
    let reading = resource.policy(for: .read)
    let mentioned = known[path].map { record in
      resource.belongsTo.compactMap { people.account(of: record[$0.key.spelled] ?? .null) }
        + [people.account(of: record[resource.key.first.name.spelled] ?? .null)].compactMap(\.self)
    }
    let candidates = [makers[path]].compactMap(\.self) + (mentioned ?? []) + people.byPower
    let all = candidates.map(Optional.some) + [nil]
    let always = all.first { judge.simplified(reading, for: $0) == .anyone }
    for account in always.map({ [$0] }) ?? all where judge.simplified(reading, for: account) != .never {
      guard let answer = try? people.aside("GET", path, as: account), answer.status == 200 else { continue }
      let record = try model.one(conversation.json(answer), of: resource)
      seen[path] = record
      known[path] = record
      return record
    }
    seen[path] = known[path]
    return known[path]
  }

  /// A record by its key, whatever paths usually name it by.
  func find(_ resource: Resource, _ key: JSON) throws -> JSON? {
    if let people, resource.name.spelled == people.auth.principal, let account = people.account(of: key) {
      return account.record
    }
    let path = "\(model.listPath(of: resource))/\(key.plainText.percentEncoded)"
    guard resource.lookup != nil else { return try look(resource, path) }
    guard let record = known[path] else { return nil }
    return try look(resource, model.path(of: record, of: resource)) ?? record
  }

  /// Keeps what an answer shows of a record, and who made it.
  func observe(_ request: Request, _ answer: Answer, by account: Account?) {
    if request.method == "DELETE", answer.status == 204, let people, let record = known[request.target],
      request.target.hasPrefix("\(model.listPath(of: people.principal))/")
    {
      people.account(of: record[people.principal.key.first.name.spelled] ?? .null).map(people.remove)
    }
    guard request.method != "GET", request.method != "HEAD", [200, 201].contains(answer.status), let people,
      let body = try? JSON(answer.body)
    else { return }
    let segments = request.target.dropFirst(model.api.root.count + 1).prefix { $0 != "?" }.split(separator: "/")
    let isRegistration = segments == ["auth", "register"]
    let named = isRegistration ? people.principal : model.resources.first { $0.plural.kebab == segments.first ?? "" }
    guard let resource = named, segments.count < 3 || isRegistration, let record = try? model.one(body, of: resource),
      let path = try? model.path(of: record, of: resource), let keyPath = try? model.keyPath(of: record, of: resource)
    else { return }
    for place in [path, keyPath] {
      known[place] = record
      if answer.status == 201 { makers[place] = account }
    }
    guard resource.name.spelled == people.auth.principal else { return }
    if let known = people.account(of: record[resource.key.first.name.spelled] ?? .null) {
      known.record = record
    } else if answer.status == 201, let sent = request.body.flatMap({ try? JSON($0) }),
      case .string(let password)? = sent[people.auth.password.name.spelled],
      case .string(let identifier)? = record[people.auth.identifier.spelled]
    {
      let made = Account(identifier: identifier, password: password, isGiven: false)
      made.record = record
      people.add(made)
    }
  }

  /// What rules are judged by; absent where nobody signs in.
  var judge: PolicyJudge? {
    people.map { people in
      var judge = PolicyJudge(people: people) { [unowned self] in try find($0, $1) }
      judge.gather = { [unowned self] in try gather($0, $1, $2) }
      return judge
    }
  }

  /// What a relation to several leads to from a record, where somebody may list all of it.
  private func gather(_ resource: Resource, _ record: JSON, _ relation: Relation) throws -> [JSON]? {
    let target = model.resource(relation.target)
    switch relation {
    case .belongsTo: return nil
    case .hasOne(let relation): return try leading(target, by: relation.inverse, to: record, of: resource)
    case .hasMany(let relation): return try leading(target, by: relation.inverse, to: record, of: resource)
    case .manyToMany(let relation):
      let path = "\(try model.keyPath(of: record, of: resource))/\(relation.name.kebab)"
      return try everything(ListRequest(path: path), of: target, under: [resource.policy(for: .read)])
    }
  }

  private func leading(_ target: Resource, by name: String, to record: JSON, of resource: Resource) throws -> [JSON]? {
    guard let back = target.belongsTo.first(where: { $0.name.spelled == name }) else { return nil }
    let key = record[resource.key.first.name.spelled]
    return try everything(list(of: target), of: target)?.filter { $0[back.key.spelled] == key }
  }

  /// All records of a list, as somebody who may read every one of them.
  private func everything(_ request: ListRequest, of target: Resource, under others: [Policy] = []) throws -> [JSON]? {
    guard let people, let judge, target.verbs.contains(.list) else { return nil }
    let policies = others + [target.policy(for: .list)]
    let reader = (people.byPower.map(Optional.some) + [nil]).first { caller in
      policies.allSatisfy { judge.simplified($0, for: caller) == .anyone }
    }
    guard let reader else { return nil }
    var records: [JSON] = []
    var next: String? = request.asking("limit", String(model.api.maximumPageSize)).target
    while let place = next {
      let answer = try people.aside("GET", place, as: reader)
      guard answer.status == 200, records.count < Self.most else { return nil }
      records += try model.many(conversation.json(answer), of: target)
      next = try nextPage(answer)
    }
    return records
  }
}
