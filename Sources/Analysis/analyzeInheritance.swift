import Diagnostics
import Model
import Spec

extension Analyzer {
  /// The resource whose rules another one has, and the way there.
  struct Parent {
    var position: Int
    var relation: BelongsTo
  }

  /// What a resource inherits its access from; nothing where it does not, or where something is wrong with that.
  mutating func parent(of position: Int) -> Parent? {
    let draft = drafts[position]
    guard let word = draft.spec.inherited else { return nil }
    guard draft.relationPositions[word.text] != nil else {
      guard draft.spec.isWhole else { return nil }
      let help = findings.suggestion(for: word.text, among: draft.spec.relations.map(\.name.text))
      findings.error(.unknownRelation, "\(draft.name) has no relation '\(word.text)'", at: word.range, help: help)
      return nil
    }
    // A broken one is reported where it stands.
    guard let relation = draft.relation(word.text) else { return nil }
    guard case .belongsTo(let relation) = relation else {
      findings.error(
        .inheritedAccess,
        "'\(word.text)' leads to records that belong to a \(draft.name), and rules come from the one that it belongs to",
        at: word.range,
        help: "name a 'belongs_to' relation"
      )
      return nil
    }
    guard !relation.isNullable else {
      findings.error(
        .inheritedAccess,
        "'\(word.text)' may lead to no record, whose rules nobody could be held to",
        at: word.range,
        help: "take 'nullable' away from it, or say the rules themselves"
      )
      return nil
    }
    return positions[relation.target].map { Parent(position: $0, relation: relation) }
  }

  /// A resource, and those whose access is worked out before its own, the nearest first. Where they go round, which is
  /// reported as a circle of required keys, the way ends.
  func heirs(of position: Int, _ parents: [Parent?], _ isKnown: [Bool]) -> [Int] {
    var way = [position]
    var seen: Set<Int> = [position]
    while let parent = parents[way[way.count - 1]], !isKnown[parent.position], seen.insert(parent.position).inserted {
      way.append(parent.position)
    }
    return way
  }

  /// What the parent asks, asked of the record that leads there; nothing where that is not known, or too far.
  mutating func inherited(from parent: Parent, at word: Word) -> Permissions.Inherited? {
    let draft = drafts[parent.position]
    guard draft.isAccessKnown else { return nil }
    let step = RecordTest.Path.Step(column: parent.relation.column, target: parent.relation.target)
    let policies = [Resource.Verb.read, .update].map { verb in
      draft.verbs.contains(verb) ? (draft.policies[verb] ?? .anyone).seen(from: step) : .never
    }
    guard policies.allSatisfy({ $0.longestWay <= RuleReader.longestWay }) else {
      findings.error(
        .expressionTooLarge,
        "what is inherited over '\(word.text)' leads over more than \(RuleReader.longestWay) relations",
        at: word.range
      )
      return nil
    }
    return Permissions.Inherited(reading: policies[0], writing: policies[1])
  }

  /// The rule of a verb as its author wrote it, where it is inherited with the way to the record that it is about.
  func written(_ draft: Draft, _ verb: Resource.Verb, _ parent: Parent?) -> String? {
    guard let rule = draft.spec.rule(for: verb) else { return nil }
    guard let parent, rule.range == draft.spec.inherited?.range else { return rule.text }
    let source: Resource.Verb = verb == .list || verb == .read ? .read : .update
    return drafts[parent.position].writtenPolicies[source].map { "\(rule.text): \($0)" }
  }
}

extension Policy {
  /// The same, asked of a record that leads to the one that it was about.
  fileprivate func seen(from step: RecordTest.Path.Step) -> Policy {
    switch self {
    case .anyone, .never, .authenticated, .role, .caller: self
    case .record(let test): .record(test.seen(from: step))
    case .not(let inner): .not(inner.seen(from: step))
    case .and(let parts): .and(parts.map { $0.seen(from: step) })
    case .or(let parts): .or(parts.map { $0.seen(from: step) })
    }
  }

  /// Over how many relations it looks at most.
  fileprivate var longestWay: Int { tests.map(\.longestWay).max() ?? 0 }
}

extension RecordTest {
  fileprivate var longestWay: Int {
    let way = if case .quantified(let gathering) = self { gathering.way.count } else { 0 }
    return operands.map(\.way).reduce(way, max)
  }

  fileprivate func seen(from step: Path.Step) -> RecordTest {
    switch self {
    case .comparison(let left, let comparison, let right):
      .comparison(left.seen(from: step), comparison, right.seen(from: step))
    case .isNull(let operand): .isNull(operand.seen(from: step))
    case .isOneOf(let operand, let literals): .isOneOf(operand.seen(from: step), literals)
    case .holds(let operand): .holds(operand.seen(from: step))
    case .quantified(var gathering):
      {
        gathering.way.insert(step, at: 0)
        gathering.condition = gathering.condition.seen(from: step)
        return .quantified(gathering)
      }()
    }
  }
}

extension RecordTest.Condition {
  fileprivate func seen(from step: RecordTest.Path.Step) -> Self {
    switch self {
    case .test(let test): .test(test.seen(from: step))
    case .not(let inner): .not(inner.seen(from: step))
    case .and(let parts): .and(parts.map { $0.seen(from: step) })
    case .or(let parts): .or(parts.map { $0.seen(from: step) })
    }
  }
}

extension RecordTest.Operand {
  fileprivate func seen(from step: RecordTest.Path.Step) -> Self {
    switch self {
    case .record(let path): .record(RecordTest.Path(steps: [step] + path.steps, member: path.member))
    case .length(let inner): .length(inner.seen(from: step))
    case .each, .caller, .literal: self
    }
  }

  fileprivate var way: Int {
    switch self {
    case .record(let path), .each(let path): path.steps.count
    case .length(let inner): inner.way
    case .caller, .literal: 0
    }
  }
}
