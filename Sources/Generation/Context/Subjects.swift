import Migrations
import Model
import Queries

// What the tables of facts are about: a part of the model together with the scene it stands in.

struct EnumSubject: Sendable {
  let scene: Scene
  let enumType: EnumType
}

struct CaseSubject: Sendable {
  let scene: Scene
  let value: EnumType.Case
}

struct TypeSubject: Sendable {
  let scene: Scene
  let type: ValueType
}

/// A stored or transported value: a field of a resource or an action, a key of a relation, an id or a timestamp.
struct MemberSubject: Sendable {
  enum Role: Sendable, Hashable {
    case identifier, field, key, created, updated, version
  }

  let scene: Scene
  let role: Role
  /// As a field, whatever the role: so that types, constraints and samples have one source.
  let field: Field
  /// The relation that a key belongs to.
  let relation: RelationSubject?
  /// The place of the column in a row, from 0; 0 for what has no column.
  let index: Int
  /// The samples that keep rules across members; empty where none reads it.
  var chosen: [Literal] = []
  /// Whether it is the record's key, or a part of it.
  var isInKey = false
  /// Whether it is a relation that stands behind another one in the record's key.
  var isLaterInKey = false
}

struct RelationSubject: Sendable {
  let scene: Scene
  let owner: Resource
  let relation: Relation
}

/// One of the two keys of a record that pairs others.
struct PairKeySubject: Sendable {
  let member: MemberSubject
  let isOwn: Bool
}

struct IncludeSubject: Sendable {
  let scene: Scene
  let owner: Resource
  let include: Query.Include
}

struct ActionSubject: Sendable {
  let scene: Scene
  let owner: Resource
  let action: Action
}

struct FilterSubject: Sendable {
  let scene: Scene
  let member: MemberSubject
  let conditions: [FilterCondition]
}

struct SortSubject: Sendable {
  let member: MemberSubject
  let key: SortKey
}

struct SlugSubject: Sendable {
  let member: MemberSubject
  let query: SlugQuery

  func variable(_ prefix: String) -> String {
    let name = Name(spelled: "\(prefix)_\(query.member)", words: [prefix] + member.field.name.words)
    return member.scene.namer.spell(name, as: .variable)
  }
}

struct ReferenceSubject: Sendable {
  let scene: Scene
  let key: MemberSubject
  let check: ReferenceCheck
}

struct RestrictionSubject: Sendable {
  let scene: Scene
  let check: RestrictionCheck
}

struct ResourceSubject: Sendable {
  let scene: Scene
  let resource: Resource
  private let remembered = RememberedColumns()

  var queries: ResourceQueries { scene.queries(of: resource) }

  /// Every stored value in the order of the columns: key, fields, keys of relations, timestamps.
  var columns: [MemberSubject] {
    if let known = remembered.columns { return known }
    let columns = madeColumns
    remembered.columns = columns
    return columns
  }

  private var madeColumns: [MemberSubject] {
    let relations = Dictionary(uniqueKeysWithValues: resource.belongsTo.map { ($0.name.spelled, $0) })
    let fields = Dictionary(uniqueKeysWithValues: resource.fields.map { ($0.name.spelled, $0) })
    let own = queries.columns.enumerated().map { index, column in
      switch column.source {
      case .identifier:
        return member(.identifier, Field(identifierOf: resource, type: column.type), at: index)
      case .field(let name):
        guard let field = fields[name] else { preconditionFailure("'\(resource.name)' has no field '\(name)'") }
        return member(.field, field, at: index)
      case .key(let name):
        guard let key = relations[name] else { preconditionFailure("'\(resource.name)' has no relation '\(name)'") }
        return member(.key, Field(keyOf: key, type: column.type), relation(.belongsTo(key)), at: index)
      case .created:
        return member(.created, Field(momentOf: resource, \.created), at: index)
      case .updated:
        return member(.updated, Field(momentOf: resource, \.updated), at: index)
      case .version:
        return member(.version, Field(lockOf: resource, type: column.type), at: index)
      }
    }
    return own.prefix(resource.key.parts.count).reduce(into: []) { parts, part in
      var part = part
      part.isInKey = true
      part.isLaterInKey = part.relation != nil && parts.contains { $0.relation != nil }
      parts.append(part)
    } + own.dropFirst(resource.key.parts.count)
  }

  private func member(
    _ role: MemberSubject.Role,
    _ field: Field,
    _ relation: RelationSubject? = nil,
    at index: Int
  ) -> MemberSubject {
    MemberSubject(
      scene: scene,
      role: role,
      field: field,
      relation: relation,
      index: index,
      chosen: scene.samples(of: field.name, in: resource)
    )
  }
}

/// The columns of a resource since they were first asked for; for the one thread that uses the subject.
private final class RememberedColumns: @unchecked Sendable {
  var columns: [MemberSubject]?
}

extension Field {
  init(identifierOf resource: Resource, type: ValueType) {
    self.init(
      name: Name(spelled: "id", words: ["id"]),
      description: nil,
      type: type,
      isNullable: false,
      defaultValue: nil,
      constraints: Constraints(),
      isUnique: true,
      isImmutable: true,
      origin: resource.origin
    )
  }

  init(keyOf relation: BelongsTo, type: ValueType) {
    self.init(
      name: relation.key,
      description: relation.description,
      type: type,
      isNullable: relation.isNullable,
      defaultValue: nil,
      constraints: Constraints(),
      isUnique: relation.isUnique,
      isImmutable: relation.isImmutable,
      origin: relation.origin
    )
  }

  init(lockOf resource: Resource, type: ValueType) {
    self.init(
      name: Resource.lock,
      description: nil,
      type: type,
      isNullable: false,
      defaultValue: nil,
      constraints: Constraints(),
      isUnique: false,
      isImmutable: true,
      origin: resource.origin
    )
  }

  init(momentOf resource: Resource, _ moment: KeyPath<Timestamps, Name>) {
    guard let timestamps = resource.timestamps else { preconditionFailure("'\(resource.name)' has no timestamps") }
    self.init(
      name: timestamps[keyPath: moment],
      description: nil,
      type: .datetime,
      isNullable: false,
      defaultValue: nil,
      constraints: Constraints(),
      isUnique: false,
      isImmutable: true,
      origin: resource.origin
    )
  }
}
