import Diagnostics
import Model
import Spec

/// What the access of a resource allows and forbids.
struct Permissions: Hashable {
  private var list: Bool?
  private var read: Bool?
  private var create: Bool?
  private var update: Bool?
  private var delete: Bool?
  private var write: Bool?
  private var restore: Bool?
  private var purge: Bool?

  /// - Parameter key: What the rule is for; everything when absent.
  mutating func add(_ key: AccessKey?, _ isAllowed: Bool) {
    switch key {
    case nil: (read, write) = (isAllowed, isAllowed)
    case .list: list = isAllowed
    case .read: read = isAllowed
    case .create: create = isAllowed
    case .update: update = isAllowed
    case .delete: delete = isAllowed
    case .write: write = isAllowed
    case .restore: restore = isAllowed
    case .purge: purge = isAllowed
    }
  }

  /// What anyone may do; nothing is allowed that the spec does not say.
  var verbs: Set<Resource.Verb> {
    Set(
      Resource.Verb.allCases.filter { verb in
        switch verb {
        case .list: list ?? read ?? false
        case .read: read ?? false
        case .create: create ?? write ?? false
        case .update: update ?? write ?? false
        case .delete: delete ?? write ?? false
        // What undoes a delete, and what makes it final, has to be said.
        case .restore: restore ?? false
        case .purge: purge ?? false
        }
      }
    )
  }
}

extension Analyzer {
  /// Works out what anyone may do with records of a resource; nothing is allowed that the spec does not say.
  mutating func addAccess(at position: Int) {
    let draft = drafts[position]
    var permissions = Permissions()
    for access in draft.spec.access {
      checkDeletion(access, of: draft)
      guard let isAllowed = rule(access.rule) else {
        draft.isAccessKnown = false
        continue
      }
      permissions.add(access.key, isAllowed)
    }
    // Most resources of a spec allow the same.
    if let known = verbs[permissions] {
      draft.verbs = known
    } else {
      draft.verbs = permissions.verbs
      verbs[permissions] = draft.verbs
    }
    refuseIdempotence(of: draft)
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

  /// Whether a rule lets anyone through; nothing when it is not a rule that is built.
  mutating func rule(_ word: Word) -> Bool? {
    switch AccessRule(rawValue: word.text) {
    case .anyone: return true
    case .never: return false
    case nil: break
    }
    let words = word.text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map(String.init)
    let known: Set<String> = [
      "authenticated", "owner", "self", "role", "record", "user", "input", "and", "or", "not", "any", "all", "count",
    ]
    if words.count > 1 || words.contains(where: known.contains) {
      findings.error(
        .accessNotYet,
        "the access rule '\(word.text)' is not built yet",
        at: word.range,
        help: "use 'anyone' or 'never'; rules about the caller come with sign-in"
      )
    } else {
      findings.error(
        .unknownAccess,
        "'\(word.text)' is neither 'anyone' nor 'never'",
        at: word.range,
        help: findings.suggestion(
          for: word.text,
          among: AccessRule.allCases.map(\.rawValue),
          else: "named rules come with sign-in; until then it is one of these two"
        )
      )
    }
    return nil
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
      let isAllowed = written.access.map { rule($0) } ?? false
      // An action that nobody may use has no route, so no target has anything to write for it.
      guard let name, isAllowed == true, !hasErrors(since: before) else { continue }
      drafts[position].actions.append(
        Action(
          name: name,
          description: written.description?.text,
          input: input,
          output: output,
          origin: written.name.range
        )
      )
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
