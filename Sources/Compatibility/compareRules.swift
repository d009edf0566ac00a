import Diagnostics
import Model

extension Comparison {
  /// Compares what records have to keep to as a whole and among each other.
  mutating func compareRules(_ pair: ResourcePair) {
    guard pair.takesBodies else { return }
    let known = pair.old.checks.flatMap { renamed($0.condition, in: pair).parts }
    for check in pair.new.checks {
      let isKnown =
        pair.old.checks.contains { $0.rule == check.rule }
        || check.condition.parts.allSatisfy { part in known.contains { $0.implies(part) } }
      guard !isKnown else { continue }
      report(
        .requestCheckAdded,
        "a \(pair.name) has to keep the rule '\(check.rule)'",
        at: check.origin,
        was: pair.old.checks.first { $0.member == check.member && $0.message == check.message }?.origin
          ?? pair.old.origin
      )
    }
    let former = pair.old.uniqueSets.map { unique in
      UniqueSet(
        members: Set(unique.members.map { pair.members.now($0) ?? $0 }),
        condition: unique.condition.map { renamed($0, in: pair) },
        origin: unique.origin
      )
    }
    let members = Set(pair.old.memberNames.map(\.spelled).compactMap(pair.members.now))
    for unique in pair.new.uniqueSets where members.isSuperset(of: unique.members) {
      let isKnown = former.contains { known in
        guard known.members.isSubset(of: unique.members) else { return false }
        guard let condition = known.condition else { return true }
        return unique.condition.map { $0.implies(condition) } ?? false
      }
      guard !isKnown else { continue }
      let names = unique.members.sorted().map { "'\($0)'" }.joined(separator: " and ")
      report(
        .requestUniqueAdded,
        "no two records of \(pair.name) may have the same \(names)",
        at: unique.origin,
        was: former.first { $0.members == unique.members }?.origin ?? pair.old.origin
      )
    }
  }
}

/// Members whose values together are unique, by their names on the wire.
private struct UniqueSet {
  var members: Set<String>
  var condition: RecordCondition?
  var origin: SourceRange
}

extension Resource {
  fileprivate var uniqueSets: [UniqueSet] {
    let keys = Dictionary(belongsTo.map { ($0.name.spelled, $0.key.spelled) }) { first, _ in first }
    var sets = [UniqueSet(members: Set(key.parts.map(\.name.spelled)), origin: places[.key] ?? origin)]
    sets += fields.filter(\.isUnique).map { UniqueSet(members: [$0.name.spelled], origin: $0.origin) }
    sets += belongsTo.filter(\.isUnique).map { UniqueSet(members: [$0.key.spelled], origin: $0.origin) }
    sets += uniques.map { index in
      UniqueSet(
        members: Set(index.members.map { keys[$0] ?? $0 }),
        condition: index.condition,
        origin: index.origin
      )
    }
    return sets
  }
}
