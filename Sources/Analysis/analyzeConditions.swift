import Diagnostics
import Expressions
import Model
import Spec
import YAMLTree

extension Analyzer {
  /// Adds the rules across the members of a resource.
  mutating func addChecks(at position: Int) {
    let draft = drafts[position]
    for written in draft.spec.checks {
      let member = written.field.flatMap { checked($0, of: draft) }
      guard let rule = written.rule, let condition = condition(rule, over: draft), let message = written.message,
        written.field == nil || member != nil
      else { continue }
      drafts[position].checks.append(
        Check(
          condition: condition,
          rule: rule.text,
          message: message.text,
          member: member,
          origin: rule.range
        )
      )
    }
  }

  /// The name on the wire of the member that the answer to a broken rule points at.
  private mutating func checked(_ word: Word, of draft: Draft) -> String? {
    switch draft.member(word.text) {
    case .stored(let member): return member.name.spelled
    case .broken: return nil
    case .elsewhere:
      findings.error(
        .unknownMember,
        "'\(word.text)' is kept with other records and is no member of a body",
        at: word.range
      )
      return nil
    case nil:
      guard draft.spec.isWhole else { return nil }
      let help = findings.suggestion(for: word.text, among: draft.memberNames)
      findings.error(.unknownMember, "\(draft.name) has no member '\(word.text)'", at: word.range, help: help)
      return nil
    }
  }

  /// The condition over a record that an expression says, or nothing when anything of it is wrong.
  mutating func condition(_ word: Word, over draft: Draft) -> RecordCondition? {
    switch parseExpression(word.text) {
    case .success(let syntax):
      var reader = ConditionReader(word: word, draft: draft, enums: enums, findings: findings)
      let condition = reader.condition(syntax)
      findings = reader.findings
      return condition
    case .failure(let problem):
      findings.error(problem.code, problem.message, at: word.range(of: problem.bounds), help: problem.help)
      return nil
    }
  }
}

/// Resolves and types one expression over the records of a resource; goes on behind a mistake, to report all of them.
private struct ConditionReader {
  let word: Word
  let draft: Draft
  let enums: [String: EnumType?]
  var findings: Findings

  mutating func condition(_ syntax: Syntax) -> RecordCondition? {
    switch syntax.kind {
    case .and(let parts): return all(parts).map(RecordCondition.and)
    case .or(let parts): return all(parts).map(RecordCondition.or)
    case .not(let inner): return condition(inner).map(RecordCondition.not)
    case .comparison(let left, let comparison, let right): return compare(left, comparison, right, at: syntax)
    case .membership(let left, let items): return membership(left, items)
    case .path, .call, .joined, .text, .number, .boolean, .null:
      guard let operand = operand(syntax) else { return nil }
      guard case .bool = operand.value.type, case .member = operand.value else {
        return report(
          .expressionType,
          "\(phrase(syntax)) is not something that holds or does not",
          at: syntax,
          help: "compare it: '\(source(syntax)) == …'"
        )
      }
      return .holds(operand.value)
    }
  }

  private mutating func all(_ parts: [Syntax]) -> [RecordCondition]? {
    let conditions = parts.map { condition($0) }
    let whole = conditions.compactMap { $0 }
    return whole.count == parts.count ? whole : nil
  }

  // MARK: comparisons

  private mutating func compare(
    _ left: Syntax,
    _ comparison: Syntax.Comparison,
    _ right: Syntax,
    at syntax: Syntax
  ) -> RecordCondition? {
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
      return .comparison(one.value, comparison.meaning, other.value)
    }
  }

  /// A comparison of something of the record with a value that the expression says.
  private mutating func compare(
    _ syntax: Syntax,
    _ comparison: RecordCondition.Comparison,
    fixed: Syntax
  ) -> RecordCondition? {
    guard let operand = operand(syntax) else { return nil }
    if case .null = fixed.kind {
      guard !comparison.isOrder else {
        return report(.expressionType, "null has no order", at: fixed, help: "compare with == or !=")
      }
      guard operand.value.isNullable else {
        return report(.expressionType, "\(phrase(syntax)) is never null", at: syntax)
      }
      return comparison == .equal ? .isNull(operand.value) : .not(.isNull(operand.value))
    }
    guard isCompared(operand.kind, syntax), hasOrder(operand.kind, if: comparison, syntax, at: fixed),
      let literal = literal(fixed, of: operand, named: syntax)
    else { return nil }
    return .comparison(operand.value, comparison, .literal(literal, operand.value.type))
  }

  private mutating func membership(_ left: Syntax, _ items: [Syntax]) -> RecordCondition? {
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
    return .isOneOf(operand.value, literals)
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

  private typealias Operand = (value: RecordCondition.Operand, kind: OperandKind)

  private mutating func operand(_ syntax: Syntax) -> Operand? {
    switch syntax.kind {
    case .path(let steps): return member(steps, at: syntax)
    case .call(let name, let arguments): return call(name, arguments, at: syntax)
    case .text, .number, .boolean, .null:
      return report(.expressionType, "\(phrase(syntax)) is a fixed value", at: syntax)
    case .joined: preconditionFailure("a rule was read with '+' as a sign")
    case .comparison, .membership, .not, .and, .or:
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
      if ["role", "any", "all", "count", "sum", "avg", "min", "max"].contains(name.name) {
        let arrival = name.name == "role" ? "it comes with sign-in" : nil
        return report(.expressionNotYet, "'\(name.name)(…)' is not built yet", at: name.bounds, help: arrival)
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
    guard steps[0].name == "record" else { return reportUnknown(steps[0], at: syntax) }
    guard steps.count > 1 else {
      return report(.expressionType, "'record' is the whole record", at: syntax, help: "name a member: 'record.…'")
    }
    let step = steps[1]
    switch draft.member(step.name) {
    case .broken: return nil
    case .elsewhere:
      return report(
        .expressionNotYet,
        "'\(step.name)' is kept with other records, which no rule can read yet",
        at: step.bounds
      )
    case nil:
      guard draft.spec.isWhole else { return nil }
      let help = findings.suggestion(for: step.name, among: draft.memberNames)
      return report(.unknownMember, "\(draft.name) has no member '\(step.name)'", at: step.bounds, help: help)
    case .stored(let stored):
      guard draft.memberNames.contains(step.name) else {
        return report(.expressionType, "'\(step.name)' is written by the service itself", at: step.bounds)
      }
      guard steps.count == 2 else {
        guard case .belongsTo? = draft.relation(step.name) else {
          return report(
            .unknownMember,
            "'\(step.name)' is a value and has no member '\(steps[2].name)'",
            at: steps[2].bounds
          )
        }
        return report(
          .expressionNotYet,
          "a rule reads its own record and not what '\(step.name)' leads to",
          at: steps[2].bounds
        )
      }
      let member = RecordCondition.Member(
        name: stored.name,
        column: stored.column,
        type: stored.type,
        isNullable: stored.isNullable
      )
      if case .belongsTo(let relation)? = draft.relation(step.name) { return (.member(member), .key(relation.target)) }
      return (.member(member), OperandKind(stored.type))
    }
  }

  private mutating func reportUnknown(_ step: Syntax.Step, at syntax: Syntax) -> Operand? {
    let name = step.name
    let ofTheCaller = ["user", "input", "owner", "self", "anyone", "authenticated", "never"]
    if ofTheCaller.contains(name) {
      return report(.expressionNotYet, "'\(name)' is not built yet", at: syntax, help: "it comes with sign-in")
    }
    let help: String
    if name == "deleted" {
      help = "say 'soft_delete: true': unique values then hold among the living alone"
    } else if draft.member(name) != nil {
      help = "write 'record.\(source(syntax))'"
    } else {
      help = "names begin with 'record.', and texts stand between single quotes: '\(name)'"
    }
    return report(.unknownMember, "'\(name)' is no name here", at: step.bounds, help: help)
  }

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
      return try written.literal(of: operand.value.type) { [enums] in enums[$0] ?? nil }
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

  private mutating func report<Result>(
    _ code: DiagnosticCode,
    _ message: String,
    at syntax: Syntax,
    help: String? = nil
  ) -> Result? {
    report(code, message, at: syntax.bounds, help: help)
  }

  private mutating func report<Result>(
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
    case .path, .call, .joined, .comparison, .membership, .not, .and, .or: false
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

extension Word {
  /// A fixed value of an expression as YAML would read it; nothing for null and for what is no fixed value.
  func written(_ syntax: Syntax) -> Word? {
    switch syntax.kind {
    case .text(let text): return literal(text, .string, at: syntax.bounds)
    case .number(let digits):
      if let whole = Int64(digits) { return literal(digits, .int(whole), at: syntax.bounds) }
      return literal(digits, .float(Double(digits) ?? .infinity), at: syntax.bounds)
    case .boolean(let flag): return literal("\(flag)", .bool(flag), at: syntax.bounds)
    case .path, .call, .joined, .null, .comparison, .membership, .not, .and, .or: return nil
    }
  }
}
