import Model

/// Tells what requests about the first sample record of a resource are answered, by who asks: the reference that tests of
/// generated services hold them to.
///
/// Whoever asks is the second sample of those who sign in, with a role. Keys of records lead to the first samples, and
/// nullable ones nowhere; an owner's record is the caller's instead, and `self` is the caller's own record.
struct AccessSampler {
  /// Somebody who asks.
  struct Caller: Sendable, Hashable {
    /// Among those who are signed in, where there are roles.
    var role: String?
    var isSignedIn = true
    /// Whether the record is theirs, or is them.
    var isOwner = false
  }

  /// A request, and what is answered.
  struct Case: Sendable {
    var request: Request
    var caller: Caller
    var status: Int
    /// Of a list, how many of the one record it shows.
    var count: Int?
  }

  enum Request: Sendable {
    case verb(Resource.Verb)
    case action(Action)
    case transition(Transition)
  }

  private let model: Model
  private let resource: Resource
  private let auth: Auth
  /// The values of sampled records by the names of their resources, at 0 and 1.
  private var samples: [String: [[String: Literal]]] = [:]

  init?(_ resource: Resource, in model: Model) {
    guard let auth = model.auth else { return nil }
    self.model = model
    self.resource = resource
    self.auth = auth
    sample(resource.name.spelled)
    sample(auth.principal)
    for operand in resource.allPolicies.flatMap(\.tests).flatMap(\.operands) {
      guard case .record(let path) = operand.stored else { continue }
      for step in path.steps { sample(step.target) }
    }
  }

  private mutating func sample(_ name: String) {
    guard samples[name] == nil else { return }
    let resource = model.resource(name)
    let chosen = RecordSampler(resource, in: model).chosen
    samples[name] = (0...1).map { index in
      var values: [String: Literal] = [:]
      for field in resource.fields {
        let sampler = FieldSampler(field, in: model, chosen: chosen[field.name.spelled] ?? [])
        values[field.name.spelled] = field.isServerWritten ? field.defaultValue : sampler.value(index)
      }
      for relation in resource.belongsTo where !relation.isNullable {
        values[relation.key.spelled] = Self.key(relation.target, 0)
      }
      values[resource.key.first.name.spelled] = Self.key(name, index)
      return values
    }
  }

  /// What stands for the key of a sample: the same for the same record.
  private static func key(_ resource: String, _ index: Int) -> Literal { .string("\(resource) \(index)") }

  private var callerKey: Literal { Self.key(auth.principal, 1) }

  /// Every request by everybody whose answer the samples decide.
  var cases: [Case] {
    callers.flatMap { caller in
      Resource.Verb.allCases.filter(resource.verbs.contains).compactMap { answer(.verb($0), caller) }
        + resource.actions.compactMap { answer(.action($0), caller) }
        + resource.transitions.compactMap { answer(.transition($0), caller) }
    }
  }

  private var callers: [Caller] {
    let roles: [String?] = auth.role.map { model.enumType($0.type).cases.map { .some($0.name.spelled) } } ?? [nil]
    let isOwned = resource.owner != nil || resource.name.spelled == auth.principal
    let asked = Set(resource.allPolicies.flatMap(\.roles))
    let plain = roles.last { role in role.map { !asked.contains($0) } ?? true } ?? roles.last ?? nil
    return [Caller(isSignedIn: false)] + roles.map { Caller(role: $0) }
      + (isOwned ? [Caller(role: plain, isOwner: true)] : [])
  }

  private func answer(_ request: Request, _ caller: Caller) -> Case? {
    let policy: Policy =
      switch request {
      case .verb(let verb): resource.policy(for: verb)
      case .action(let action): action.policy
      case .transition(let transition): transition.policy
      }
    let refusal = caller.isSignedIn ? 403 : 401
    if judged(policy, caller, nil) == false { return Case(request: request, caller: caller, status: refusal) }
    let record = record(of: caller)
    guard let holds = judged(policy, caller, record) else { return nil }
    switch request {
    case .verb(.list): return Case(request: request, caller: caller, status: 200, count: holds ? 1 : 0)
    case .verb(.create):
      guard let namesReadable = canReadKeys(caller) else { return nil }
      guard namesReadable else { return Case(request: request, caller: caller, status: model.api.validationStatus) }
      guard let holds = judged(policy, caller, created(by: caller)) else { return nil }
      return Case(request: request, caller: caller, status: holds ? 201 : refusal)
    case .verb(.read): return Case(request: request, caller: caller, status: holds ? 200 : 404)
    case .verb(.update), .verb(.restore), .action:
      return changing(request, caller, record, holds ? 200 : refusal)
    case .transition(let transition):
      let moved = isReady(record, for: transition) ? 200 : 409
      return changing(request, caller, record, holds ? moved : refusal)
    case .verb(.delete), .verb(.purge): return changing(request, caller, record, holds ? 204 : refusal)
    }
  }

  /// Whoever may not read a record is not told that it is there, where anybody may read any.
  private func changing(_ request: Request, _ caller: Caller, _ record: [String: Literal], _ status: Int) -> Case? {
    guard resource.verbs.contains(.read) else { return Case(request: request, caller: caller, status: status) }
    guard let isReadable = judged(resource.policy(for: .read), caller, record) else { return nil }
    return Case(request: request, caller: caller, status: isReadable ? status : 404)
  }

  /// Whether the caller may read whatever the keys of a create's body lead to.
  private func canReadKeys(_ caller: Caller) -> Bool? {
    let chosen = RecordSampler(resource, in: model).chosen
    let verdicts: [Bool?] = resource.belongsTo.filter { !$0.isNullable && !$0.isOwner }.map { relation in
      let target = model.resource(relation.target)
      guard target.verbs.contains(.read) else { return true }
      let index = chosen[relation.key.spelled]?.first == .int(1) ? 1 : 0
      return AccessSampler(target, in: model).flatMap { sampler in
        sampler.judged(target.policy(for: .read), caller, sampler.samples[target.name.spelled]?[index])
      }
    }
    return verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
  }

  private func record(of caller: Caller) -> [String: Literal] {
    let isSelf = caller.isOwner && resource.name.spelled == auth.principal
    var record = samples[resource.name.spelled]?[isSelf ? 1 : 0] ?? [:]
    if isSelf, let role = auth.role { record[role.field.spelled] = caller.role.map(Literal.enumCase) }
    if caller.isOwner, let owner = resource.owner { record[owner.key.spelled] = callerKey }
    return record
  }

  /// Whether the record is in a state that the transition begins in.
  private func isReady(_ record: [String: Literal], for transition: Transition) -> Bool {
    guard let field = resource.states?.field, case .enumCase(let state)? = record[field.spelled] else { return false }
    return transition.from.contains(state)
  }

  /// What a create makes of the first sample.
  private func created(by caller: Caller) -> [String: Literal] {
    var record = samples[resource.name.spelled]?[0] ?? [:]
    if let owner = resource.owner { record[owner.key.spelled] = caller.isSignedIn ? callerKey : nil }
    for field in resource.fields where field.writers.map({ judged($0, caller, nil) != true }) ?? false {
      record[field.name.spelled] = field.defaultValue
    }
    return record
  }

  // MARK: rules

  /// Whether a rule holds; nothing when that depends on a record and none is given, or on more than samples tell.
  private func judged(_ policy: Policy, _ caller: Caller, _ record: [String: Literal]?) -> Bool? {
    switch policy {
    case .anyone: return true
    case .never: return false
    case .authenticated: return caller.isSignedIn
    case .role(let roles): return caller.role.map(roles.contains) ?? false
    case .caller(let condition): return caller.isSignedIn && condition.holds(values(of: caller))
    case .record(let test):
      guard caller.isSignedIn || test.callerMembers.isEmpty else { return false }
      return record.flatMap { holds(test, caller, $0) }
    case .not(let inner): return judged(inner, caller, record).map { !$0 }
    case .and(let parts):
      let verdicts = parts.map { judged($0, caller, record) }
      return verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
    case .or(let parts):
      let verdicts = parts.map { judged($0, caller, record) }
      return verdicts.contains(true) ? true : verdicts.contains(nil) ? nil : false
    }
  }

  private func values(of caller: Caller) -> [String: Literal] {
    var values = samples[auth.principal]?[1] ?? [:]
    if let role = auth.role { values[role.field.spelled] = caller.role.map(Literal.enumCase) }
    values[model.resource(auth.principal).key.first.name.spelled] = callerKey
    return values
  }

  /// The test with a name of its own for what each operand reads, so that a condition can judge it.
  private func holds(_ test: RecordTest, _ caller: Caller, _ record: [String: Literal]) -> Bool? {
    // Which records lead to one, samples do not tell.
    if case .quantified = test { return nil }
    var known: [String: Literal] = [:]
    var unknown: Set<String> = []
    let own = values(of: caller)
    func named(_ operand: RecordTest.Operand) -> RecordCondition.Operand {
      switch operand {
      case .record(let path):
        var member = path.member
        let name = (["record"] + path.steps.map(\.column) + [member.column]).joined(separator: ".")
        member.name = Name(spelled: name, words: [name])
        switch value(at: path, from: record) {
        case .known(let value): known[name] = value
        case .unknown: unknown.insert(name)
        }
        return .member(member)
      case .each(let path): return .member(path.member)
      case .caller(var member):
        let name = "user.\(member.column)"
        known[name] = own[member.name.spelled]
        member.name = Name(spelled: name, words: [name])
        return .member(member)
      case .length(let inner): return .length(named(inner))
      case .literal(let literal, let type): return .literal(literal, type)
      }
    }
    let condition: RecordCondition =
      switch test {
      case .comparison(let left, let comparison, let right): .comparison(named(left), comparison, named(right))
      case .isNull(let one): .isNull(named(one))
      case .isOneOf(let one, let literals): .isOneOf(named(one), literals)
      case .holds(let one): .holds(named(one))
      case .quantified: preconditionFailure("what samples do not tell was told before")
      }
    return condition.judged(known, unknown: unknown)
  }

  private enum Sampled {
    case known(Literal?)
    case unknown
  }

  /// What a way from the record leads to; keys lead to first samples or to the caller.
  private func value(at path: RecordTest.Path, from record: [String: Literal]) -> Sampled {
    var record = record
    var resource = resource
    for step in path.steps {
      guard let relation = resource.belongsTo.first(where: { $0.column == step.column }) else { return .unknown }
      guard let key = record[relation.key.spelled] else { return .known(nil) }
      resource = model.resource(step.target)
      guard let samples = samples[step.target], samples.count == 2 else { return .unknown }
      if key == Self.key(step.target, 0) {
        record = samples[0]
      } else if key == Self.key(step.target, 1) {
        record = samples[1]
      } else {
        return .unknown
      }
    }
    // What the service makes of a moment or a number is not known before it does.
    let isTold =
      resource.fields.contains { $0.column == path.member.column && !$0.isMade }
      || resource.belongsTo.contains { $0.column == path.member.column }
      || resource.key.first.column == path.member.column
    return isTold ? .known(record[path.member.name.spelled]) : .unknown
  }
}

extension RecordTest.Operand {
  /// The operand without what is asked of it.
  fileprivate var stored: RecordTest.Operand {
    if case .length(let inner) = self { inner.stored } else { self }
  }
}

extension Policy {
  /// The roles that it asks for.
  fileprivate var roles: [String] {
    switch self {
    case .role(let roles): roles
    case .anyone, .never, .authenticated, .caller, .record: []
    case .not(let inner): inner.roles
    case .and(let parts), .or(let parts): parts.flatMap(\.roles)
    }
  }
}
