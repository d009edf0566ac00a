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
    case .withheld: return word.text
    case nil:
      guard draft.spec.isWhole else { return nil }
      let help = findings.suggestion(for: word.text, among: draft.memberNames)
      findings.error(.unknownMember, "\(draft.name) has no member '\(word.text)'", at: word.range, help: help)
      return nil
    }
  }

  /// The condition over a record that an expression says, or nothing when anything of it is wrong.
  mutating func condition(_ word: Word, over draft: Draft) -> RecordCondition? {
    read(word, RuleReader.Scope(draft: draft, isAccess: false, enums: enums))?.condition
  }

  /// What an expression says, as it is written, or nothing when anything of it is wrong.
  mutating func read(_ word: Word, _ scope: RuleReader.Scope) -> Policy? {
    switch parseExpression(word.text) {
    case .success(let syntax):
      var reader = RuleReader(word: word, scope: scope, findings: findings)
      let rule = reader.rule(syntax)
      findings = reader.findings
      usedRules.formUnion(reader.used)
      return rule
    case .failure(let problem):
      findings.error(problem.code, problem.message, at: word.range(of: problem.bounds), help: problem.help)
      return nil
    }
  }
}

extension Policy {
  /// What it says of a record alone, as it is written.
  fileprivate var condition: RecordCondition? {
    switch self {
    case .record(let test): test.condition
    case .not(let inner): inner.condition.map(RecordCondition.not)
    case .and(let parts): .and(parts.compactMap(\.condition))
    case .or(let parts): .or(parts.compactMap(\.condition))
    case .anyone, .never, .authenticated, .role, .caller: nil
    }
  }
}

extension RecordTest {
  /// The test as a condition of whichever record its members are of.
  var condition: RecordCondition {
    switch self {
    case .comparison(let left, let comparison, let right): .comparison(left.operand, comparison, right.operand)
    case .isNull(let operand): .isNull(operand.operand)
    case .isOneOf(let operand, let literals): .isOneOf(operand.operand, literals)
    case .holds(let operand): .holds(operand.operand)
    case .quantified: preconditionFailure("only rules about who may do what ask for several records")
    }
  }
}

extension RecordTest.Operand {
  fileprivate var operand: RecordCondition.Operand {
    switch self {
    case .record(let path), .each(let path): .member(path.member)
    case .caller(let member): .member(member)
    case .length(let inner): .length(inner.operand)
    case .literal(let literal, let type): .literal(literal, type)
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
    case .path, .call, .quantified, .joined, .null, .comparison, .membership, .not, .and, .or: return nil
    }
  }
}
