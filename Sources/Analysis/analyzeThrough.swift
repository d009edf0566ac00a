import Diagnostics
import Model
import Spec

extension Analyzer {
  /// A `many_to_many` whose pairs are the records of a resource.
  mutating func manyToMany(
    _ written: RelationSpec,
    named name: Name,
    through: ThroughSpec,
    from position: Int,
    to target: Int
  ) -> ManyToMany? {
    guard let middle = resource(through.resource).flatMap({ positions[$0] }), let word = through.resource,
      isOfRemoved(middle, at: word),
      let (own, other) = ends(of: written, through, from: position, to: target, over: middle),
      isUnique(own, other, over: middle, at: word),
      isOtherSide(of: written, through, over: middle, from: position, to: target)
    else { return nil }
    let isLinkable = isMadeOfKeys(middle, own, other)
    let keys = keys(of: name, to: drafts[target])
    if isLinkable {
      var namespace = drafts[position].namespace
      let bearer = Bearer("the set of keys of the relation", name.spelled)
      findings.take(keys.words, in: &namespace, for: bearer, at: written.name.range)
      drafts[position].namespace = namespace
    }
    return ManyToMany(
      name: name,
      description: written.description?.text,
      target: drafts[target].name.spelled,
      inverse: written.inverse?.text,
      keys: keys,
      joinTable: drafts[middle].plural.snake,
      ownColumn: own.column,
      targetColumn: other.column,
      ownsTable: false,
      through: Through(
        resource: drafts[middle].name.spelled,
        own: own.name.spelled,
        other: other.name.spelled,
        isLinkable: isLinkable
      ),
      origin: written.name.range
    )
  }

  /// Whether records of the resource are gone when they are deleted; that they are only hidden is reported.
  private mutating func isOfRemoved(_ middle: Int, at word: Word) -> Bool {
    let draft = drafts[middle]
    guard let hiding = draft.spec.softDelete else { return true }
    findings.error(
      .throughRelation,
      "records of \(draft.name) are hidden when they are deleted, so they cannot be pairs",
      at: word.range,
      notes: [Diagnostic.Note("which is said here", at: hiding.range)],
      help: "leave 'soft_delete' out of \(draft.name), or list its records by '{has_many: \(draft.name)}'"
    )
    return false
  }

  /// The relations of the resource in the middle that lead to both sides.
  private mutating func ends(
    of written: RelationSpec,
    _ through: ThroughSpec,
    from position: Int,
    to target: Int,
    over middle: Int
  ) -> (own: BelongsTo, other: BelongsTo)? {
    let draft = drafts[middle]
    let own = candidates(draft, to: drafts[position].name, named: through.own, at: through.resource)
    let other = candidates(draft, to: drafts[target].name, named: through.other, at: through.resource)
    guard var own, var other else { return nil }
    // Where one end is known, the other is a relation beside it.
    if own.count == 1 { other.removeAll { $0.name == own[0].name } }
    if other.count == 1 { own.removeAll { $0.name == other[0].name } }
    guard own.count == 1, other.count == 1 else {
      let several = own.count > 1 ? own : other
      guard let one = several.first else {
        reportMissing(draft, to: drafts[target].name, at: through.resource)
        return nil
      }
      let first = own.first ?? one
      let last = other.last { $0.name != first.name } ?? one
      findings.error(
        .ambiguousInverse,
        "\(draft.name) leads to \(one.target) by \(several.count) relations",
        at: through.resource?.range ?? written.name.range,
        notes: several.prefix(5).map { Diagnostic.Note("'\($0.name)' is one of them", at: $0.origin) },
        help: "say which: 'through: {resource: \(draft.name), own: \(first.name), other: \(last.name)}'"
      )
      return nil
    }
    for end in [own[0], other[0]] where end.isNullable {
      findings.error(
        .throughRelation,
        "'\(end.name)' of \(draft.name) is nullable, so not every \(draft.name) is a pair",
        at: through.resource?.range ?? written.name.range,
        notes: [Diagnostic.Note("'\(end.name)' is declared here", at: end.origin)],
        help: "leave 'nullable: true' out of '\(end.name)'"
      )
      return nil
    }
    return (own[0], other[0])
  }

  /// The relations that could lead to one side; absent when there is none, which is reported.
  private mutating func candidates(_ draft: Draft, to side: Name, named word: Word?, at place: Word?) -> [BelongsTo]? {
    if let word {
      guard let index = draft.relationPositions[word.text] else {
        _ = reportUnknownInverse(word, in: draft)
        return nil
      }
      if case .belongsTo(let relation)? = draft.relations[index], relation.target == side.spelled { return [relation] }
      guard !draft.isBroken else { return nil }
      findings.error(
        .throughRelation,
        "'\(word.text)' of \(draft.name) is not a belongs_to that leads to \(side)",
        at: word.range,
        notes: [Diagnostic.Note("'\(word.text)' is declared here", at: draft.spec.relations[index].name.range)]
      )
      return nil
    }
    let found = (draft.leading[side.spelled] ?? []).compactMap { index -> BelongsTo? in
      if case .belongsTo(let relation)? = draft.relations[index] { relation } else { nil }
    }
    guard found.isEmpty else { return found }
    reportMissing(draft, to: side, at: place)
    return nil
  }

  private mutating func reportMissing(_ draft: Draft, to side: Name, at place: Word?) {
    let isBroken =
      !draft.spec.isWhole
      || draft.spec.relations.contains { $0.kind == nil || $0.target.map { positions[$0.text] == nil } ?? true }
    guard !isBroken, let place else { return }
    let known = draft.leading[side.spelled]?.first.map { draft.spec.relations[$0].name.text }
    findings.error(
      .missingInverse,
      known == nil
        ? "\(draft.name) has no belongs_to that leads to \(side)"
        : "\(draft.name) has only one belongs_to that leads to \(side)",
      at: place.range,
      notes: [Diagnostic.Note("\(draft.name) is declared here", at: draft.spec.name.range)],
      help:
        "add '\(known == nil ? side.snake : "other_\(side.snake)"): {belongs_to: \(side)}' to the relations of \(draft.name)"
    )
  }

  /// Whether no two records pair the same two, by their key or by a unique set; that they could is reported.
  private mutating func isUnique(_ own: BelongsTo, _ other: BelongsTo, over middle: Int, at word: Word) -> Bool {
    let draft = drafts[middle]
    let pair: Set = [own.name.spelled, other.name.spelled]
    func isPair(_ words: [Word]) -> Bool { words.count == 2 && Set(words.map(\.text)) == pair }
    if draft.spec.key.map({ isPair($0.words) }) ?? false { return true }
    if draft.spec.uniques.contains(where: { $0.isForAll && isPair($0.words) }) { return true }
    guard draft.spec.isWhole else { return false }
    findings.error(
      .throughNotUnique,
      "several records of \(draft.name) can pair the same \(own.target) and \(other.target)",
      at: word.range,
      notes: [Diagnostic.Note("\(draft.name) is declared here", at: draft.spec.name.range)],
      help: draft.spec.key == nil
        ? "add 'unique: [[\(own.name), \(other.name)]]' to \(draft.name), or let them be its key: 'key: [\(own.name), \(other.name)]'"
        : "add 'unique: [[\(own.name), \(other.name)]]' to \(draft.name)"
    )
    return false
  }

  /// Whether what `inverse` names, if it names something, is the same pairs seen from the other side.
  private mutating func isOtherSide(
    of written: RelationSpec,
    _ through: ThroughSpec,
    over middle: Int,
    from position: Int,
    to target: Int
  ) -> Bool {
    guard let word = written.inverse else { return true }
    let other = drafts[target]
    guard let index = other.relationPositions[word.text] else {
      _ = reportUnknownInverse(word, in: other)
      return false
    }
    let found = other.spec.relations[index]
    let here = drafts[position].name
    guard found.kind == .manyToMany, found.target?.text == here.spelled,
      found.through?.resource?.text == drafts[middle].name.spelled, found.name.range != written.name.range
    else {
      guard found.kind != nil, found.target.map({ positions[$0.text] != nil }) == true else { return false }
      findings.error(
        .wrongInverse,
        "'\(word.text)' of \(other.name) is not a many_to_many that leads to \(here) through \(drafts[middle].name)",
        at: word.range,
        notes: [Diagnostic.Note("'\(word.text)' is declared here", at: found.name.range)]
      )
      return false
    }
    return true
  }

  /// Whether records can be made from the two keys alone, and deleted without asking anyone; whose one is, no link says.
  private func isMadeOfKeys(_ position: Int, _ own: BelongsTo, _ other: BelongsTo) -> Bool {
    let draft = drafts[position]
    let isFree = draft.fields.allSatisfy { !$0.isRequired && !$0.isMade && !($0.isUnique && $0.defaultValue != nil) }
    let others = draft.relations.allSatisfy { relation in
      guard case .belongsTo(let key)? = relation else { return true }
      return !key.isOwner && (key.isNullable || key.name == own.name || key.name == other.name)
    }
    return isFree && others && !draft.spec.hasHooks && !held.contains(draft.name.spelled)
  }
}
