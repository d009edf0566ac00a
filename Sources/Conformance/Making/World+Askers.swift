import Model

/// Who is asked as: whoever the rules of the spec let do what a case is about.
extension World {
  /// Lets the conversation ask as whoever may.
  func settle() {
    guard let people, let judge else { return }
    people.rank(by: judge)
    conversation.people = people
    conversation.choose = { [unowned self] in try choose(for: $0) }
    conversation.observe = { [unowned self] in observe($0, $1, by: $2) }
  }

  /// Who sends a request that says nothing of it, and whether nothing of the rules may refuse them.
  ///
  /// - Throws: `Untried` where none of the accounts may do it.
  func choose(for request: Request) throws -> (account: Account?, isCertain: Bool) {
    guard let judge, let people else { return (nil, true) }
    let body = request.body.flatMap { try? JSON($0) }
    let demands = model.demands(of: request.method, request.target, body: body)
    guard !demands.isEmpty else { return (nil, true) }
    let candidates = people.byPower.map(Optional.some) + [nil]
    func simplified(_ demand: Demand, _ account: Account?) -> Policy { judge.simplified(demand.policy, for: account) }
    if let account = candidates.first(where: { account in
      demands.allSatisfy { simplified($0, account) == .anyone }
    }) {
      return (account, true)
    }
    let near = try concerned(by: demands, body).map(Optional.some)
    let possible = (near + candidates).filter { account in !demands.contains { simplified($0, account) == .never } }
    guard let first = possible.first else { throw Untried("none of the accounts may do it") }
    var isDenied = true
    for account in possible {
      let verdicts = try demands.map { try verdict(of: $0, for: account, body) }
      if verdicts.allSatisfy({ $0 == true }) { return (account, true) }
      if !verdicts.contains(false) { isDenied = false }
    }
    let readsRecords = demands.contains { if case .record = $0.subject { true } else { false } }
    if isDenied, readsRecords, body == nil { throw Untried("none of the accounts may do it with this record") }
    return (first, false)
  }

  /// Whether a rule holds for somebody of what it is judged on, as far as that is known.
  func verdict(of demand: Demand, for account: Account?, _ body: JSON?) throws -> Bool? {
    guard let judge else { return true }
    let left = judge.simplified(demand.policy, for: account)
    if left == .anyone { return true }
    switch demand.subject {
    case .rows: return left != .never
    case .record(let path):
      guard let record = try look(demand.resource, path) else { return nil }
      return try judge.holds(left, for: account, of: record, demand.resource)
    case .change(let path):
      guard let record = try look(demand.resource, path) else { return nil }
      guard let before = try judge.holds(left, for: account, of: record, demand.resource), before else { return false }
      let changed = Self.merged(record, body)
      return try judge.holds(left, for: account, of: changed, demand.resource)
    case .created:
      guard let body else { return nil }
      return try judge.holds(left, for: account, of: prospect(demand.resource, body, account), demand.resource)
    }
  }

  /// The record that a create is about to make of a body, without what is issued.
  func prospect(_ resource: Resource, _ body: JSON, _ account: Account?) throws -> JSON {
    var members = try resource.fields.compactMap { field -> JSON.Member? in
      guard let value = field.defaultValue, body[field.name.spelled] == nil else { return nil }
      return JSON.Member(field.name.spelled, try JSON(Array(value.json.utf8)))
    }
    for member in body.members ?? [] {
      let field = resource.fields.first { $0.name.spelled == member.name }
      members.append(JSON.Member(member.name, field?.stored(member.value) ?? member.value))
    }
    if let owner = resource.owner, let account, let people {
      members.append(JSON.Member(owner.key.spelled, people.key(of: account)))
    }
    return .object(members)
  }

  /// A record with the members of a body in place of its own.
  static func merged(_ record: JSON, _ body: JSON?) -> JSON {
    guard let old = record.members, let new = body?.members else { return record }
    return .object(
      old.map { member in new.first { $0.name == member.name } ?? member }
    )
  }

  /// The accounts that records and bodies of a request name, which rules may be about: makers, owners, and they themselves.
  private func concerned(by demands: [Demand], _ body: JSON?) throws -> [Account] {
    guard let people else { return [] }
    var found: [Account] = []
    func add(_ account: Account?) {
      // Some are gone with their records.
      if let account, !found.contains(account), people.accounts.contains(account) { found.append(account) }
    }
    func addNamed(in record: JSON, _ resource: Resource, depth: Int) throws {
      for relation in resource.belongsTo {
        guard let key = record[relation.key.spelled], !key.isNull else { continue }
        if relation.target == people.auth.principal { add(people.account(of: key)) }
        let target = model.resource(relation.target)
        if depth > 0, let next = try find(target, key) { try addNamed(in: next, target, depth: depth - 1) }
      }
    }
    for demand in demands {
      switch demand.subject {
      case .rows: continue
      case .record(let path), .change(let path):
        add(makers[path])
        guard let record = try look(demand.resource, path) else { continue }
        if demand.resource.name.spelled == people.auth.principal {
          add(people.account(of: record[demand.resource.key.first.name.spelled] ?? .null))
        }
        try addNamed(in: record, demand.resource, depth: 2)
      case .created: if let body { try addNamed(in: body, demand.resource, depth: 2) }
      }
    }
    return found
  }
}
