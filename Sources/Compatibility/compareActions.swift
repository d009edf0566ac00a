import Diagnostics
import Model

extension Comparison {
  /// Compares what actions take and answer; one that is gone is a route that is gone.
  mutating func compareActions(_ pair: ResourcePair) {
    for former in pair.old.actions {
      guard let now = pair.new.actions.first(where: { $0.name.kebab == former.name.kebab }) else { continue }
      compare(MemberSets(former.input, now.input, of: "\(pair.name).\(now.name)", former, now, isInBodies: true))
      compare(MemberSets(former.output, now.output, of: "\(pair.name).\(now.name)", former, now, isInBodies: false))
    }
  }
}

extension MemberSets {
  fileprivate init(
    _ old: [Field],
    _ new: [Field],
    of owner: String,
    _ former: Action,
    _ now: Action,
    isInBodies: Bool
  ) {
    self.init(
      old: old.map { Member($0) },
      new: new.map { Member($0) },
      owner: owner,
      origin: now.origin,
      formerOrigin: former.origin,
      isInBodies: isInBodies,
      isInAnswers: !isInBodies
    )
  }
}
