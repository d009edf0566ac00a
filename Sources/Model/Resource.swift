package import Diagnostics

/// A kind of record: a table, its routes and its rules.
package struct Resource: Sendable, Equatable {
  /// What a caller can do with records of a resource.
  package enum Verb: String, Sendable, Hashable, CaseIterable {
    case list, read, create, update, delete, restore, purge
  }

  package var name: Name
  /// Derived from the name, or the spec's `plural:`. Paths take its kebab-case, tables its snake_case.
  package var plural: Name
  /// What it was called before, where that was something else.
  package var former: FormerResource?
  /// Members that it had before and that may go with all their values.
  package var removed: [Name] = []
  package var description: String?
  package var key: RecordKey
  /// The field that paths name a record by, where that is not the key.
  package var lookup: RecordKey.Part?
  /// In the order of the spec; without the id, relations and timestamps.
  package var fields: [Field]
  /// In the order of the spec.
  package var relations: [Relation]
  /// Absent when the spec says `timestamps: false`.
  package var timestamps: Timestamps?
  /// The moment that hides a deleted record, in its own column and shown to nobody; absent where a delete is for good.
  package var deletion: Name?
  /// Sets of members whose values together are unique; a field's own `unique` is not repeated here.
  package var uniques: [Index]
  package var indexes: [Index]
  /// Rules across the members of a record, in the order of the spec.
  package var checks: [Check]
  /// What somebody may do; whatever is not here is not routed.
  package var verbs: Set<Verb>
  /// Who may do it, of what not anyone may.
  package var policies: [Verb: Policy] = [:]
  /// The same as its author wrote it.
  package var writtenPolicies: [Verb: String] = [:]
  /// What its records sign in by, of the resource of those who do.
  package var password: Password?
  package var query: Query
  package var hasHooks: Bool
  package var actions: [Action]
  /// What it goes through, where its spec says so.
  package var states: StateMachine?
  /// Whether records count their changes, so that a write can depend on the state that its caller has read.
  package var isLocked = false
  /// Whether the answer to a create is kept under the key that its client gave, and given again for the same request.
  package var isIdempotent = false
  /// What a record and a list of records are called by an envelope that names them.
  package var envelope: EnvelopeNames?
  /// The members that a record in a list has unless a request asks for others, by their names on the wire; every one
  /// when absent.
  package var listView: [String]?
  package var examples: [Example] = []
  package var origin: SourceRange

  /// What a spec says of a resource beside its members, relations and rules.
  package enum Trait: Sendable, Hashable {
    case plural, key, lookup, softDelete, lock, idempotent, listView
    case verb(Verb)
  }

  /// Where a spec says something of a resource, for what it says.
  package struct Places: Sendable, Equatable {
    private struct Place: Sendable, Equatable {
      var trait: Trait
      var range: SourceRange
    }

    // So few that looking through them is faster than hashing.
    private var places: [Place] = []

    package init() {}

    package subscript(trait: Trait) -> SourceRange? {
      get { places.first { $0.trait == trait }?.range }
      set {
        places.removeAll { $0.trait == trait }
        if let newValue { places.append(Place(trait: trait, range: newValue)) }
      }
    }
  }

  package var places = Places()

  package init(
    name: Name,
    plural: Name,
    description: String?,
    key: RecordKey,
    lookup: RecordKey.Part?,
    fields: [Field],
    relations: [Relation],
    timestamps: Timestamps?,
    deletion: Name? = nil,
    uniques: [Index],
    indexes: [Index],
    checks: [Check] = [],
    verbs: Set<Verb>,
    query: Query,
    hasHooks: Bool,
    actions: [Action],
    origin: SourceRange
  ) {
    self.name = name
    self.plural = plural
    self.description = description
    self.key = key
    self.lookup = lookup
    self.fields = fields
    self.relations = relations
    self.timestamps = timestamps
    self.deletion = deletion
    self.uniques = uniques
    self.indexes = indexes
    self.checks = checks
    self.verbs = verbs
    self.query = query
    self.hasHooks = hasHooks
    self.actions = actions
    self.origin = origin
  }

  /// What the count of a record's changes is called in tables and code; it is no member of a record.
  package static let lock = Name(spelled: "lock_version", words: ["lock", "version"])

  /// Who may do it.
  package func policy(for verb: Verb) -> Policy { verbs.contains(verb) ? policies[verb] ?? .anyone : .never }

  /// The relation that leads to whose a record is.
  package var owner: BelongsTo? { belongsTo.first(where: \.isOwner) }

  /// The table's name.
  package var table: String { plural.snake }
  /// The table's name before.
  package var formerTable: String { former?.table ?? table }

  package var belongsTo: [BelongsTo] {
    relations.compactMap { if case .belongsTo(let relation) = $0 { relation } else { nil } }
  }

  package var hasMany: [HasMany] {
    relations.compactMap { if case .hasMany(let relation) = $0 { relation } else { nil } }
  }

  package var manyToMany: [ManyToMany] {
    relations.compactMap { if case .manyToMany(let relation) = $0 { relation } else { nil } }
  }

  /// The many to many whose sets a body can write, and whose links have routes.
  package var linkable: [ManyToMany] { manyToMany.filter(\.isLinkable) }
}

/// What an envelope that names its contents calls them, in the style of the spec.
package struct EnvelopeNames: Sendable, Equatable {
  /// `order_line`, or `orderLine` in a camelCase spec.
  package var one: Name
  package var many: Name

  package init(one: Name, many: Name) {
    self.one = one
    self.many = many
  }
}

/// A body that makes a record, but for the keys of the records that it belongs to.
package struct Example: Sendable, Equatable {
  /// By the fields' names in the spec's spelling, of those that it names.
  package var values: [String: Literal?]

  package init(values: [String: Literal?]) {
    self.values = values
  }
}

/// The moments a record was made and last changed, spelled in the style of the spec.
package struct Timestamps: Sendable, Equatable {
  /// `created_at`, or `createdAt` in a camelCase spec.
  package var created: Name
  package var updated: Name

  package init(created: Name, updated: Name) {
    self.created = created
    self.updated = updated
  }
}

/// Columns that the database keeps an index over.
package struct Index: Sendable, Equatable {
  /// Members of the resource, by the spec's spelling: fields, `belongs_to` relations (meaning their key), timestamps.
  package var members: [String]
  /// The columns behind the members, in the same order.
  package var columns: [String]
  /// What holds of the records that a unique index counts; absent when it counts all.
  package var condition: RecordCondition?
  package var origin: SourceRange

  package init(members: [String], columns: [String], condition: RecordCondition? = nil, origin: SourceRange) {
    self.members = members
    self.columns = columns
    self.condition = condition
    self.origin = origin
  }
}

/// A typed operation beside the standard ones: `POST …/{id}/{action}`, its body written by the user.
package struct Action: Sendable, Equatable {
  package var name: Name
  package var description: String?
  package var input: [Field]
  package var output: [Field]
  /// Who may use it.
  package var policy = Policy.anyone
  /// The same as its author wrote it, where that is not anyone.
  package var writtenPolicy: String?
  package var origin: SourceRange

  package init(name: Name, description: String?, input: [Field], output: [Field], origin: SourceRange) {
    self.name = name
    self.description = description
    self.input = input
    self.output = output
    self.origin = origin
  }
}
