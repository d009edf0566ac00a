import Diagnostics
import Model
import Spec

/// Names of before that are spoken for, each with what has it.
private struct Claims {
  private var owners: [String: (what: String, range: SourceRange)] = [:]

  /// Registers a name for `what`; says who has it already when it is taken.
  mutating func take(_ name: String, for what: String, at range: SourceRange) -> (what: String, range: SourceRange)? {
    if let owner = owners[name] { return owner }
    owners[name] = (what, range)
    return nil
  }

  func owner(of name: String) -> (what: String, range: SourceRange)? { owners[name] }
}

// MARK: - Cases

extension Analyzer {
  /// Adds to the cases of an enum those that they take over.
  mutating func addFormerCases(of written: [EnumSpec.Case], to cases: inout [EnumType.Case]) {
    let declared = Dictionary(written.map { ($0.name.text, $0) }, uniquingKeysWith: { first, _ in first })
    var claims = Claims()
    for item in written {
      for word in findings.unique(item.former) {
        // A case that says itself what it was has left its name to others.
        let owner = declared[word.text].flatMap { $0.former.isEmpty || $0.name == item.name ? $0.name.range : nil }
        guard name(word, .enumCase, of: "a case") != nil,
          isFree(word, for: item.name, declared: owner, among: &claims, as: word.text),
          let index = cases.firstIndex(where: { $0.name.spelled == item.name.text })
        else { continue }
        cases[index].former.append(word.text)
      }
    }
  }

  /// Whether a name of before can have been that of `owner`: nothing else has it now, and nothing else had it; what is wrong
  /// is reported.
  private mutating func isFree(
    _ word: Word,
    for owner: Word,
    declared: SourceRange?,
    among claims: inout Claims,
    as name: String
  ) -> Bool {
    if let declared {
      if declared == owner.range {
        reportUnchanged(word, owner)
      } else {
        reportDeclared(word, owner, at: declared)
      }
      return false
    }
    guard let first = claims.take(name, for: "'\(owner.text)'", at: word.range) else { return true }
    reportTwice(word, first)
    return false
  }

  private mutating func reportUnchanged(_ word: Word, _ owner: Word) {
    findings.error(
      .wasUnchanged,
      "'\(word.text)' is what '\(owner.text)' is still called",
      at: word.range,
      help: "leave 'was' out, or name what it was called before"
    )
  }

  private mutating func reportDeclared(_ word: Word, _ owner: Word, at place: SourceRange) {
    findings.error(
      .wasDeclared,
      "'\(owner.text)' cannot have been '\(word.text)', which is still there",
      at: word.range,
      notes: [Diagnostic.Note("it is declared here", at: place)],
      help: "leave 'was' out, or give the name '\(word.text)' away in a later migration"
    )
  }

  private mutating func reportTwice(_ word: Word, _ first: (what: String, range: SourceRange)) {
    findings.error(
      .wasTwice,
      "'\(word.text)' has become \(first.what) already",
      at: word.range,
      notes: [Diagnostic.Note("which is said here", at: first.range)],
      help: "keep one of them"
    )
  }
}

// MARK: - Resources

extension Analyzer {
  /// Finds what resources were called before, and those that are gone.
  mutating func addFormerResources() {
    var claims = Claims()
    let tables = Dictionary(drafts.map { ($0.plural.snake, $0) }, uniquingKeysWith: { first, _ in first })
    for position in drafts.indices {
      let draft = drafts[position]
      guard let written = draft.spec.former, let former = former(written, of: draft.name),
        let word = written.name ?? written.plural
      else { continue }
      let owner = draft.spec.name
      if former.name == draft.name, former.table == draft.plural.snake {
        reportUnchanged(word, owner)
        continue
      }
      let other = former.name == draft.name ? nil : positions[former.name.spelled].map { drafts[$0] }
      // One that says itself what it was has left its name to others.
      if let other = other ?? tables[former.table], other !== draft, other.spec.former == nil {
        reportDeclared(word, owner, at: other.spec.name.range)
        continue
      }
      let names = former.table == draft.plural.snake ? [former.name.spelled] : [former.name.spelled, former.table]
      let taken = names.compactMap { claims.take($0, for: "'\(owner.text)'", at: word.range) }
      if let first = taken.first {
        reportTwice(word, first)
        continue
      }
      drafts[position].former = former
    }
    addRemovedResources(tables, claims)
  }

  private mutating func addRemovedResources(_ tables: [String: Draft], _ claims: Claims) {
    var listed: [String: Word] = [:]
    for written in spec.removed {
      guard let former = former(written, of: nil), let word = written.name ?? written.plural else { continue }
      let declared = positions[former.name.spelled].map { drafts[$0] } ?? tables[former.table]
      let owner = declared.map { (what: "'\($0.name)'", range: $0.spec.name.range) }
      let heir = claims.owner(of: former.name.spelled) ?? claims.owner(of: former.table)
      if reportKept(word, owner, heir) { continue }
      if let earlier = listed[former.table] {
        reportListed(word, earlier)
        continue
      }
      listed[former.table] = word
      removed.append(former)
    }
  }

  /// A resource as it was called before; its name is the one it has where only the plural was another.
  private mutating func former(_ written: FormerSpec, of present: Name?) -> FormerResource? {
    let plural = written.plural.flatMap { name($0, .type, of: "a plural") }
    if written.plural != nil, plural == nil { return nil }
    if let word = written.name {
      guard let name = name(word, .type, of: "a resource") else { return nil }
      return FormerResource(name: name, plural: plural ?? pluralName(of: name.words))
    }
    guard let plural else { return nil }
    let words = Inflection.singular(of: plural.words)
    return FormerResource(name: present ?? Name(spelled: pascalCase(words), words: words), plural: plural)
  }

  private func pluralName(of words: [String]) -> Name {
    let words = Inflection.plural(of: words)
    return Name(spelled: pascalCase(words), words: words)
  }

  /// Reports a removed name that is still there, or there under another name.
  private mutating func reportKept(
    _ word: Word,
    _ owner: (what: String, range: SourceRange)?,
    _ heir: (what: String, range: SourceRange)?
  ) -> Bool {
    if let owner {
      let isSame = owner.what == "'\(word.text)'"
      findings.error(
        .removedDeclared,
        isSame ? "'\(word.text)' is not removed: it is still there" : "'\(word.text)' is kept by \(owner.what)",
        at: word.range,
        notes: [Diagnostic.Note("\(isSame ? "it" : owner.what) is declared here", at: owner.range)],
        help: "leave it out of 'removed'"
      )
    } else if let heir {
      findings.error(
        .removedDeclared,
        "'\(word.text)' is not removed: it has become \(heir.what)",
        at: word.range,
        notes: [Diagnostic.Note("which is said here", at: heir.range)],
        help: "leave it out of 'removed', or leave 'was' out"
      )
    }
    return owner != nil || heir != nil
  }

  private mutating func reportListed(_ word: Word, _ earlier: Word) {
    findings.error(
      .duplicateMember,
      "'\(word.text)' is listed twice",
      at: word.range,
      notes: [Diagnostic.Note("listed here already", at: earlier.range)]
    )
  }
}

// MARK: - Members

extension Analyzer {
  /// That something is said of before of a relation whose pairs are kept by another one.
  mutating func checkFormer(of written: RelationSpec) {
    guard written.kind == .manyToMany, let word = written.keys.first(where: { $0.key == .was })?.word else { return }
    if let through = written.through {
      findings.error(
        .keyDoesNotApply,
        "'was' means nothing for a relation whose pairs are records",
        at: word.range,
        help: through.resource.map { "say it in \($0.text), if that was renamed" }
      )
    } else if let inverse = written.inverse {
      findings.error(
        .keyDoesNotApply,
        "'was' means nothing on the side that does not declare the join table",
        at: word.range,
        help: "say it of '\(inverse.text)', if that was renamed"
      )
    }
  }

  /// Finds what the members of a resource were called before, and those that are gone.
  mutating func addFormerMembers(at position: Int) {
    let draft = drafts[position]
    guard !draft.moved.isEmpty || !draft.spec.removed.isEmpty else { return }
    let declared = draft.storedNames
    var claims = Claims()
    for written in draft.spec.fields {
      guard let word = written.former,
        let index = draft.fields.firstIndex(where: { $0.name.spelled == written.name.text }),
        let former = formerName(word, of: written.name, in: draft, declared, &claims)
      else { continue }
      draft.fields[index].former = former
    }
    for (index, written) in draft.spec.relations.enumerated() {
      guard let word = written.former, draft.relations[index] != nil,
        let former = formerName(word, of: written.name, in: draft, declared, &claims)
      else { continue }
      switch draft.relations[index] {
      case .belongsTo(var relation):
        relation.former = former
        draft.relations[index] = .belongsTo(relation)
      case .manyToMany(var relation):
        relation.former = former
        draft.relations[index] = .manyToMany(relation)
      case .hasOne, .hasMany, nil: continue
      }
    }
    addRemovedMembers(to: draft, declared, claims)
  }

  private mutating func formerName(
    _ word: Word,
    of owner: Word,
    in draft: Draft,
    _ declared: [String: SourceRange],
    _ claims: inout Claims
  ) -> Name? {
    guard let name = name(word, .member, of: "a member") else { return nil }
    let holder = declared[name.snake].flatMap { $0 == owner.range || !draft.moved.contains($0) ? $0 : nil }
    return isFree(word, for: owner, declared: holder, among: &claims, as: name.snake) ? name : nil
  }

  private mutating func addRemovedMembers(to draft: Draft, _ declared: [String: SourceRange], _ claims: Claims) {
    var listed: [String: Word] = [:]
    for word in draft.spec.removed {
      guard let name = name(word, .member, of: "a member") else { continue }
      let owner = declared[name.snake].map { (what: "'\(word.text)'", range: $0) }
      if reportKept(word, owner, claims.owner(of: name.snake)) { continue }
      if let earlier = listed[name.snake] {
        reportListed(word, earlier)
        continue
      }
      listed[name.snake] = word
      draft.removed.append((name, word))
    }
  }

  /// Finds the columns of a resource's relations, and of its join tables, as they were called before.
  mutating func addFormerColumns(at position: Int) {
    let draft = drafts[position]
    for (index, relation) in draft.relations.enumerated() {
      switch relation {
      case .belongsTo(var relation):
        guard relation.former != nil || isKeyRenamed(of: relation.target) else { continue }
        let column = formerColumn((relation.former ?? relation.name).words, to: relation.target)
        guard column != relation.column else { continue }
        let written = draft.spec.relations[index]
        if let place = draft.storedNames[column], !draft.moved.contains(place), let word = written.former {
          reportDeclared(word, written.name, at: place)
          continue
        }
        relation.formerColumn = column
        draft.relations[index] = .belongsTo(relation)
      case .manyToMany(var relation) where relation.ownsTable:
        let name = relation.former ?? relation.name
        let owner = draft.former ?? FormerResource(name: draft.name, plural: draft.plural)
        let pairs = PairNames(
          table: "\(owner.table)_\(name.snake)",
          ownColumn: formerColumn(owner.name.words, to: draft.name.spelled),
          targetColumn: formerColumn(Inflection.singular(of: name.words), to: relation.target)
        )
        guard pairs != relation.present else { continue }
        relation.formerPairs = pairs
        draft.relations[index] = .manyToMany(relation)
      case .manyToMany, .hasOne, .hasMany, nil: continue
      }
    }
  }

  private func isKeyRenamed(of target: String) -> Bool {
    guard let position = positions[target] else { return false }
    return drafts[position].formerKeyWords != drafts[position].key.first.name.words
  }

  /// The column that a key to a record was kept in, by the words that stand before the key's own name.
  func formerColumn(_ words: [String], to target: String) -> String {
    guard let position = positions[target] else { preconditionFailure("'\(target)' was found and is not there") }
    return (words + drafts[position].formerKeyWords).joined(separator: "_")
  }
}

extension Draft {
  /// The places of members that say themselves what they were, and so have left their names to others.
  fileprivate var moved: Set<SourceRange> {
    Set(
      spec.fields.filter { $0.former != nil }.map(\.name.range)
        + spec.relations.filter { $0.former != nil }.map(\.name.range)
    )
  }

  /// What the first part of its key was called before.
  var formerKeyWords: [String] {
    switch key.first.source {
    case .issued, .relation: key.first.name.words
    case .field(let name): (fields.first { $0.name.spelled == name }?.former ?? key.first.name).words
    }
  }

  /// The names of everything that the database keeps for a resource, in snake_case, and where each is declared: members,
  /// their columns, and relations that own a join table.
  fileprivate var storedNames: [String: SourceRange] {
    var names: [String: SourceRange] = [:]
    for case .stored(let member) in standings.keys.lazy.compactMap(member) {
      names[member.name.snake] = member.origin
      names[member.column] = member.origin
    }
    for case .some(let relation) in relations {
      switch relation {
      case .belongsTo(let relation): names[relation.name.snake] = relation.origin
      case .manyToMany(let relation) where relation.ownsTable: names[relation.name.snake] = relation.origin
      case .manyToMany, .hasOne, .hasMany: continue
      }
    }
    if let deletion { names[deletion.snake] = spec.softDelete?.range ?? spec.name.range }
    if let lock = spec.lock { names[Resource.lock.snake] = lock.range }
    return names
  }
}
