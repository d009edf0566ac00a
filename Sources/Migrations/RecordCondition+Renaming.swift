import Model

extension RecordCondition {
  /// The condition on rows whose columns are called otherwise.
  func renaming(_ name: (String) -> String) -> RecordCondition {
    switch self {
    case .comparison(let left, let how, let right): .comparison(left.renaming(name), how, right.renaming(name))
    case .isNull(let operand): .isNull(operand.renaming(name))
    case .isOneOf(let operand, let values): .isOneOf(operand.renaming(name), values)
    case .holds(let operand): .holds(operand.renaming(name))
    case .not(let inner): .not(inner.renaming(name))
    case .and(let parts): .and(parts.map { $0.renaming(name) })
    case .or(let parts): .or(parts.map { $0.renaming(name) })
    }
  }
}

extension RecordCondition.Operand {
  fileprivate func renaming(_ name: (String) -> String) -> RecordCondition.Operand {
    switch self {
    case .member(var member):
      member.column = name(member.column)
      return .member(member)
    case .length(let operand): return .length(operand.renaming(name))
    case .literal: return self
    }
  }
}
