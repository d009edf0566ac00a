import Diagnostics
import Model

extension Comparison {
  /// Compares where transitions begin and lead; one that is gone is a route that is gone.
  mutating func compareStates(_ pair: ResourcePair) {
    guard let former = pair.old.states, let now = pair.new.states else { return }
    let isSameField = pair.members.now(former.field.spelled) == now.field.spelled
    let (before, after) = (pair.old.type(of: former.field), pair.new.type(of: now.field))
    /// What a former case is called now.
    func heir(_ name: String) -> String {
      guard let before, let after, case .enumCase(let name) = renamed(.enumCase(name), from: before, to: after) else {
        return name
      }
      return name
    }
    for earlier in former.transitions {
      guard let transition = now.transitions.first(where: { $0.name.kebab == earlier.name.kebab }) else { continue }
      let title = "'\(pair.name).\(transition.name)'"
      guard isSameField else {
        report(
          .riskTransitionChanged,
          "\(title) changes '\(now.field)' and no longer '\(former.field)'",
          at: transition.origin,
          was: earlier.origin
        )
        continue
      }
      let from = earlier.from.map(heir)
      let lost = from.filter { !transition.from.contains($0) }
      if !lost.isEmpty {
        report(
          .requestTransitionNarrowed,
          "\(title) is refused in the state \(lost.map { "'\($0)'" }.joined(separator: " and "))",
          at: transition.origin,
          was: earlier.origin
        )
      }
      if heir(earlier.to) != transition.to {
        report(
          .riskTransitionChanged,
          "\(title) leads to '\(transition.to)' and no longer to '\(earlier.to)'",
          at: transition.origin,
          was: earlier.origin
        )
      }
    }
  }
}

extension Resource {
  fileprivate func type(of field: Name) -> ValueType? { fields.first { $0.name == field }?.type }
}
