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
  /// The rules that read each of the members.
  private let readers: [[RecordCondition]]
  private let candidates: [[Literal?]]
  private let keys: Set<String>
  private let immutable: Set<String>
  private let serverWritten: Set<String>
  /// What tests change alone.
  private let firstMutable: String?

  /// How many records are sampled: those that tests make, and those that a fresh service is seeded with.
  package static let count = 12
  private static let effort = 20_000

  package init(_ resource: Resource, in model: Model) {
    checks = resource.checks.map(\.condition)
    members = checks.flatMap(\.members).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
    let read = checks.map { (check: $0, members: $0.members) }
    readers = members.map { member in read.filter { $0.members.contains(member) }.map(\.check) }
    let fields = Dictionary(uniqueKeysWithValues: resource.fields.map { ($0.name.spelled, $0) })
    let literals = checks.flatMap(\.literals)
    candidates = members.map { member in
      guard let field = fields[member.name.spelled] else {
        // A nullable key is null in samples.
        return member.isNullable ? [nil] : [.int(0), .int(1)]
      }
      // What no body sets is in every sample what it is in a new record.
      guard !field.isServerWritten else { return [field.defaultValue] }
      let sampler = FieldSampler(field, in: model)
      let natural = (0..<Self.count * 2).map { sampler.value($0) }
      let near = literals.flatMap { literal in
        [-1, 1].compactMap { sampler.accepts(literal) ? literal.moved(by: $0, within: field.type) : nil }
      }
      return (natural + (near + literals).filter { sampler.accepts($0) }).map(Optional.some)
    }
    keys = Set(resource.belongsTo.map(\.key.spelled))
    immutable = Set(
      resource.fields.filter { !$0.isMutable }.map(\.name.spelled)
        + resource.belongsTo.filter(\.isImmutable).map(\.key.spelled)
    )
    serverWritten = Set(resource.fields.filter(\.isServerWritten).map(\.name.spelled))
    firstMutable = resource.fields.first(where: \.isMutable)?.name.spelled
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
    guard position < members.count else { return true }
    let name = members[position].name.spelled
    let open = Set(members[(position + 1)...].map(\.name.spelled))
    let values = candidates[position]
    for offset in values.indices {
      guard effort > 0 else { return false }
      effort -= 1
      row[name] = values[(index + offset) % values.count]
      guard isPossible(row, open, readers[position], index, first) else { continue }
      if fill(&row, from: position + 1, index, first, &effort) { return true }
    }
    row[name] = nil
    return false
  }

  /// Whether none of the rules is broken already, whatever the members get that are still open.
  private func isPossible(
    _ row: [String: Literal],
    _ open: Set<String>,
    _ rules: [RecordCondition],
    _ index: Int,
    _ first: [String: Literal]?
  ) -> Bool {
    var rows = [(values: row, open: open)]
    // Tests change a member of the first record to what the second has, and replace all of it that can change.
    if index == 1, let first {
      var replaced = row
      for name in immutable { replaced[name] = first[name] }
      rows.append((replaced, open.subtracting(immutable)))
      if let firstMutable {
        var changed = first
        changed[firstMutable] = row[firstMutable]
        rows.append((changed, open.intersection([firstMutable])))
      }
    }
    return rows.allSatisfy { row in rules.allSatisfy { $0.judged(row.values, unknown: row.open) != false } }
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
    return resource.checks.flatMap { sampler.cases(of: $0, among: resource.checks) }
  }

  private static let casesOfRule = 12

  /// Cases of one rule: what it does not read is as in the first record.
  private func cases(of check: Check, among checks: [Check]) -> [RuleCase] {
    let read = check.condition.members
    let choices = read.map(choices)
    let others = members.filter { keys.contains($0.name.spelled) && !$0.isNullable && !read.contains($0) }
    var first: [String: Literal] = [:]
    for (member, values) in zip(members, candidates) {
      first[member.name.spelled] = chosen[member.name.spelled]?[0] ?? values[0]
    }
    var found: [RuleCase] = []
    var seen: Set<[Bool]> = []
    for number in 0..<Self.effort {
      guard let literals = combination(number, of: choices) else { break }
      let values = others.map { (member: $0, literal: first[$0.name.spelled]) } + zip(read, literals)
      var row = first
      for (member, literal) in values { row[member.name.spelled] = literal }
      let outcomes = checks.map { $0.condition.holds(row) }
      guard seen.insert(outcomes + literals.map { $0 == nil }).inserted else { continue }
      found.append(RuleCase(values: values, broken: zip(checks, outcomes).filter { !$1 }.map(\.0)))
    }
    let kept = found.prefix(Self.casesOfRule)
    guard !kept.contains(where: { $0.broken.contains(check) }) else { return Array(kept) }
    return Array(kept) + found.filter { $0.broken.contains(check) }.prefix(1)
  }

  /// What a member is tried with, null first where it is a value.
  private func choices(for member: RecordCondition.Member) -> [Literal?] {
    guard let position = members.firstIndex(of: member) else { return [] }
    let candidates = candidates[position]
    if serverWritten.contains(member.name.spelled) { return candidates }
    let some: [Literal?] =
      keys.contains(member.name.spelled)
      ? [.int(0), .int(1)] : Array(candidates.prefix(2)) + candidates.dropFirst(2).suffix(4)
    return member.isNullable ? [nil] + some : some
  }

  /// The combination of that number, the first choice changing fastest; nothing behind the last.
  private func combination(_ number: Int, of choices: [[Literal?]]) -> [Literal?]? {
    var rest = number
    let literals = choices.map { choices in
      defer { rest /= choices.count }
      return choices[rest % choices.count]
    }
    return rest == 0 ? literals : nil
  }
}
