import Diagnostics
import Model
import Spec
import YAMLTree

extension Analyzer {
  /// The value of `default`, of the field's type and within its bounds.
  mutating func defaultValue(
    of written: FieldSpec,
    _ type: ValueType,
    _ constraints: Constraints,
    _ items: Constraints
  ) -> Literal? {
    guard let value = written.defaultValue else { return nil }
    switch type {
    case .list(let item): return list(value, of: item, written, constraints, items)
    case .json: return json(value).map(Literal.json)
    case .string, .text, .email, .url, .slug, .int, .int64, .float, .decimal, .bool, .date, .datetime, .duration, .uuid,
      .bytes, .enumeration:
      return single(value, type, constraints, in: written, of: "'default'")
    }
  }

  private mutating func single(
    _ value: ValueSpec,
    _ type: ValueType,
    _ constraints: Constraints,
    in written: FieldSpec,
    of subject: String
  ) -> Literal? {
    guard case .word(let word) = value else {
      misfit(value, subject, "a value of the type '\(type.spelled)'")
      return nil
    }
    guard let literal = literal(word, type, of: subject) else { return nil }
    guard let (problem, place) = violation(of: literal, constraints, in: written) else { return literal }
    findings.error(
      .defaultRefused,
      "the default '\(word.text)' \(problem)",
      at: word.range,
      notes: place.map { [Diagnostic.Note("which is said here", at: $0)] } ?? []
    )
    return nil
  }

  private mutating func list(
    _ value: ValueSpec,
    of item: ValueType,
    _ written: FieldSpec,
    _ constraints: Constraints,
    _ items: Constraints
  ) -> Literal? {
    guard case .list(let values, let range) = value else {
      misfit(value, "'default'", "a list")
      return nil
    }
    let literals = values.compactMap { single($0, item, items, in: written.itemField, of: "an item of 'default'") }
    guard literals.count == values.count else { return nil }
    if let least = constraints.minimumItems, literals.count < least {
      refuse(range, "the default has fewer than \(least) items", written.minimumItems?.range)
      return nil
    }
    if let most = constraints.maximumItems, literals.count > most {
      refuse(range, "the default has more than \(most) items", written.maximumItems?.range)
      return nil
    }
    return .list(literals)
  }

  private mutating func refuse(_ range: SourceRange, _ problem: String, _ place: SourceRange?) {
    findings.error(
      .defaultRefused,
      problem,
      at: range,
      notes: place.map { [Diagnostic.Note("which is said here", at: $0)] } ?? []
    )
  }

  /// A value in YAML as the same in JSON.
  private mutating func json(_ value: ValueSpec) -> JSONLiteral? {
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
        findings.error(.invalidLiteral, "'default' holds '\(word.text)', which JSON has not", at: word.range)
        return nil
      }
    case .list(let values, _):
      let items = values.compactMap { json($0) }
      return items.count == values.count ? .array(items) : nil
    case .mapping(let pairs, _):
      let members = pairs.compactMap { pair in json(pair.value).map { JSONLiteral.Member(pair.name.text, $0) } }
      return members.count == pairs.count ? .object(members) : nil
    }
  }

  private mutating func misfit(_ value: ValueSpec, _ subject: String, _ wanted: String) {
    findings.error(.wrongForm, "\(subject) takes \(wanted), not \(value.phrase)", at: value.range)
  }
}
