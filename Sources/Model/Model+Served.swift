import Diagnostics

extension Model {
  /// What there is of it in a service: neither where its spec says it, nor how it came from the spec before.
  package var served: Model {
    var model = self
    model.service.origin = .nowhere
    model.api.places = [:]
    model.database.origin = nil
    model.auth?.origin = .nowhere
    model.auth?.password.origin = .nowhere
    model.enums = enums.map(\.served)
    model.resources = resources.map(\.served)
    model.removed = []
    return model
  }
}

extension EnumType {
  fileprivate var served: EnumType {
    var type = self
    type.origin = .nowhere
    for index in type.cases.indices {
      type.cases[index].former = []
      type.cases[index].origin = .nowhere
    }
    return type
  }
}

extension Resource {
  fileprivate var served: Resource {
    var resource = self
    resource.former = nil
    resource.removed = []
    resource.origin = .nowhere
    resource.places = Places()
    resource.password?.origin = .nowhere
    resource.fields = fields.map(\.served)
    resource.relations = relations.map(\.served)
    resource.uniques = uniques.map(\.served)
    resource.indexes = indexes.map(\.served)
    resource.checks = checks.map(\.served)
    resource.query = query.served
    resource.actions = actions.map(\.served)
    if var states {
      for index in states.transitions.indices { states.transitions[index].origin = .nowhere }
      resource.states = states
    }
    return resource
  }
}

extension Field {
  fileprivate var served: Field {
    var field = self
    field.former = nil
    field.backfill = nil
    field.origin = .nowhere
    return field
  }
}

extension Relation {
  fileprivate var served: Relation {
    switch self {
    case .belongsTo(var relation):
      relation.former = nil
      relation.formerColumn = nil
      relation.backfill = nil
      relation.origin = .nowhere
      return .belongsTo(relation)
    case .hasOne(var relation):
      relation.origin = .nowhere
      return .hasOne(relation)
    case .hasMany(var relation):
      relation.origin = .nowhere
      return .hasMany(relation)
    case .manyToMany(var relation):
      relation.former = nil
      relation.formerPairs = nil
      relation.origin = .nowhere
      return .manyToMany(relation)
    }
  }
}

extension Index {
  fileprivate var served: Index {
    var index = self
    index.origin = .nowhere
    return index
  }
}

extension Check {
  fileprivate var served: Check {
    var check = self
    check.origin = .nowhere
    return check
  }
}

extension Query {
  fileprivate var served: Query {
    var query = self
    for index in query.filters.indices { query.filters[index].member.origin = .nowhere }
    for index in query.sorts.indices { query.sorts[index].origin = .nowhere }
    for index in query.includes.indices { query.includes[index].origin = .nowhere }
    return query
  }
}

extension Action {
  fileprivate var served: Action {
    var action = self
    action.input = input.map(\.served)
    action.output = output.map(\.served)
    action.origin = .nowhere
    return action
  }
}

extension SourceRange {
  fileprivate static let nowhere = SourceRange(
    file: "",
    start: SourcePosition(line: 0, column: 0),
    end: SourcePosition(line: 0, column: 0)
  )
}
