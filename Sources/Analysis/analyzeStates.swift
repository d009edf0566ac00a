import Diagnostics
import Model
import Spec

extension Analyzer {
  /// Resolves the states of a resource and the ways between them; `segments` are the paths that its records have already.
  mutating func addStates(at position: Int, _ segments: inout Namespace) {
    let draft = drafts[position]
    guard let written = draft.spec.states else { return }
    let before = findings.diagnostics.count
    let field = written.field.flatMap { stateField($0, in: draft) }
    let cases = field.flatMap { field -> [String]? in
      guard case .enumeration(let name) = field.type else { return nil }
      return enums[name].flatMap { $0 }?.cases.map(\.name.spelled)
    }
    if draft.spec.hasHooks {
      for verb in [Resource.Verb.create, .update, .delete, .restore, .purge] {
        _ = segments.take([verb.rawValue], for: Bearer("the hook", verb.rawValue, of: "every write"), at: nil)
      }
    }
    var transitions: [Transition] = []
    for item in written.transitions {
      let name = name(item.name, .member, of: "a transition")
      if let name {
        findings.take(name.words, in: &segments, for: Bearer("the transition", name.spelled), at: item.name.range)
      }
      let policy = item.access.map { self.policy($0, over: draft) } ?? .never
      let from = item.from.map { findings.unique($0) } ?? []
      guard let field, let cases else { continue }
      let known = (from + [item.to].compactMap { $0 }).filter { word in
        if cases.contains(word.text) { return true }
        findings.error(
          .unknownState,
          "'\(word.text)' is no case of '\(field.type.spelled)'",
          at: word.range,
          help: findings.suggestion(for: word.text, among: cases, else: "cases are \(cases.joined(separator: ", "))")
        )
        return false
      }
      // A transition that nobody may use has no route.
      guard let name, let to = item.to, let policy, policy != .never, !from.isEmpty, known.count == from.count + 1
      else { continue }
      var transition = Transition(
        name: name,
        description: item.description?.text,
        from: from.map(\.text),
        to: to.text,
        origin: item.name.range
      )
      transition.policy = policy
      transition.writtenPolicy = policy == .anyone ? nil : item.access?.text
      transitions.append(transition)
    }
    guard let field, let cases else { return }
    let states = StateMachine(field: field.name, transitions: transitions)
    drafts[position].states = states
    if !hasErrors(since: before) { warnOfUnreachable(cases, from: field, states, at: written.word, in: draft) }
  }

  /// The field that holds the states, if it can.
  private mutating func stateField(_ word: Word, in draft: Draft) -> Field? {
    if case .broken? = draft.member(word.text) { return nil }
    guard let field = draft.fields.first(where: { $0.name.spelled == word.text }) else {
      guard draft.spec.isWhole else { return nil }
      findings.error(
        .unknownMember,
        "\(draft.name) has no field '\(word.text)'",
        at: word.range,
        help: findings.suggestion(for: word.text, among: draft.fields.map(\.name.spelled))
      )
      return nil
    }
    let reason: String? =
      if case .enumeration = field.type {
        field.isNullable
          ? "may be null, which is no state"
          : field.defaultValue == nil
            ? "has no default, which every record begins with"
            : field.isServerWritten ? nil : "is in bodies, which would go around the transitions"
      } else {
        "is of the type '\(field.type.spelled)', and states are the cases of an enum"
      }
    guard let reason else { return field }
    findings.error(
      .stateField,
      "'\(field.name)' \(reason)",
      at: word.range,
      notes: [Diagnostic.Note("it is declared here", at: field.origin)],
      help: help(for: field)
    )
    return nil
  }

  /// The field as it could be, where that can be told.
  private func help(for field: Field) -> String {
    guard case .enumeration(let name) = field.type, let first = enums[name].flatMap({ $0 })?.cases.first else {
      return "declare an enum, and write \(field.name): {type: …, default: …, write: never}"
    }
    var start = first.name.spelled
    if case .enumCase(let text)? = field.defaultValue { start = text }
    return "write \(field.name): {type: \(name), default: \(start), write: never}"
  }

  /// Cases that no record comes to.
  private mutating func warnOfUnreachable(
    _ cases: [String],
    from field: Field,
    _ states: StateMachine,
    at word: Word,
    in draft: Draft
  ) {
    guard case .enumCase(let start)? = field.defaultValue else { return }
    var reached: Set<String> = [start]
    var count = 0
    while count != reached.count {
      count = reached.count
      for transition in states.transitions where !reached.isDisjoint(with: transition.from) {
        reached.insert(transition.to)
      }
    }
    for name in cases where !reached.contains(name) {
      findings.warning(
        .unreachableState,
        "no transition leads to '\(name)' of \(draft.name)",
        about: Findings.Topic(resource: draft.name.spelled, name: name),
        at: word.range,
        help: "add one, or say how records come there: silence: {unreachable-state: {\(name): \"…\"}}"
      )
    }
  }
}
