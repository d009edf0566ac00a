import Migrations
import Model
import Queries
import Templating

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
/// One object for all that is asked of it while the files of a resource are made; for the one thread that makes them.
final class MemberSubject: @unchecked Sendable {
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
  let chosen: [Literal]
  /// Whether it is the record's key, or a part of it.
  fileprivate(set) var isInKey = false
  /// Whether paths name a record by it, where that is not the key.
  fileprivate(set) var isLookedUp = false
  /// Whether it is a relation that stands behind another one in the record's key.
  fileprivate(set) var isLaterInKey = false
  let memory = RecordMemory()
  /// Makes up values of it.
  private(set) lazy var sampler = FieldSampler(field, in: scene.model, chosen: role == .field ? chosen : [])
  /// How the target writes its values.
  private lazy var literalForm = scene.literalForm(of: field.type)

  init(scene: Scene, role: Role, field: Field, relation: RelationSubject?, index: Int, chosen: [Literal] = []) {
    self.scene = scene
    self.role = role
    self.field = field
    self.relation = relation
    self.index = index
    self.chosen = chosen
  }

  /// A value of it as an expression in the target's language.
  func expression(_ literal: Literal) -> String { scene.expression(literal, of: field.type, in: literalForm) }
}

final class RelationSubject: Sendable {
  let scene: Scene
  let owner: Resource
  let relation: Relation

  init(scene: Scene, owner: Resource, relation: Relation) {
    self.scene = scene
    self.owner = owner
    self.relation = relation
  }
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

  var target: ResourceSubject { ResourceSubject(scene: scene, resource: scene.resource(check.target)) }
}

struct RestrictionSubject: Sendable {
  let scene: Scene
  let check: RestrictionCheck
}

/// One object for all that is asked of it while its files are made; for the one thread that makes them.
final class ResourceSubject: @unchecked Sendable {
  let scene: Scene
  let resource: Resource
  let memory = RecordMemory()
  /// Every stored value in the order of the columns: key, fields, keys of relations, timestamps.
  private(set) lazy var columns = madeColumns

  init(scene: Scene, resource: Resource) {
    self.scene = scene
    self.resource = resource
  }

  var queries: ResourceQueries { scene.queries(of: resource) }

  private var madeColumns: [MemberSubject] {
    let relations = resource.belongsTo
    let own = queries.columns.enumerated().map { index, column in
      switch column.source {
      case .identifier:
        return member(.identifier, Field(identifierOf: resource, type: column.type), at: index)
      case .field(let name):
        guard let field = resource.fields.first(where: { $0.name.spelled == name }) else {
          preconditionFailure("'\(resource.name)' has no field '\(name)'")
        }
        return member(.field, field, at: index)
      case .key(let name):
        guard let key = relations.first(where: { $0.name.spelled == name }) else {
          preconditionFailure("'\(resource.name)' has no relation '\(name)'")
        }
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
    let member = MemberSubject(
      scene: scene,
      role: role,
      field: field,
      relation: relation,
      index: index,
      chosen: scene.samples(of: field.name, in: resource)
    )
    member.isLookedUp = resource.lookup?.column == field.column
    return member
  }
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
    isServerWritten = relation.isOwner
    writers = relation.writers
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
