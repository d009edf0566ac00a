import Diagnostics
import Model
import Spec

extension Analyzer {
  /// Checks the relations of a resource one by one and adds those that are a key of its own.
  mutating func addBelongsTo(at position: Int) {
    let draft = drafts[position]
    draft.relations = Array(repeating: nil, count: draft.spec.relations.count)
    for (index, written) in draft.spec.relations.enumerated() {
      let text = written.name.text
      draft.standings[text] = .broken
      draft.relationPositions[text] = index
      let name = name(written.name, .member, of: "a relation")
      if let name {
        findings.take(
          name.words,
          in: &draft.namespace,
          for: Bearer("the relation", name.spelled),
          at: written.name.range
        )
      }
      checkKeys(of: written)
      guard let kind = written.kind, let target = resource(written.target), let name else { continue }
      switch kind {
      case .hasOne, .hasMany, .manyToMany: draft.standings[text] = .elsewhere
      case .belongsTo:
        guard leadsToOneMember(written, target) else {
          draft.leading[target, default: []].append(index)
          continue
        }
        let relation = belongsTo(written, named: name, target, in: draft)
        let bearer = Bearer("the key of the relation", name.spelled)
        findings.take(relation.key.words, in: &draft.namespace, for: bearer, at: written.name.range)
        draft.relations[index] = .belongsTo(relation)
        draft.leading[target, default: []].append(index)
        if relation.onDelete != .setNull { held.insert(target) }
        draft.standings[text] = .key(index)
      }
    }
  }

  private mutating func belongsTo(
    _ written: RelationSpec,
    named name: Name,
    _ target: String,
    in draft: Draft
  ) -> BelongsTo {
    let onDelete = written.onDelete.flatMap { BelongsTo.OnDelete(rawValue: $0.text) } ?? .restrict
    if onDelete == .setNull, !written.isNullable, let word = written.onDelete {
      findings.error(
        .setNullRequired,
        "'\(name)' cannot become null when the \(target) is deleted, since it is required",
        at: word.range,
        help: "add 'nullable: true', or use restrict or cascade"
      )
    }
    let key = key(of: target).first
    var relation = BelongsTo(
      name: name,
      description: written.description?.text,
      target: target,
      onDelete: onDelete,
      isNullable: written.isNullable,
      isUnique: written.isUnique,
      isImmutable: written.isImmutable,
      key: style.spell(name.words + key.name.words),
      type: key.type,
      origin: written.name.range
    )
    relation.isOwner = isOwner(written, of: target, in: draft)
    return relation
  }

  private func key(of target: String) -> RecordKey {
    guard let position = positions[target] else { preconditionFailure("'\(target)' was found and is not there") }
    return drafts[position].key
  }

  /// The declared resource that a word names.
  mutating func resource(_ word: Word?) -> String? {
    guard let word else { return nil }
    if positions[word.text] != nil { return word.text }
    let help = findings.suggestion(for: word.text, among: resourceNames)
    findings.error(.unknownResource, "resource '\(word.text)' is not declared", at: word.range, help: help)
    return nil
  }

  /// One kind, and only the keys that mean something for it.
  private mutating func checkKeys(of written: RelationSpec) {
    guard written.isWhole else { return }
    let kinds = written.keys.filter { $0.key.isKind }
    guard let first = kinds.first else {
      findings.error(
        .relationKind,
        "'\(written.name.text)' does not say what it leads to",
        at: written.name.range,
        help: "one of '{belongs_to: …}', '{has_one: …}', '{has_many: …}' and '{many_to_many: …}'"
      )
      return
    }
    guard kinds.count == 1 else {
      findings.error(
        .relationKind,
        "'\(written.name.text)' is already \(first.word.text)",
        at: kinds[1].word.range,
        notes: [Diagnostic.Note("said here", at: first.word.range)],
        help: "declare two relations"
      )
      return
    }
    for used in written.keys where !used.key.applies(to: first.key) {
      findings.error(
        .keyDoesNotApply,
        "'\(used.word.text)' means nothing for \(first.key.rawValue)",
        at: used.word.range,
        help: used.key == .inverse
          ? "the other side names this one: '{has_many: …, inverse: \(written.name.text)}'" : nil
      )
    }
    checkFormer(of: written)
  }
}

extension RelationSpec {
  /// The relation of the other side, as it could be pasted.
  fileprivate func backward(to resource: String) -> String {
    kind == .hasOne ? "{belongs_to: \(resource), unique: true}" : "{belongs_to: \(resource)}"
  }
}

extension RelationKey {
  fileprivate var isKind: Bool {
    switch self {
    case .belongsTo, .hasOne, .hasMany, .manyToMany: true
    case .through, .description, .was, .inverse, .backfill, .nullable, .onDelete, .unique, .immutable, .owner, .write:
      false
    }
  }

  fileprivate func applies(to kind: RelationKey) -> Bool {
    switch self {
    case .belongsTo, .hasOne, .hasMany, .manyToMany, .description: true
    case .through: kind == .manyToMany
    case .was: kind == .belongsTo || kind == .manyToMany
    case .inverse: kind != .belongsTo
    case .backfill, .nullable, .onDelete, .unique, .immutable, .owner, .write: kind == .belongsTo
    }
  }
}

extension Analyzer {
  /// Adds the relations of a resource that are kept elsewhere: behind keys of other records and in join tables.
  mutating func addToMany(at position: Int) {
    for (index, written) in drafts[position].spec.relations.enumerated() {
      guard case .elsewhere? = drafts[position].member(written.name.text),
        let target = written.target.flatMap({ positions[$0.text] })
      else { continue }
      let name = Name(spelled: written.name.text, words: splitWords(written.name.text))
      switch written.kind {
      case .hasOne:
        guard let inverse = inverse(of: written, from: position, to: target),
          isUnique(inverse, of: written, from: position, to: target)
        else { continue }
        drafts[position].relations[index] = .hasOne(
          HasOne(
            name: name,
            description: written.description?.text,
            target: drafts[target].name.spelled,
            inverse: inverse,
            origin: written.name.range
          )
        )
      case .hasMany:
        guard let inverse = inverse(of: written, from: position, to: target) else { continue }
        drafts[position].relations[index] = .hasMany(
          HasMany(
            name: name,
            description: written.description?.text,
            target: drafts[target].name.spelled,
            inverse: inverse,
            origin: written.name.range
          )
        )
      case .manyToMany:
        guard let relation = manyToMany(written, named: name, from: position, to: target) else { continue }
        drafts[position].relations[index] = .manyToMany(relation)
      case .belongsTo, nil: continue
      }
    }
  }

  /// Whether at most one record of the other resource leads to the same one; that several could is reported.
  private mutating func isUnique(_ inverse: String, of written: RelationSpec, from position: Int, to target: Int)
    -> Bool
  {
    let other = drafts[target]
    guard let index = other.relationPositions[inverse] else { return false }
    let key = other.spec.relations[index]
    if key.isUnique || other.spec.uniques.contains(where: { $0.isForAll && $0.words.map(\.text) == [inverse] }) {
      return true
    }
    guard other.spec.isWhole else { return false }
    let here = drafts[position].name
    findings.error(
      .inverseNotUnique,
      "'\(written.name.text)' is one \(other.name), but several can lead to the same \(here)",
      at: written.target?.range ?? written.name.range,
      notes: [Diagnostic.Note("'\(inverse)' of \(other.name) is not unique", at: key.name.range)],
      help: "write '\(inverse): {belongs_to: \(here), unique: true}' in \(other.name), or 'has_many' here"
    )
    return false
  }

  /// The name of the `belongs_to` that a `has_one` or `has_many` is the other side of.
  private mutating func inverse(of written: RelationSpec, from position: Int, to target: Int) -> String? {
    let here = drafts[position].name.spelled
    let other = drafts[target]
    if let word = written.inverse {
      guard let index = other.relationPositions[word.text] else {
        return reportUnknownInverse(word, in: other)
      }
      let found = other.spec.relations[index]
      guard found.kind == .belongsTo, found.target?.text == here else {
        if found.kind != nil, found.target.map({ positions[$0.text] != nil }) == true {
          findings.error(
            .wrongInverse,
            "'\(word.text)' of \(other.name) is not a belongs_to that leads to \(here)",
            at: word.range,
            notes: [Diagnostic.Note("'\(word.text)' is declared here", at: found.name.range)]
          )
        }
        return nil
      }
      return word.text
    }
    let candidates = (other.leading[here] ?? []).map { other.spec.relations[$0].name }
    if candidates.count == 1 { return candidates[0].text }
    if candidates.isEmpty {
      let isBroken =
        !other.spec.isWhole
        || other.spec.relations.contains { $0.kind == nil || $0.target.map { positions[$0.text] == nil } ?? true }
      guard !isBroken else { return nil }
      findings.error(
        .missingInverse,
        "\(other.name) has no belongs_to that leads to \(here)",
        at: written.target?.range ?? written.name.range,
        notes: [Diagnostic.Note("\(other.name) is declared here", at: other.spec.name.range)],
        help: "add '\(drafts[position].name.snake): \(written.backward(to: here))' to the relations of \(other.name)"
      )
      return nil
    }
    findings.error(
      .ambiguousInverse,
      "\(other.name) leads to \(here) by \(candidates.count) relations",
      at: written.name.range,
      notes: candidates.prefix(5).map { Diagnostic.Note("'\($0.text)' is one of them", at: $0.range) },
      help: "say which: 'inverse: \(candidates[0].text)'"
    )
    return nil
  }

  mutating func reportUnknownInverse(_ word: Word, in other: Draft) -> String? {
    guard other.spec.isWhole else { return nil }
    let help = findings.suggestion(for: word.text, among: other.spec.relations.map(\.name.text))
    findings.error(.unknownInverse, "\(other.name) has no relation '\(word.text)'", at: word.range, help: help)
    return nil
  }

  private mutating func manyToMany(
    _ written: RelationSpec,
    named name: Name,
    from position: Int,
    to target: Int
  ) -> ManyToMany? {
    let draft = drafts[position]
    let other = drafts[target]
    guard canBePaired(written, from: draft, to: other) else { return nil }
    if let through = written.through {
      return manyToMany(written, named: name, through: through, from: position, to: target)
    }
    let own = draft.key.first.name
    let related = other.key.first.name
    let one = Inflection.singular(of: name.words)
    let keys = keys(of: name, to: other)
    var namespace = draft.namespace
    let bearer = Bearer("the set of keys of the relation", name.spelled)
    findings.take(keys.words, in: &namespace, for: bearer, at: written.name.range)
    drafts[position].namespace = namespace

    var relation = ManyToMany(
      name: name,
      description: written.description?.text,
      target: other.name.spelled,
      inverse: nil,
      keys: keys,
      joinTable: "\(draft.plural.snake)_\(name.snake)",
      ownColumn: "\(draft.name.snake)_\(own.snake)",
      targetColumn: "\(one.joined(separator: "_"))_\(related.snake)",
      ownsTable: true,
      origin: written.name.range
    )
    guard let word = written.inverse else {
      relation.inverse = otherSides["\(draft.name).\(name)"]?.name.text
      guard relation.ownColumn != relation.targetColumn else {
        findings.error(
          .joinColumns,
          "both columns of the join table of '\(name)' would be named '\(relation.ownColumn)'",
          at: written.name.range,
          help: "name the relation by the part that the other record plays: 'friends', 'parts'"
        )
        return nil
      }
      return relation
    }
    guard let index = other.relationPositions[word.text] else {
      _ = reportUnknownInverse(word, in: other)
      return nil
    }
    let owner = other.spec.relations[index]
    guard isOwner(owner, of: written, at: word, from: draft, to: other) else { return nil }
    let ownerWords = splitWords(owner.name.text)
    relation.inverse = owner.name.text
    relation.joinTable = "\(other.plural.snake)_\(ownerWords.joined(separator: "_"))"
    relation.ownColumn = "\(Inflection.singular(of: ownerWords).joined(separator: "_"))_\(own.snake)"
    relation.targetColumn = "\(other.name.snake)_\(related.snake)"
    relation.ownsTable = false
    return relation
  }

  /// What a body calls the set of keys: `genre_ids`, or `territory_codes` where `code` is the key.
  func keys(of name: Name, to other: Draft) -> Name {
    style.spell(Inflection.singular(of: name.words) + Inflection.plural(of: other.key.first.name.words))
  }

  /// Whether `owner` declares the join table that `written` claims to be the other side of.
  private mutating func isOwner(
    _ owner: RelationSpec,
    of written: RelationSpec,
    at word: Word,
    from draft: Draft,
    to other: Draft
  ) -> Bool {
    guard let kind = owner.kind, let target = owner.target, positions[target.text] != nil else { return false }
    let message: String
    var notes = [Diagnostic.Note("'\(word.text)' is declared here", at: owner.name.range)]
    if kind != .manyToMany || target.text != draft.name.spelled {
      message = "'\(word.text)' of \(other.name) is not a many_to_many that leads to \(draft.name)"
    } else if let through = owner.through {
      message =
        "'\(word.text)' of \(other.name) goes through \(through.resource?.text ?? "a resource"), which this does not"
    } else if owner.name.range == written.name.range {
      message = "'\(word.text)' cannot be the other side of itself"
      notes = []
    } else if let inverse = owner.inverse {
      message = "'\(word.text)' of \(other.name) has an 'inverse' too, so neither side declares the join table"
      notes = [Diagnostic.Note("the other 'inverse' stands here", at: inverse.range)]
      // One complaint for the pair.
      if inverse.range.begins(before: word.range), inverse.text == written.name.text { return false }
    } else if let first = otherSides["\(other.name).\(word.text)"], first.name.range != written.name.range {
      message = "'\(word.text)' of \(other.name) has another side already"
      notes = [Diagnostic.Note("'\(first.name.text)' is the other side", at: first.name.range)]
    } else {
      return true
    }
    findings.error(.wrongInverse, message, at: word.range, notes: notes)
    return false
  }

  /// Finds the sides of join tables that name the side which declares the table.
  mutating func findOtherSides() {
    for draft in drafts {
      for relation in draft.spec.relations where relation.kind == .manyToMany && relation.through == nil {
        guard let target = relation.target?.text, let inverse = relation.inverse?.text else { continue }
        let key = "\(target).\(inverse)"
        if otherSides[key] == nil { otherSides[key] = relation }
      }
    }
  }
}
