import Model

/// A record that differs from others in what rules look at.
struct Specimen {
  var made: Made
  var variation: Variation?
  /// Whose it is.
  var maker: Account?
}

/// Records that rules tell apart.
extension World {
  /// How many records of a resource cases look at for its rules.
  private static let mostSpecimens = 12

  /// Records of a resource by several people, of every variation that can be made.
  func specimens(of resource: Resource) throws -> [Specimen] {
    if let found = specimens[resource.name.spelled] { return found }
    var found: [Specimen] = []
    let plain = try plain()
    let makers = [plain, try? twin(of: plain), people?.byPower.first].compactMap(\.self)
    for maker in makers {
      if let specimen = try? specimen(of: resource, nil, by: maker) { found.append(specimen) }
    }
    for variation in model.variations(of: resource) where found.count < Self.mostSpecimens {
      for maker in makers {
        guard let specimen = try? specimen(of: resource, variation, by: maker) else { continue }
        found.append(specimen)
        break
      }
    }
    conversation.begin()
    if found.isEmpty, let made = try? shared(resource) { found = [Specimen(made: made)] }
    guard !found.isEmpty else { throw Untried("none of the accounts can make one of \(resource.plural)") }
    specimens[resource.name.spelled] = found
    return found
  }

  /// A new record like that, by somebody.
  func specimen(of resource: Resource, _ variation: Variation?, by maker: Account) throws -> Specimen {
    if let variation, variation.path.count == 1, resource.owner?.name.spelled == variation.path[0],
      case .value(let member, let json) = variation.change
    {
      let other = try recruit(role: people?.role(of: maker), member, JSON(Array(json.utf8)))
      return try specimen(of: resource, nil, by: other)
    }
    let before = conversation.pinned
    defer { conversation.pinned = before }
    conversation.pinned = .account(maker)
    var draft = try body(of: resource, variation, by: maker)
    conversation.pinned = .whoeverMay
    try mend(draft, of: resource, for: maker)
    conversation.pinned = .account(maker)
    let path = model.listPath(of: resource)
    var late: [JSON.Member] = []
    // What its maker may not write, somebody else writes later.
    for member in draft.members where !mayWrite(resource.writers(of: member.name), maker) {
      draft = draft.without(member.name)
      if variation?.path.isEmpty == true { late.append(member) }
    }
    let answer = try conversation.ask("POST", path, draft.text)
    guard answer.status == 201 else { throw Untried("\(resource.name) cannot be made like that") }
    var made = try made(resource, draft, answer)
    conversation.pinned = .whoeverMay
    if case .state(let state)? = variation?.change, variation?.path.isEmpty == true { try move(made, to: state) }
    if !late.isEmpty {
      let change = try conversation.ask("PATCH", made.path, JSON.object(late).text)
      guard change.status == 200 else { throw Untried("\(resource.name) cannot be changed like that") }
    }
    made.record = try look(resource, made.path) ?? made.record
    return Specimen(made: made, variation: variation, maker: maker)
  }

  /// A body of a record like that.
  func body(of resource: Resource, _ variation: Variation?, by maker: Account?) throws -> Draft {
    var draft = try draft(of: resource)
    // What records belong to has to be theirs as well, or readable to them.
    guard let variation else { return draft }
    if variation.path.isEmpty {
      switch variation.change {
      case .value(let member, let json): draft = draft.setting(member, to: try JSON(Array(json.utf8)))
      case .state: break
      case .other(let member):
        guard let relation = resource.belongsTo.first(where: { $0.key.spelled == member }), let people,
          relation.target == people.auth.principal, !relation.isOwner, let maker
        else { throw Untried("it is the maker's in any case") }
        draft = draft.setting(member, to: people.key(of: maker))
      }
      return draft
    }
    guard let relation = resource.belongsTo.first(where: { $0.name.spelled == variation.path[0] }), !relation.isOwner
    else { throw Untried("whose it is cannot be chosen") }
    let target = model.resource(relation.target)
    let behind = variation.behind
    let author: Account? =
      if case .other = behind.change, behind.path.isEmpty, let maker { try? twin(of: maker) } else { maker }
    guard let author = author ?? people?.byPower.first else { throw Untried("nobody can make what it belongs to") }
    let isOwners = behind.path.isEmpty && target.owner != nil
    let parent: Made
    if case .other = behind.change, isOwners {
      parent = try specimen(of: target, nil, by: author).made
    } else {
      parent = try specimen(of: target, behind, by: author).made
    }
    return draft.setting(relation.key.spelled, to: parent.key)
  }

  /// Changes what a body leads to until its maker may make it, where rules look at that.
  private func mend(_ draft: Draft, of resource: Resource, for maker: Account) throws {
    guard let judge else { return }
    let policy = resource.policy(for: .create)
    func isAllowed() throws -> Bool {
      let made = try prospect(resource, .object(draft.members), maker)
      return try judge.holds(policy, for: maker, of: made, resource) != false
    }
    for test in policy.tests {
      for variation in model.variations(of: test, resource) where try variation.path.count == 1 && !isAllowed() {
        guard let relation = resource.belongsTo.first(where: { $0.name.spelled == variation.path[0] }),
          case .value(let member, let json) = variation.change, let key = draft[relation.key.spelled],
          let parent = try find(model.resource(relation.target), key)
        else { continue }
        let path = try model.path(of: parent, of: model.resource(relation.target))
        _ = try? conversation.ask("PATCH", path, "{\(JSON.quoted(member)):\(json)}")
      }
    }
  }

  /// Takes a record along transitions, as whoever may.
  private func move(_ made: Made, to state: String) throws {
    guard let states = made.resource.states, let start = made.resource.start(of: states),
      let way = states.ways(from: start)[state]
    else { throw Untried("no way leads to '\(state)'") }
    for transition in way {
      let answer = try conversation.ask("POST", "\(made.path)/\(transition.name.kebab)")
      guard answer.status == 200 else { throw Untried("nobody takes it to '\(state)'") }
    }
  }
}

extension Resource {
  /// Who may write a member of a body.
  func writers(of name: String) -> Policy? {
    fields.first { $0.name.spelled == name }?.writers ?? belongsTo.first { $0.key.spelled == name }?.writers
  }
}
