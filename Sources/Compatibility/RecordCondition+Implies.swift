import Model

extension RecordCondition {
  /// The conditions that have to hold all, for it to hold.
  var parts: [RecordCondition] {
    if case .and(let parts) = self { parts.flatMap(\.parts) } else { [self] }
  }

  /// Whether another certainly holds wherever this one does; what is not seen at once is not certain.
  func implies(_ other: RecordCondition) -> Bool {
    if self == other { return true }
    if case .and(let parts) = other { return parts.allSatisfy { implies($0) } }
    if case .or(let ways) = self { return ways.allSatisfy { $0.implies(other) } }
    if case .or(let ways) = other, ways.contains(where: { implies($0) }) { return true }
    if case .and(let parts) = self { return parts.contains { $0.implies(other) } }
    guard case .comparison(let left, let comparison, .literal(let bound, _)) = self,
      case .comparison(left, let wider, .literal(let otherBound, _)) = other
    else { return false }
    switch (comparison, wider) {
    case (.more, .more), (.atLeast, .atLeast), (.more, .atLeast): return !bound.isBelow(otherBound)
    case (.less, .less), (.atMost, .atMost), (.less, .atMost): return !otherBound.isBelow(bound)
    case (.atLeast, .more): return otherBound.isBelow(bound)
    case (.atMost, .less): return bound.isBelow(otherBound)
    case (.equal, _), (.notEqual, _), (.less, _), (.more, _), (.atLeast, _), (.atMost, _): return false
    }
  }
}
