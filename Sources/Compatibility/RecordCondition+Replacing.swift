import Model

extension RecordCondition {
  /// The condition with others in place of its members and of the values that it names.
  func replacing(
    _ members: (Member) -> Member,
    literals: (Literal, ValueType) -> Literal
  ) -> RecordCondition {
    func replaced(_ operand: Operand) -> Operand {
      switch operand {
      case .member(let member): .member(members(member))
      case .length(let inner): .length(replaced(inner))
      case .literal(let literal, let type): .literal(literals(literal, type), type)
      }
    }
    func replaced(_ condition: RecordCondition) -> RecordCondition {
      switch condition {
      case .comparison(let left, let how, let right): .comparison(replaced(left), how, replaced(right))
      case .isNull(let operand): .isNull(replaced(operand))
      case .isOneOf(let operand, let values): .isOneOf(replaced(operand), values.map { literals($0, operand.type) })
      case .holds(let operand): .holds(replaced(operand))
      case .not(let inner): .not(replaced(inner))
      case .and(let parts): .and(parts.map(replaced))
      case .or(let parts): .or(parts.map(replaced))
      }
    }
    return replaced(self)
  }
}
