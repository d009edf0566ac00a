import Diagnostics
import Model

extension Comparison {
  /// Compares every former resource with what it is now; new ones are nothing that a client knows.
  mutating func compareResources() {
    let shownBefore = old.shownResources
    let shownNow = new.shownResources
    for former in old.resources {
      guard let now = successor(of: former) else {
        guard former.isServed else { continue }
        report(
          .requestResourceRemoved,
          "'\(former.name)' is gone, and with it everything under '\(old.api.root)/\(former.plural.kebab)'",
          at: new.service.origin,
          was: former.origin,
          "it was declared here"
        )
        continue
      }
      let pair = pair(former, now)
      let isShown = shownBefore.contains(former.name.spelled) && shownNow.contains(now.name.spelled)
      compareRoutes(pair)
      compareMembers(pair, isShown: isShown)
      compareRules(pair)
      compareDeletion(pair)
      compareQueries(pair)
      compareActions(pair)
      compareReplays(pair)
      compareAccess(pair)
      compareStates(pair)
      guard isShown else { continue }
      compareAnswers(pair)
    }
  }

  /// Compares how answers show records, their members apart.
  private mutating func compareAnswers(_ pair: ResourcePair) {
    compareEnvelopes(pair)
    compareViews(pair)
    let verbs: Set<Resource.Verb> = [.read, .update, .delete]
    if pair.old.isLocked, !pair.new.isLocked, !pair.verbs.isDisjoint(with: verbs) {
      report(
        .answerTagRemoved,
        "answers about \(pair.name) have no 'ETag', and 'If-Match' protects no change of it",
        at: pair.place(.lock),
        was: pair.formerPlace(.lock)
      )
    }
  }

  private mutating func compareReplays(_ pair: ResourcePair) {
    guard pair.old.isIdempotent, !pair.new.isIdempotent, pair.verbs.contains(.create) else { return }
    report(
      .answerReplayRemoved,
      "a create of \(pair.name) that is sent again with its 'Idempotency-Key' makes another record",
      at: pair.place(.idempotent),
      was: pair.formerPlace(.idempotent)
    )
  }

  private mutating func compareEnvelopes(_ pair: ResourcePair) {
    guard old.api.envelope == new.api.envelope, let former = pair.old.envelope, let now = pair.new.envelope else {
      return
    }
    let names = [
      (former.one, now.one, pair.new.origin, pair.old.origin),
      (former.many, now.many, pair.place(.plural), pair.formerPlace(.plural)),
    ]
    for (former, now, place, formerPlace) in names where former.spelled != now.spelled {
      report(
        .answerEnvelopeChanged,
        "answers call what they hold of \(pair.name) '\(now)' and no longer '\(former)'",
        at: place,
        was: formerPlace
      )
    }
  }

  private mutating func compareViews(_ pair: ResourcePair) {
    guard pair.verbs.contains(.list), let now = pair.new.listView else { return }
    let kept = Set(pair.new.memberNames.map(\.spelled))
    let former = (pair.old.listView ?? pair.old.memberNames.map(\.spelled)).compactMap(pair.members.now)
    let key = pair.new.key.parts.map(\.name.spelled)
    let lost = former.filter { kept.contains($0) && !now.contains($0) && !key.contains($0) }
    guard !lost.isEmpty else { return }
    report(
      .answerViewNarrowed,
      "a list of \(pair.new.plural) shows no \(lost.map { "'\($0)'" }.joined(separator: ", ")) unless it is asked for",
      at: pair.place(.listView),
      was: pair.formerPlace(.listView)
    )
  }
}
