import Diagnostics
import Model

/// Two sets of members, and where they go in both models.
struct MemberSets {
  let old: [Member]
  let new: [Member]
  /// What they are members of, as messages name it.
  let owner: String
  let origin: SourceRange
  let formerOrigin: SourceRange
  let isInBodies: Bool
  let isInAnswers: Bool
  /// Whether a record that is there already is changed by bodies.
  var isChanged = false
  /// Whether lists can be asked for values.
  var isAskedFor = false
}

extension Comparison {
  mutating func compareMembers(_ pair: ResourcePair, isShown: Bool) {
    compare(
      MemberSets(
        old: old.members(of: pair.old),
        new: new.members(of: pair.new),
        owner: pair.name,
        origin: pair.new.origin,
        formerOrigin: pair.old.origin,
        isInBodies: pair.takesBodies,
        isInAnswers: isShown,
        isChanged: pair.verbs.contains(.update),
        isAskedFor: pair.verbs.contains(.list)
      )
    )
  }

  mutating func compare(_ sets: MemberSets) {
    let now = Dictionary(sets.new.map { ($0.name, $0) }) { first, _ in first }
    let names = Succession(from: sets.old, to: sets.new)
    let before = Set(sets.old.filter(\.isInBodies).compactMap { names.now($0.name) })
    for former in sets.old {
      let member = names.now(former.name).flatMap { now[$0] }
      let place = member?.origin ?? sets.origin
      let title = "'\(sets.owner).\(former.name)'"
      let heir = member.flatMap { $0.name == former.name ? nil : ": it is '\($0.name)' now" }
      if sets.isInAnswers, former.isInAnswers, heir != nil || member?.isInAnswers != true {
        report(.answerFieldRemoved, "no answer has \(title) any more\(heir ?? "")", at: place, was: former.origin)
      }
      if sets.isInBodies, former.isInBodies, heir != nil || member?.isInBodies != true {
        report(.requestFieldRemoved, "a body that has \(title) is refused\(heir ?? "")", at: place, was: former.origin)
      }
      guard let member else { continue }
      var translated = former
      translated.fallback = fallback(of: former, as: member, names)
      compare(translated, member, "'\(sets.owner).\(member.name)'", in: sets)
    }
    guard sets.isInBodies else { return }
    for member in sets.new where member.isInBodies && member.fallback == .refused && !before.contains(member.name) {
      report(
        .requestFieldRequired,
        "a body has to carry '\(sets.owner).\(member.name)', which was not there",
        at: member.origin,
        was: sets.formerOrigin,
        "what had no '\(member.name)'"
      )
    }
  }

  /// What a body without a member came to, by the names of now.
  private func fallback(of former: Member, as now: Member, _ names: Succession) -> Member.Fallback {
    switch former.fallback {
    case .refused, .null: former.fallback
    case .made(let source): .made(names.now(source) ?? source)
    case .value(let literal): .value(renamed(literal, from: former.type, to: now.type))
    }
  }

  private mutating func compare(_ old: Member, _ new: Member, _ title: String, in sets: MemberSets) {
    let isInBodies = sets.isInBodies && old.isInBodies && new.isInBodies
    let isInAnswers = sets.isInAnswers && old.isInAnswers && new.isInAnswers
    let isSameType = compareTypes(old, new, title, isInBodies: isInBodies, isInAnswers: isInAnswers)
    noteUse(old, new, isInBodies: isInBodies || sets.isAskedFor, isInAnswers: isInAnswers, title)
    if isInAnswers, !old.isNullable, new.isNullable {
      report(.answerFieldNullable, "\(title) can be null in answers", at: new.origin, was: old.origin)
    }
    guard isInBodies else { return }
    compareAbsence(old, new, title)
    if sets.isChanged, !old.isImmutable, new.isImmutable {
      report(.requestFieldImmutable, "\(title) can no longer be changed", at: new.origin, was: old.origin)
    }
    guard isSameType else { return }
    compareConstraints(old.constraints, new.constraints, title, at: new.origin, was: old.origin)
    compareConstraints(old.itemConstraints, new.itemConstraints, "an item of \(title)", at: new.origin, was: old.origin)
  }

  /// Compares what comes of a body that leaves a member out, or says null.
  private mutating func compareAbsence(_ old: Member, _ new: Member, _ title: String) {
    if new.fallback == .refused, old.fallback != .refused {
      report(
        .requestFieldRequired,
        "a body has to carry \(title), which it could leave out",
        at: new.origin,
        was: old.origin
      )
    } else if old.isNullable, !new.isNullable {
      report(.requestNullRefused, "\(title) can no longer be null", at: new.origin, was: old.origin)
    }
    guard old.fallback != new.fallback, old.fallback != .refused, new.fallback != .refused else { return }
    report(
      .riskDefaultChanged,
      "a body without \(title) comes to another value",
      at: new.origin,
      was: old.origin
    )
  }
}
