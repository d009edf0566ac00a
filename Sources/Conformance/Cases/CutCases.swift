import Model

extension CaseCollector {
  /// Included arrays have an end; what lies behind it is in the related list. Last of all, since it takes many records.
  mutating func addCutCases() {
    for resource in model.resources where resource.verbs.isSuperset(of: [.create, .read]) {
      for include in resource.query.includes where include.path.count == 1 {
        guard let (many, back) = manyBelonging(resource, include.path[0]) else { continue }
        add("\(resource.plural.kebab)/include", "\(include.spelled) of more than an answer shows", include.origin) {
          try $0.tryCut(resource, many, back)
        }
        return
      }
    }
  }

  /// A relation to many whose records can be made one by one, and the relation that leads back.
  private func manyBelonging(_ resource: Resource, _ name: String) -> (HasMany, BelongsTo)? {
    for case .hasMany(let many) in resource.relations where many.name.spelled == name {
      let target = model.resource(many.target)
      guard target.verbs.isSuperset(of: [.create, .list]), !target.hasHooks,
        let back = target.belongsTo.first(where: { $0.name.spelled == many.inverse }), !back.isUnique
      else { return nil }
      return (many, back)
    }
    return nil
  }
}

extension World {
  fileprivate func tryCut(_ resource: Resource, _ many: HasMany, _ back: BelongsTo) throws {
    let (made, target) = (try own(resource), model.resource(many.target))
    let most = model.api.maximumPageSize
    guard most < Self.most else { throw Untried("an answer shows more than \(Self.most) records") }
    for count in 1...most + 1 {
      let answer =
        try back.isOwner
        ? child(of: made, target, by: back).1 : post(target) { $0.setting(back.key.spelled, to: made.key) }.1
      if try isRefusedByRules(answer) { throw Untried("a rule across members forbids it") }
      try conversation.expect(answer, status: 201)
      conversation.begin()
      if count >= most { try expectCut(of: made, many, isCut: count > most) }
    }
    let related = try walk(ListRequest(path: "\(made.path)/\(many.name.kebab)"), of: target)
    guard related.count == most + 1 else { throw Mismatch("the related list does not have the rest") }
  }

  private func expectCut(of made: Made, _ many: HasMany, isCut: Bool) throws {
    let answer = try conversation.ask("GET", "\(made.path)?include=\(many.name)")
    try conversation.expect(answer, status: 200)
    let body = try conversation.json(answer)
    let shown = try model.one(body, of: made.resource)[many.name.spelled]?.items?.count
    guard shown == model.api.maximumPageSize else { throw Mismatch("\(shown ?? 0) records are shown") }
    let named: [String]
    switch model.api.envelope {
    case .none: named = answer.header("X-Truncated").map { [$0] } ?? []
    case .data, .resource: named = body["truncated"]?.items?.map(\.plainText) ?? []
    }
    let pointer: String
    switch model.api.envelope {
    case .none: pointer = many.name.spelled
    case .data: pointer = "/data/\(many.name)"
    case .resource: pointer = "/\(made.resource.envelope?.one.spelled ?? "")/\(many.name)"
    }
    guard named == (isCut ? [pointer] : []) else {
      throw Mismatch("expected \(isCut ? pointer : "nothing") to be named as cut, not \(named)")
    }
  }
}
