import Diagnostics
import Model

/// A member of bodies, of answers, or of both.
struct Member {
  /// What a body that leaves it out comes to.
  enum Fallback: Equatable {
    case refused
    case null
    case value(Literal)
    /// Made from another member.
    case made(String)
  }

  var name: String
  /// What tells it from others in the database; absent for what no spec names.
  var column: String?
  /// The same as it was before, where that was something else.
  var formerColumn: String?
  var type: ValueType
  var isNullable = false
  var fallback = Fallback.refused
  var constraints = Constraints()
  var itemConstraints = Constraints()
  /// Whether only a create may set it.
  var isImmutable = false
  var isInBodies = true
  var isInAnswers = true
  /// Whether it holds ids that the service makes up, whose type is that of all of them.
  var holdsIds = false
  var origin: SourceRange
}

extension Member {
  init(_ field: Field, isInKey: Bool = false) {
    self.init(
      name: field.name.spelled,
      column: field.column,
      formerColumn: field.former?.snake,
      type: field.type,
      isNullable: field.isNullable,
      fallback: Fallback(field),
      constraints: field.constraints,
      itemConstraints: field.itemConstraints,
      isImmutable: field.isImmutable || isInKey,
      isInBodies: !field.isServerWritten,
      origin: field.origin
    )
  }

  fileprivate init(_ relation: BelongsTo, holdsIds: Bool, isInKey: Bool) {
    self.init(
      name: relation.key.spelled,
      column: relation.column,
      formerColumn: relation.formerColumn,
      type: relation.type,
      isNullable: relation.isNullable,
      fallback: relation.isNullable ? .null : .refused,
      isImmutable: relation.isImmutable || isInKey,
      isInBodies: !relation.isOwner,
      holdsIds: holdsIds,
      origin: relation.origin
    )
  }
}

extension Member.Fallback {
  fileprivate init(_ field: Field) {
    if let source = field.slugSource {
      self = .made(source.spelled)
    } else if let value = field.defaultValue {
      self = .value(value)
    } else {
      self = field.isNullable ? .null : .refused
    }
  }
}

extension Model {
  /// What bodies and answers about a resource's records are made of.
  func members(of resource: Resource) -> [Member] {
    let inKey = resource.key.parts.map(\.source)
    var members: [Member] = []
    for part in resource.key.parts where part.source == .issued {
      members.append(
        Member(
          name: part.name.spelled,
          type: part.type,
          isInBodies: false,
          holdsIds: true,
          origin: resource.places[.key] ?? resource.origin
        )
      )
    }
    members += resource.fields.map { Member($0, isInKey: inKey.contains(.field($0.name.spelled))) }
    members += resource.belongsTo.map { relation in
      Member(
        relation,
        holdsIds: self.resource(relation.target).key.isIssued,
        isInKey: inKey.contains(.relation(relation.name.spelled))
      )
    }
    members += resource.linkable.map { relation in
      let key = self.resource(relation.target).key
      return Member(
        name: relation.keys.spelled,
        column: relation.name.snake,
        formerColumn: relation.former?.snake,
        type: .list(key.first.type),
        fallback: .value(.list([])),
        isInAnswers: false,
        holdsIds: key.isIssued,
        origin: relation.origin
      )
    }
    for moment in resource.timestamps.map({ [$0.created, $0.updated] }) ?? [] {
      members.append(Member(name: moment.spelled, type: .datetime, isInBodies: false, origin: resource.origin))
    }
    return members
  }
}
