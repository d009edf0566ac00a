import Diagnostics
import Model
import Spec

extension Analyzer {
  mutating func addQuery(at position: Int) {
    guard let written = drafts[position].spec.query else { return }
    let draft = drafts[position]
    let filtered = members(written.filter, of: draft, to: "filtered by") { !$0.operators(isNullable: false).isEmpty }
    let filters = filtered.map { member in
      Query.Filter(member: member, operators: member.type.operators(isNullable: member.isNullable))
    }
    let sorts = members(written.sort, of: draft, to: "sorted by", fits: \.isSortable)
    drafts[position].query = Query(filters: filters, sorts: sorts, includes: includes(written.include, of: draft))
  }

  private mutating func members(
    _ words: [Word],
    of draft: Draft,
    to purpose: String,
    fits: (ValueType) -> Bool
  ) -> [Query.Member] {
    findings.unique(words).compactMap { word in
      member(word, of: draft, to: purpose).flatMap { isFit($0, word, of: draft, to: purpose, fits) ? $0 : nil }
    }
  }

  /// Whether values of the member's type can be used so.
  private mutating func isFit(
    _ member: Query.Member,
    _ word: Word,
    of draft: Draft,
    to purpose: String,
    _ fits: (ValueType) -> Bool
  ) -> Bool {
    if fits(member.type) { return true }
    let isOnlyLong = member.type.isLongDecimal
    findings.error(
      .notComparable,
      "\(draft.name) cannot be \(purpose) '\(word.text)', which is of the type '\(member.type.spelled)'",
      at: word.range,
      help: isOnlyLong ? "decimals of at most 18 digits can be" : nil
    )
    return false
  }

  /// The stored value that a word names; what it is wanted for stands in the message.
  mutating func member(_ word: Word, of draft: Draft, to purpose: String) -> Query.Member? {
    switch draft.member(word.text) {
    case .stored(var member):
      member.origin = word.range
      return member
    case .broken: return nil
    case .withheld:
      findings.error(
        .unknownMember,
        "\(draft.name) cannot be \(purpose) '\(word.text)', which is a password",
        at: word.range
      )
      return nil
    case .elsewhere:
      let isOne = draft.relation(word.text).map { !$0.isToMany } ?? false
      findings.error(
        .unknownMember,
        "\(draft.name) cannot be \(purpose) '\(word.text)', which \(isOne ? "is kept with the other record" : "leads to many records")",
        at: word.range
      )
      return nil
    case nil:
      guard draft.spec.isWhole else { return nil }
      let relation = draft.spec.relations.first { relation in
        guard case .belongsTo(let key)? = draft.relation(relation.name.text) else { return false }
        return key.key.spelled == word.text
      }
      let help =
        relation.map { "name the relation: '\($0.name.text)'" }
        ?? findings.suggestion(for: word.text, among: draft.memberNames)
      findings.error(.unknownMember, "\(draft.name) has no member '\(word.text)'", at: word.range, help: help)
      return nil
    }
  }

  /// The paths in their order, each path of two behind the path of one that it begins with.
  private mutating func includes(_ words: [Word], of draft: Draft) -> [Query.Include] {
    var includes: [Query.Include] = []
    var known: Set<String> = []
    for word in findings.unique(words) {
      guard let path = path(word, of: draft) else { continue }
      for length in 1...path.count {
        let include = Query.Include(path: Array(path.prefix(length)), origin: word.range)
        if known.insert(include.spelled).inserted { includes.append(include) }
      }
    }
    return includes
  }

  private mutating func path(_ word: Word, of draft: Draft) -> [String]? {
    var path: [String] = []
    var current = draft
    var start = 0
    let isOfSeveral = word.text.hasByte { $0 == UInt8(ascii: ".") }
    let steps =
      isOfSeveral ? word.text.split(separator: ".", omittingEmptySubsequences: false).map(String.init) : [word.text]
    for step in steps {
      let range = word.range(of: start..<(start + step.unicodeScalars.count))
      start += step.unicodeScalars.count + 1
      guard path.count < 2 else {
        findings.error(.includeDepth, "'\(word.text)' takes more than two steps", at: range)
        return nil
      }
      guard let relation = relation(step, of: current, at: range), let target = positions[relation.target] else {
        return nil
      }
      guard isReadable(relation, in: drafts[target], at: range) else { return nil }
      path.append(step)
      current = drafts[target]
    }
    return path
  }

  private mutating func relation(_ name: String, of draft: Draft, at range: SourceRange) -> Relation? {
    if draft.relationPositions[name] != nil { return draft.relation(name) }
    if draft.member(name) != nil {
      findings.error(.unknownRelation, "'\(name)' of \(draft.name) is not a relation", at: range)
    } else if draft.spec.isWhole {
      let help = findings.suggestion(for: name, among: draft.spec.relations.map(\.name.text))
      findings.error(.unknownRelation, "\(draft.name) has no relation '\(name)'", at: range, help: help)
    }
    return nil
  }

  /// What may not be read or listed by itself may not be read through another resource either.
  private mutating func isReadable(_ relation: Relation, in target: Draft, at range: SourceRange) -> Bool {
    let verb: Resource.Verb =
      switch relation {
      case .belongsTo, .hasOne: .read
      case .hasMany, .manyToMany: .list
      }
    if target.verbs.contains(verb) || !target.isAccessKnown || !target.spec.isWhole { return true }
    findings.error(
      .includeUnreadable,
      "nobody may \(verb.rawValue) the records of \(target.name), so '\(relation.name)' cannot be included",
      at: range,
      notes: [Diagnostic.Note("\(target.name) is declared here", at: target.spec.name.range)],
      help: "say '\(verb.rawValue): anyone' in the access of \(target.name), or leave the path out"
    )
    return false
  }

  mutating func addIndexes(at position: Int) {
    let draft = drafts[position]
    guard !draft.spec.uniques.isEmpty || !draft.spec.indexes.isEmpty else { return }
    var sets: [[String]: SourceRange] = [:]
    if let key = draft.spec.key { sets[key.words.map(\.text).sorted()] = key.range }
    for field in draft.fields where field.isUnique && sets[[field.name.spelled]] == nil {
      sets[[field.name.spelled]] = field.origin
    }
    for relation in draft.belongsTo where relation.isUnique { sets[[relation.name.spelled]] = relation.origin }
    drafts[position].uniques = draft.spec.uniques.compactMap { index($0, of: draft, &sets, order: \.sorted) }
    var orders: [[String]: SourceRange] = [:]
    drafts[position].indexes = draft.spec.indexes.compactMap { index($0, of: draft, &orders, order: \.self) }
  }

  private mutating func index(
    _ list: WordList,
    of draft: Draft,
    _ known: inout [[String]: SourceRange],
    order: KeyPath<[String], [String]>
  ) -> Index? {
    let words = findings.unique(list.words)
    let members = words.compactMap { word in
      member(word, of: draft, to: "indexed by").flatMap { member in
        isFit(member, word, of: draft, to: "indexed by", \.isComparable) ? (word.text, member.column) : nil
      }
    }
    var condition: RecordCondition?
    if let word = list.condition {
      condition = self.condition(word, over: draft)
      if condition == nil { return nil }
    }
    // Whether the members are sound or not: a list that stands twice is a mistake of its own.
    guard words.count == list.words.count, !words.isEmpty else { return nil }
    let names = words.map(\.text)
    // The same members may be unique among several kinds of records.
    let key = names[keyPath: order] + (list.condition.map { [$0.text] } ?? [])
    if let earlier = known[key] {
      findings.error(
        .duplicateIndex,
        "the same members are listed twice",
        at: list.range,
        notes: [Diagnostic.Note("said here already", at: earlier)]
      )
      return nil
    }
    known[key] = list.range
    guard members.count == words.count else { return nil }
    return Index(members: names, columns: members.map(\.1), condition: condition, origin: list.range)
  }
}

extension Draft {
  fileprivate var belongsTo: [BelongsTo] {
    relations.compactMap { if case .belongsTo(let relation) = $0 { relation } else { nil } }
  }
}

extension [String] {
  fileprivate var sorted: [String] { sorted() }
}
