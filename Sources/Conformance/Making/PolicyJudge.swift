import Model

/// Says whom a rule lets do something, by records as answers show them. Nothing of it comes from the generator: neither
/// its SQL nor its samples.
struct PolicyJudge {
  let people: People
  /// Finds the record of a resource by its key, as it is now.
  let find: (Resource, JSON) throws -> JSON?
  /// Finds what a relation to several leads to from the record of a resource; nothing where nobody may list all of it.
  var gather: (Resource, JSON, Relation) throws -> [JSON]? = { _, _, _ in nil }

  /// What is left of a rule for somebody, before any record is known: `anyone`, `never`, or what records decide.
  func simplified(_ policy: Policy, for caller: Account?) -> Policy {
    switch policy {
    case .anyone, .never: policy
    case .authenticated: caller == nil ? .never : .anyone
    case .role(let roles):
      caller.flatMap(people.role(of:)).map { roles.contains($0) } ?? false ? .anyone : .never
    case .caller(let condition): caller.map { holds(condition, of: $0.record) } ?? false ? .anyone : .never
    case .record(let test): caller == nil && !test.callerMembers.isEmpty ? .never : policy
    case .not(let inner): simplified(inner, for: caller).negated
    case .and(let parts): .all(parts.map { simplified($0, for: caller) })
    case .or(let parts): .any(parts.map { simplified($0, for: caller) })
    }
  }

  /// Whether a rule holds of a record; nothing where that cannot be told.
  func holds(_ policy: Policy, for caller: Account?, of record: JSON, _ resource: Resource) throws -> Bool? {
    switch simplified(policy, for: caller) {
    case .anyone: return true
    case .never: return false
    case .record(let test): return try holds(test, for: caller, of: record, resource)
    case .not(let inner): return try holds(inner, for: caller, of: record, resource).map { !$0 }
    case .and(let parts): return Self.all(try parts.map { try holds($0, for: caller, of: record, resource) })
    case .or(let parts): return Self.any(try parts.map { try holds($0, for: caller, of: record, resource) })
    case .authenticated, .role, .caller: return nil
    }
  }

  // MARK: questions to records

  /// - Parameter each: One of several records, in a condition about them, and its resource.
  private func holds(
    _ test: RecordTest,
    for caller: Account?,
    of record: JSON,
    _ resource: Resource,
    each: (record: JSON, resource: Resource)? = nil
  ) throws -> Bool? {
    func value(_ operand: RecordTest.Operand) throws -> JSON? {
      switch operand {
      case .record(let path): try self.value(at: path, from: record, resource)
      case .each(let path): try each.flatMap { try self.value(at: path, from: $0.record, $0.resource) }
      case .caller(let member): caller?.record[member.name.spelled] ?? .null
      case .length(let inner): try value(inner).map(Self.length)
      case .literal(let literal, _): try JSON(Array(literal.json.utf8))
      }
    }
    switch test {
    case .comparison(let left, let comparison, let right):
      guard let one = try value(left), let other = try value(right) else { return nil }
      return Self.holds(comparison, one, other, left.type)
    case .isNull(let operand): return try value(operand)?.isNull
    case .isOneOf(let operand, let literals):
      return try value(operand).map { one in Self.isOneOf(one, literals, operand.type) }
    case .holds(let operand): return try value(operand).map { $0 == .bool(true) }
    case .quantified(let gathering): return try holds(gathering, for: caller, of: record, resource)
    }
  }

  private func holds(
    _ gathering: RecordTest.Gathering,
    for caller: Account?,
    of record: JSON,
    _ resource: Resource
  ) throws -> Bool? {
    var (place, owner) = (record, resource)
    for step in gathering.way {
      guard let relation = owner.belongsTo.first(where: { $0.column == step.column }),
        let key = place[relation.key.spelled], !key.isNull
      else { return gathering.isOfAll }
      owner = people.model.resource(step.target)
      guard let next = try find(owner, key) else { return nil }
      place = next
    }
    guard let relation = owner.relations.first(where: { $0.name.spelled == gathering.relation }) else { return nil }
    guard place[owner.key.first.name.spelled] != nil else {
      // To a record that is not there yet nothing leads, but for what it is going to be paired with.
      if case .manyToMany(let pairs) = relation, place[pairs.keys.spelled] != nil { return nil }
      return gathering.isOfAll
    }
    guard let found = try gather(owner, place, relation) else { return nil }
    let target = people.model.resource(gathering.target)
    func asked(_ condition: RecordTest.Condition, _ each: JSON) throws -> Bool? {
      switch condition {
      case .test(let test): return try holds(test, for: caller, of: record, resource, each: (each, target))
      case .not(let inner): return try asked(inner, each).map { !$0 }
      case .and(let parts): return Self.all(try parts.map { try asked($0, each) })
      case .or(let parts): return Self.any(try parts.map { try asked($0, each) })
      }
    }
    let verdicts = try found.map { try asked(gathering.condition, $0) }
    return gathering.isOfAll ? Self.all(verdicts) : Self.any(verdicts)
  }

  private static func all(_ verdicts: [Bool?]) -> Bool? {
    verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
  }

  private static func any(_ verdicts: [Bool?]) -> Bool? {
    verdicts.contains(true) ? true : verdicts.contains(nil) ? nil : false
  }

  /// What stands at the end of a way over records; null where it leads nowhere, nothing where a record is out of sight.
  private func value(at path: RecordTest.Path, from record: JSON, _ resource: Resource) throws -> JSON? {
    var (record, resource) = (record, resource)
    for step in path.steps {
      guard let relation = resource.belongsTo.first(where: { $0.column == step.column }) else { return nil }
      guard let key = record[relation.key.spelled], !key.isNull else { return .null }
      resource = people.model.resource(step.target)
      guard let next = try find(resource, key) else { return nil }
      record = next
    }
    return record[path.member.name.spelled] ?? .null
  }

  // MARK: questions to callers

  private func holds(_ condition: RecordCondition, of record: JSON) -> Bool {
    func value(_ operand: RecordCondition.Operand) -> JSON {
      switch operand {
      case .member(let member): record[member.name.spelled] ?? .null
      case .length(let inner): Self.length(value(inner))
      case .literal(let literal, _): (try? JSON(Array(literal.json.utf8))) ?? .null
      }
    }
    switch condition {
    case .comparison(let left, let comparison, let right):
      return Self.holds(comparison, value(left), value(right), left.type)
    case .isNull(let operand): return value(operand).isNull
    case .isOneOf(let operand, let literals): return Self.isOneOf(value(operand), literals, operand.type)
    case .holds(let operand): return value(operand) == .bool(true)
    case .not(let inner): return !holds(inner, of: record)
    case .and(let parts): return parts.allSatisfy { holds($0, of: record) }
    case .or(let parts): return parts.contains { holds($0, of: record) }
    }
  }

  // MARK: values

  /// Null is a value to `==` and `!=`; order with null is false.
  private static func holds(_ comparison: RecordCondition.Comparison, _ left: JSON, _ right: JSON, _ type: ValueType)
    -> Bool
  {
    let isThere = !left.isNull && !right.isNull
    return switch comparison {
    case .equal: isSame(left, right, type)
    case .notEqual: !isSame(left, right, type)
    case .less: isThere && precedes(left, right, type)
    case .more: isThere && precedes(right, left, type)
    case .atMost: isThere && !precedes(right, left, type)
    case .atLeast: isThere && !precedes(left, right, type)
    }
  }

  private static func isOneOf(_ value: JSON, _ literals: [Literal], _ type: ValueType) -> Bool {
    literals.contains { literal in (try? JSON(Array(literal.json.utf8))).map { isSame(value, $0, type) } ?? false }
  }

  private static func isSame(_ left: JSON, _ right: JSON, _ type: ValueType) -> Bool {
    if left.isNull || right.isNull { return left.isNull && right.isNull }
    if let (one, other) = numbers(left, right, type) { return one == other }
    return ValueOrder(type: type).isSame(left, right)
  }

  private static func precedes(_ left: JSON, _ right: JSON, _ type: ValueType) -> Bool {
    if let (one, other) = numbers(left, right, type) { return one < other }
    return ValueOrder(type: type).precedes(left, right)
  }

  /// Numbers that rules compare have as many digits as they like behind their points, and few in all.
  private static func numbers(_ left: JSON, _ right: JSON, _ type: ValueType) -> (Double, Double)? {
    switch type {
    case .int, .int64, .float, .decimal:
      guard let one = Double(left.plainText), let other = Double(right.plainText) else { return nil }
      return (one, other)
    case .string, .text, .bool, .date, .datetime, .duration, .uuid, .email, .url, .slug, .bytes, .json, .list,
      .enumeration:
      return nil
    }
  }

  private static func length(_ value: JSON) -> JSON {
    guard case .string(let text) = value else { return .null }
    return .number(String(text.unicodeScalars.count))
  }
}
