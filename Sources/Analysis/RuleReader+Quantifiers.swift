import Diagnostics
import Expressions
import Model
import Spec

/// Questions to several records: whether some, or all, that a relation leads to hold.
extension RuleReader {
  mutating func quantified(
    _ quantifier: Syntax.Quantifier,
    _ source: [Syntax.Step],
    as each: Syntax.Step,
    _ condition: Syntax,
    at syntax: Syntax
  ) -> Policy? {
    let word = quantifier.rawValue
    guard scope.isAccess else {
      return report(.expressionNotYet, "a rule reads its own record and not those that lead to it", at: syntax)
    }
    guard scope.each == nil else {
      return report(.expressionNotYet, "'\(word)(…)' inside of another is not built yet", at: syntax)
    }
    guard let draft = record(at: syntax.bounds) else { return nil }
    guard source[0].name == "record", source.count > 1 else {
      return report(
        .expressionType,
        "'\(word)' is of the records that a relation of the record leads to",
        at: source[0].bounds,
        help: "begin with 'record.'"
      )
    }
    let gathered = gathered(Array(source.dropFirst()), of: draft, word)
    guard isFree(each), var gathered else { return nil }
    var inner = scope
    inner.each = (each.name, gathered.draft)
    var reader = RuleReader(word: self.word, scope: inner, findings: findings, within: within)
    let rule = reader.rule(condition)
    findings = reader.findings
    used.formUnion(reader.used)
    guard let rule, let asked = asked(rule, word, at: condition) else { return nil }
    gathered.gathering.isOfAll = quantifier == .all
    gathered.gathering.condition = asked
    return .record(.quantified(gathered.gathering))
  }

  /// A name of a record that hides no other.
  private mutating func isFree(_ each: Syntax.Step) -> Bool {
    let isTaken = Self.roots.contains(each.name) || AccessRule(rawValue: each.name) != nil
    guard isTaken || scope.rules[each.name] != nil else { return true }
    findings.error(
      .nameTaken,
      "'\(each.name)' means something else already",
      at: word.range(of: each.bounds),
      help: "give each of the records another name"
    )
    return false
  }

  /// A rule as a condition of one of several records: it is a part of SQL, which knows nothing of callers but their values.
  private mutating func asked(_ rule: Policy, _ word: String, at syntax: Syntax) -> RecordTest.Condition? {
    switch rule {
    case .record(let test): return .test(test)
    case .not(let inner): return asked(inner, word, at: syntax).map(RecordTest.Condition.not)
    case .and(let parts): return all(parts, word, at: syntax).map(RecordTest.Condition.and)
    case .or(let parts): return all(parts, word, at: syntax).map(RecordTest.Condition.or)
    case .anyone, .never, .authenticated, .role, .caller:
      return report(
        .expressionType,
        "what is asked of each record cannot ask for the caller alone",
        at: syntax,
        help: "ask it beside: '… and \(word)(…)'"
      )
    }
  }

  private mutating func all(_ rules: [Policy], _ word: String, at syntax: Syntax) -> [RecordTest.Condition]? {
    var conditions: [RecordTest.Condition] = []
    for rule in rules {
      guard let condition = asked(rule, word, at: syntax) else { return nil }
      conditions.append(condition)
    }
    return conditions
  }

  /// What a way over relations leads to, of which the last one leads to several records.
  private mutating func gathered(
    _ steps: [Syntax.Step],
    of first: Draft,
    _ word: String
  ) -> (draft: Draft, gathering: RecordTest.Gathering)? {
    var draft = first
    var way: [RecordTest.Path.Step] = []
    for (place, step) in steps.enumerated() {
      guard let relation = relation(step, of: draft) else { return nil }
      guard let position = scope.positions[relation.target] else { return nil }
      let target = scope.drafts[position]
      if case .belongsTo(let single) = relation {
        guard place < steps.count - 1 else {
          return report(
            .expressionType,
            "'\(step.name)' leads to one record, and '\(word)' is of several",
            at: step.bounds,
            help: "ask that one: 'record.\(step.name).… == …'"
          )
        }
        guard place < Self.longestWay else {
          return report(
            .expressionTooLarge,
            "the way leads over more than \(Self.longestWay) relations",
            at: step.bounds
          )
        }
        way.append(RecordTest.Path.Step(column: single.column, target: single.target))
        draft = target
        continue
      }
      guard place == steps.count - 1 else {
        return report(
          .expressionNotYet,
          "'\(step.name)' leads to several records, behind which no way goes on yet",
          at: steps[place + 1].bounds
        )
      }
      guard !draft.hasCompositeKey, !target.hasCompositeKey else {
        return report(
          .expressionNotYet,
          "records with keys of several members cannot be asked for together yet",
          at: step.bounds
        )
      }
      return link(relation, target).map { link in
        let gathering = RecordTest.Gathering(
          way: way,
          relation: relation.name.spelled,
          target: relation.target,
          link: link,
          isOfAll: false,
          condition: .and([])
        )
        return (target, gathering)
      }
    }
    return nil
  }

  private mutating func relation(_ step: Syntax.Step, of draft: Draft) -> Relation? {
    guard draft.relationPositions[step.name] != nil else {
      guard draft.spec.isWhole else { return nil }
      let help = findings.suggestion(for: step.name, among: draft.spec.relations.map(\.name.text))
      return report(.unknownRelation, "\(draft.name) has no relation '\(step.name)'", at: step.bounds, help: help)
    }
    // A broken one is reported where it stands.
    return draft.relation(step.name)
  }

  /// What tells which records a relation leads to; nothing where its other side is broken.
  private func link(_ relation: Relation, _ target: Draft) -> RecordTest.Link? {
    func key(_ inverse: String) -> RecordTest.Link? {
      guard case .belongsTo(let back)? = target.relation(inverse) else { return nil }
      return .key(back.column)
    }
    switch relation {
    case .belongsTo: return nil
    case .hasOne(let relation): return key(relation.inverse)
    case .hasMany(let relation): return key(relation.inverse)
    case .manyToMany(let relation):
      let pairs = relation.through.flatMap { scope.positions[$0.resource] }.map { scope.drafts[$0] }
      return .pairs(
        table: relation.joinTable,
        own: relation.ownColumn,
        other: relation.targetColumn,
        deletion: pairs?.deletion?.snake
      )
    }
  }
}
