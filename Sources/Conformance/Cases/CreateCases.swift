import Diagnostics
import Model

extension CaseCollector {
  mutating func addCreateCases(of resource: Resource) {
    guard resource.verbs.contains(.create) else { return }
    let subject = "\(resource.plural.kebab)/create"
    for isFull in [false, true] {
      add(subject, isFull ? "with every member" : "with what is required", resource.origin) { world in
        let made = try world.make(resource, isFull: isFull)
        try world.verify(made.record, world.expected(resource, from: made.draft))
        guard world.conversation.exchanges.last?.answer.header("Location") == made.path else {
          throw Mismatch("expected Location: \(made.path)")
        }
        guard resource.verbs.contains(.read) else { return }
        let record = try world.current(made)
        guard record == made.record else { throw Mismatch("the record is not the one that the create answered with") }
      }
    }
    let required = resource.requiredToCreate.map(\.name)
    add(subject, "all that is missing is said at once, in the order of the spec", resource.origin) { world in
      guard !required.isEmpty else { throw Untried("nothing of \(resource.name) is required") }
      let answer = try world.conversation.ask("POST", world.model.listPath(of: resource), "{}")
      try world.conversation.expectInvalid(answer, required.map { Detail(place: "/\($0)", code: "required") })
    }
    for (name, origin) in resource.requiredToCreate {
      add(subject, "without \(name)", origin) { world in
        let draft = try world.draft(of: resource).without(name)
        let answer = try world.conversation.ask("POST", world.model.listPath(of: resource), draft.text)
        try world.conversation.expectInvalid(answer, [Detail(place: "/\(name)", code: "required")])
      }
    }
    for field in resource.fields where field.isUnique {
      guard let source = field.slugSource?.spelled, !resource.membersOfSets.contains(source) else { continue }
      add(subject, "\(field.name) of the same \(source) is another", field.origin) { world in
        let (draft, first) = try world.post(resource)
        try world.conversation.expect(first, status: 201)
        let text = draft[source] ?? .null
        let same = try world.draft(of: resource).setting(source, to: text).text
        let second = try world.conversation.ask("POST", world.model.listPath(of: resource), same)
        try world.conversation.expect(second, status: 201)
        let slugs = try [first, second].map { try world.model.one(world.conversation.json($0), of: resource) }
          .map { $0[field.name.spelled] ?? .null }
        guard slugs[0] != slugs[1] else { throw Mismatch("two records have the same \(field.name)") }
      }
    }
    for relation in resource.belongsTo where !relation.isOwner {
      add(subject, "\(relation.key) of a record that is not there", relation.origin) { world in
        let target = world.model.resource(relation.target)
        let absent = Model.absent(target.key.first.type)
        let key: JSON = [.int, .int64].contains(target.key.first.type) ? .number(absent) : .string(absent)
        guard try world.isPossible(key, relation) else { throw Untried("no key of \(target.name) is surely absent") }
        let (_, answer) = try world.post(resource) { $0.setting(relation.key.spelled, to: key) }
        guard try !world.isRefusedByRules(answer) else { throw Untried("its rules refuse the key first") }
        try world.conversation.expectInvalid(answer, [Detail(place: "/\(relation.key)", code: "reference")])
      }
    }
  }
}

extension Resource {
  /// What a create must carry: what a record must, and what it signs in by.
  var requiredToCreate: [(name: String, origin: SourceRange)] {
    required + [password].compactMap(\.self).map { ($0.name.spelled, $0.origin) }
  }

  /// What a record must have and bodies hold, in the order of a record.
  var required: [(name: String, origin: SourceRange)] {
    let all =
      fields.filter(\.isRequired).map { ($0.name.spelled, $0.origin) }
      + belongsTo.filter { $0.isRequired && !$0.isOwner }.map { ($0.key.spelled, $0.origin) }
    let places = Dictionary(uniqueKeysWithValues: memberNames.enumerated().map { ($1.spelled, $0) })
    return all.sorted { (places[$0.0] ?? 0) < (places[$1.0] ?? 0) }
  }

  var requiredNames: [String] { required.map(\.name) }
}

extension World {
  /// Whether every detail is of a rule across members, which is judged after the fields.
  func isRefusedByRules(_ answer: Answer) throws -> Bool {
    guard answer.status == model.api.validationStatus else { return false }
    let details = try conversation.errors(in: answer).details
    return !details.isEmpty && details.allSatisfy { $0.code == "check" }
  }

  /// Whether a made-up key keeps to the rules of the field that it is the key of.
  fileprivate func isPossible(_ key: JSON, _ relation: BelongsTo) throws -> Bool {
    let target = model.resource(relation.target)
    guard case .field(let name) = target.key.first.source,
      let field = target.fields.first(where: { $0.name.spelled == name })
    else { return true }
    switch field.type {
    case .uuid: return true
    case .int, .int64, .string, .date:
      let constraints = field.constraints
      return constraints == Constraints()
    case .text, .float, .decimal, .bool, .datetime, .duration, .email, .url, .slug, .bytes, .json, .list, .enumeration:
      return false
    }
  }
}
