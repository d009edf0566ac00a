import Diagnostics
import Expressions
import Model
import Spec
import YAMLTree

/// Resolves and types one expression over the records of a resource, and in access rules over who asks; goes on behind
/// a mistake, to report all of them.
struct RuleReader {
  /// What an expression can name.
  struct Scope {
    /// The resource of the record; absent for rules that are about none.
    var draft: Draft?
    /// Whether it may ask who the caller is and look at records that the first one belongs to.
    var isAccess: Bool
    var drafts: [Draft] = []
    var positions: [String: Int] = [:]
    /// Those who sign in; absent where nobody can.
    var principal: Draft?
    /// What their roles are kept in.
    var role: (field: Name, type: EnumType)?
    /// Whether something was wrong with those who sign in, so that what is missing may only be broken.
    var isAuthBroken = false
    /// The rules with a name.
    var rules: [String: RuleSpec] = [:]
    var enums: [String: EnumType?] = [:]
    /// What each of several records is called, in a condition about them.
    var each: (name: String, draft: Draft)?
  }

  let word: Word
  let scope: Scope
  var findings: Findings
  /// The named rules that it is inside of, from the outermost.
  var within: [String] = []
  /// The named rules that it asked.
  var used: Set<String> = []

  init(word: Word, scope: Scope, findings: Findings, within: [String] = []) {
    self.word = word
    self.scope = scope
    self.findings = findings
    self.within = within
  }

  /// The rule as it is written, not folded.
  mutating func rule(_ syntax: Syntax) -> Policy? {
    switch syntax.kind {
    case .and(let parts): return all(parts).map(Policy.and)
    case .or(let parts): return all(parts).map(Policy.or)
    case .not(let inner): return rule(inner).map(Policy.not)
    case .comparison(let left, let comparison, let right): return compare(left, comparison, right, at: syntax)
    case .membership(let left, let items): return membership(left, items)
    case .quantified(let quantifier, let source, let each, let condition):
      return quantified(quantifier, source, as: each, condition, at: syntax)
    case .path(let steps) where scope.isAccess && steps.count == 1 && !Self.roots.contains(steps[0].name):
      return named(steps[0], at: syntax)
    case .call(let name, let arguments) where scope.isAccess && name.name == "role":
      return role(arguments, at: syntax)
    case .path, .call, .joined, .text, .number, .boolean, .null:
      guard let operand = operand(syntax) else { return nil }
      guard case .bool = operand.value.type, operand.value.isStored else {
        return report(
          .expressionType,
          "\(phrase(syntax)) is not something that holds or does not",
          at: syntax,
          help: "compare it: '\(source(syntax)) == …'"
        )
      }
      return policy(.holds(operand.value))
    }
  }

  private mutating func all(_ parts: [Syntax]) -> [Policy]? {
    let rules = parts.map { rule($0) }
    let whole = rules.compactMap { $0 }
    return whole.count == parts.count ? whole : nil
  }

  /// A test of the record, or of the caller alone.
  private func policy(_ test: RecordTest) -> Policy {
    test.operands.contains(where: \.readsRecord) ? .record(test) : .caller(test.condition)
  }

  // MARK: comparisons

  private mutating func compare(
    _ left: Syntax,
    _ comparison: Syntax.Comparison,
    _ right: Syntax,
    at syntax: Syntax
  ) -> Policy? {
    switch (left.isFixed, right.isFixed) {
    case (true, true):
      return report(.expressionType, "a comparison of two fixed values is always the same", at: syntax)
    case (true, false): return compare(right, comparison.meaning.mirrored, fixed: left)
    case (false, true): return compare(left, comparison.meaning, fixed: right)
    case (false, false):
      let (one, other) = (operand(left), operand(right))
      guard let one, let other else { return nil }
      let areCompared = [isCompared(one.kind, left), isCompared(other.kind, right)]
      guard !areCompared.contains(false) else { return nil }
      guard one.kind == other.kind else {
        return report(
          .expressionType,
          "\(phrase(left)) is \(one.kind.phrase) and \(phrase(right)) is \(other.kind.phrase)",
          at: syntax
        )
      }
      guard hasOrder(one.kind, if: comparison.meaning, left, at: syntax) else { return nil }
      guard one.value != other.value else {
        return report(.expressionType, "a comparison of a value with itself is always the same", at: syntax)
      }
      return policy(.comparison(one.value, comparison.meaning, other.value))
    }
  }

  /// A comparison of something of the record with a value that the expression says.
  private mutating func compare(
    _ syntax: Syntax,
    _ comparison: RecordCondition.Comparison,
    fixed: Syntax
  ) -> Policy? {
    guard let operand = operand(syntax) else { return nil }
    if case .null = fixed.kind {
      guard !comparison.isOrder else {
        return report(.expressionType, "null has no order", at: fixed, help: "compare with == or !=")
      }
      guard operand.value.isNullable else {
        return report(.expressionType, "\(phrase(syntax)) is never null", at: syntax)
      }
      let isNull = policy(.isNull(operand.value))
      return comparison == .equal ? isNull : .not(isNull)
    }
    guard isCompared(operand.kind, syntax), hasOrder(operand.kind, if: comparison, syntax, at: fixed),
      let literal = literal(fixed, of: operand, named: syntax)
    else { return nil }
    return policy(.comparison(operand.value, comparison, .literal(literal, operand.value.type)))
  }

  private mutating func membership(_ left: Syntax, _ items: [Syntax]) -> Policy? {
    if left.isFixed { return report(.expressionType, "what is looked for is a fixed value", at: left) }
    guard let operand = operand(left), isCompared(operand.kind, left) else { return nil }
    var literals: [Literal] = []
    for item in items {
      guard item.isFixed, item.kind != .null else {
        let help = item.kind == .null ? "add 'or \(source(left)) == null'" : nil
        return report(.expressionType, "'in' takes fixed values other than null", at: item, help: help)
      }
      guard let literal = literal(item, of: operand, named: left) else { return nil }
      guard !literals.contains(literal) else {
        return report(.duplicateMember, "\(source(item)) is listed twice", at: item)
      }
      literals.append(literal)
    }
    return policy(.isOneOf(operand.value, literals))
  }

  /// Whether values of the kind can be told to be the same; JSON and lists can only be there or not.
  private mutating func isCompared(_ kind: OperandKind, _ syntax: Syntax) -> Bool {
    guard kind.isOpaque else { return true }
    findings.error(
      .expressionType,
      "\(phrase(syntax)) is \(kind.phrase), which rules can only compare with null",
      at: word.range(of: syntax.bounds),
      help: "a hook can judge what it holds: 'hooks: true'"
    )
    return false
  }

  private mutating func hasOrder(
    _ kind: OperandKind,
    if comparison: RecordCondition.Comparison,
    _ syntax: Syntax,
    at place: Syntax
  ) -> Bool {
    guard comparison.isOrder, !kind.hasOrder else { return true }
    findings.error(
      .expressionType,
      "\(phrase(syntax)) is \(kind.phrase), which has no order",
      at: word.range(of: syntax.bounds),
      help: kind.isLongDecimal
        ? "decimals of at most 18 digits have one; compare longer ones with ==, != or in" : "compare with ==, != or in"
    )
    return false
  }

  // MARK: values

  private typealias Operand = (value: RecordTest.Operand, kind: OperandKind)

  private mutating func operand(_ syntax: Syntax) -> Operand? {
    switch syntax.kind {
    case .path(let steps): return member(steps, at: syntax)
    case .call(let name, let arguments): return call(name, arguments, at: syntax)
    case .text, .number, .boolean, .null:
      return report(.expressionType, "\(phrase(syntax)) is a fixed value", at: syntax)
    case .joined: preconditionFailure("a rule was read with '+' as a sign")
    case .comparison, .membership, .not, .and, .or, .quantified:
      return report(
        .expressionType,
        "what holds or does not is no value to compare",
        at: syntax,
        help: "join conditions by 'and', 'or' and 'not'"
      )
    }
  }

  private mutating func call(_ name: Syntax.Step, _ arguments: [Syntax], at syntax: Syntax) -> Operand? {
    guard name.name == "length" else {
      if ["role", "count", "sum", "avg", "min", "max"].contains(name.name) {
        guard name.name == "role" else {
          return report(.expressionNotYet, "'\(name.name)(…)' is not built yet", at: name.bounds)
        }
        return report(
          .expressionType,
          scope.isAccess ? "'role(…)' holds or does not and is no value" : "a rule about records cannot ask for roles",
          at: syntax,
          help: scope.isAccess ? "join conditions by 'and', 'or' and 'not'" : "who may do what stands in 'access'"
        )
      }
      return report(
        .expressionSyntax,
        "there is no function '\(name.name)'",
        at: name.bounds,
        help: "there is 'length(…)', of a text"
      )
    }
    guard arguments.count == 1 else {
      return report(.expressionType, "'length' takes one text, not \(arguments.count)", at: syntax)
    }
    guard let text = operand(arguments[0]) else { return nil }
    guard text.kind == .text else {
      return report(
        .expressionType,
        "'length' is of a text, and \(phrase(arguments[0])) is \(text.kind.phrase)",
        at: arguments[0]
      )
    }
    return (.length(text.value), .whole)
  }

  private mutating func member(_ steps: [Syntax.Step], at syntax: Syntax) -> Operand? {
    switch steps[0].name {
    case "record":
      guard let draft = record(at: syntax.bounds) else { return nil }
      guard steps.count > 1 else { return whole(draft, at: syntax) { .record(RecordTest.Path(member: $0)) } }
      return member(Array(steps.dropFirst()), of: draft) { .record($0) }
    case scope.each?.name:
      guard let draft = scope.each?.draft else { return nil }
      guard steps.count > 1 else { return whole(draft, at: syntax) { .each(RecordTest.Path(member: $0)) } }
      return member(Array(steps.dropFirst()), of: draft) { .each($0) }
    case "user" where scope.isAccess: return caller(steps, at: syntax)
    default: return reportUnknown(steps[0], at: syntax)
    }
  }

  /// A record itself, which is told from others by its key.
  private mutating func whole(
    _ draft: Draft,
    at syntax: Syntax,
    _ operand: (RecordCondition.Member) -> RecordTest.Operand
  ) -> Operand? {
    guard scope.isAccess else {
      return report(.expressionType, "'record' is the whole record", at: syntax, help: "name a member: 'record.…'")
    }
    guard !draft.hasCompositeKey else {
      return report(
        .expressionType,
        "the records of \(draft.name) have keys of several members and cannot be compared as a whole",
        at: syntax
      )
    }
    return (operand(draft.keyMember), .key(draft.name.spelled))
  }

  /// A member of the record, or of one that it belongs to.
  private mutating func member(
    _ steps: [Syntax.Step],
    of first: Draft,
    _ operand: (RecordTest.Path) -> RecordTest.Operand
  ) -> Operand? {
    var draft = first
    var way: [RecordTest.Path.Step] = []
    for (place, step) in steps.enumerated() {
      guard let stored = stored(step, of: draft) else { return nil }
      let relation: BelongsTo? = if case .belongsTo(let found)? = draft.relation(step.name) { found } else { nil }
      guard place < steps.count - 1 else {
        let value = operand(RecordTest.Path(steps: way, member: stored))
        return (value, relation.map { .key($0.target) } ?? OperandKind(stored.type))
      }
      let next = steps[place + 1]
      guard let relation else {
        return report(
          .unknownMember,
          "'\(step.name)' is a value and has no member '\(next.name)'",
          at: next.bounds
        )
      }
      guard scope.isAccess else {
        return report(
          .expressionNotYet,
          "a rule reads its own record and not what '\(step.name)' leads to",
          at: next.bounds
        )
      }
      guard place < Self.longestWay, let position = scope.positions[relation.target] else {
        return report(
          .expressionTooLarge,
          "the way leads over more than \(Self.longestWay) relations",
          at: next.bounds
        )
      }
      way.append(RecordTest.Path.Step(column: relation.column, target: relation.target))
      draft = scope.drafts[position]
    }
    return nil
  }

  /// A member that is kept with the record.
  private mutating func stored(_ step: Syntax.Step, of draft: Draft) -> RecordCondition.Member? {
    switch draft.member(step.name) {
    case .broken: return nil
    case .elsewhere:
      return report(
        .expressionNotYet,
        "'\(step.name)' is kept with other records, which no rule can read yet",
        at: step.bounds
      )
    case .withheld:
      return report(.expressionType, "'\(step.name)' is a password, which nothing reads", at: step.bounds)
    case nil:
      guard draft.spec.isWhole else { return nil }
      let help = findings.suggestion(for: step.name, among: draft.memberNames)
      return report(.unknownMember, "\(draft.name) has no member '\(step.name)'", at: step.bounds, help: help)
    case .stored(let stored):
      guard draft.memberNames.contains(step.name) else {
        return report(.expressionType, "'\(step.name)' is written by the service itself", at: step.bounds)
      }
      return RecordCondition.Member(
        name: stored.name,
        column: stored.column,
        type: stored.type,
        isNullable: stored.isNullable
      )
    }
  }

  // MARK: the caller

  private mutating func caller(_ steps: [Syntax.Step], at syntax: Syntax) -> Operand? {
    guard let principal = principal(asking: "user", at: syntax) else { return nil }
    guard steps.count > 1 else { return whole(principal, at: syntax) { .caller($0) } }
    guard let stored = stored(steps[1], of: principal) else { return nil }
    guard steps.count == 2 else {
      return report(.expressionNotYet, "a rule reads the caller and not what belongs to them", at: steps[2].bounds)
    }
    if case .belongsTo(let relation)? = principal.relation(steps[1].name) {
      return (.caller(stored), .key(relation.target))
    }
    return (.caller(stored), OperandKind(stored.type))
  }

  /// Those who sign in; that nobody can is reported.
  private mutating func principal(asking what: String, at syntax: Syntax) -> Draft? {
    if let principal = scope.principal { return principal }
    guard !scope.isAuthBroken else { return nil }
    return report(
      .authMissing,
      "'\(what)' asks who the caller is, and nobody can sign in",
      at: syntax,
      help: "say who does: 'auth: {principal: …, identifier: …, password: …}'"
    )
  }

  /// A word that is a rule by itself, or the name of one.
  private mutating func named(_ step: Syntax.Step, at syntax: Syntax) -> Policy? {
    switch AccessRule(rawValue: step.name) {
    case .anyone: return .anyone
    case .never: return .never
    case .authenticated: return principal(asking: step.name, at: syntax).map { _ in .authenticated }
    case .`self`:
      guard let principal = principal(asking: step.name, at: syntax),
        let draft = record(at: step.bounds, asking: step.name)
      else { return nil }
      guard principal === draft else {
        return report(
          .accessSubject,
          "'self' is whoever asks, which no record of \(draft.name) is",
          at: syntax,
          help: "records of \(principal.name) can be; whose a record is, 'owner' asks"
        )
      }
      let key = principal.keyMember
      return .record(.comparison(.record(RecordTest.Path(member: key)), .equal, .caller(key)))
    case .owner:
      guard let principal = principal(asking: step.name, at: syntax),
        let draft = record(at: step.bounds, asking: step.name)
      else { return nil }
      guard let relation = draft.owner else {
        guard draft.spec.isWhole, !draft.isBroken else { return nil }
        return report(
          .accessSubject,
          "records of \(draft.name) have no owner",
          at: syntax,
          help: "say which relation leads to it: '{belongs_to: \(principal.name), owner: true}'"
        )
      }
      let member = RecordCondition.Member(
        name: relation.key,
        column: relation.column,
        type: relation.type,
        isNullable: relation.isNullable
      )
      return .record(.comparison(.record(RecordTest.Path(member: member)), .equal, .caller(principal.keyMember)))
    case nil: return ruleOfItsOwn(step, at: syntax)
    }
  }

  /// The resource of the record that a rule is about; that it may be about none is reported.
  ///
  /// - Parameter word: What asks for the record without naming it.
  mutating func record(at bounds: Range<Int>, asking word: String? = nil) -> Draft? {
    if let draft = scope.draft { return draft }
    let cause = word.map { ", as '\($0)' does" } ?? ""
    return report(
      .accessNotYet,
      "who may write a value cannot depend on the record yet\(cause)",
      at: bounds,
      help: "ask who the caller is, or judge it in a hook: 'hooks: true'"
    )
  }

  private mutating func ruleOfItsOwn(_ step: Syntax.Step, at syntax: Syntax) -> Policy? {
    guard let declared = scope.rules[step.name] else {
      if scope.draft?.member(step.name) != nil {
        return report(
          .unknownAccess,
          "there is no rule '\(step.name)'",
          at: syntax,
          help: "write 'record.\(step.name)' for the member"
        )
      }
      let names = AccessRule.allCases.map(\.rawValue) + scope.rules.keys.sorted()
      return report(
        .unknownAccess,
        "there is no rule '\(step.name)'",
        at: syntax,
        help: findings.suggestion(for: step.name, among: names, else: "rules with a name are declared under 'rules'")
      )
    }
    used.insert(step.name)
    guard !within.contains(step.name) else {
      let way = within.drop { $0 != step.name } + [step.name]
      return report(
        .ruleCycle,
        "the rule '\(step.name)' asks itself: \(way.joined(separator: " → "))",
        at: syntax
      )
    }
    guard let word = declared.rule else { return nil }
    switch parseExpression(word.text) {
    case .success(let syntax):
      var reader = RuleReader(word: word, scope: scope, findings: findings, within: within + [step.name])
      let rule = reader.rule(syntax)
      findings = reader.findings
      used.formUnion(reader.used)
      return rule
    // Reported where the rules are declared.
    case .failure: return nil
    }
  }

  private mutating func role(_ arguments: [Syntax], at syntax: Syntax) -> Policy? {
    guard principal(asking: "role(…)", at: syntax) != nil else { return nil }
    guard let role = scope.role else {
      guard !scope.isAuthBroken else { return nil }
      return report(
        .authMissing,
        "those who sign in have no roles",
        at: syntax,
        help: "name the field that says which they have: 'auth: {role: …}'"
      )
    }
    var roles: [String] = []
    for argument in arguments {
      guard let name = argument.name else {
        return report(.expressionType, "'role(…)' takes cases of \(role.type.name)", at: argument)
      }
      guard role.type.cases.contains(where: { $0.name.spelled == name }) else {
        let help = findings.suggestion(for: name, among: role.type.cases.map(\.name.spelled))
        return report(.unknownRole, "'\(name)' is no case of \(role.type.name)", at: argument, help: help)
      }
      guard !roles.contains(name) else {
        return report(.duplicateMember, "\(phrase(argument)) is listed twice", at: argument)
      }
      roles.append(name)
    }
    return .role(roles)
  }

  private mutating func reportUnknown(_ step: Syntax.Step, at syntax: Syntax) -> Operand? {
    let name = step.name
    if name == "input" { return report(.expressionNotYet, "'input' is not built yet", at: syntax) }
    if AccessRule(rawValue: name) != nil || name == "user" || scope.isAccess && scope.rules[name] != nil {
      return report(
        .expressionType,
        scope.isAccess
          ? "\(phrase(syntax)) holds or does not and is no value"
          : "a rule about records cannot ask for '\(name)'",
        at: syntax,
        help: scope.isAccess ? "join conditions by 'and', 'or' and 'not'" : "who may do what stands in 'access'"
      )
    }
    let help: String
    if name == "deleted" {
      help = "say 'soft_delete: true': unique values then hold among the living alone"
    } else if scope.draft?.member(name) != nil {
      help = "write 'record.\(source(syntax))'"
    } else {
      let each = scope.each.map { ", '\($0.name).'" } ?? ""
      let beginnings = scope.isAccess ? "'record.'\(each) or 'user.'" : "'record.'"
      help = "names begin with \(beginnings), and texts stand between single quotes: '\(name)'"
    }
    return report(.unknownMember, "'\(name)' is no name here", at: step.bounds, help: help)
  }

  /// What paths begin with.
  static let roots: Set<String> = ["record", "user", "input"]
  /// Over how many relations a way may lead.
  static let longestWay = 4

  /// The fixed value as one of the operand's type.
  private mutating func literal(_ syntax: Syntax, of operand: Operand, named other: Syntax) -> Literal? {
    guard let written = word.written(syntax) else { return nil }
    if case .key = operand.kind {
      return report(
        .expressionType,
        "\(phrase(other)) leads to a record and can be compared with null or another such key",
        at: syntax
      )
    }
    do throws(LiteralProblem) {
      return try written.literal(of: operand.value.type) { [enums = scope.enums] in enums[$0] ?? nil }
    } catch {
      let needsQuotes = operand.kind != .whole && written.value != .string
      return report(
        .invalidLiteral,
        "\(phrase(other)) is compared with '\(written.text)', which \(error.message)",
        at: syntax,
        help: needsQuotes && error.help != nil ? "put it between single quotes: '\(written.text)'" : error.help
      )
    }
  }

  // MARK: words

  /// The expression as it is written.
  private func source(_ syntax: Syntax) -> String { word.part(syntax.bounds).text }
  private func phrase(_ syntax: Syntax) -> String { "'\(source(syntax))'" }

  mutating func report<Result>(
    _ code: DiagnosticCode,
    _ message: String,
    at syntax: Syntax,
    help: String? = nil
  ) -> Result? {
    report(code, message, at: syntax.bounds, help: help)
  }

  mutating func report<Result>(
    _ code: DiagnosticCode,
    _ message: String,
    at bounds: Range<Int>,
    help: String? = nil
  ) -> Result? {
    findings.error(code, message, at: word.range(of: bounds), help: help)
    return nil
  }
}

extension Syntax {
  var isFixed: Bool {
    switch kind {
    case .text, .number, .boolean, .null: true
    case .path, .call, .quantified, .joined, .comparison, .membership, .not, .and, .or: false
    }
  }

  /// The word that it is alone, where it is one.
  fileprivate var name: String? {
    if case .path(let steps) = kind, steps.count == 1 { steps[0].name } else { nil }
  }
}

extension RecordTest.Operand {
  fileprivate var readsRecord: Bool {
    switch self {
    case .record, .each: true
    case .length(let inner): inner.readsRecord
    case .caller, .literal: false
    }
  }

  /// Whether it is a member as it is kept.
  fileprivate var isStored: Bool {
    switch self {
    case .record, .each, .caller: true
    case .length, .literal: false
    }
  }
}

extension Syntax.Comparison {
  fileprivate var meaning: RecordCondition.Comparison {
    switch self {
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .atMost: .atMost
    case .more: .more
    case .atLeast: .atLeast
    }
  }
}
