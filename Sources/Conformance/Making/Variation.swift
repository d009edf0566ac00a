import Generation
import Model

/// One way in which a record differs from others in what a rule looks at.
struct Variation: Sendable, Hashable {
  enum Change: Sendable, Hashable {
    /// A member's value, as JSON.
    case value(member: String, json: String)
    /// The state that a record has gone to.
    case state(String)
    /// Somebody else has made it, or is whom the member leads to.
    case other(member: String)
  }

  /// The relations that lead from the record to the one that differs.
  var path: [String]
  var change: Change

  /// The same, seen from the next record on the way.
  var behind: Variation { Variation(path: Array(path.dropFirst()), change: change) }
}

extension Model {
  /// Every way in which records differ to the rules of a resource.
  func variations(of resource: Resource) -> [Variation] {
    var found: [Variation] = []
    for policy in resource.allPolicies {
      for test in policy.tests {
        for variation in variations(of: test, resource) where !found.contains(variation) { found.append(variation) }
      }
    }
    return found
  }

  func variations(of test: RecordTest, _ resource: Resource) -> [Variation] {
    switch test {
    case .comparison(let left, _, let right):
      return varied(left, by: right, resource) + varied(right, by: left, resource)
    case .isNull(let operand): return varied(operand, by: nil, resource)
    case .isOneOf(let operand, let literals):
      return literals.flatMap { varied(operand, by: .literal($0, operand.type), resource) }
    case .holds(let operand):
      return [true, false].flatMap { varied(operand, by: .literal(.bool($0), .bool), resource) }
    case .quantified: return []
    }
  }

  /// What a side of a comparison can be for both to be and not to be alike.
  private func varied(_ operand: RecordTest.Operand, by other: RecordTest.Operand?, _ resource: Resource) -> [Variation]
  {
    let (path, isLength): (RecordTest.Path, Bool)
    switch operand {
    case .record(let found): (path, isLength) = (found, false)
    case .length(.record(let found)): (path, isLength) = (found, true)
    case .length, .each, .caller, .literal: return []
    }
    var (names, place): ([String], Resource) = ([], resource)
    for step in path.steps {
      guard let relation = place.belongsTo.first(where: { $0.column == step.column }) else { return [] }
      names.append(relation.name.spelled)
      place = self.resource(step.target)
    }
    let member = path.member.name.spelled
    func variation(_ change: Variation.Change) -> Variation { Variation(path: names, change: change) }
    guard let field = place.fields.first(where: { $0.name.spelled == member }) else {
      return [variation(.other(member: member))]
    }
    if let states = place.states, states.field == field.name {
      guard case .enumeration(let name) = field.type else { return [] }
      return enumType(name).cases.map { variation(.state($0.name.spelled)) }
    }
    var values: [JSON] = []
    func add(_ literal: Literal) { if let value = try? JSON(Array(literal.json.utf8)) { values.append(value) } }
    if field.isNullable { values.append(.null) }
    add(field.sampler(in: self).value(3))
    if case .literal(let literal, _)? = other { near(literal, field, isLength).forEach(add) }
    if case .enumeration(let name) = field.type { enumType(name).cases.forEach { add(.enumCase($0.name.spelled)) } }
    if field.type == .bool { [true, false].forEach { add(.bool($0)) } }
    return values.map { variation(.value(member: member, json: $0.text)) }
  }

  /// A literal, and what is just above and below it, as far as the field takes them.
  private func near(_ literal: Literal, _ field: Field, _ isLength: Bool) -> [Literal] {
    let found: [Literal]
    switch literal {
    case .int(let number) where isLength:
      found = [number, number + 1, number - 1].filter { $0 >= 0 }.map {
        .string(String(repeating: "x", count: Int($0)))
      }
    case .int(let number): found = [number, number + 1, number - 1].map(Literal.int)
    case .float(let number): found = [number, number + 1, number - 1].map(Literal.float)
    case .decimal(let unscaled, let scale):
      found = [unscaled, unscaled + 1, unscaled - 1].map { .decimal(unscaled: $0, scale: scale) }
    case .string, .longDecimal, .bool, .date, .datetime, .duration, .bytes, .json, .list, .uuid, .enumCase:
      found = [literal]
    }
    return found.filter(field.constraints.accept)
  }
}

extension Constraints {
  /// Whether a number or a text is within the bounds.
  fileprivate func accept(_ value: Literal) -> Bool {
    if let minimum, value.isLess(than: minimum) { return false }
    if let maximum, maximum.isLess(than: value) { return false }
    guard case .string(let text) = value else { return true }
    return ((minimumLength ?? 0)...(maximumLength ?? .max)).contains(text.unicodeScalars.count)
  }
}
