import Diagnostics
import Model
import Spec

/// What the access of a resource allows and forbids.
struct Permissions: Hashable {
  private var list: Policy?
  private var read: Policy?
  private var create: Policy?
  private var update: Policy?
  private var delete: Policy?
  private var write: Policy?
  private var restore: Policy?
  private var purge: Policy?
  /// What holds where nothing else is said.
  var inherited: Inherited?

  /// What the record that another one belongs to asks.
  struct Inherited: Hashable {
    var reading: Policy
    var writing: Policy
  }

  /// - Parameter key: What the rule is for; everything when absent.
  mutating func add(_ key: AccessKey?, _ policy: Policy) {
    switch key {
    case nil: (read, write) = (policy, policy)
    case .list: list = policy
    case .read: read = policy
    case .create: create = policy
    case .update: update = policy
    case .delete: delete = policy
    case .write: write = policy
    case .restore: restore = policy
    case .purge: purge = policy
    // A relation and no rule.
    case .inherit: break
    }
  }

  /// Who may do it; nobody may do what the spec does not say.
  func policy(for verb: Resource.Verb) -> Policy {
    switch verb {
    case .list: list ?? read ?? inherited?.reading ?? .never
    case .read: read ?? inherited?.reading ?? .never
    case .create: create ?? write ?? inherited?.writing ?? .never
    case .update: update ?? write ?? inherited?.writing ?? .never
    case .delete: delete ?? write ?? inherited?.writing ?? .never
    // What undoes a delete, and what makes it final, has to be said.
    case .restore: restore ?? .never
    case .purge: purge ?? .never
    }
  }

  /// What somebody may do.
  var verbs: Set<Resource.Verb> { Set(Resource.Verb.allCases.filter { policy(for: $0) != .never }) }
}

extension Analyzer {
  /// Works out who may do what with records of each resource; nothing is allowed that the spec does not say.
  mutating func addAccess() {
    let parents = drafts.indices.map { parent(of: $0) }
    var isKnown = [Bool](repeating: false, count: drafts.count)
    for position in drafts.indices where !isKnown[position] {
      // What a record inherits is worked out before.
      for position in heirs(of: position, parents, isKnown).reversed() {
        addAccess(at: position, parents[position].flatMap { isKnown[$0.position] ? $0 : nil })
        isKnown[position] = true
      }
    }
  }

  /// - Parameter parent: The resource that it inherits from, and the way there.
  private mutating func addAccess(at position: Int, _ parent: Parent?) {
    let draft = drafts[position]
    var permissions = Permissions()
    if let word = draft.spec.inherited {
      permissions.inherited = parent.flatMap { inherited(from: $0, at: word) }
      draft.isAccessKnown = permissions.inherited != nil
    }
    for access in draft.spec.access {
      checkDeletion(access, of: draft)
      guard let policy = policy(access.rule, over: draft) else {
        draft.isAccessKnown = false
        continue
      }
      permissions.add(access.key, policy)
    }
    // Most resources of a spec allow the same.
    if let known = verbs[permissions] {
      draft.verbs = known
    } else {
      draft.verbs = permissions.verbs
      verbs[permissions] = draft.verbs
    }
    for verb in draft.verbs {
      let policy = permissions.policy(for: verb)
      guard policy != .anyone else { continue }
      draft.policies[verb] = policy
      draft.writtenPolicies[verb] = written(draft, verb, parent)
    }
    refuseIdempotence(of: draft)
    refuseOwnerless(draft)
  }

  /// A record that has to have an owner cannot be made by somebody unknown.
  private mutating func refuseOwnerless(_ draft: Draft) {
    guard let owner = draft.owner, owner.isRequired, draft.verbs.contains(.create),
      let policy = draft.policies[.create] ?? .some(.anyone), !policy.needsCaller,
      let rule = draft.spec.rule(for: .create)
    else { return }
    findings.error(
      .ownerUnknown,
      "who is not signed in may create a \(draft.name), which '\(owner.name)' could lead nowhere for",
      at: rule.range,
      help: "say 'create: authenticated', or let '\(owner.name)' be null"
    )
  }

  /// There is nothing to send again where nobody can create a record.
  private mutating func refuseIdempotence(of draft: Draft) {
    guard let word = draft.spec.idempotent, draft.isAccessKnown, draft.spec.isWhole, !draft.verbs.contains(.create)
    else { return }
    findings.error(
      .keyDoesNotApply,
      "'\(word.text)' is about creates, and nobody may create a \(draft.name)",
      at: word.range,
      help: "add 'create: anyone' to the access of \(draft.name), or leave '\(word.text)' out"
    )
  }

  mutating func addActions(at position: Int) {
    var segments = Namespace()
    for verb in [Resource.Verb.restore, .purge] where drafts[position].verbs.contains(verb) {
      _ = segments.take([verb.rawValue], for: Bearer("the path", verb.rawValue, of: "deleted records"), at: nil)
    }
    for relation in drafts[position].spec.relations where relation.kind == .hasMany || relation.kind == .manyToMany {
      let bearer = Bearer("the path of the relation", relation.name.text)
      // Relations of one name are reported as such.
      guard let owner = segments.take(splitWords(relation.name.text), for: bearer, at: relation.name.range),
        owner.range == nil
      else { continue }
      findings.error(.nameTaken, "\(bearer) has the same name as \(owner.bearer)", at: relation.name.range)
    }
    for written in drafts[position].spec.actions {
      let before = findings.diagnostics.count
      let name = name(written.name, .member, of: "an action")
      if let name {
        findings.take(name.words, in: &segments, for: Bearer("the action", name.spelled), at: written.name.range)
      }
      let input = fields(written.input, .input, of: "an input")
      let output = fields(written.output, .output, of: "an output")
      let policy = written.access.map { self.policy($0, over: drafts[position]) } ?? .never
      // An action that nobody may use has no route, so no target has anything to write for it.
      guard let name, let policy, policy != .never, !hasErrors(since: before) else { continue }
      var action = Action(
        name: name,
        description: written.description?.text,
        input: input,
        output: output,
        origin: written.name.range
      )
      action.policy = policy
      action.writtenPolicy = policy == .anyone ? nil : written.access?.text
      drafts[position].actions.append(action)
    }
    addStates(at: position, &segments)
  }

  private mutating func fields(_ written: [FieldSpec], _ place: FieldPlace, of what: String) -> [Field] {
    var namespace = Namespace()
    return written.compactMap { written in
      guard let field = field(written, in: place, of: what) else { return nil }
      findings.take(field.name.words, in: &namespace, for: Bearer("the field", field.name.spelled), at: field.origin)
      return field
    }
  }
}
