import Diagnostics
import Model
import Spec

extension Analyzer {
  /// Holds the examples of a resource against its fields, rules and unique values, each as a body that makes a record.
  mutating func addExamples(at position: Int) {
    let draft = drafts[position]
    guard !draft.spec.examples.isEmpty else { return }
    let given = GivenMembers(draft, keys: givenKeys(of: draft))
    let rows = draft.spec.examples.map { row($0, given) }
    drafts[position].examples = rows.map { Example(values: $0.given) }
    for index in drafts[position].fields.indices {
      let name = drafts[position].fields[index].name.spelled
      drafts[position].fields[index].examples = drafts[position].examples.map { $0.values[name] ?? nil }
    }
    for row in rows {
      for check in draft.checks where row.judge(check.condition) == false { report(row, check, in: draft) }
    }
    for set in uniqueSets(of: draft) {
      for (number, row) in rows.enumerated() {
        guard let first = rows.prefix(number).first(where: { set.repeats($0, row) }) else { continue }
        findings.error(
          .exampleRefused,
          "two examples give \(set.phrase)",
          at: set.place(in: row),
          notes: [
            Diagnostic.Note("the other one stands here", at: set.place(in: first)),
            Diagnostic.Note("which is said here", at: set.origin),
          ]
        )
      }
    }
  }

  /// Keys in examples lead to records that other examples make.
  mutating func checkExampleKeys(at position: Int) {
    let draft = drafts[position]
    let keys = givenKeys(of: draft)
    for (written, example) in zip(draft.spec.examples, draft.examples) {
      for member in written.members {
        guard let key = keys[member.name.text], case .some(.some(let value)) = example.values[member.name.text] else {
          continue
        }
        let target = drafts[key.target]
        let known = target.examples.map { $0.values[key.field.name.spelled] ?? nil }
        // What is wrong with the other examples is reported there.
        guard !known.contains(nil), !known.contains(where: { $0?.isSame(as: value) == true }) else { continue }
        findings.error(
          .exampleRefused,
          "'\(member.name.text)' leads to no example of \(target.name)",
          at: member.range,
          notes: [
            Diagnostic.Note(
              known.isEmpty ? "\(target.name) is declared here" : "the examples of \(target.name) begin here",
              at: target.spec.examples.first?.range ?? target.spec.name.range
            )
          ],
          help: "give \(target.name) an example with this '\(key.field.name)', or leave '\(member.name.text)' out"
        )
      }
    }
  }

  private mutating func row(_ written: ExampleSpec, _ given: GivenMembers) -> ExampleRow {
    let draft = given.draft
    var row = ExampleRow(range: written.range)
    var named: Set<String> = []
    for member in written.members {
      let name = member.name.text
      named.insert(name)
      row.places.append((name, member.range))
      if let (field, declared) = given.fields[name] {
        if let value = value(of: member, field, declared, as: field.name) { row.give(name, value) }
      } else if let key = given.keys[name] {
        var field = key.field
        field.isNullable = key.relation.isNullable
        field.origin = key.relation.origin
        if let value = value(of: member, field, key.declared, as: key.relation.key) { row.give(name, value) }
      } else if let meant = reportUnknown(member, in: draft) {
        // A misspelled field is one mistake, not also a missing one.
        named.insert(meant)
      }
    }
    let missing = draft.fields.filter { $0.isRequired && !named.contains($0.name.spelled) }
    if !missing.isEmpty {
      let names = missing.map { "'\($0.name)'" }
      findings.error(
        .exampleIncomplete,
        "the example lacks \(names.joined(separator: ", ")), which a new \(draft.name) cannot be without",
        at: written.range,
        notes: missing.prefix(5).map { Diagnostic.Note("'\($0.name)' is declared here", at: $0.origin) }
      )
    }
    for field in draft.fields where !named.contains(field.name.spelled) && !field.isMade && !field.isRequired {
      row.known[field.name.spelled] = .some(field.defaultValue)
    }
    for case .belongsTo(let key)? in draft.relations where !named.contains(key.key.spelled) && key.isNullable {
      row.known[key.key.spelled] = .some(nil)
    }
    return row
  }

  /// The value of a member, null among them, or nothing when it is refused.
  private mutating func value(
    of member: ExampleSpec.Member,
    _ field: Field,
    _ declared: FieldSpec,
    as name: Name
  ) -> Literal?? {
    guard case .null = member.value else {
      let role = ValueRole.example(name.spelled)
      return value(member.value, field.type, field.constraints, field.itemConstraints, in: declared, for: role)
        .map { .some($0) }
    }
    guard !field.isNullable else { return .some(nil) }
    findings.error(
      .exampleRefused,
      "'\(name)' is null, which no \(field.type.spelled) without a '?' can be",
      at: member.range,
      notes: [Diagnostic.Note("'\(name)' is declared here", at: field.origin)]
    )
    return nil
  }

  private mutating func report(_ row: ExampleRow, _ check: Check, in draft: Draft) {
    let read = check.condition.members.map(\.name.spelled)
    let member = check.member.flatMap { name in row.places.first { $0.name == name } }
    let place = member ?? row.places.first { read.contains($0.name) }
    let subject = check.member.map { "'\($0)' " } ?? ""
    findings.error(
      .exampleRefused,
      "the example breaks a rule of \(draft.name): \(subject)\(check.message)",
      at: place?.range ?? row.range,
      notes: [Diagnostic.Note("the rule stands here", at: check.origin)]
    )
  }

  // MARK: keys

  /// The keys of relations that an example can give: those that lead to keys which the spec declares.
  private func givenKeys(of draft: Draft) -> [String: GivenKey] {
    var keys: [String: GivenKey] = [:]
    for case .belongsTo(let relation)? in draft.relations {
      guard let target = positions[relation.target], case .field(let name) = drafts[target].key.first.source,
        let field = drafts[target].fields.first(where: { $0.name.spelled == name }),
        let declared = drafts[target].spec.fields.first(where: { $0.name.text == name })
      else { continue }
      keys[relation.key.spelled] = GivenKey(relation: relation, target: target, field: field, declared: declared)
    }
    return keys
  }

  /// What bodies call the key of a relation to one.
  private func key(of relation: RelationSpec, in draft: Draft) -> String? {
    guard case .belongsTo(let found)? = draft.relation(relation.name.text) else { return nil }
    return found.key.spelled
  }

  /// Reports a member that is no field, and answers the field that was meant.
  private mutating func reportUnknown(_ member: ExampleSpec.Member, in draft: Draft) -> String? {
    let text = member.name.text
    if case .broken? = draft.member(text) { return nil }
    guard draft.spec.isWhole else { return nil }
    let relation = draft.spec.relations.first { relation in
      let words = splitWords(relation.name.text)
      return relation.name.text == text || key(of: relation, in: draft) == text
        || style.spell(Inflection.singular(of: words) + ["ids"]).spelled == text
    }
    if let relation {
      let key = key(of: relation, in: draft).flatMap { givenKeys(of: draft)[$0] == nil ? nil : $0 }
      findings.error(
        .unknownMember,
        "examples hold what bodies hold, and '\(text)' is a relation",
        at: member.name.range,
        help: key.map { "write '\($0)', or leave it out" }
          ?? "leave '\(text)' out: tests and documents fill in records that are there"
      )
      return nil
    }
    guard draft.member(text) == nil else {
      findings.error(
        .unknownMember,
        "'\(text)' is given by the service and stands in no body",
        at: member.name.range,
        help: "leave '\(text)' out"
      )
      return nil
    }
    let meant = findings.nearestName(to: text, among: draft.spec.fields.map(\.name.text))
    findings.error(
      .unknownMember,
      "\(draft.name) has no field '\(text)'",
      at: member.name.range,
      help: meant.map { "did you mean '\($0)'?" }
    )
    return meant
  }

  // MARK: unique values

  private func uniqueSets(of draft: Draft) -> [UniqueSet] {
    var sets: [UniqueSet] = []
    for field in draft.fields where field.isUnique {
      let declared = draft.spec.fields.first { $0.name.text == field.name.spelled }
      let word = declared?.keys.first { $0.key == .unique }?.word.range
      sets.append(UniqueSet([field.name.spelled], at: word ?? draft.spec.key?.range ?? field.origin))
    }
    for case .belongsTo(let relation)? in draft.relations where relation.isUnique {
      sets.append(UniqueSet([relation.key.spelled], at: relation.origin))
    }
    if draft.hasCompositeKey, let key = draft.spec.key {
      sets.append(UniqueSet(draft.key.parts.map(\.name.spelled), at: key.range))
    }
    for index in draft.uniques {
      let names = index.members.map { name in
        if case .stored(let member)? = draft.member(name) { member.name.spelled } else { name }
      }
      sets.append(UniqueSet(names, where: index.condition, at: index.origin))
    }
    return sets
  }
}

/// The key of a relation that leads to a key which the spec declares.
private struct GivenKey {
  let relation: BelongsTo
  /// Where the draft of the related resource stands.
  let target: Int
  /// The field that is the other resource's key, with its declaration.
  let field: Field
  let declared: FieldSpec
}

/// What the examples of one resource can give.
private struct GivenMembers {
  let draft: Draft
  /// By the author's spelling, each with its declaration.
  let fields: [String: (field: Field, declared: FieldSpec)]
  let keys: [String: GivenKey]

  init(_ draft: Draft, keys: [String: GivenKey]) {
    self.draft = draft
    self.keys = keys
    let declared = Dictionary(draft.spec.fields.map { ($0.name.text, $0) }) { first, _ in first }
    let known = draft.fields.compactMap { field in
      declared[field.name.spelled].map { (field.name.spelled, (field: field, declared: $0)) }
    }
    fields = Dictionary(known) { first, _ in first }
  }
}

/// An example as the record that it makes, as far as that is known when a spec is read.
private struct ExampleRow {
  let range: SourceRange
  /// The members that it names and where their values stand, in its order.
  var places: [(name: String, range: SourceRange)] = []
  /// What it gives, without what was refused.
  var given: [String: Literal?] = [:]
  /// The same with what the service fills in; a record that it leads to is known by a declared key alone.
  var known: [String: Literal?] = [:]

  init(range: SourceRange) {
    self.range = range
  }

  mutating func give(_ name: String, _ value: Literal?) {
    given[name] = .some(value)
    known[name] = .some(value)
  }

  /// Whether a condition holds of the record; nothing when that depends on what is not known.
  func judge(_ condition: RecordCondition) -> Bool? {
    let unknown = condition.members.map(\.name.spelled).filter { known[$0] == nil }
    return condition.judged(known.compactMapValues { $0 }, unknown: Set(unknown))
  }
}

/// Members whose values together no two records share.
private struct UniqueSet {
  let names: [String]
  let condition: RecordCondition?
  let origin: SourceRange

  init(_ names: [String], where condition: RecordCondition? = nil, at origin: SourceRange) {
    self.names = names
    self.condition = condition
    self.origin = origin
  }

  /// Whether both rows certainly have the same values, none of them null, and both count.
  func repeats(_ first: ExampleRow, _ second: ExampleRow) -> Bool {
    if let condition, first.judge(condition) != true || second.judge(condition) != true { return false }
    return names.allSatisfy { name in
      guard case .some(.some(let one)) = first.known[name], case .some(.some(let other)) = second.known[name] else {
        return false
      }
      return one.isSame(as: other)
    }
  }

  /// As the end of a sentence.
  var phrase: String {
    let quoted = names.map { "'\($0)'" }.joined(separator: " and ")
    let scope = condition == nil ? "" : " among some records"
    return names.count == 1
      ? "\(quoted), which is unique\(scope), the same value"
      : "\(quoted), which are unique together\(scope), the same values"
  }

  /// The last of its values that the example gives.
  func place(in row: ExampleRow) -> SourceRange {
    row.places.last { names.contains($0.name) }?.range ?? row.range
  }
}
