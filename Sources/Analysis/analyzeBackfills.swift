import Diagnostics
import Expressions
import Model
import Spec

extension Analyzer {
  /// Adds to the fields and relations of a resource what records have in them that were there before.
  mutating func addBackfills(at position: Int) {
    let draft = drafts[position]
    guard
      draft.spec.fields.contains(where: { $0.backfill != nil })
        || draft.spec.relations.contains(where: { $0.backfill != nil })
    else { return }
    for written in draft.spec.fields {
      guard let value = written.backfill,
        let index = draft.fields.firstIndex(where: { $0.name.spelled == written.name.text })
      else { continue }
      draft.fields[index].backfill = backfill(value, of: draft.fields[index], written, in: draft)
    }
    for (index, written) in draft.spec.relations.enumerated() {
      guard let word = written.backfill, case .belongsTo(var relation)? = draft.relations[index] else { continue }
      let wanted = BackfillReader.Wanted.key(of: relation.target)
      relation.backfill = backfill(word, wanted, isNullable: relation.isNullable, of: relation.name, in: draft)?.value
      draft.relations[index] = .belongsTo(relation)
    }
  }

  private mutating func backfill(
    _ value: ValueSpec,
    of field: Field,
    _ written: FieldSpec,
    in draft: Draft
  ) -> Backfill? {
    guard case .word(let word) = value else {
      return self.value(value, field.type, field.constraints, field.itemConstraints, in: written, for: .backfill)
        .map(Backfill.value)
    }
    guard let read = backfill(word, .value(field.type), isNullable: field.isNullable, of: field.name, in: draft) else {
      return nil
    }
    for (literal, bounds) in read.literals {
      guard let (problem, place) = violation(of: literal, field.constraints, in: written) else { continue }
      findings.error(
        .backfillRefused,
        "'\(word.part(bounds).text)' \(problem)",
        at: word.range(of: bounds),
        notes: place.map { [Diagnostic.Note("which is said here", at: $0)] } ?? []
      )
    }
    return read.value
  }

  private mutating func backfill(
    _ word: Word,
    _ wanted: BackfillReader.Wanted,
    isNullable: Bool,
    of name: Name,
    in draft: Draft
  ) -> (value: Backfill, literals: [(Literal, Range<Int>)])? {
    switch parseExpression(word.text, joining: true) {
    case .success(let syntax):
      var reader = BackfillReader(word: word, draft: draft, analyzer: self)
      let value = reader.backfill(syntax, wanted)
      findings = reader.analyzer.findings
      guard let value else { return nil }
      if value.isNullable, !isNullable {
        let written = word.part(syntax.bounds).text
        let inner = if case .first = value.value { String(written.dropLast()) } else { "first(\(written)" }
        findings.error(
          .expressionType,
          "'\(written)' can be null, and '\(name)' cannot",
          at: word.range(of: syntax.bounds),
          help: "say what stands in for it: '\(inner), …)'"
        )
      }
      return (value.value, reader.literals)
    case .failure(let problem):
      findings.error(problem.code, problem.message, at: word.range(of: problem.bounds), help: problem.help)
      return nil
    }
  }
}
