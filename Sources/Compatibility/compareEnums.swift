import Diagnostics
import Model

extension Comparison {
  /// Takes down where values of an enum go, or compares two enums of which a member has one and had the other.
  mutating func noteUse(_ old: Member, _ new: Member, isInBodies: Bool, isInAnswers: Bool, _ title: String) {
    guard let former = old.type.enumName, let now = new.type.enumName else { return }
    let uses = Uses(inRequests: isInBodies, inAnswers: isInAnswers)
    guard former != now else {
      enumUses[now, default: Uses()].inRequests = uses.inRequests || enumUses[now]?.inRequests == true
      enumUses[now, default: Uses()].inAnswers = uses.inAnswers || enumUses[now]?.inAnswers == true
      return
    }
    var (formerType, nowType) = (self.old.enumType(former), self.new.enumType(now))
    // The cases stand with the enum, and the change with the member.
    for position in nowType.cases.indices { nowType.cases[position].origin = new.origin }
    for position in formerType.cases.indices { formerType.cases[position].origin = old.origin }
    nowType.origin = new.origin
    compare(formerType, nowType, uses, of: title)
  }

  /// Compares the enums whose values are in requests or answers of both models.
  mutating func compareEnums() {
    for former in old.enums {
      guard let uses = enumUses[former.name.spelled] else { continue }
      compare(former, new.enumType(former.name.spelled), uses, of: "'\(former.name)'")
    }
  }

  private mutating func compare(_ old: EnumType, _ new: EnumType, _ uses: Uses, of title: String) {
    let before = Set(old.cases.map(\.name.spelled))
    let names = new.caseNames(from: old)
    for one in old.cases where uses.inRequests && names.now(one.name.spelled) != one.name.spelled {
      let heir = new.cases.first { $0.name.spelled == names.now(one.name.spelled) }
      report(
        .requestCaseRemoved,
        "\(title) takes no '\(one.name)' any more\(heir.map { ": it is '\($0.name)' now" } ?? "")",
        at: heir?.origin ?? new.origin,
        was: one.origin
      )
    }
    for one in new.cases where uses.inAnswers && !before.contains(one.name.spelled) {
      let former = old.cases.filter { names.now($0.name.spelled) == one.name.spelled }
      let what = former.isEmpty ? "" : ", where it was \(former.map { "'\($0.name)'" }.joined(separator: " or "))"
      report(
        .riskCaseAdded,
        "\(title) can be '\(one.name)' in answers\(what), which no client knows yet",
        at: one.origin,
        was: former.first?.origin ?? old.origin
      )
    }
  }
}
