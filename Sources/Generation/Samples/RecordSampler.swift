package import Model

/// Chooses the samples of a resource's records so that its rules across members hold: of each record by itself, and of
/// those that tests make by mixing two.
///
/// Keys have two values here: 0 for the record that tests make first, 1 for the other one.
package struct RecordSampler: Sendable {
  /// For each member that rules read, by its name on the wire: a value for each index.
  package private(set) var chosen: [String: [Literal]] = [:]

  private let checks: [RecordCondition]
  private let members: [RecordCondition.Member]
  private let candidates: [[Literal?]]
  private let keys: Set<String>
  private let immutable: Set<String>
  /// What tests change alone.
  private let firstMutable: String?

  /// How many records are sampled: those that tests make, and those that a fresh service is seeded with.
  package static let count = 12
  private static let effort = 20_000

  package init(_ resource: Resource, in model: Model) {
    checks = resource.checks.map(\.condition)
    members = checks.flatMap(\.members).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    let fields = Dictionary(uniqueKeysWithValues: resource.fields.map { ($0.name.spelled, $0) })
    let literals = checks.flatMap(\.literals)
    candidates = members.map { member in
      guard let field = fields[member.name.spelled] else {
        // A nullable key is null in samples.
        return member.isNullable ? [nil] : [.int(0), .int(1)]
      }
      let sampler = FieldSampler(field, in: model)
      let natural = (0..<Self.count * 2).map { sampler.value($0) }
      return (natural + literals.filter { sampler.accepts($0) }).map(Optional.some)
    }
    keys = Set(resource.belongsTo.map(\.key.spelled))
    immutable = Set(
      resource.fields.filter(\.isImmutable).map(\.name.spelled)
        + resource.belongsTo.filter(\.isImmutable).map(\.key.spelled)
    )
    firstMutable = resource.fields.first { !$0.isImmutable }?.name.spelled
    guard !members.isEmpty else { return }
    choose()
  }

  private mutating func choose() {
    var rows: [[String: Literal]] = []
    for index in 0..<Self.count {
      var row: [String: Literal] = [:]
      var effort = Self.effort
      guard fill(&row, from: 0, index, rows.first, &effort) else { return }
      rows.append(row)
    }
    for member in members {
      let values = rows.compactMap { $0[member.name.spelled] }
      if values.count == rows.count { chosen[member.name.spelled] = values }
    }
  }

  /// Chooses a value for one member after the other, going back where none of them does.
  private func fill(
    _ row: inout [String: Literal],
    from position: Int,
    _ index: Int,
    _ first: [String: Literal]?,
    _ effort: inout Int
  ) -> Bool {
    guard position < members.count else { return holds(row, index, first) }
    let name = members[position].name.spelled
    let values = candidates[position]
    for offset in values.indices {
      guard effort > 0 else { return false }
      effort -= 1
      row[name] = values[(index + offset) % values.count]
      if fill(&row, from: position + 1, index, first, &effort) { return true }
    }
    row[name] = nil
    return false
  }

  private func holds(_ row: [String: Literal], _ index: Int, _ first: [String: Literal]?) -> Bool {
    var rows = [row]
    // Tests change a member of the first record to what the second has, and replace all of it that can change.
    if index == 1, let first {
      var replaced = row
      for name in immutable { replaced[name] = first[name] }
      rows.append(replaced)
      if let firstMutable {
        var changed = first
        changed[firstMutable] = row[firstMutable]
        rows.append(changed)
      }
    }
    return rows.allSatisfy { row in checks.allSatisfy { $0.holds(row) } }
  }
}

extension RecordCondition {
  /// The fixed values that it compares with.
  fileprivate var literals: [Literal] {
    func value(_ operand: Operand) -> [Literal] {
      switch operand {
      case .literal(let literal, _): [literal]
      case .member, .length: []
      }
    }
    switch self {
    case .comparison(let left, _, let right): return value(left) + value(right)
    case .isOneOf(_, let literals): return literals
    case .isNull, .holds: return []
    case .not(let inner): return inner.literals
    case .and(let parts), .or(let parts): return parts.flatMap(\.literals)
    }
  }
}

/// A record that differs from the sample in what rules read, and the rules that it breaks.
package struct RuleCase: Sendable {
  package var values: [(member: RecordCondition.Member, literal: Literal?)]
  /// In the order of the rules.
  package var broken: [Check]
}

extension RecordSampler {
  /// Records in which every rule is kept and broken, with and without values, as far as the samples allow.
  package static func cases(of resource: Resource, in model: Model) -> [RuleCase] {
    let sampler = RecordSampler(resource, in: model)
    var cases: [RuleCase] = []
    var seen: Set<[Bool]> = []
    for number in 0..<effort {
      guard let values = sampler.values(number), cases.count < 24 else { break }
      let present = values.compactMap { value in value.literal.map { (value.member.name.spelled, $0) } }
      let row = Dictionary(uniqueKeysWithValues: present)
      let outcomes = resource.checks.map { $0.condition.holds(row) }
      guard seen.insert(outcomes + values.map { $0.literal == nil }).inserted else { continue }
      cases.append(RuleCase(values: values, broken: zip(resource.checks, outcomes).filter { !$1 }.map(\.0)))
    }
    return cases
  }

  /// The combination of that number, null first where it is a value; nothing behind the last.
  private func values(_ number: Int) -> [(member: RecordCondition.Member, literal: Literal?)]? {
    var rest = number
    var values: [(member: RecordCondition.Member, literal: Literal?)] = []
    for (member, candidates) in zip(members, candidates) {
      let some: [Literal?] =
        keys.contains(member.name.spelled)
        ? [.int(0), .int(1)] : Array(candidates.prefix(2)) + candidates.dropFirst(2).suffix(4)
      let all = member.isNullable ? [nil] + some : some
      values.append((member, all[rest % all.count]))
      rest /= all.count
    }
    return rest == 0 ? values : nil
  }
}
