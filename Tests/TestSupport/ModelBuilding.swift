package import Diagnostics
package import Model

/// Short forms of a model's parts, for tests that begin behind the analysis.
package let somewhere = SourceRange(
  file: "test.yaml",
  start: SourcePosition(line: 1, column: 1),
  end: SourcePosition(line: 1, column: 1)
)

extension Name {
  /// Words are told apart by `_` and by upper-case letters.
  package init(_ spelled: String) {
    var words = [""]
    for character in spelled {
      if character == "_" || character == "-" {
        words.append("")
      } else if character.isUppercase, words.last?.isEmpty == false {
        words.append(character.lowercased())
      } else {
        words[words.count - 1] += character.lowercased()
      }
    }
    self.init(spelled: spelled, words: words)
  }
}

extension Field {
  package init(
    _ name: String,
    _ type: ValueType,
    nullable: Bool = false,
    default defaultValue: Literal? = nil,
    _ constraints: Constraints = Constraints(),
    unique: Bool = false,
    immutable: Bool = false,
    description: String? = nil
  ) {
    self.init(
      name: Name(name),
      description: description,
      type: type,
      isNullable: nullable,
      defaultValue: defaultValue,
      constraints: constraints,
      isUnique: unique,
      isImmutable: immutable,
      origin: somewhere
    )
  }
}

extension Relation {
  package static func to(
    _ name: String,
    _ target: String,
    _ onDelete: BelongsTo.OnDelete,
    nullable: Bool = false,
    unique: Bool = false,
    immutable: Bool = false
  ) -> Relation {
    .belongsTo(
      BelongsTo(
        name: Name(name),
        description: nil,
        target: target,
        onDelete: onDelete,
        isNullable: nullable,
        isUnique: unique,
        isImmutable: immutable,
        key: Name("\(name)_id"),
        origin: somewhere
      )
    )
  }

  package static func many(_ name: String, _ target: String, inverse: String) -> Relation {
    .hasMany(HasMany(name: Name(name), description: nil, target: target, inverse: inverse, origin: somewhere))
  }

  package static func pairs(
    _ name: String,
    _ target: String,
    keys: String,
    table: String,
    own: String,
    other: String,
    inverse: String? = nil,
    owns: Bool = true
  ) -> Relation {
    .manyToMany(
      ManyToMany(
        name: Name(name),
        description: nil,
        target: target,
        inverse: inverse,
        keys: Name(keys),
        joinTable: table,
        ownColumn: own,
        targetColumn: other,
        ownsTable: owns,
        origin: somewhere
      )
    )
  }
}

extension Resource {
  package init(
    _ name: String,
    plural: String,
    _ fields: [Field] = [],
    _ relations: [Relation] = [],
    timestamps: Bool = false,
    uniques: [[String]] = [],
    indexes: [[String]] = [],
    verbs: Set<Verb> = Set(Verb.allCases),
    filters: [String] = [],
    sorts: [String] = [],
    includes: [[String]] = [],
    actions: [Action] = [],
    identifiers: ValueType = .uuid,
    description: String? = nil
  ) {
    var members = ["id": Query.Member("id", identifiers)]
    for field in fields { members[field.name.spelled] = Query.Member(field.column, field.type, field.isNullable) }
    for case .belongsTo(let relation) in relations {
      members[relation.name.spelled] = Query.Member(relation.key.spelled, identifiers, relation.isNullable)
    }
    if timestamps { for name in ["created_at", "updated_at"] { members[name] = Query.Member(name, .datetime) } }
    func index(_ names: [String]) -> Index {
      Index(members: names, columns: names.map { members[$0]!.column }, origin: somewhere)
    }
    self.init(
      name: Name(name),
      plural: Name(plural),
      description: description,
      fields: fields,
      relations: relations,
      timestamps: timestamps ? Timestamps(created: Name("created_at"), updated: Name("updated_at")) : nil,
      uniques: uniques.map(index),
      indexes: indexes.map(index),
      verbs: verbs,
      query: Query(
        filters: filters.map { members[$0]! }.map {
          Query.Filter(member: $0, operators: $0.type.operators(isNullable: $0.isNullable))
        },
        sorts: sorts.map { members[$0]! },
        includes: includes.map { Query.Include(path: $0, origin: somewhere) }
      ),
      hasHooks: false,
      actions: actions,
      origin: somewhere
    )
  }
}

extension Query.Member {
  fileprivate init(_ name: String, _ type: ValueType, _ isNullable: Bool = false) {
    self.init(name: Name(name), column: name, type: type, isNullable: isNullable, origin: somewhere)
  }
}

extension EnumType {
  package init(_ name: String, _ cases: [String]) {
    self.init(
      name: Name(name),
      cases: cases.map { Case(name: Name($0), label: nil) },
      origin: somewhere
    )
  }
}

extension Model {
  package init(_ resources: [Resource], enums: [EnumType] = [], identifiers: Database.Identifiers = .uuid7) {
    self.init(
      service: Service(name: Name("music"), description: nil, version: "1.0.0", origin: somewhere),
      api: API(prefix: "/api", version: "v1", defaultPageSize: 20, maximumPageSize: 100),
      database: Database(identifiers: identifiers),
      enums: enums,
      resources: resources
    )
  }
}
