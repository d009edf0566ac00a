import Diagnostics
import Expressions
import Model
import Spec

extension Analyzer {
  /// Takes the rules that have a name.
  mutating func declareRules() {
    var namespace = Namespace()
    for written in spec.rules {
      guard let name = name(written.name, .member, of: "a rule") else { continue }
      guard AccessRule(rawValue: name.spelled) == nil, !Self.wordsOfRules.contains(name.spelled) else {
        findings.error(
          .nameTaken,
          "'\(name)' is a word of the language that rules are written in",
          at: written.name.range
        )
        continue
      }
      findings.take(name.words, in: &namespace, for: Bearer("the rule", name.spelled), at: written.name.range)
      rules[name.spelled] = written
      // What cannot be parsed is reported here, once, and not wherever the rule is asked.
      if let word = written.rule, case .failure(let problem) = parseExpression(word.text) {
        findings.error(problem.code, problem.message, at: word.range(of: problem.bounds), help: problem.help)
        rules[name.spelled]?.rule = nil
      }
    }
  }

  private static let wordsOfRules: Set<String> = [
    "record", "user", "input", "role", "length", "any", "all", "count", "sum", "avg", "min", "max", "inherit",
  ]

  /// Warns of rules that nothing asks.
  mutating func checkRules() {
    for written in spec.rules where rules[written.name.text] != nil && !usedRules.contains(written.name.text) {
      findings.warning(
        .unusedRule,
        "the rule '\(written.name.text)' is asked by nothing",
        about: Findings.Topic(name: written.name.text),
        at: written.name.range
      )
    }
  }

  /// Who may do something with records of a resource, or what asks for none; nothing when anything of it is wrong.
  mutating func policy(_ word: Word, over draft: Draft?) -> Policy? {
    // Most rules are one of these.
    switch AccessRule(rawValue: word.text) {
    case .anyone: return .anyone
    case .never: return .never
    case .authenticated, .owner, .`self`, nil: break
    }
    let scope = RuleReader.Scope(
      draft: draft,
      isAccess: true,
      drafts: drafts,
      positions: positions,
      principal: principal.map { drafts[$0] },
      role: role,
      isAuthBroken: isAuthBroken,
      rules: rules,
      enums: enums
    )
    return read(word, scope)?.folded
  }

  private var role: (field: Name, type: EnumType)? {
    guard let role = auth?.role, let type = enums[role.type] ?? nil else { return nil }
    return (role.field, type)
  }

  /// Works out who may write what not everybody may who writes the record.
  mutating func addWriters(at position: Int) {
    let draft = drafts[position]
    for written in draft.spec.fields {
      guard case .field(let place)? = draft.standings[written.name.text] else { continue }
      if let rule = written.writeRule, let policy = policy(rule, over: nil) {
        switch policy {
        case .anyone: break
        case .never:
          checkServerWritten(written, rule, isNullable: draft.fields[place].isNullable)
          draft.fields[place].isServerWritten = true
        case .authenticated, .role, .caller, .record, .not, .and, .or:
          checkWriters(of: draft.fields[place], rule)
          draft.fields[place].writers = policy
          draft.fields[place].writtenWriters = rule.text
        }
      }
      guard position == principal, auth?.role?.field == draft.fields[place].name else { continue }
      guardRole(draft.fields[place], written)
    }
    for written in draft.spec.relations {
      guard let rule = written.writeRule, let place = draft.relationPositions[written.name.text],
        case .belongsTo(var relation)? = draft.relations[place], !relation.isOwner,
        let policy = policy(rule, over: nil), policy != .anyone
      else { continue }
      guard policy != .never else {
        findings.error(.keyNotYet, "'write: never' is not built yet for a relation", at: rule.range)
        continue
      }
      guard relation.isNullable else {
        findings.error(
          .fieldNeverWritten,
          "who may not write '\(written.name.text)', which is required, could create nothing",
          at: rule.range,
          help: "let it be null, or give the rule to 'create' in the access"
        )
        continue
      }
      relation.writers = policy
      relation.writtenWriters = rule.text
      draft.relations[place] = .belongsTo(relation)
    }
  }

  /// What no body writes needs a value from elsewhere.
  private mutating func checkServerWritten(_ written: FieldSpec, _ rule: Word, isNullable: Bool) {
    let hasDefault = written.keys.contains { $0.key == .standard }
    if written.source != nil {
      findings.error(
        .keyNotYet,
        "'write: never' is not built yet for a slug that is made, like '\(written.name.text)'",
        at: rule.range,
        help: "leave it out: what a body says is kept where it is free"
      )
    } else if !isNullable, !hasDefault {
      findings.error(
        .fieldNeverWritten,
        "nobody writes '\(written.name.text)', which has to have a value",
        at: rule.range,
        help: "give it a default, or let it be null"
      )
    }
    for used in written.keys {
      switch used.key {
      case .immutable:
        findings.error(
          .keyDoesNotApply,
          "'immutable' means nothing for '\(written.name.text)', which no body writes",
          at: used.word.range
        )
      case .unique where hasDefault:
        findings.error(
          .keyDoesNotApply,
          "'\(written.name.text)' cannot be unique, since every record begins with its default",
          at: used.word.range
        )
      case .type, .description, .was, .length, .minimum, .maximum, .pattern, .from, .items, .minimumItems,
        .maximumItems, .standard, .backfill, .nullable, .unique, .write, .strength:
        continue
      }
    }
  }

  /// A field that some may not write needs a value from elsewhere when they create a record.
  private mutating func checkWriters(of field: Field, _ rule: Word) {
    guard field.isRequired else { return }
    findings.error(
      .fieldNeverWritten,
      "who may not write '\(field.name)', which is required, could create nothing",
      at: rule.range,
      help: "give it a default, let it be null, or give the rule to 'create' in the access"
    )
  }

  /// Nobody may make themselves what they are not.
  private mutating func guardRole(_ field: Field, _ written: FieldSpec) {
    guard written.writeRule == nil else { return }
    findings.error(
      .roleUnguarded,
      "who may change a \(drafts[principal ?? 0].name) could take any role, since '\(field.name)' says nothing of who writes it",
      at: field.origin,
      help: "add 'write: role(…)' and a default"
    )
  }
}

extension Policy {
  /// Without `anyone` and `never` inside others.
  fileprivate var folded: Policy {
    switch self {
    case .anyone, .never, .authenticated, .role, .caller, .record: self
    case .not(let inner): inner.folded.negated
    case .and(let parts): .all(parts.map(\.folded))
    case .or(let parts): .any(parts.map(\.folded))
    }
  }
}
