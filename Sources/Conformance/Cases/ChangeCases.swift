import Diagnostics
import Generation
import Model

extension CaseCollector {
  mutating func addChangeCases(of resource: Resource) {
    guard resource.verbs.contains(.update) else { return }
    let subject = "\(resource.plural.kebab)/change"
    add(subject, "an empty object changes nothing, not even the time", resource.origin) { world in
      let made = try world.shared(resource)
      let before = try world.changed(made, "PATCH", "{}")
      let after = try world.changed(made, "PATCH", "{}", [Header("Content-Type", "application/merge-patch+json")])
      guard before == after else { throw Mismatch("the record is another one after an empty change") }
    }
    add(subject, "a record that is not there, whatever the body", resource.origin) { world in
      let path = world.model.absentPath(of: resource)
      for method in ["PATCH", "PUT"] {
        try world.conversation.expectNotFound(world.conversation.ask(method, path, "{}"))
        try world.conversation.expectNotFound(world.conversation.ask(method, path, #"{"zz": 1}"#))
        try world.conversation.expectNotFound(world.conversation.ask(method, path, "{"))
        let answer = try world.conversation.ask(method, path, "{}", headers: [Header("Content-Type", "text/plain")])
        try world.conversation.expect(answer, status: 415, code: "unsupported_media_type", details: [])
      }
    }
    for field in resource.fields where !resource.isUnchanging(field) && !field.isServerWritten {
      add(subject, "\(field.name) alone", field.origin) { world in try world.tryChange(resource, field) }
      guard field.isNullable else { continue }
      add(subject, "\(field.name) of null clears it", field.origin) { world in
        let made = try world.make(resource, isFull: true)
        let body = JSON.object([JSON.Member(field.name.spelled, .null)]).text
        let answer = try world.conversation.ask("PATCH", made.path, body)
        if try world.isRefusedByRules(answer) { throw Untried("a rule across members needs it") }
        try world.conversation.expect(answer, status: 200)
        try world.verifyChange(of: made, answer, made.draft.setting(field.name.spelled, to: .null))
      }
    }
    for (name, origin) in resource.immutables {
      add(subject, "\(name) is given once", origin) { world in
        let made = try world.make(resource)
        guard let value = made.record[name] else { throw Mismatch("the record has no '\(name)'") }
        let same = JSON.object([JSON.Member(name, value)]).text
        _ = try world.changed(made, "PATCH", same)
        let another = try world.draft(of: resource, isFull: true)
        guard let other = another[name], other != value else { throw Untried("there is no other value of \(name)") }
        let body = JSON.object([JSON.Member(name, other)]).text
        let answer = try world.conversation.ask("PATCH", made.path, body)
        try world.conversation.expectInvalid(answer, [Detail(place: "/\(name)", code: "immutable")])
      }
    }
    for (name, origin) in resource.nullableImmutables {
      add(subject, "\(name) is not cleared", origin) { world in
        let made = try world.make(resource, isFull: true)
        guard let value = made.record[name], value != .null else { throw Untried("the record has no \(name)") }
        let body = JSON.object([JSON.Member(name, .null)]).text
        let answer = try world.conversation.ask("PATCH", made.path, body)
        try world.conversation.expectInvalid(answer, [Detail(place: "/\(name)", code: "immutable")])
      }
    }
    for relation in resource.belongsTo where !relation.isImmutable && !resource.isInKey(relation) && !relation.isOwner {
      add(subject, "\(relation.key) leads to another record", relation.origin) { world in
        let made = try world.make(resource)
        let target = world.model.resource(relation.target)
        let other = try target.verbs.contains(.create) ? world.make(target) : world.shared(target, 1)
        let body = JSON.object([JSON.Member(relation.key.spelled, other.key)]).text
        let answer = try world.conversation.ask("PATCH", made.path, body)
        if try world.isRefusedByRules(answer) { throw Untried("a rule across members forbids it") }
        try world.conversation.expect(answer, status: 200)
        try world.verifyChange(of: made, answer, made.draft.setting(relation.key.spelled, to: other.key))
      }
    }
    addReplaceCases(of: resource)
  }

  private mutating func addReplaceCases(of resource: Resource) {
    let subject = "\(resource.plural.kebab)/replace"
    add(subject, "what is absent goes back to its default or to null", resource.origin) { world in
      let made = try world.make(resource, isFull: true)
      let unchanging = Set(resource.immutables.map(\.name))
      // What can be given once may be left out, or be there again.
      let minimal = made.draft.keeping { resource.requiredNames.contains($0) && !unchanging.contains($0) }
      let answer = try world.conversation.ask("PUT", made.path, minimal.text)
      if try world.isRefusedByRules(answer) { throw Untried("a rule across members needs more") }
      if try world.isTaken(answer) { throw Untried("a default is taken") }
      try world.conversation.expect(answer, status: 200)
      var expected = minimal
      for (name, _) in resource.immutables {
        if let value = made.draft[name] { expected = expected.setting(name, to: value) }
      }
      for field in resource.fields where field.isMade {
        if let value = made.draft[field.name.spelled] { expected = expected.setting(field.name.spelled, to: value) }
      }
      try world.verifyChange(of: made, answer, expected)
    }
    let unchanging = Set(resource.immutables.map(\.name))
    let required = resource.requiredNames.filter { !unchanging.contains($0) }
    guard !required.isEmpty else { return }
    add(subject, "all that is missing is said at once", resource.origin) { world in
      let made = try world.shared(resource)
      let answer = try world.conversation.ask("PUT", made.path, "{}")
      try world.conversation.expectInvalid(answer, required.map { Detail(place: "/\($0)", code: "required") })
    }
  }
}

extension Resource {
  /// What a create gives for good, in the order of a body.
  var immutables: [(name: String, origin: SourceRange)] {
    fields.filter { isUnchanging($0) }.map { ($0.name.spelled, $0.origin) }
      + belongsTo.filter { !$0.isOwner && ($0.isImmutable || isInKey($0)) }.map { ($0.key.spelled, $0.origin) }
  }

  /// Those of them that a create may leave without a value.
  fileprivate var nullableImmutables: [(name: String, origin: SourceRange)] {
    fields.filter { isUnchanging($0) && $0.isNullable }.map { ($0.name.spelled, $0.origin) }
      + belongsTo.filter { $0.isImmutable && $0.isNullable && !$0.isOwner }.map { ($0.key.spelled, $0.origin) }
  }

  func isInKey(_ relation: BelongsTo) -> Bool {
    key.parts.contains { $0.source == .relation(relation.name.spelled) }
  }
}

extension World {
  /// The record as an update answers it.
  fileprivate func changed(_ made: Made, _ method: String, _ body: String, _ headers: [Header] = []) throws -> JSON {
    let answer = try conversation.ask(method, made.path, body, headers: headers)
    try conversation.expect(answer, status: 200)
    return try model.one(conversation.json(answer), of: made.resource)
  }

  fileprivate func tryChange(_ resource: Resource, _ field: Field) throws {
    let made = try make(resource)
    let sampler = field.sampler(in: model)
    for number in 0..<8 {
      guard let value = try? JSON(Array(sampler.value(number * 7 + 3).json.utf8)),
        value != made.draft[field.name.spelled], value != made.record[field.name.spelled]
      else { continue }
      let body = JSON.object([JSON.Member(field.name.spelled, value)]).text
      let answer = try conversation.ask("PATCH", made.path, body)
      if try isTaken(answer) { continue }
      if try isRefusedByRules(answer) { continue }
      if resource.hasHooks, [403, 409].contains(answer.status) { throw Untried("the service's own rules refuse it") }
      try conversation.expect(answer, status: 200)
      return try verifyChange(of: made, answer, made.draft.setting(field.name.spelled, to: value))
    }
    throw Untried("there is no other value of \(field.name) that keeps every rule")
  }

  /// Holds an update's answer against what the record has to be, and the stored record against the answer.
  fileprivate func verifyChange(of made: Made, _ answer: Answer, _ expected: Draft) throws {
    let record = try model.one(conversation.json(answer), of: made.resource)
    var members = self.expected(made.resource, from: expected)
    // What a create made or issued stays.
    let kept =
      made.resource.key.parts.map(\.name.spelled) + (made.resource.timestamps.map { [$0.created.spelled] } ?? [])
      + [made.resource.owner?.key.spelled].compactMap(\.self)
      + made.resource.fields.filter { $0.isMade && expected[$0.name.spelled] == nil }.map(\.name.spelled)
    for index in members.indices where kept.contains(members[index].name) {
      if let value = made.record[members[index].name] { members[index].value = .exact(value) }
    }
    try verify(record, members)
    guard made.resource.verbs.contains(.read) else { return }
    let path = try model.path(of: record, of: made.resource)
    let stored = try conversation.ask("GET", path)
    guard try model.one(conversation.json(stored), of: made.resource) == record else {
      throw Mismatch("the record is not the one that the change answered with")
    }
  }
}
