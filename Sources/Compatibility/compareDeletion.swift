import Diagnostics
import Model

extension Comparison {
  /// Compares what becomes of a delete, of a record itself and of those that it belongs to.
  mutating func compareDeletion(_ pair: ResourcePair) {
    // A deleted record that is only hidden is gone to clients; that it may come back is nothing that they lose.
    if pair.verbs.contains(.delete), pair.old.deletion != nil, pair.new.deletion == nil {
      report(
        .riskDeleteChanged,
        "a deleted \(pair.name) is gone for good, where it was only hidden",
        at: pair.place(.softDelete),
        was: pair.formerPlace(.softDelete)
      )
    }
    for former in pair.old.belongsTo {
      let key = pair.members.now(former.key.spelled)
      guard let now = pair.new.belongsTo.first(where: { $0.key.spelled == key }) else { continue }
      compareDeletion(former, now, pair)
    }
  }

  private mutating func compareDeletion(_ former: BelongsTo, _ now: BelongsTo, _ pair: ResourcePair) {
    guard former.onDelete != now.onDelete, old.resource(former.target).verbs.contains(.delete),
      new.resource(now.target).verbs.contains(.delete)
    else { return }
    switch now.onDelete {
    case .restrict:
      report(
        .requestDeleteRestricted,
        "a \(now.target) that a \(pair.name) belongs to can no longer be deleted",
        at: now.origin,
        was: former.origin
      )
    case .cascade: reportFate("takes it along", former, now, pair)
    case .setNull: reportFate("leaves it behind without one", former, now, pair)
    }
  }

  private mutating func reportFate(_ fate: String, _ former: BelongsTo, _ now: BelongsTo, _ pair: ResourcePair) {
    report(
      .riskDeleteChanged,
      "a delete of the \(now.target) that a \(pair.name) belongs to \(fate)",
      at: now.origin,
      was: former.origin
    )
  }
}
