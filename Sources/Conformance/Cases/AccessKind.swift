import Model

/// A kind of people, as far as rules tell them apart.
enum AccessKind: Sendable, Hashable {
  case nobody
  /// A given account of a role; of none where there are no roles.
  case role(String?)
  /// Whose the records are.
  case owner
  /// Another account of the owner's role.
  case stranger
  /// Somebody new with a value of a member that a rule asks for.
  case like(member: String, json: String)

  var title: String {
    switch self {
    case .nobody: "by nobody who is signed in"
    case .role(let role): "by \(role.map { "'\($0)'" } ?? "an account")"
    case .owner: "by whose it is"
    case .stranger: "by a stranger"
    case .like(let member, let json): "by whose \(member) is \(json)"
    }
  }
}

extension Model {
  /// Everybody whom the rules of a resource may tell apart.
  func accessKinds(of resource: Resource) -> [AccessKind] {
    guard let auth else { return [] }
    let roles: [String?] = auth.role.map { enumType($0.type).cases.map { .some($0.name.spelled) } } ?? [nil]
    var kinds: [AccessKind] = [.nobody] + roles.map(AccessKind.role)
    let policies = resource.allPolicies
    if policies.flatMap(\.tests).contains(where: { !$0.callerMembers.isEmpty }) { kinds += [.owner, .stranger] }
    for likeness in policies.flatMap({ $0.likenesses(in: self) }) where !kinds.contains(likeness) {
      kinds.append(likeness)
    }
    return kinds
  }
}

extension Policy {
  /// Whom its questions about the caller name.
  fileprivate func likenesses(in model: Model) -> [AccessKind] {
    switch self {
    case .anyone, .never, .authenticated, .role: return []
    case .caller(let condition): return condition.likenesses(in: model)
    case .record(let test):
      guard case .comparison(let left, _, let right) = test else { return [] }
      return [(left, right), (right, left)].flatMap { one, other -> [AccessKind] in
        guard case .caller(let member) = one, case .literal(let literal, _) = other else { return [] }
        return [.like(member: member.name.spelled, json: literal.json)]
      }
    case .not(let inner): return inner.likenesses(in: model)
    case .and(let parts), .or(let parts): return parts.flatMap { $0.likenesses(in: model) }
    }
  }
}

extension RecordCondition {
  fileprivate func likenesses(in model: Model) -> [AccessKind] {
    func like(_ operand: Operand, _ literals: [Literal]) -> [AccessKind] {
      guard case .member(let member) = operand else { return [] }
      return literals.map { .like(member: member.name.spelled, json: $0.json) }
    }
    switch self {
    case .comparison(let left, _, .literal(let literal, _)): return like(left, [literal])
    case .comparison(.literal(let literal, _), _, let right): return like(right, [literal])
    case .comparison: return []
    case .isNull(let operand):
      guard case .member(let member) = operand else { return [] }
      return [.like(member: member.name.spelled, json: "null")]
    case .isOneOf(let operand, let literals): return like(operand, literals)
    case .holds(let operand): return like(operand, [.bool(true)])
    case .not(let inner): return inner.likenesses(in: model)
    case .and(let parts), .or(let parts): return parts.flatMap { $0.likenesses(in: model) }
    }
  }
}

extension World {
  /// Somebody of a kind, and whether records have to be their own.
  func somebody(_ kind: AccessKind, _ resource: Resource) throws -> Account? {
    guard let people else { throw Untried("nobody signs in") }
    let isOfPrincipals = resource.name.spelled == people.auth.principal
    switch kind {
    case .nobody: return nil
    case .role(let role):
      return try people.byPower.first { people.role(of: $0) == role } ?? recruit(role: role)
    // Given accounts stay as they are, whatever may be done to a record by whose it is.
    case .owner: return try isOfPrincipals ? recruit(role: people.role(of: plain())) : plain()
    case .stranger: return try twin(of: plain())
    case .like(let member, let json):
      return try recruit(role: people.role(of: plain()), member, JSON(Array(json.utf8)))
    }
  }

  /// Records that somebody of a kind is asked about.
  func specimens(of resource: Resource, for kind: AccessKind, _ account: Account?) throws -> [Specimen] {
    guard let people else { throw Untried("nobody signs in") }
    let isOfPrincipals = resource.name.spelled == people.auth.principal
    let all = try specimens(of: resource)
    func own(_ account: Account) throws -> [Specimen] {
      if isOfPrincipals {
        let path = try model.path(of: account.record, of: resource)
        return [Specimen(made: Made(resource: resource, draft: Draft(), record: account.record, path: path))]
      }
      let known = all.filter { $0.maker == account }
      if !known.isEmpty { return known }
      for way in [nil] + model.variations(of: resource).map(Optional.some) {
        if let made = try? specimen(of: resource, way, by: account) { return [made] }
      }
      throw Untried("they can make none of \(resource.plural)")
    }
    switch kind {
    case .nobody, .role: return all
    case .owner:
      guard let account else { return all }
      return try own(account)
    case .stranger:
      if isOfPrincipals { return all }
      let plain = try plain()
      return all.filter { $0.maker == plain }
    case .like:
      guard let account else { return all }
      return ((try? own(account)) ?? []) + all
    }
  }
}
