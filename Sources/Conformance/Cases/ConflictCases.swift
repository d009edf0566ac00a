import Diagnostics
import Model

extension CaseCollector {
  /// Values that may be there once.
  mutating func addConflictCases(of resource: Resource) {
    guard resource.verbs.contains(.create) else { return }
    let subject = "\(resource.plural.kebab)/conflict"
    for field in resource.fields where field.isUnique || isKey(field, of: resource) {
      add(subject, "\(field.name) that is taken", field.origin) { world in
        let made = try world.make(resource, isFull: true)
        guard let value = made.draft[field.name.spelled], !value.isNull else { throw Untried("it has no value") }
        let draft = try world.draft(of: resource, isFull: true).setting(field.name.spelled, to: value)
        try world.expectTaken(resource, draft, [field.name.spelled])
      }
    }
    for relation in resource.belongsTo where relation.isUnique && !relation.isOwner {
      add(subject, "\(relation.key) that is taken", relation.origin) { world in
        let made = try world.make(resource, isFull: true)
        guard let value = made.draft[relation.key.spelled], !value.isNull else { throw Untried("it has no value") }
        let draft = try world.draft(of: resource, isFull: true).setting(relation.key.spelled, to: value)
        try world.expectTaken(resource, draft, [relation.key.spelled])
      }
    }
    for index in resource.uniques where index.condition == nil {
      addSetCases(of: resource, index.members, index.origin)
    }
    for index in resource.uniques {
      if let condition = index.condition { addSetCases(of: resource, index.members, of: condition, index.origin) }
    }
    if resource.key.isComposite {
      let members = resource.key.parts.map { part in
        switch part.source {
        case .relation(let name), .field(let name): name
        case .issued: part.name.spelled
        }
      }
      addSetCases(of: resource, members, resource.origin)
    }
  }

  /// Values that are unique among the records that a condition holds of.
  private mutating func addSetCases(
    of resource: Resource,
    _ members: [String],
    of condition: RecordCondition,
    _ origin: SourceRange
  ) {
    let names = resource.keysAndFields(members)
    // Two records of one caller have the same of it.
    let owner = resource.owner?.key.spelled
    add("\(resource.plural.kebab)/conflict", "\(names.joined(separator: " and ")) of some", origin) { world in
      func draft(_ isCounted: Bool) throws -> Draft {
        for _ in 0..<32 {
          let draft = try world.draft(of: resource, isFull: true)
          if condition.holds(draft.values) == isCounted, names.allSatisfy({ draft[$0] != nil || $0 == owner }) {
            return draft
          }
        }
        throw Untried("no sample tells the records that are counted from the others")
      }
      let first = try draft(true)
      func asking(_ draft: Draft) throws -> Answer {
        let same = names.filter { $0 != owner }.reduce(draft) { $0.setting($1, to: first[$1] ?? .null) }
        return try world.conversation.ask("POST", world.model.listPath(of: resource), same.text)
      }
      let made = try asking(first)
      if resource.hasHooks, made.status != 201 { throw Untried("the service's own rules refuse it") }
      try world.conversation.expect(made, status: 201)
      try world.conversation.expect(
        asking(draft(true)),
        status: 409,
        code: "conflict",
        details: names.map { Detail(place: "/\($0)", code: "unique") }
      )
      let other = try asking(draft(false))
      if try world.isRefusedByRules(other) { throw Untried("a rule across members forbids it") }
      try world.conversation.expect(other, status: 201)
    }
  }

  private mutating func addSetCases(of resource: Resource, _ members: [String], _ origin: SourceRange) {
    let names = resource.keysAndFields(members)
    let title = names.joined(separator: " and ")
    // Two new records have the same of what the service alone writes.
    let serverWritten = Set(
      resource.fields.filter(\.isServerWritten).map(\.name.spelled)
        + [resource.owner?.key.spelled].compactMap(\.self)
    )
    add("\(resource.plural.kebab)/conflict", "\(title) that are taken together", origin) { world in
      let made = try world.make(resource, isFull: true)
      var draft = try world.draft(of: resource, isFull: true)
      for name in names {
        guard let value = made.record[name], !value.isNull else { throw Untried("\(name) has no value") }
        if !serverWritten.contains(name) { draft = draft.setting(name, to: value) }
      }
      try world.expectTaken(resource, draft, names)
    }
  }

  private func isKey(_ field: Field, of resource: Resource) -> Bool {
    !resource.key.isComposite && resource.key.first.source == .field(field.name.spelled)
  }
}

extension World {
  fileprivate func expectTaken(_ resource: Resource, _ draft: Draft, _ names: [String]) throws {
    let answer = try conversation.ask("POST", model.listPath(of: resource), draft.text)
    if try isRefusedByRules(answer) { throw Untried("a rule across members refuses it first") }
    let details = names.map { Detail(place: "/\($0)", code: "unique") }
    try conversation.expect(answer, status: 409, code: "conflict")
    // Where several sets are taken at once, the database names one of them.
    let found = try conversation.errors(in: answer).details
    guard found == details || (resource.uniqueSets.count > 1 && resource.uniqueSets.contains(found.map(\.place))) else {
      throw Mismatch("expected the details \(details.map(\.description).joined(separator: ", "))")
    }
  }
}

extension Resource {
  /// Members of a set as bodies spell them.
  fileprivate func keysAndFields(_ members: [String]) -> [String] {
    members.map { name in belongsTo.first { $0.name.spelled == name }?.key.spelled ?? name }
  }

  /// The places of details, for each value or set of values that may be there once.
  fileprivate var uniqueSets: [[String]] {
    let key = self.key.isIssued ? [] : [self.key.parts.map { "/\($0.name)" }]
    let single = fields.filter(\.isUnique).map { ["/\($0.name)"] } + belongsTo.filter(\.isUnique).map { ["/\($0.key)"] }
    let sets = uniques.map { index in
      index.members.map { name in "/" + (belongsTo.first { $0.name.spelled == name }?.key.spelled ?? name) }
    }
    return key + single + sets
  }
}
