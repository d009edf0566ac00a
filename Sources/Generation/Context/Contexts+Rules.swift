import Model
import Templating

/// A condition over a record of a resource, on its way into a target's language.
struct RuleSubject: Sendable {
  let scene: Scene
  let condition: RecordCondition
}

struct OperandSubject: Sendable {
  let scene: Scene
  let operand: RecordCondition.Operand
}

struct CheckSubject: Sendable {
  let scene: Scene
  let check: Check
}

struct RuleCaseSubject: Sendable {
  let scene: Scene
  let resource: Resource
  let example: RuleCase
}

struct RuleChangeSubject: Sendable {
  let scene: Scene
  let member: RecordCondition.Member
  /// What a key leads to.
  let target: Resource?
  let literal: Literal?

  /// The number of the record that a key leads to, from 0.
  var keyed: Int? {
    guard target != nil, case .int(let number)? = literal else { return nil }
    return Int(number)
  }
}

extension Contexts {
  var resourceRules: [FactTable<ResourceSubject>.Fact] {
    [
      .list("rules", "The rules across members of a record.", ruleCheck) { subject in
        subject.resource.checks.map { CheckSubject(scene: subject.scene, check: $0) }
      },
      .list("rule_cases", "Records that keep rules and break them, as changes of the sample.", ruleCase) { subject in
        guard !subject.resource.checks.isEmpty else { return [] }
        return RecordSampler.cases(of: subject.resource, in: subject.scene.model).map {
          RuleCaseSubject(scene: subject.scene, resource: subject.resource, example: $0)
        }
      },
      .strings("rule_literal_imports", "What the fixed values in its rules need, by their types' `import`.") {
        $0.ruleImports
      },
      .flag("refuses_repeats", "Whether a second record with the sample's values is refused by a unique index.") {
        $0.refusesRepeats
      },
    ]
  }

  func defineRules() {
    ruleCase.define([
      .list("changes", "What differs from the sample.", ruleChange) { subject in
        let keys = Dictionary(uniqueKeysWithValues: subject.resource.belongsTo.map { ($0.key.spelled, $0.target) })
        return subject.example.values.map {
          RuleChangeSubject(
            scene: subject.scene,
            member: $0.member,
            target: keys[$0.member.name.spelled].map(subject.scene.resource),
            literal: $0.literal
          )
        }
      },
      .strings("refusals", "What is answered: pointers with `check`.") { subject in
        subject.example.broken.map { "\($0.member.map { "/\($0)" } ?? "") check" }
      },
    ])
    ruleChange.define([
      .string("variable", "The member as a variable.") { $0.scene.namer.spell($0.member.name, as: .variable) },
      .optionalInt("key_number", "Which of the tests' ids it is, for a key that names one.") { subject in
        subject.target?.key.isIssued == true ? subject.keyed.map { $0 + 1 } : nil
      },
      .optionalString("value", "The value in the target's language; none for null and for a key that names an id.") {
        subject in
        guard let target = subject.target else {
          return subject.literal.map { subject.scene.expression($0, of: subject.member.type) }
        }
        return subject.keyed.flatMap { subject.scene.key(of: target, at: $0) }
          .map { subject.scene.expression($0, of: subject.member.type) }
      },
    ])
    ruleCheck.define([
      .record("rule", "What has to hold.", rule) { RuleSubject(scene: $0.scene, condition: $0.check.condition) },
      .text("message", "What is said when it does not.") { $0.check.message },
      .optionalString("member", "The member that the answer points at, on the wire; none for the whole body.") {
        $0.check.member
      },
    ])
    rule.define([
      .flag("is_and", "Whether all of its parts have to hold.") { $0.isAnd },
      .flag("is_or", "Whether one of its parts has to hold.") { $0.isOr },
      .flag("is_not", "Whether its only part must not hold.") { $0.isNot },
      .flag("is_null_test", "Whether `left` has to be null.") { $0.isNull(false) },
      .flag("is_presence_test", "Whether `left` must not be null.") { $0.isNull(true) },
      .flag("is_flag", "Whether `left` has to be there and true.") { $0.isFlag },
      .flag("is_membership", "Whether `left` has to be one of `values`.") { $0.values != nil },
      .flag("is_order", "Whether `left` has to be on one side of `right`; what may be null stands on the left.") {
        $0.comparison?.comparison.isOrder == true
      },
      .flag("is_equality", "Whether `left` and `right` have to be the same, or not, null being a value.") {
        $0.comparison?.comparison.isOrder == false
      },
      .flag("is_negative", "Whether the two must not be the same, for an equality.") {
        $0.comparison?.comparison == .notEqual
      },
      .optionalString("comparison", "`less`, `atMost`, `more` or `atLeast`, for an order.") { subject in
        subject.comparison.flatMap { $0.comparison.isOrder ? $0.comparison.rawValue : nil }
      },
      .flag("can_be_unknown", "Whether one of the two may be null.") { subject in
        subject.comparison.map { $0.left.isNullable || $0.right.isNullable }
          ?? (subject.left?.operand.isNullable ?? false)
      },
      .optionalRecord("left", "What is compared or tested.", operand) { $0.left },
      .optionalRecord("right", "What it is compared with.", operand) { subject in
        subject.comparison.map { OperandSubject(scene: subject.scene, operand: $0.right) }
      },
      .list("values", "What it may be.", operand) { $0.values ?? [] },
      .list("parts", "The conditions that it joins or denies.", rule) { $0.parts },
    ])
    operand.define([
      .optionalString("variable", "The member as a variable, for a member.") { subject in
        guard case .member(let member) = subject.operand else { return nil }
        return subject.scene.namer.spell(member.name, as: .variable)
      },
      .optionalString("literal", "The value as an expression of the target's language, for a fixed one.") { subject in
        guard case .literal(let literal, let type) = subject.operand else { return nil }
        return subject.scene.expression(literal, of: type)
      },
      .optionalRecord("text", "The text whose length is meant.", operand) { subject in
        guard case .length(let inner) = subject.operand else { return nil }
        return OperandSubject(scene: subject.scene, operand: inner)
      },
      .flag("is_text", "Whether it is compared as a text, by code points.") { $0.operand.type.isText },
      .flag("is_nullable", "Whether it may be null.") { $0.operand.isNullable },
    ])
  }
}

extension RuleSubject {
  /// The comparison with what may be null on the left, so that a method of such values can answer it.
  var comparison:
    (left: RecordCondition.Operand, comparison: RecordCondition.Comparison, right: RecordCondition.Operand)?
  {
    guard case .comparison(let left, let comparison, let right) = condition else { return nil }
    return right.isNullable && !left.isNullable ? (right, comparison.mirrored, left) : (left, comparison, right)
  }

  var isAnd: Bool { if case .and = condition { true } else { false } }
  var isOr: Bool { if case .or = condition { true } else { false } }
  var isFlag: Bool { if case .holds = condition { true } else { false } }
  var isNot: Bool { if case .not = condition { !isNull(true) } else { false } }

  /// Whether it is a test for null, or denied for a value.
  func isNull(_ isDenied: Bool) -> Bool {
    switch condition {
    case .isNull: !isDenied
    case .not(.isNull): isDenied
    case .not, .comparison, .isOneOf, .holds, .and, .or: false
    }
  }

  var left: OperandSubject? {
    switch condition {
    case .comparison: comparison.map { OperandSubject(scene: scene, operand: $0.left) }
    case .isNull(let operand), .isOneOf(let operand, _), .holds(let operand), .not(.isNull(let operand)):
      OperandSubject(scene: scene, operand: operand)
    case .not, .and, .or: nil
    }
  }

  var values: [OperandSubject]? {
    guard case .isOneOf(let operand, let literals) = condition else { return nil }
    return literals.map { OperandSubject(scene: scene, operand: .literal($0, operand.type)) }
  }

  var parts: [RuleSubject] {
    switch condition {
    case .and(let parts), .or(let parts): parts.map { RuleSubject(scene: scene, condition: $0) }
    case .not(let inner): isNull(true) ? [] : [RuleSubject(scene: scene, condition: inner)]
    case .comparison, .isNull, .isOneOf, .holds: []
    }
  }
}

extension ValueType {
  fileprivate var isText: Bool {
    switch self {
    case .string, .text, .email, .url, .slug: true
    case .int, .int64, .float, .decimal, .bool, .date, .datetime, .duration, .uuid, .bytes, .json, .list, .enumeration:
      false
    }
  }
}

extension ResourceSubject {
  fileprivate var ruleImports: [String] {
    func types(_ condition: RecordCondition) -> [ValueType] {
      switch condition {
      case .comparison(_, _, .literal(_, let type)): [type]
      case .isOneOf(let operand, _): [operand.type]
      case .not(let inner): types(inner)
      case .and(let parts), .or(let parts): parts.flatMap(types)
      case .comparison, .isNull, .holds: []
      }
    }
    let found = resource.checks.flatMap { types($0.condition) }
    return Set(found.map { scene.typeFact("import", of: $0) }).subtracting([""]).sorted()
  }

  /// Whether some unique index counts the sample and holds no null of it.
  fileprivate var refusesRepeats: Bool {
    let nullable = Set(resource.belongsTo.filter(\.isNullable).map(\.column))
    let single =
      !resource.key.isIssued || resource.fields.contains(where: \.isUnique)
      || resource.belongsTo.contains { $0.isUnique && !$0.isNullable }
    let sample = Dictionary(
      uniqueKeysWithValues: columns.filter { $0.role == .field }.map { ($0.field.name.spelled, $0.sampler.value(0)) }
    )
    return single
      || resource.uniques.contains { index in
        !index.columns.contains(where: nullable.contains) && index.condition?.holds(sample) ?? true
      }
  }
}
