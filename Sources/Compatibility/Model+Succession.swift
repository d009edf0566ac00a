import Model

extension Model {
  /// What resources of a former model are called.
  func succession(from old: Model) -> Succession {
    let named = { (resource: Resource) in
      Succession.Named(resource.name.spelled, was: resource.former.map { [$0.name.spelled] } ?? [])
    }
    return Succession(from: old.resources.map(named), to: resources.map(named))
  }
}

extension Resource {
  /// What relations of the resource that it was are called.
  func relationNames(from old: Resource) -> Succession {
    let named = { (relation: Relation) in
      Succession.Named(relation.name.spelled, was: relation.former.map { [$0.spelled] } ?? [])
    }
    return Succession(from: old.relations.map(named), to: relations.map(named))
  }
}

extension Relation {
  /// What it was called before, where the spec says so.
  fileprivate var former: Name? {
    switch self {
    case .belongsTo(let relation): relation.former
    case .manyToMany(let relation): relation.former
    case .hasOne, .hasMany: nil
    }
  }
}

extension EnumType {
  /// What cases of the enum that it was are called.
  func caseNames(from old: EnumType) -> Succession {
    let named = { (one: EnumType.Case) in Succession.Named(one.name.spelled, was: one.former) }
    return Succession(from: old.cases.map(named), to: cases.map(named), isMerging: true)
  }
}

extension Comparison {
  /// A former value, with cases by the names that they have now.
  func renamed(_ literal: Literal, from former: ValueType, to now: ValueType) -> Literal {
    if case .list(let items) = literal { return .list(items.map { renamed($0, from: former, to: now) }) }
    guard case .enumCase(let name) = literal, let former = former.enumName, let now = now.enumName else {
      return literal
    }
    return .enumCase(new.enumType(now).caseNames(from: old.enumType(former)).now(name) ?? name)
  }

  /// A former condition, with members and cases by the names that they have now.
  func renamed(_ condition: RecordCondition, in pair: ResourcePair) -> RecordCondition {
    let types = Dictionary(pair.new.conditionMembers.map { ($0.name.spelled, $0) }) { first, _ in first }
    let heir = { (member: RecordCondition.Member) in pair.members.now(member.name.spelled).flatMap { types[$0] } }
    return condition.replacing { member in
      guard let now = heir(member) else { return member }
      var member = member
      (member.name, member.column) = (now.name, now.column)
      return member
    } literals: { literal, type in
      guard let name = type.enumName, new.enums.contains(where: { $0.name.spelled == name }) else { return literal }
      return renamed(literal, from: type, to: type)
    }
  }
}

extension Resource {
  /// The members that renamed ones may have become, as conditions name them.
  fileprivate var conditionMembers: [RecordCondition.Member] {
    fields.map { field in
      RecordCondition.Member(name: field.name, column: field.column, type: field.type, isNullable: field.isNullable)
    }
      + belongsTo.map { relation in
        RecordCondition.Member(
          name: relation.key,
          column: relation.column,
          type: relation.type,
          isNullable: relation.isNullable
        )
      }
  }
}
