import Diagnostics
import Model
import Spec

extension Analyzer {
  /// Holds the examples of a resource against its fields, each as a body that makes a record.
  mutating func addExamples(at position: Int) {
    let draft = drafts[position]
    guard let first = draft.spec.examples.first else { return }
    for case .belongsTo(let relation)? in draft.relations where relation.isRequired {
      guard let target = positions[relation.target], let key = drafts[target].spec.key else { continue }
      findings.error(
        .keyDoesNotApply,
        "'examples' cannot fill in '\(relation.key)', since \(relation.target) has no id",
        at: first.range,
        notes: [Diagnostic.Note("the key of \(relation.target) is declared here", at: key.range)],
        help: "leave the examples of \(draft.name) out"
      )
      return
    }
    var reader = ExampleReader(draft)
    for written in draft.spec.examples { drafts[position].examples.append(example(written, &reader)) }
    for index in drafts[position].fields.indices {
      let name = drafts[position].fields[index].name.spelled
      drafts[position].fields[index].examples = drafts[position].examples.map { $0.values[name] ?? nil }
    }
  }

  private mutating func example(_ written: ExampleSpec, _ reader: inout ExampleReader) -> Example {
    var values: [String: Literal?] = [:]
    var named: Set<String> = []
    for member in written.members {
      named.insert(member.name.text)
      guard let (field, declared) = reader.fields[member.name.text] else {
        // A misspelled field is one mistake, not also a missing one.
        if let meant = reportUnknown(member, in: reader.draft) { named.insert(meant) }
        continue
      }
      guard let value = value(of: member, field, declared) else { continue }
      values[field.name.spelled] = value
      if field.isUnique, let value, let first = reader.repeats(value, of: field, at: member.range) {
        findings.error(
          .exampleRefused,
          "two examples give '\(field.name)', which is unique, the same value",
          at: member.range,
          notes: [Diagnostic.Note("the other one stands here", at: first)]
        )
      }
    }
    let missing = reader.draft.fields.filter { $0.isRequired && !named.contains($0.name.spelled) }
    if !missing.isEmpty {
      let names = missing.map { "'\($0.name)'" }
      findings.error(
        .exampleIncomplete,
        "the example lacks \(names.joined(separator: ", ")), which a new \(reader.draft.name) cannot be without",
        at: written.range,
        notes: missing.prefix(5).map { Diagnostic.Note("'\($0.name)' is declared here", at: $0.origin) }
      )
    }
    return Example(values: values)
  }

  /// The value of a field, null among them, or nothing when it is refused.
  private mutating func value(of member: ExampleSpec.Member, _ field: Field, _ declared: FieldSpec) -> Literal?? {
    switch member.content {
    case .null:
      guard !field.isNullable else { return .some(nil) }
      findings.error(
        .exampleRefused,
        "'\(field.name)' is null, which no \(field.type.spelled) without a '?' can be",
        at: member.range,
        notes: [Diagnostic.Note("'\(field.name)' is declared here", at: field.origin)]
      )
      return nil
    case .collection(let phrase):
      let message = "'\(field.name)' is \(phrase), which is no value of \(field.type.phrase)"
      findings.error(.invalidLiteral, message, at: member.range)
      return nil
    case .scalar(let word):
      guard let value = literal(word, field.type, of: "'\(field.name)'") else { return nil }
      guard let (problem, place) = violation(of: value, field.constraints, in: declared) else { return value }
      findings.error(
        .exampleRefused,
        "the example '\(word.text.prefix(40))' of '\(field.name)' \(problem)",
        at: word.range,
        notes: place.map { [Diagnostic.Note("which is said here", at: $0)] } ?? []
      )
      return nil
    }
  }

  /// What bodies call the key of a relation to one.
  private func key(of relation: RelationSpec, in draft: Draft) -> String? {
    guard case .belongsTo(let found)? = draft.relation(relation.name.text) else { return nil }
    return found.key.spelled
  }

  /// Reports a member that is no field, and answers the field that was meant.
  private mutating func reportUnknown(_ member: ExampleSpec.Member, in draft: Draft) -> String? {
    let text = member.name.text
    if case .broken? = draft.members[text] { return nil }
    guard draft.spec.isWhole else { return nil }
    let isRelation = draft.spec.relations.contains { relation in
      let words = splitWords(relation.name.text)
      return relation.name.text == text || key(of: relation, in: draft) == text
        || style.spell(Inflection.singular(of: words) + ["ids"]).spelled == text
    }
    guard !isRelation else {
      findings.error(
        .unknownMember,
        "examples hold fields, and '\(text)' is a relation",
        at: member.name.range,
        help: "leave '\(text)' out: tests and documents fill in records that are there"
      )
      return nil
    }
    guard draft.members[text] == nil else {
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
}

/// What the examples of one resource are read with.
private struct ExampleReader {
  let draft: Draft
  /// By the author's spelling, each with its declaration.
  let fields: [String: (field: Field, declared: FieldSpec)]
  /// Where each value of a unique field was given first.
  private var taken: [String: [Literal: SourceRange]] = [:]

  init(_ draft: Draft) {
    self.draft = draft
    let declared = Dictionary(draft.spec.fields.map { ($0.name.text, $0) }) { first, _ in first }
    let known = draft.fields.compactMap { field in
      declared[field.name.spelled].map { (field.name.spelled, (field: field, declared: $0)) }
    }
    fields = Dictionary(known) { first, _ in first }
  }

  /// Where an earlier example gave the field the same value.
  mutating func repeats(_ value: Literal, of field: Field, at range: SourceRange) -> SourceRange? {
    if let first = taken[field.name.spelled]?[value] { return first }
    taken[field.name.spelled, default: [:]][value] = range
    return nil
  }
}
