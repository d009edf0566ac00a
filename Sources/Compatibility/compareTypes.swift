import Diagnostics
import Model

extension Comparison {
  /// Compares the types of a member; whether values of both can be held against the constraints of either.
  mutating func compareTypes(
    _ old: Member,
    _ new: Member,
    _ title: String,
    isInBodies: Bool,
    isInAnswers: Bool
  ) -> Bool {
    guard old.type != new.type else { return true }
    // What changes the type of all ids is said once.
    if old.holdsIds, new.holdsIds { return false }
    let acceptance = new.type.acceptance(of: old.type)
    let types = "is of the type '\(new.type.spelled)' and no longer of '\(old.type.spelled)'"
    switch acceptance {
    case .all: break
    case .some(let missing):
      if isInBodies {
        report(.requestLimitNarrowed, "\(title) takes no \(missing) any more", at: new.origin, was: old.origin)
      }
    case .other:
      if isInBodies {
        report(.requestTypeChanged, "\(title) \(types) in bodies", at: new.origin, was: old.origin)
      }
    }
    if isInAnswers, !new.type.isReadable(as: old.type) {
      report(.answerTypeChanged, "\(title) \(types) in answers", at: new.origin, was: old.origin)
    }
    return acceptance != .other
  }
}
