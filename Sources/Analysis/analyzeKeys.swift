import Diagnostics
import Model
import Patterns
import Spec

extension Analyzer {
  /// Makes the field the key that the spec names as such.
  mutating func addNaturalKey(at position: Int) {
    let draft = drafts[position]
    guard let key = draft.spec.key, key.words.count == 1, let word = key.words.first,
      let index = fieldIndex(of: word, in: draft)
    else { return }
    let field = draft.fields[index]
    checkKeyField(field, word, in: draft, isPart: false)
    refuseSoftDeletion(draft, key)
    refuseLockWithoutTimes(draft, key)
    refuse([.unique, .immutable], of: field.name.spelled, in: draft, since: "the key is so anyway")
    drafts[position].fields[index].isUnique = true
    drafts[position].fields[index].isImmutable = true
    drafts[position].fields[index].constraints.refuseEmptyText(field.type)
    drafts[position].key = RecordKey(parts: [RecordKey.Part(field)])
  }

  /// Makes the members the key together that the spec names as such.
  mutating func addCompositeKey(at position: Int) {
    guard drafts[position].hasCompositeKey, let key = drafts[position].spec.key else { return }
    var parts: [RecordKey.Part] = []
    for word in findings.unique(key.words) {
      let draft = drafts[position]
      if let index = draft.fields.firstIndex(where: { $0.name.spelled == word.text }) {
        let field = draft.fields[index]
        checkKeyField(field, word, in: draft, isPart: true)
        refuse([.immutable], of: field.name.spelled, in: draft, since: "the members of a key are so anyway")
        drafts[position].fields[index].isImmutable = true
        drafts[position].fields[index].constraints.refuseEmptyText(field.type)
        parts.append(RecordKey.Part(field))
      } else if let index = draft.relationPositions[word.text] {
        guard case .belongsTo(var relation)? = draft.relations[index] else {
          reportToMany(word, in: draft)
          continue
        }
        checkKeyRelation(relation, draft.spec.relations[index], word, in: draft)
        relation.isImmutable = true
        drafts[position].relations[index] = .belongsTo(relation)
        parts.append(RecordKey.Part(relation))
      } else {
        _ = fieldIndex(of: word, in: draft)
      }
    }
    refuseSoftDeletion(drafts[position], key)
    refuseLockWithoutTimes(drafts[position], key)
    guard parts.count == key.words.count else { return }
    drafts[position].key = RecordKey(parts: parts)
  }

  private mutating func checkKeyField(_ field: Field, _ word: Word, in draft: Draft, isPart: Bool) {
    let name = "'\(field.name)' of \(draft.name)"
    let notes = [Diagnostic.Note("'\(field.name)' is declared here", at: field.origin)]
    if !(isPart ? field.type.canBePartOfKey : field.type.canBeKey) {
      findings.error(
        .keyUnfit,
        "\(name) is of the type '\(field.type.spelled)', which cannot tell records apart",
        at: word.range,
        notes: notes,
        help: "use a field that holds a text, a UUID, a whole number or a date"
      )
    }
    if field.isNullable {
      findings.error(
        .keyUnfit,
        "\(name) may be null, and every record needs a key",
        at: word.range,
        notes: notes,
        help: "make '\(field.name)' required"
      )
    }
    if field.isMade {
      findings.error(
        .keyUnfit,
        "\(name) is made of another field, and a key is given on create",
        at: word.range,
        notes: notes,
        help: "leave 'from' out, or let \(draft.name) have an id and say 'lookup: \(field.name)'"
      )
    }
    if field.defaultValue != nil {
      findings.error(
        .keyUnfit,
        "\(name) has a default, and every record needs a key of its own",
        at: word.range,
        notes: notes,
        help: "leave the default out"
      )
    }
  }

  private mutating func checkKeyRelation(_ relation: BelongsTo, _ written: RelationSpec, _ word: Word, in draft: Draft)
  {
    if relation.isNullable {
      findings.error(
        .keyUnfit,
        "'\(relation.name)' of \(draft.name) may lead nowhere, and every record needs a key",
        at: word.range,
        notes: [Diagnostic.Note("'\(relation.name)' is declared here", at: relation.origin)],
        help: "leave 'nullable: true' out"
      )
    }
    if let used = written.keys.first(where: { $0.key == .immutable }) {
      findings.error(
        .keyDoesNotApply,
        "'immutable' says nothing of '\(relation.name)', since the members of a key are so anyway",
        at: used.word.range
      )
    }
  }

  /// A hidden record keeps its key, so nothing could be created in its place.
  private mutating func refuseSoftDeletion(_ draft: Draft, _ key: WordList) {
    guard let word = draft.spec.softDelete else { return }
    findings.error(
      .keyDoesNotApply,
      "'soft_delete' is for resources with an id, since a hidden \(draft.name) would keep its key taken",
      at: word.range,
      notes: [Diagnostic.Note("the key is declared here", at: key.range)],
      help: "leave 'soft_delete' out, or let \(draft.name) have an id and a unique field"
    )
  }

  /// A key can come back with another record, which only the moment of its making tells from the one before.
  private mutating func refuseLockWithoutTimes(_ draft: Draft, _ key: WordList) {
    guard let word = draft.spec.lock, !draft.spec.hasTimestamps else { return }
    findings.error(
      .keyDoesNotApply,
      "'optimistic_lock' needs the timestamps of \(draft.name), whose key can come back with another record",
      at: word.range,
      notes: [Diagnostic.Note("the key is declared here", at: key.range)],
      help: "leave 'timestamps: false' out"
    )
  }

  private mutating func reportToMany(_ word: Word, in draft: Draft) {
    guard case .elsewhere? = draft.member(word.text) else { return }
    findings.error(
      .keyUnfit,
      "'\(word.text)' of \(draft.name) leads to many records, so it cannot be part of a key",
      at: word.range
    )
  }

  private mutating func refuse(_ keys: [FieldKey], of name: String, in draft: Draft, since reason: String) {
    guard let written = draft.spec.fields.first(where: { $0.name.text == name }) else { return }
    for used in written.keys where keys.contains(used.key) {
      findings.error(
        .keyDoesNotApply,
        "'\(used.word.text)' says nothing of '\(name)', since \(reason)",
        at: used.word.range
      )
    }
  }

  /// Whether the target's key is one member, which the key of a relation can hold.
  mutating func leadsToOneMember(_ written: RelationSpec, _ target: String) -> Bool {
    guard let position = positions[target], drafts[position].hasCompositeKey, let key = drafts[position].spec.key else {
      return true
    }
    findings.error(
      .compositeTarget,
      "'\(written.name.text)' cannot lead to \(target), whose key has several members",
      at: written.target?.range ?? written.name.range,
      notes: [Diagnostic.Note("the key is declared here", at: key.range)],
      help: compositeHelp(target, key)
    )
    return false
  }

  /// Whether both ends of pairs have a key of one member, which the other's can stand beside.
  mutating func canBePaired(_ written: RelationSpec, from draft: Draft, to other: Draft) -> Bool {
    if let key = draft.spec.key, draft.hasCompositeKey {
      findings.error(
        .compositeTarget,
        "'\(written.name.text)' cannot pair records of \(draft.name), whose key has several members",
        at: written.name.range,
        notes: [Diagnostic.Note("the key is declared here", at: key.range)],
        help: compositeHelp(draft.name.spelled, key)
      )
      return false
    }
    return leadsToOneMember(written, other.name.spelled)
  }

  private func compositeHelp(_ name: String, _ key: WordList) -> String {
    "let \(name) have an id and say 'unique: [[\(key.words.map(\.text).joined(separator: ", "))]]' instead of 'key'"
  }

  /// Resolves the field that paths name a record by.
  mutating func addLookup(at position: Int) {
    let draft = drafts[position]
    guard let word = draft.spec.lookup, let index = fieldIndex(of: word, in: draft) else { return }
    let field = draft.fields[index]
    if draft.key.parts.map(\.column) == [field.column] {
      findings.error(
        .lookupUnfit,
        "'\(field.name)' is the key of \(draft.name), so paths name records by it anyway",
        at: word.range,
        help: "leave 'lookup' out"
      )
      return
    }
    let name = "'\(field.name)' of \(draft.name)"
    let note = Diagnostic.Note("'\(field.name)' is declared here", at: field.origin)
    if !field.type.canStandInPath {
      findings.error(
        .lookupUnfit,
        "\(name) is of the type '\(field.type.spelled)', which cannot name a record in a path",
        at: word.range,
        notes: [note],
        help: "use a field that holds a text, a UUID or a whole number"
      )
    }
    if field.isNullable {
      findings.error(
        .lookupUnfit,
        "\(name) may be null, so there would be records without a path",
        at: word.range,
        notes: [note],
        help: "make '\(field.name)' required"
      )
    }
    if !field.isUnique {
      findings.error(
        .lookupUnfit,
        "\(name) is not unique, so a path could name several records",
        at: word.range,
        notes: [note],
        help: "add 'unique: true' to '\(field.name)'"
      )
    }
    drafts[position].fields[index].constraints.refuseEmptyText(field.type)
    drafts[position].lookup = RecordKey.Part(field)
  }

  /// Where the field stands that a word names; nothing, and a report, when it names none.
  private mutating func fieldIndex(of word: Word, in draft: Draft) -> Int? {
    if let index = draft.fields.firstIndex(where: { $0.name.spelled == word.text }) { return index }
    if case .broken? = draft.member(word.text) { return nil }
    guard draft.spec.isWhole else { return nil }
    let isRelation = draft.spec.relations.contains { $0.name.text == word.text }
    let fields = draft.spec.fields.map(\.name.text)
    findings.error(
      .unknownMember,
      isRelation || draft.member(word.text) != nil
        ? "'\(word.text)' of \(draft.name) is not a field" : "\(draft.name) has no field '\(word.text)'",
      at: word.range,
      help: findings.suggestion(for: word.text, among: fields)
    )
    return nil
  }
}

extension RecordKey.Part {
  fileprivate init(_ field: Field) {
    self.init(source: .field(field.name.spelled), name: field.name, column: field.column, type: field.type)
  }

  fileprivate init(_ relation: BelongsTo) {
    let source = RecordKey.Part.Source.relation(relation.name.spelled)
    self.init(source: source, name: relation.key, column: relation.column, type: relation.type)
  }
}

extension Constraints {
  /// A segment of a path is never empty.
  mutating func refuseEmptyText(_ type: ValueType) {
    if let pattern, case .success(let parsed) = Pattern.parse(pattern), !parsed.matches("") { return }
    switch type {
    case .string, .text: minimumLength = max(minimumLength ?? 1, 1)
    case .int, .int64, .float, .decimal, .bool, .date, .datetime, .duration, .uuid, .email, .url, .slug, .bytes, .json,
      .list, .enumeration:
      break
    }
  }
}

extension ValueType {
  /// Whether a value can name a record in a path.
  var canStandInPath: Bool {
    switch self {
    case .string, .text, .email, .url, .slug, .uuid, .int, .int64: true
    case .float, .decimal, .bool, .date, .datetime, .duration, .bytes, .json, .list, .enumeration: false
    }
  }
  /// Whether a value can be the only member of a key.
  var canBeKey: Bool {
    switch self {
    case .string, .text, .email, .url, .slug, .uuid, .int, .int64, .date: true
    case .float, .decimal, .bool, .datetime, .duration, .bytes, .json, .list, .enumeration: false
    }
  }

  /// Whether a value can be one of several members of a key.
  var canBePartOfKey: Bool {
    switch self {
    case .string, .text, .email, .url, .slug, .uuid, .int, .int64, .date, .enumeration: true
    case .float, .decimal, .bool, .datetime, .duration, .bytes, .json, .list: false
    }
  }
}
