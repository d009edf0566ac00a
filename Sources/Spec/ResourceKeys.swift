package enum ResourceKey: String, KeySet {
  case description, plural, was, key, lookup, mixins, fields, relations, removed, unique, indexes, check, access, query
  case hooks
  case actions, states, timestamps, silence
  case softDelete = "soft_delete"
  case optimisticLock = "optimistic_lock"
  case idempotent
  case views, examples

  package static let title = "a resource"
  package static let table = KeyTable(Self.self)
  package static let later = [
    LaterKey("cache", with: "caching"),
    LaterKey("computed", with: "computed fields"),
    LaterKey("audit", with: "the audit log"),
    LaterKey("events", with: "events"),
    LaterKey("links", with: "links of the caller"),
    LaterKey("tenant", with: "tenants"),
  ]

  package var key: Key {
    switch self {
    case .description: Key("What one record is, in a sentence.", .prose)
    case .plural: Key("The plural in PascalCase, where the derived one is wrong.", .word("a name"))
    case .was:
      Key(
        "What the resource was called before, so that its records stay.",
        .either(short: .word("a resource"), long: .keyed(FormerKey.table)),
        isHint: true
      )
    case .key:
      Key(
        "The member, or members together, that tell records apart instead of an id.",
        .either(
          short: .word("a field"),
          long: .list(of: .word("a member"), what: "members", atMost: Limits.indexMembers)
        )
      )
    case .lookup: Key("The unique field that paths name a record by, instead of its key.", .word("a field"))
    case .mixins: Key("Mixins, whose parts the resource has behind its own.", .mixins)
    case .fields: Key("The values that a record holds.", .fields)
    case .relations:
      Key(
        "How records lead to other records.",
        .named(.keyed(RelationKey.table), what: "relations", atMost: Limits.relations)
      )
    case .removed:
      Key(
        "Fields and relations that the resource had before, whose values may go.",
        .list(of: .word("a name"), what: "names", atMost: Limits.queryMembers),
        isHint: true
      )
    case .unique: Key("Sets of members whose values together are unique.", .uniqueSets)
    case .indexes: Key("Sets of members that the database keeps an index over.", .memberSets)
    case .check:
      Key(
        "Rules across the members of a record, as expressions.",
        .list(of: .keyed(CheckKey.table), what: "rules", atMost: Limits.checks)
      )
    case .access:
      Key("Who may do what; nobody may do what is not said.", .either(short: .rule, long: .keyed(AccessKey.table)))
    case .query: Key("What a list can be asked.", .keyed(QueryKey.table))
    case .hooks: Key("Whether there is a place for your own rules around every write.", .boolean)
    case .actions:
      Key(
        "Operations of your own beside the standard ones.",
        .named(.keyed(ActionKey.table), what: "actions", atMost: Limits.actions)
      )
    case .states: Key("The states that a record goes through, and how.", .keyed(StatesKey.table))
    case .timestamps: Key("Whether a record says when it was made and last changed; true when left out.", .boolean)
    case .silence:
      Key("Warnings that are not wanted here, each with the reason; the names are those of members.", .silence)
    case .softDelete: Key("Whether a deleted record is only hidden, so that it can come back.", .boolean)
    case .optimisticLock:
      Key("Whether a write can be made to depend on the state that its caller has read, by `If-Match`.", .boolean)
    case .idempotent:
      Key("Whether a create that is sent again with the same `Idempotency-Key` makes no second record.", .boolean)
    case .views: Key("What records are shown with where they are one of many.", .keyed(ViewsKey.table))
    case .examples:
      Key(
        "Bodies that make such a record, shown in the documentation and taken for tests.",
        .list(
          of: .named(.anything, what: "members", atMost: Limits.fields),
          what: "examples",
          atMost: Limits.examples
        )
      )
    }
  }
}

/// The parts of a resource that add up, wherever they come from. What a resource decides for itself is not among them.
package enum MixinKey: String, KeySet {
  case mixins, fields, relations, unique, indexes, check, query

  package static let title = "a mixin"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .mixins: Key("Other mixins, whose parts it has behind its own.", .mixins)
    case .fields: ResourceKey.fields.key
    case .relations: ResourceKey.relations.key
    case .unique: ResourceKey.unique.key
    case .indexes: ResourceKey.indexes.key
    case .check: ResourceKey.check.key
    case .query: ResourceKey.query.key
    }
  }
}

package enum ViewsKey: String, KeySet {
  case list

  package static let title = "views"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .list: Key("Members that records in lists have, unless a request asks for others.", .members("a member"))
    }
  }
}

package enum FieldKey: String, KeySet {
  case type, description, was, length
  case minimum = "min"
  case maximum = "max"
  case pattern, from, items
  case minimumItems = "min_items"
  case maximumItems = "max_items"
  case standard = "default"
  case backfill, nullable, unique, immutable, write, strength

  package static let title = "a field"
  package static let table = KeyTable(Self.self)
  package static let later = [
    LaterKey("read", with: "sign-in and access rules"),
    LaterKey("set", with: "fields that the server fills"),
    LaterKey("encrypted", with: "encrypted fields"),
  ]

  package var key: Key {
    switch self {
    case .type: Key("What values the field holds.", .type, isRequired: true)
    case .description: Key("What the value means, in a sentence.", .prose)
    case .was: Key("What the field was called before, so that its values stay.", .word("a name"), isHint: true)
    case .nullable: Key("Whether the value may be null; short: `?` behind the type.", .boolean)
    case .standard: Key("The value of a record that was created without one.", .value)
    case .backfill:
      Key(
        "The value of records that were there before the field was, as an expression; the default when left out.",
        .value,
        isHint: true
      )
    case .length:
      Key("How many code points, or bytes: `1..200`, `..2000`, `2..` or exactly `3`.", .label("a length"))
    case .minimum: Key("The smallest value.", .literal)
    case .maximum: Key("The largest value.", .literal)
    case .pattern: Key("A regular expression of the portable subset that the whole value matches.", .word("a pattern"))
    case .unique: Key("Whether no two records have the same value.", .boolean)
    case .immutable: Key("Whether the value is given on create and never changed.", .boolean)
    case .write: Key("Who may write the value; with `never` it is the service alone.", .rule)
    case .strength:
      Key(
        "What a password has to have one of each of.",
        .list(of: .choice(["lower", "upper", "digit", "symbol"], later: []), what: "kinds of signs", atMost: 4)
      )
    case .from: Key("The field that a slug is made from where a create brings none.", .word("a field"))
    case .items: Key("What each item of a list keeps to.", .keyed(ItemKey.table))
    case .minimumItems: Key("The least number of items of a list.", .integer(1...Limits.listItems))
    case .maximumItems:
      Key("The largest number of items of a list; 1000 when left out.", .integer(1...Limits.listItems))
    }
  }
}

/// What the items of a list keep to: keys of a field that are about one value.
package enum ItemKey: String, KeySet {
  case length
  case minimum = "min"
  case maximum = "max"
  case pattern

  package static let title = "the items of a list"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key { field.key }

  /// The key of a field that means the same.
  package var field: FieldKey {
    switch self {
    case .length: .length
    case .minimum: .minimum
    case .maximum: .maximum
    case .pattern: .pattern
    }
  }
}

package enum RelationKey: String, KeySet {
  case belongsTo = "belongs_to"
  case hasOne = "has_one"
  case hasMany = "has_many"
  case manyToMany = "many_to_many"
  case through, description, was, inverse, backfill, nullable
  case onDelete = "on_delete"
  case unique, immutable, owner, write

  package static let title = "a relation"
  package static let table = KeyTable(Self.self)
  package static let later = [
    LaterKey("nested", with: "nested writes"),
    LaterKey("connect_by", with: "links by another value than the id"),
  ]

  package var key: Key {
    switch self {
    case .belongsTo: Key("The resource that a record leads to by a key of its own.", .word("a resource"))
    case .hasOne: Key("The resource of which one record, at most, leads here.", .word("a resource"))
    case .hasMany: Key("The resource whose records lead here.", .word("a resource"))
    case .manyToMany: Key("The resource that records are paired with in a join table.", .word("a resource"))
    case .through:
      Key(
        "The resource whose records are the pairs, in place of a join table.",
        .either(short: .word("a resource"), long: .keyed(ThroughKey.table))
      )
    case .description: Key("What the relation means, in a sentence.", .prose)
    case .was:
      Key("What the relation was called before, so that its keys or pairs stay.", .word("a name"), isHint: true)
    case .backfill:
      Key(
        "Where records lead that were there before the relation was, as an expression.",
        .word("an expression"),
        isHint: true
      )
    case .inverse: Key("The relation of the other resource that is the other side of this one.", .word("a relation"))
    case .nullable: Key("Whether a record may lead nowhere.", .boolean)
    case .onDelete:
      Key(
        "What happens to the record when the one it belongs to is deleted; `restrict` when left out.",
        .choice(["restrict", "cascade", "set_null"], later: [])
      )
    case .unique: Key("Whether at most one record leads to the same one.", .boolean)
    case .immutable: Key("Whether the key is given on create and never changed.", .boolean)
    case .owner: Key("Whether the record is its creator's, whom the service makes it lead to.", .boolean)
    case .write: Key("Who may write the key.", .rule)
    }
  }
}

/// What a resource was called.
package enum FormerKey: String, KeySet {
  case name, plural

  package static let title = "a former resource"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .name:
      Key(
        "The name that the resource had; the one that it has, when left out.",
        .word("a resource"),
        isRequired: true,
        unless: FormerKey.plural.rawValue
      )
    case .plural: Key("The plural that it had, where that was not the derived one.", .word("a resource"))
    }
  }
}

package enum ThroughKey: String, KeySet {
  case resource, own, other

  package static let title = "a through"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .resource: Key("The resource whose records are the pairs.", .word("a resource"), isRequired: true)
    case .own: Key("Its relation that leads to this record, where several could.", .word("a relation"))
    case .other: Key("Its relation that leads to the related record, where several could.", .word("a relation"))
    }
  }
}

package enum CheckKey: String, KeySet {
  case rule, message, field

  package static let title = "a check"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .rule: Key("What has to hold of a record.", .word("an expression"), isRequired: true)
    case .message: Key("What is said when it does not, after the name of the member.", .prose, isRequired: true)
    case .field: Key("The member that the answer points at; the whole body when left out.", .word("a member"))
    }
  }
}

package enum UniqueKey: String, KeySet {
  case fields
  case condition = "where"

  package static let title = "a unique set"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .fields: Key("The members whose values together are unique.", .memberSet, isRequired: true)
    case .condition: Key("What holds of the records that count, as an expression.", .word("an expression"))
    }
  }
}

/// What an access rule is for.
package enum AccessKey: String, KeySet {
  case inherit, read, list, write, create, update, delete, restore, purge

  package static let title = "an access"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .inherit:
      Key(
        "The relation to the record whose rules hold where no others are said: its `read` for reading, its `update` for writing.",
        .word("a relation")
      )
    case .list: Key("Who may list records; like `read` when left out.", .rule)
    case .read: Key("Who may read records, and list them.", .rule)
    case .create: Key("Who may create records; like `write` when left out.", .rule)
    case .update: Key("Who may change records; like `write` when left out.", .rule)
    case .delete: Key("Who may delete records; like `write` when left out.", .rule)
    case .write: Key("Who may create, change and delete records.", .rule)
    case .restore: Key("Who may bring back a deleted record of a resource with `soft_delete`.", .rule)
    case .purge: Key("Who may remove a deleted record of a resource with `soft_delete` for good.", .rule)
    }
  }
}

package enum QueryKey: String, KeySet {
  case filter, sort, include

  package static let title = "a query"
  package static let table = KeyTable(Self.self)
  package static let later = [
    LaterKey("search", with: "search"),
    LaterKey("aggregate", with: "aggregates"),
  ]

  package var key: Key {
    switch self {
    case .filter: Key("Members that a list can be filtered by.", .members("a member"))
    case .sort: Key("Members that a list can be sorted by.", .members("a member"))
    case .include: Key("Relations that come with a record when asked for; `a.b` for two steps.", .members("a relation"))
    }
  }
}

package enum ActionKey: String, KeySet {
  case description, input, output, access

  package static let title = "an action"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .description: Key("What the action does, in a sentence.", .prose)
    case .input: Key("The fields of its body.", .fields)
    case .output: Key("The fields of its answer.", .fields)
    case .access: Key("Who may use it.", .rule, isRequired: true)
    }
  }
}

/// The states that a record goes through.
package enum StatesKey: String, KeySet {
  case field, transitions

  package static let title = "states"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .field: Key("The field whose cases are the states.", .word("a field"), isRequired: true)
    case .transitions:
      Key(
        "The ways from state to state, each a route of its own.",
        .named(.keyed(TransitionKey.table), what: "transitions", atMost: Limits.actions),
        isRequired: true
      )
    }
  }
}

package enum TransitionKey: String, KeySet {
  case description, from, to, access

  package static let title = "a transition"
  package static let table = KeyTable(Self.self)
  package static let later: [LaterKey] = []

  package var key: Key {
    switch self {
    case .description: Key("What the transition means, in a sentence.", .prose)
    case .from:
      Key(
        "The state, or states, that a record has to be in.",
        .either(short: .word("a case"), long: .list(of: .word("a case"), what: "cases", atMost: Limits.enumCases)),
        isRequired: true
      )
    case .to: Key("The state that it is in then.", .word("a case"), isRequired: true)
    case .access: Key("Who may use it.", .rule, isRequired: true)
    }
  }
}

extension Form {
  static let type = Form.word("a type")
  static let rule = Form.word("an access rule")
  static let fields = Form.named(
    .either(short: .type, long: .keyed(FieldKey.table)),
    what: "fields",
    atMost: Limits.fields
  )
  static let mixins = Form.list(of: .word("a mixin"), what: "mixins", atMost: Limits.mixins)
  static let memberSet = Form.list(of: .word("a member"), what: "members", atMost: Limits.indexMembers)
  static let memberSets = Form.list(of: .memberSet, what: "lists of members", atMost: Limits.indexes)
  static let uniqueSets = Form.list(
    of: .either(short: .memberSet, long: .keyed(UniqueKey.table)),
    what: "lists of members",
    atMost: Limits.indexes
  )

  static let silence = Form.named(
    .either(
      short: .word("a reason"),
      long: .named(.word("a reason"), what: "reasons", atMost: Limits.queryMembers)
    ),
    what: "codes of warnings",
    atMost: Limits.silences
  )

  static func members(_ phrase: String) -> Form {
    .list(of: .word(phrase), what: "\(phrase.dropFirst(2))s", atMost: Limits.queryMembers)
  }
}
