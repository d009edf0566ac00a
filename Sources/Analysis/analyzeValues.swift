import Diagnostics
import Model
import Spec
import YAMLTree

/// What a value is written for, which decides how a message speaks of it.
enum ValueRole {
  case standard
  case backfill
  /// Of the member that has the name.
  case example(String)

  /// What a value is that cannot be read as one.
  fileprivate var subject: String {
    switch self {
    case .standard: "'default'"
    case .backfill: "'backfill'"
    case .example(let name): "'\(name)'"
    }
  }

  /// A value, or one of its items, that can be read and breaks a rule.
  fileprivate func phrase(_ text: String, isItem: Bool) -> String {
    switch self {
    case .standard: isItem ? "the item '\(text)' of the default" : "the default '\(text)'"
    case .backfill: isItem ? "the item '\(text)' of the backfill" : "the backfill '\(text)'"
    case .example(let name):
      isItem ? "the item '\(text)' of '\(name)' in the example" : "the example '\(text)' of '\(name)'"
    }
  }

  fileprivate var whole: String {
    switch self {
    case .standard: "the default"
    case .backfill: "the backfill"
    case .example(let name): "the example of '\(name)'"
    }
  }

  /// Of values that the field would refuse.
  fileprivate var refusal: DiagnosticCode {
    switch self {
    case .standard: .defaultRefused
    case .backfill: .backfillRefused
    case .example: .exampleRefused
    }
  }
}

extension Analyzer {
  /// The value of `default`, of the field's type and within its bounds.
  mutating func defaultValue(
    of written: FieldSpec,
    _ type: ValueType,
    _ constraints: Constraints,
    _ items: Constraints
  ) -> Literal? {
    written.defaultValue.flatMap { value($0, type, constraints, items, in: written, for: .standard) }
  }

  /// What is written as a value of a field's type, within the field's bounds; nothing, and a report, when it is not.
  mutating func value(
    _ value: ValueSpec,
    _ type: ValueType,
    _ constraints: Constraints,
    _ items: Constraints,
    in written: FieldSpec,
    for role: ValueRole
  ) -> Literal? {
    switch type {
    case .list(let item): list(value, of: item, written, constraints, items, role)
    case .json: json(value, role).map(Literal.json)
    case .string, .text, .email, .url, .slug, .int, .int64, .float, .decimal, .bool, .date, .datetime, .duration, .uuid,
      .bytes, .enumeration:
      single(value, type, constraints, in: written, role, isItem: false)
    }
  }

  private mutating func single(
    _ value: ValueSpec,
    _ type: ValueType,
    _ constraints: Constraints,
    in written: FieldSpec,
    _ role: ValueRole,
    isItem: Bool
  ) -> Literal? {
    let subject = isItem ? "an item of \(role.subject)" : role.subject
    guard case .word(let word) = value else {
      misfit(value, subject, type.phrase, role)
      return nil
    }
    guard let literal = literal(word, type, of: subject) else { return nil }
    guard let (problem, place) = violation(of: literal, constraints, in: written) else { return literal }
    let text = String(word.text.prefix(40))
    refuse(role, word.range, "\(role.phrase(text, isItem: isItem)) \(problem)", place)
    return nil
  }

  private mutating func list(
    _ value: ValueSpec,
    of item: ValueType,
    _ written: FieldSpec,
    _ constraints: Constraints,
    _ items: Constraints,
    _ role: ValueRole
  ) -> Literal? {
    guard case .list(let values, let range) = value else {
      misfit(value, role.subject, ValueType.list(item).phrase, role)
      return nil
    }
    let literals = values.compactMap { single($0, item, items, in: written.itemField, role, isItem: true) }
    guard literals.count == values.count else { return nil }
    if let least = constraints.minimumItems, literals.count < least {
      refuse(role, range, "\(role.whole) has fewer than \(least) items", written.minimumItems?.range)
      return nil
    }
    if let most = constraints.maximumItems, literals.count > most {
      refuse(role, range, "\(role.whole) has more than \(most) items", written.maximumItems?.range)
      return nil
    }
    return .list(literals)
  }

  private mutating func refuse(_ role: ValueRole, _ range: SourceRange, _ problem: String, _ place: SourceRange?) {
    findings.error(
      role.refusal,
      problem,
      at: range,
      notes: place.map { [Diagnostic.Note("which is said here", at: $0)] } ?? []
    )
  }

  /// A value in YAML as the same in JSON.
  private mutating func json(_ value: ValueSpec, _ role: ValueRole) -> JSONLiteral? {
    switch value {
    case .null: return .null
    case .word(let word):
      switch word.value {
      case .null: return .null
      case .bool(let flag): return .bool(flag)
      case .int(let number): return .int(number)
      case .float(let number) where number.isFinite: return .float(number)
      case .string where !word.text.unicodeScalars.contains("\0"): return .string(word.text)
      case .float, .string:
        findings.error(.invalidLiteral, "\(role.subject) holds '\(word.text)', which JSON has not", at: word.range)
        return nil
      }
    case .list(let values, _):
      let items = values.compactMap { json($0, role) }
      return items.count == values.count ? .array(items) : nil
    case .mapping(let pairs, _):
      let members = pairs.compactMap { pair in json(pair.value, role).map { JSONLiteral.Member(pair.name.text, $0) } }
      return members.count == pairs.count ? .object(members) : nil
    }
  }

  private mutating func misfit(_ value: ValueSpec, _ subject: String, _ wanted: String, _ role: ValueRole) {
    switch role {
    case .standard, .backfill:
      findings.error(.wrongForm, "\(subject) takes a value of \(wanted), not \(value.phrase)", at: value.range)
    case .example:
      findings.error(
        .invalidLiteral,
        "\(subject) is \(value.phrase), which is no value of \(wanted)",
        at: value.range
      )
    }
  }
}
