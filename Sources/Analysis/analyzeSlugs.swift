import Diagnostics
import Model
import Spec

extension Analyzer {
  /// A slug that is made has a value always, and its number behind it where it is taken: what it takes follows from that.
  mutating func checkSlug(_ written: FieldSpec, _ type: ValueType) {
    guard let source = written.source, let from = written.keys.first(where: { $0.key == .from }) else { return }
    guard case .slug = type else {
      findings.error(
        .keyDoesNotApply,
        "'from' is for slugs, and '\(written.name.text)' is of the type '\(type.spelled)'",
        at: from.word.range
      )
      return
    }
    if let used = written.keys.first(where: { $0.key == .standard }) {
      findings.error(
        .keyDoesNotApply,
        "'default' means nothing for a slug that is made from '\(source.text)'",
        at: used.word.range
      )
    }
    let optional = written.type.flatMap { $0.isOptional ? $0.word : nil }
    let nullable = written.isNullable ? written.keys.first { $0.key == .nullable }?.word : nil
    if let word = nullable ?? optional {
      findings.error(.keyDoesNotApply, "a slug that is made from '\(source.text)' is never null", at: word.range)
    }
    guard let word = written.length, let bounds = lengthBounds(word.text) else { return }
    if let least = bounds.lower, least > 1 {
      findings.error(
        .invalidLength,
        "a slug that is made from '\(source.text)' may be shorter than \(least)",
        at: word.range,
        help: "write ..\(bounds.upper ?? Limits.slugLength)"
      )
    } else if let most = bounds.upper, most < Limits.leastSlugRoom {
      findings.error(
        .invalidLength,
        "a slug that is made from '\(source.text)' needs room for \(Limits.leastSlugRoom) characters",
        at: word.range,
        help: "write ..\(Limits.leastSlugRoom)"
      )
    }
  }

  /// Gives every slug that is made the field that it is made from.
  mutating func findSlugSources(of draft: Draft) {
    for index in draft.fields.indices where draft.fields[index].slugSource != nil {
      let field = draft.fields[index]
      guard let written = draft.spec.fields.first(where: { $0.name.text == field.name.spelled }),
        let word = written.source
      else { continue }
      draft.fields[index].slugSource = slugSource(word, of: field, in: draft)?.name
    }
  }

  private mutating func slugSource(_ word: Word, of field: Field, in draft: Draft) -> Field? {
    if case .broken? = draft.member(word.text) { return nil }
    let isRelation = draft.spec.relations.contains { $0.name.text == word.text }
    guard let source = draft.fields.first(where: { $0.name.spelled == word.text }) else {
      if isRelation {
        refuseSource(word, "'\(word.text)' is a relation")
      } else if draft.spec.isWhole {
        let names = draft.fields.map(\.name.spelled)
        let help = findings.suggestion(for: word.text, among: names)
        findings.error(.unknownMember, "\(draft.name) has no field '\(word.text)'", at: word.range, help: help)
      }
      return nil
    }
    switch source.type {
    case .string, .text: return source
    case .int, .int64, .float, .decimal, .bool, .date, .datetime, .duration, .uuid, .email, .url, .slug, .bytes, .json,
      .list, .enumeration:
      refuseSource(word, "'\(word.text)' is of the type '\(source.type.spelled)'")
      return nil
    }
  }

  private mutating func refuseSource(_ word: Word, _ reason: String) {
    findings.error(
      .slugSource,
      "\(reason), and a slug is made from a string or text",
      at: word.range
    )
  }
}
