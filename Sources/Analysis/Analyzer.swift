import Diagnostics
import Model
import Patterns
import Spec

/// The state of one analysis.
struct Analyzer {
  /// With the parts of mixins in every resource that names them, once they are mixed in.
  var spec: Spec
  var findings: Findings
  var style = Style.snake
  /// Every declared enum; without a value when it could not be read.
  var enums: [String: EnumType?] = [:]
  var usedEnums: Set<String> = []
  /// Names of enums and resources.
  var types = Namespace()
  /// In the order of the spec.
  var drafts: [Draft] = []
  /// Where the draft of a resource stands.
  var positions: [String: Int] = [:]
  /// The first `many_to_many` that names `Resource.relation` as its inverse.
  var otherSides: [String: RelationSpec] = [:]
  /// The resources whose records cannot be deleted without regard to those that belong to them.
  var held: Set<String> = []
  /// Names that a misspelled one is compared with.
  var resourceNames: [String] = []
  /// Resources that the spec had before.
  var removed: [FormerResource] = []
  /// The names of members that were read, since most are those of many resources.
  var memberNames: [String: Name] = [:]
  /// What those of every record are called.
  var timestamps = Timestamps(
    created: Style.snake.spell(["created", "at"]),
    updated: Style.snake.spell(["updated", "at"])
  )
  /// The plurals of words that resources are named by, which share most of them.
  var plurals: [String: String] = [:]
  /// What access that was read comes to.
  var verbs: [Permissions: Set<Resource.Verb>] = [:]
  /// How people sign in; absent where nobody does, and until it is read.
  var auth: Auth?
  /// Where the draft of those who sign in stands.
  var principal: Int?
  var isAuthBroken = false
  /// The rules with a name, by it.
  var rules: [String: RuleSpec] = [:]
  /// Those that something asks.
  var usedRules: Set<String> = []
  /// Patterns are repeated often and checked once.
  var patterns: [String: Result<Pattern, PatternProblem>] = [:]

  init(_ spec: Spec, after diagnostics: [Diagnostic], keepsSilenced: Bool) {
    self.spec = spec
    findings = Findings(diagnostics, keepsSilenced: keepsSilenced)
  }
}

/// A resource on its way into the model: one for each, which every step adds to.
final class Draft {
  /// How a resource has a member.
  enum Standing {
    case id
    /// By its place in `fields`.
    case field(Int)
    /// The key of a relation, by its place in `relations`.
    case key(Int)
    case timestamp(Name)
    /// A relation that is kept with other records.
    case elsewhere
    /// A password, which nothing shows or compares.
    case withheld
    /// Declared, and already reported.
    case broken
  }

  /// What the name of a member stands for.
  enum Member {
    case stored(Query.Member)
    /// A relation that is kept with other records.
    case elsewhere
    /// A password, which nothing shows or compares.
    case withheld
    /// Declared, and already reported.
    case broken
  }

  /// As the spec has it.
  let spec: ResourceSpec
  let name: Name
  let plural: Name
  /// What it was called before.
  var former: FormerResource?
  /// Members that it had before, as they are written.
  var removed: [(name: Name, word: Word)] = []
  var fields: [Field] = []
  /// By their place in the spec; absent when they are broken.
  var relations: [Relation?] = []
  /// Where a relation stands in `relations`.
  var relationPositions: [String: Int] = [:]
  /// The places of the `belongs_to` relations that lead to a resource.
  var leading: [String: [Int]] = [:]
  var timestamps: Timestamps?
  var deletion: Name?
  var key: RecordKey
  var lookup: RecordKey.Part?
  /// By the author's spelling of members.
  var standings: [String: Standing] = [:]
  var verbs: Set<Resource.Verb> = []
  /// Who may do what not anyone may.
  var policies: [Resource.Verb: Policy] = [:]
  var writtenPolicies: [Resource.Verb: String] = [:]
  var password: Password?
  var isAccessKnown = true
  var uniques: [Index] = []
  var indexes: [Index] = []
  var checks: [Check] = []
  var query = Query()
  var actions: [Action] = []
  var states: StateMachine?
  var listView: [String]?
  var examples: [Example] = []
  var envelope: EnvelopeNames?
  /// Names of records' members on the wire and of columns.
  var namespace: Namespace

  init(_ spec: ResourceSpec, name: Name, plural: Name, key: RecordKey) {
    self.spec = spec
    self.name = name
    self.plural = plural
    self.key = key
    let count = spec.fields.count + spec.relations.count * 2 + 3
    namespace = Namespace(for: count)
    standings.reserveCapacity(count)
  }

  /// What a member's name, as the author spells it, stands for.
  func member(_ name: String) -> Member? {
    switch standings[name] {
    case nil: nil
    case .elsewhere: .elsewhere
    case .withheld: .withheld
    case .broken: .broken
    case .id: stored(key.first.name, key.first.type, isNullable: false, at: spec.name.range)
    case .timestamp(let name): stored(name, .datetime, isNullable: false, at: spec.name.range)
    case .field(let position):
      stored(
        fields[position].name,
        fields[position].type,
        isNullable: fields[position].isNullable,
        at: fields[position].origin
      )
    case .key(let position):
      if case .belongsTo(let relation)? = relations[position] {
        stored(relation.key, relation.type, isNullable: relation.isNullable, at: relation.origin)
      } else {
        .broken
      }
    }
  }

  private func stored(_ name: Name, _ type: ValueType, isNullable: Bool, at range: SourceRange) -> Member {
    .stored(Query.Member(name: name, column: name.snake, type: type, isNullable: isNullable, origin: range))
  }

  /// Names that a misspelled member is compared with, in the order of the spec.
  var memberNames: [String] {
    (spec.key == nil ? [key.first.name.spelled] : [])
      + spec.fields.map(\.name.text).filter { $0 != password?.name.spelled }
      + (timestamps.map { [$0.created.spelled, $0.updated.spelled] } ?? []) + spec.relations.map(\.name.text)
  }

  /// Whether the spec wants several members to be the key.
  var hasCompositeKey: Bool { (spec.key?.words.count ?? 0) > 1 }

  /// The relation that leads to whose a record is.
  var owner: BelongsTo? {
    for case .belongsTo(let relation)? in relations where relation.isOwner { return relation }
    return nil
  }

  /// The only part of the key.
  var keyMember: RecordCondition.Member {
    RecordCondition.Member(name: key.first.name, column: key.first.column, type: key.first.type, isNullable: false)
  }

  func relation(_ name: String) -> Relation? {
    relationPositions[name].flatMap { relations[$0] }
  }

  /// Whether something of the resource was reported, so that what seems missing may only be broken.
  var isBroken: Bool {
    !spec.isWhole || relations.contains { $0 == nil }
  }
}
