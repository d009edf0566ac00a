import Model

extension Policy {
  /// Whether everybody passes by the other rule who passes by this one, as far as their form tells.
  func isCovered(by other: Policy) -> Bool {
    if self == .never || other == .anyone || self == other { return true }
    switch (self, other) {
    case (.or(let parts), _): return parts.allSatisfy { $0.isCovered(by: other) }
    case (_, .and(let parts)): return parts.allSatisfy { isCovered(by: $0) }
    case (_, .or(let parts)) where parts.contains(where: { isCovered(by: $0) }): return true
    case (.and(let parts), _): return parts.contains { $0.isCovered(by: other) }
    case (.role(let before), .role(let now)): return Set(before).isSubset(of: now)
    case (.not(let before), .not(let now)): return now.isCovered(by: before)
    case (_, .authenticated): return needsCaller
    case (_, _): return false
    }
  }
}
