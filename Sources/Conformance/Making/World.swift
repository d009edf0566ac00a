import Generation
import Model

/// Makes records of a service: valid ones, each different, with all that they belong to.
///
/// A service may hold other records already, and unique values may be taken: it goes on until one is free.
final class World {
  let model: Model
  let graph: RelationGraph
  let conversation: Conversation
  /// Who can sign in; absent where nobody does.
  let people: People?
  /// Records by their paths, as they were seen last.
  var known: [String: JSON] = [:]
  /// Who made a record, by its paths.
  var makers: [String: Account] = [:]
  /// Records by their paths, as they are since the last write.
  var seen: [String: JSON] = [:]
  var seenAt = 0
  /// Records that rules tell apart, by their resources.
  var specimens: [String: [Specimen]] = [:]
  /// Accounts that were made for what is special of them.
  var recruits: [String: Account] = [:]
  /// Where the numbers of samples begin.
  private let start: Int
  private var next: [String: Int] = [:]
  private var shared: [String: [Made]] = [:]
  private var full: [String: Made] = [:]
  private var choices: [String: [String: [Literal]]] = [:]

  private static let attempts = 16

  init(_ model: Model, _ conversation: Conversation, seed: UInt64, people: People? = nil) {
    self.model = model
    self.conversation = conversation
    self.people = people
    graph = RelationGraph(of: model)
    start = Int(seed % 90_000) + 12
  }

  // MARK: records

  /// A record that cases share; none of them changes it. Records of different slots are different.
  func shared(_ resource: Resource, _ slot: Int = 0) throws -> Made {
    let name = resource.name.spelled
    while shared[name, default: []].count <= slot {
      let made =
        try resource.verbs.contains(.create) ? make(resource) : found(resource, shared[name, default: []].count)
      shared[name, default: []].append(made)
    }
    return shared[name, default: []][slot]
  }

  /// A record with a value for each member, that cases share.
  func fullRecord(of resource: Resource) throws -> Made {
    if let made = full[resource.name.spelled] { return made }
    let made = try make(resource, isFull: true)
    full[resource.name.spelled] = made
    return made
  }

  /// A new record.
  ///
  /// - Parameter isFull: With a value for each member that can have one.
  /// - Throws: `Untried` where none can be made, `Mismatch` where the service refuses it.
  func make(_ resource: Resource, isFull: Bool = false) throws -> Made {
    let (draft, answer) = try post(resource, isFull: isFull)
    if resource.hasHooks, [403, 409, model.api.validationStatus].contains(answer.status) {
      throw Untried("the service's own rules refuse a made-up \(resource.name)")
    }
    try conversation.expect(answer, status: 201)
    return try made(resource, draft, answer)
  }

  /// What the service says to a valid body, or to what is made of one; values that are taken are tried no further.
  func post(
    _ resource: Resource,
    isFull: Bool = false,
    headers: [Header] = [],
    adjusting: (Draft) throws -> Draft = { $0 }
  ) throws -> (Draft, Answer) {
    guard resource.verbs.contains(.create) else { throw Untried("nobody may create \(resource.plural)") }
    for attempt in 0..<Self.attempts {
      let draft = try adjusting(draft(of: resource, isFull: isFull, attempt: attempt))
      let answer = try conversation.ask("POST", model.listPath(of: resource), draft.text, headers: headers)
      if try !isTaken(answer) { return (draft, answer) }
    }
    throw Untried("no value is free for another \(resource.name)")
  }

  /// Whether a value that may be there once is there already.
  func isTaken(_ answer: Answer) throws -> Bool {
    guard answer.status == 409 else { return false }
    let details = try conversation.errors(in: answer).details
    return !details.isEmpty && details.allSatisfy { $0.code == "unique" }
  }

  func made(_ resource: Resource, _ draft: Draft, _ answer: Answer) throws -> Made {
    let record = try model.one(conversation.json(answer), of: resource)
    return Made(resource: resource, draft: draft, record: record, path: try model.path(of: record, of: resource))
  }

  /// A record that was there before.
  private func found(_ resource: Resource, _ position: Int) throws -> Made {
    guard resource.verbs.contains(.list) else { throw Untried("nobody may create or list \(resource.plural)") }
    let all = resource.memberNames.map(\.spelled).joined(separator: ",")
    let answer = try conversation.ask("GET", "\(model.listPath(of: resource))?fields=\(all)")
    try conversation.expect(answer, status: 200)
    let records = try model.many(conversation.json(answer), of: resource)
    guard position < records.count else { throw Untried("nobody may create \(resource.plural), and there are too few") }
    let path = try model.path(of: records[position], of: resource)
    return Made(resource: resource, draft: Draft(), record: records[position], path: path)
  }

  // MARK: bodies

  /// A valid body with values that no draft before it had, as far as their types allow.
  func draft(of resource: Resource, isFull: Bool = false, attempt: Int = 0) throws -> Draft {
    var forbidden: Draft?
    for _ in 0..<64 {
      let number = number(for: resource, after: attempt)
      var draft = try draft(of: resource, number, isFull: isFull, always: [], isAlone: attempt > 0)
      if !holds(draft, of: resource) {
        let ruled = Set(resource.checks.flatMap(\.condition.members).map(\.name.spelled))
        draft = try self.draft(of: resource, number, isFull: isFull, always: ruled, isAlone: attempt > 0)
        guard holds(draft, of: resource) else { continue }
      }
      if try isAllowed(draft, of: resource) { return draft }
      // Whoever asks what is wrong with a body is told that before rules of access look at its record.
      forbidden = draft
    }
    if let forbidden { return forbidden }
    throw Untried("no sample of \(resource.name) keeps its rules")
  }

  private func number(for resource: Resource, after attempt: Int) -> Int {
    let number = next[resource.name.spelled] ?? start
    // After a few conflicts far ahead, where another run has not been.
    next[resource.name.spelled] = number + (attempt < 4 ? 1 : 1009 * attempt)
    return number
  }

  private func draft(
    of resource: Resource,
    _ number: Int,
    isFull: Bool,
    always: Set<String>,
    isAlone: Bool
  ) throws -> Draft {
    var draft = Draft()
    let chosen = choices(of: resource)
    let apart = resource.membersOfSets
    let author = author(of: resource)
    draft.secret = resource.password.map { JSON.Member($0.name.spelled, .string($0.sample)) }
    for field in resource.fields {
      let name = field.name.spelled
      // A default that may be there once is there already.
      let isAlone = apart.contains(name) && field.defaultValue != nil
      let isWanted = isFull || field.isRequired || always.contains(name) || isAlone
      guard isWanted, !field.isServerWritten, mayWrite(field.writers, author) else {
        if let value = field.defaultValue { draft.values[name] = value }
        continue
      }
      let value = chosen[name].map { $0[number % $0.count] } ?? field.varied(number, in: model)
      draft.values[name] = value
      draft.members.append(JSON.Member(name, try JSON(Array(value.json.utf8))))
    }
    var parents: [String: Made] = [:]
    for relation in resource.belongsTo where !relation.isOwner && mayWrite(relation.writers, author) {
      let name = relation.key.spelled
      let isRuled = resource.checks.contains { $0.condition.members.contains { $0.name.spelled == name } }
      guard relation.isRequired || (isFull && !isRuled) else { continue }
      var slot = 0
      if case .int(let chosen)? = chosen[name].map({ $0[number % $0.count] }) { slot = Int(chosen) }
      let target = model.resource(relation.target)
      let isFresh = (isAlone || apart.contains(relation.name.spelled)) && target.verbs.contains(.create)
      let place = "\(relation.target) \(slot)"
      let parent = try isFresh ? parents[place] ?? make(target) : shared(target, slot)
      parents[place] = parent
      draft.values[name] = .int(Int64(slot))
      draft.members.append(JSON.Member(name, parent.key))
    }
    return draft
  }

  /// Whether every rule across members holds of the record that a body makes.
  func holds(_ draft: Draft, of resource: Resource) -> Bool {
    resource.checks.allSatisfy { $0.condition.holds(draft.values) }
  }

  /// Whom drafts are made for: the first of those who may create.
  private func author(of resource: Resource) -> Account? {
    guard let judge, let people else { return nil }
    let policy = resource.policy(for: .create)
    return people.byPower.first { judge.simplified(policy, for: $0) == .anyone }
      ?? people.byPower.first { judge.simplified(policy, for: $0) != .never }
  }

  func mayWrite(_ writers: Policy?, _ author: Account?) -> Bool {
    guard let writers, let judge else { return true }
    return judge.simplified(writers, for: author) == .anyone
  }

  /// Whether somebody may make a record of a body.
  private func isAllowed(_ draft: Draft, of resource: Resource) throws -> Bool {
    guard people != nil, resource.policy(for: .create).readsRecord else { return true }
    let body = Array(draft.text.utf8)
    return try choose(for: Request(method: "POST", target: model.listPath(of: resource), body: body)).isCertain
  }

  private func choices(of resource: Resource) -> [String: [Literal]] {
    if let known = choices[resource.name.spelled] { return known }
    let chosen = resource.checks.isEmpty ? [:] : RecordSampler(resource, in: model).chosen
    choices[resource.name.spelled] = chosen
    return chosen
  }
}

extension Field {
  /// What makes up values of it; examples are for readers, and too few.
  func sampler(in model: Model) -> FieldSampler {
    var field = self
    field.examples = []
    return FieldSampler(field, in: model)
  }

  /// A value of it; where it has a pattern, of enough characters to tell thousands of them apart, as far as it has room.
  func varied(_ number: Int, in model: Model) -> Literal {
    let sampler = sampler(in: model)
    guard type == .string, constraints.pattern != nil else { return sampler.value(number) }
    var longer = sampler.field
    longer.constraints.minimumLength = max(
      constraints.minimumLength ?? 0,
      min(6, constraints.maximumLength ?? 6)
    )
    let value = FieldSampler(longer, in: model).value(number)
    guard case .string(let text) = value, !text.isEmpty, sampler.matches(text) else { return sampler.value(number) }
    return value
  }
}

extension Resource {
  /// The members that are unique, alone or together with others, by the spec's names.
  var membersOfSets: Set<String> {
    let alone = fields.filter(\.isUnique).map(\.name.spelled) + belongsTo.filter(\.isUnique).map(\.name.spelled)
    let parts = key.parts.compactMap { part in if case .relation(let name) = part.source { name } else { nil } }
    return Set(alone + parts + uniques.flatMap(\.members))
  }
}
