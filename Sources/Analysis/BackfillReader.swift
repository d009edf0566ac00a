import Diagnostics
import Expressions
import Model
import Spec
import YAMLTree

/// Resolves and types one expression for the records of a resource that were there before.
struct BackfillReader {
  /// What a value is for.
  enum Wanted {
    case value(ValueType)
    /// A part of a text.
    case text
    /// The key of a record of a resource.
    case key(of: String)
  }

  /// A value, and whether it can be null as far as the spec knows.
  struct Reading {
    var value: Backfill
    var isNullable = false
  }

  /// A stored value of the record before.
  private struct Source {
    var column: String
    /// Absent when the spec does not know it any more.
    var kind: OperandKind?
    var type: ValueType?
    var isNullable = false
  }

  let word: Word
  let draft: Draft
  var analyzer: Analyzer
  /// Those that become the whole value, which has to keep to what its field asks.
  private(set) var literals: [(Literal, Range<Int>)] = []

  init(word: Word, draft: Draft, analyzer: Analyzer) {
    self.word = word
    self.draft = draft
    self.analyzer = analyzer
  }

  mutating func backfill(_ syntax: Syntax, _ wanted: Wanted) -> Reading? {
    switch syntax.kind {
    case .text, .number, .boolean: return literal(syntax, wanted)
    case .null: return report(.expressionType, "null needs no backfill", at: syntax, help: "leave 'backfill' out")
    case .path(let steps): return member(steps, wanted, at: syntax)
    case .call(let name, let arguments): return call(name, arguments, wanted, at: syntax)
    case .joined(let parts):
      guard isText(wanted, at: syntax) else { return nil }
      return combined(parts.map { backfill($0, .text) }, Backfill.joined) { $0.contains { $0.isNullable } }
    case .comparison, .membership, .not, .and, .or, .quantified:
      return report(.expressionType, "what holds or does not is no value", at: syntax)
    }
  }

  private func combined(
    _ parts: [Reading?],
    _ make: ([Backfill]) -> Backfill,
    isNullable: ([Reading]) -> Bool
  ) -> Reading? {
    let whole = parts.compactMap(\.self)
    guard whole.count == parts.count else { return nil }
    return Reading(value: make(whole.map(\.value)), isNullable: isNullable(whole))
  }

  // MARK: Literals

  private mutating func literal(_ syntax: Syntax, _ wanted: Wanted) -> Reading? {
    switch wanted {
    case .key(let target):
      return report(
        .expressionType,
        "\(phrase(syntax)) is no record of \(target)",
        at: syntax,
        help: "look one up by something unique: 'find(\(target), …, \(source(syntax)))'"
      )
    case .text:
      guard case .text(let text) = syntax.kind else {
        return report(.expressionType, "\(phrase(syntax)) is no text", at: syntax, help: "write '\(source(syntax))'")
      }
      return Reading(value: .value(.string(text)))
    case .value(let type):
      guard let literal = literal(syntax, type) else { return nil }
      literals.append((literal, syntax.bounds))
      return Reading(value: .value(literal))
    }
  }

  private mutating func literal(_ syntax: Syntax, _ type: ValueType) -> Literal? {
    guard let written = word.written(syntax) else {
      return report(.expressionType, "\(phrase(syntax)) is no fixed value", at: syntax)
    }
    do throws(LiteralProblem) {
      return try written.literal(of: type) { [enums = analyzer.enums] in enums[$0] ?? nil }
    } catch {
      let needsQuotes = OperandKind(type) != .whole && written.value != .string
      return report(
        .invalidLiteral,
        "\(phrase(syntax)) \(error.message)",
        at: syntax,
        help: needsQuotes && error.help != nil ? "put it between single quotes: '\(written.text)'" : error.help
      )
    }
  }

  // MARK: Functions

  private static let functions = ["first", "before", "after", "find"]

  private mutating func call(
    _ name: Syntax.Step,
    _ arguments: [Syntax],
    _ wanted: Wanted,
    at syntax: Syntax
  ) -> Reading? {
    switch name.name {
    case "first":
      return combined(arguments.map { backfill($0, wanted) }, Backfill.first) { $0.allSatisfy(\.isNullable) }
    case "before": return cut(arguments, wanted, at: syntax, isNullable: false, Backfill.before)
    case "after": return cut(arguments, wanted, at: syntax, isNullable: true, Backfill.after)
    case "find": return find(arguments, wanted, at: syntax)
    case _:
      let help = analyzer.findings.suggestion(
        for: name.name,
        among: Self.functions,
        else: "there are \(Self.functions.dropLast().map { "'\($0)(…)'" }.joined(separator: ", ")) and 'find(…)'"
      )
      return report(.expressionSyntax, "a backfill has no function '\(name.name)'", at: name.bounds, help: help)
    }
  }

  private mutating func cut(
    _ arguments: [Syntax],
    _ wanted: Wanted,
    at syntax: Syntax,
    isNullable: Bool,
    _ make: (Backfill, String) -> Backfill
  ) -> Reading? {
    guard isText(wanted, at: syntax) else { return nil }
    guard arguments.count == 2 else {
      return report(
        .expressionType,
        "it takes a text and where to cut it, not \(arguments.count) \(arguments.count == 1 ? "value" : "values")",
        at: syntax
      )
    }
    let text = backfill(arguments[0], .text)
    guard case .text(let mark) = arguments[1].kind, !mark.isEmpty else {
      return report(
        .expressionType,
        "where a text is cut is itself a text, between single quotes",
        at: arguments[1],
        help: "such as ' '"
      )
    }
    return text.map { Reading(value: make($0.value, mark), isNullable: isNullable || $0.isNullable) }
  }

  private mutating func find(_ arguments: [Syntax], _ wanted: Wanted, at syntax: Syntax) -> Reading? {
    guard case .key(let target) = wanted else {
      return report(.expressionType, "'find' is for relations: it finds a record and not a value", at: syntax)
    }
    guard arguments.count == 3, case .path(let steps) = arguments[0].kind, case .path(let names) = arguments[1].kind,
      steps.count == 1, names.count == 1
    else {
      return report(
        .expressionType,
        "'find' takes a resource, one of its unique members and a value",
        at: syntax,
        help: "write 'find(\(target), …, …)'"
      )
    }
    guard let position = analyzer.positions[steps[0].name] else {
      let help = analyzer.findings.suggestion(for: steps[0].name, among: analyzer.resourceNames)
      return report(.unknownResource, "resource '\(steps[0].name)' is not declared", at: arguments[0], help: help)
    }
    guard steps[0].name == target else {
      return report(
        .expressionType,
        "a record of \(steps[0].name) is found where one of \(target) is needed",
        at: arguments[0],
        help: "write '\(target)'"
      )
    }
    guard let (column, type) = uniqueMember(names[0], of: analyzer.drafts[position]),
      let literal = literal(arguments[2], type)
    else { return nil }
    let draft = analyzer.drafts[position]
    return Reading(
      value: .lookup(table: draft.plural.snake, key: draft.key.first.column, column: column, value: literal)
    )
  }

  /// The column and the type of a member that tells records apart.
  private mutating func uniqueMember(_ step: Syntax.Step, of draft: Draft) -> (String, ValueType)? {
    let key = draft.key.first
    if key.name.spelled == step.name, !draft.hasCompositeKey {
      return (key.column, key.type)
    }
    let unique = draft.fields.filter(\.isUnique)
    guard let field = draft.fields.first(where: { $0.name.spelled == step.name }) else {
      guard !draft.isBroken else { return nil }
      let help = analyzer.findings.suggestion(for: step.name, among: unique.map(\.name.spelled))
      return report(.unknownMember, "\(draft.name) has no field '\(step.name)'", at: step.bounds, help: help)
    }
    guard field.isUnique, draft.spec.softDelete == nil else {
      return report(
        .expressionType,
        field.isUnique
          ? "a deleted \(draft.name) can have the same '\(field.name)'"
          : "several records of \(draft.name) can have the same '\(field.name)'",
        at: step.bounds,
        help: "look it up by its '\(key.name)'"
      )
    }
    return (field.column, field.type)
  }

  // MARK: Members

  private mutating func member(_ steps: [Syntax.Step], _ wanted: Wanted, at syntax: Syntax) -> Reading? {
    guard steps[0].name == "record" else {
      let isMember = draft.member(steps[0].name) != nil
      return report(
        .unknownMember,
        "'\(steps[0].name)' is no name here",
        at: steps[0].bounds,
        help: isMember
          ? "write 'record.\(source(syntax))'"
          : "names begin with 'record.', and texts stand between single quotes: '\(steps[0].name)'"
      )
    }
    guard steps.count > 1 else {
      return report(.expressionType, "'record' is the whole record", at: syntax, help: "name a member: 'record.…'")
    }
    guard steps.count == 2 else {
      return report(
        .expressionNotYet,
        "a backfill reads its own record and not what '\(steps[1].name)' leads to",
        at: steps[2].bounds
      )
    }
    guard let source = formerSource(steps[1], wanted) else { return nil }
    guard fits(source, wanted, at: syntax) else { return nil }
    return Reading(value: .column(source.column), isNullable: source.isNullable)
  }

  private mutating func formerSource(_ step: Syntax.Step, _ wanted: Wanted) -> Source? {
    switch draft.member(step.name) {
    case .broken: return nil
    case .elsewhere:
      return report(.expressionType, "'\(step.name)' is kept with other records", at: step.bounds)
    case .withheld:
      return report(.expressionType, "'\(step.name)' is a password, which nothing reads", at: step.bounds)
    case .stored(let member):
      if case .belongsTo(let relation)? = draft.relation(step.name) {
        return Source(
          column: relation.formerColumn ?? relation.column,
          kind: .key(relation.target),
          type: relation.type,
          isNullable: relation.isNullable
        )
      }
      let field = draft.fields.first { $0.name.spelled == step.name }
      return Source(
        column: field?.formerColumn ?? member.column,
        kind: OperandKind(member.type),
        type: member.type,
        isNullable: member.isNullable
      )
    case nil: return goneSource(step, wanted)
    }
  }

  /// A member that the record had before, under a name that it has no more.
  private mutating func goneSource(_ step: Syntax.Step, _ wanted: Wanted) -> Source? {
    let words = splitWords(step.name)
    if let field = draft.fields.first(where: { $0.former?.words == words }) {
      return Source(column: field.formerColumn)
    }
    for case .belongsTo(let relation)? in draft.relations where relation.former?.words == words {
      return Source(column: relation.formerColumn ?? relation.column, kind: nil)
    }
    guard draft.removed.contains(where: { $0.name.words == words }) else {
      guard draft.spec.isWhole else { return nil }
      let former = draft.fields.compactMap(\.former?.spelled) + draft.removed.map(\.name.spelled)
      let help = analyzer.findings.suggestion(for: step.name, among: draft.memberNames + former)
      return report(
        .unknownMember,
        "\(draft.name) has no member '\(step.name)'",
        at: step.bounds,
        help: help ?? "if it had one before, say so: 'removed: [\(step.name)]'"
      )
    }
    return Source(column: goneColumn(words, wanted))
  }

  /// The column of what is removed: a relation's ends in the key of what it led to.
  private func goneColumn(_ words: [String], _ wanted: Wanted) -> String {
    guard case .key(let target) = wanted, let position = analyzer.positions[target] else {
      return words.joined(separator: "_")
    }
    let key = analyzer.drafts[position].formerKeyWords
    let isKey = words.count > key.count && words.suffix(key.count) == key[...]
    return (isKey ? words : words + key).joined(separator: "_")
  }

  private mutating func fits(_ source: Source, _ wanted: Wanted, at syntax: Syntax) -> Bool {
    guard let kind = source.kind else { return true }
    let problem: String?
    switch wanted {
    case .text: problem = kind.isTextual ? nil : "\(phrase(syntax)) is \(kind.phrase) and no text"
    case .key(let target):
      problem = kind == .key(target) ? nil : "\(phrase(syntax)) is \(kind.phrase) and no key to \(target)"
    case .value(let type):
      let fits = source.type.map { type.holds($0) } ?? true
      problem = fits ? nil : "\(phrase(syntax)) is \(kind.phrase), and the field has \(type.phrase)"
    }
    guard let problem else { return true }
    return report(.expressionType, problem, at: syntax) ?? false
  }

  private mutating func isText(_ wanted: Wanted, at syntax: Syntax) -> Bool {
    switch wanted {
    case .text: return true
    case .value(let type) where OperandKind(type) == .text: return true
    case .value(let type):
      return report(.expressionType, "\(phrase(syntax)) is a text, and the field has \(type.phrase)", at: syntax)
        ?? false
    case .key(let target):
      return report(.expressionType, "\(phrase(syntax)) is a text and no key to \(target)", at: syntax) ?? false
    }
  }

  // MARK: Words

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
    analyzer.findings.error(code, message, at: word.range(of: bounds), help: help)
    return nil
  }
}

extension OperandKind {
  /// Whether databases keep it as the text that people read.
  fileprivate var isTextual: Bool {
    switch self {
    case .text, .enumeration: true
    case .whole, .float, .bool, .date, .datetime, .duration, .uuid, .bytes, .json, .list, .decimal, .longDecimal, .key:
      false
    }
  }
}

extension ValueType {
  /// Whether a stored value of another type is one of this type as it stands.
  fileprivate func holds(_ other: ValueType) -> Bool {
    switch (self, other) {
    case (.int64, .int): true
    case (.decimal(let precision, let scale), .decimal(let digits, let places)):
      scale == places && digits <= precision && isLongDecimal == other.isLongDecimal
    case (.string, .enumeration), (.text, .enumeration): true
    case (.string, _), (.text, _), (.email, _), (.url, _), (.slug, _):
      OperandKind(other) == .text
    case (.int, _), (.int64, _), (.float, _), (.decimal, _), (.bool, _), (.date, _), (.datetime, _), (.duration, _),
      (.uuid, _), (.bytes, _), (.json, _), (.list, _), (.enumeration, _):
      self == other
    }
  }
}
