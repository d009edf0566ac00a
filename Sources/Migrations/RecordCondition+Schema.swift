import Model

extension RecordCondition {
  /// What a database knows of it, so that two are the same where their statements are: columns instead of names, texts of
  /// whatever kind as text.
  var inSchema: RecordCondition {
    switch self {
    case .comparison(let left, let how, let right): .comparison(left.inSchema, how, right.inSchema)
    case .isNull(let operand): .isNull(operand.inSchema)
    case .isOneOf(let operand, let values): .isOneOf(operand.inSchema, values.map(\.inSchema))
    case .holds(let operand): .holds(operand.inSchema)
    case .not(let condition): .not(condition.inSchema)
    case .and(let parts): .and(parts.map(\.inSchema))
    case .or(let parts): .or(parts.map(\.inSchema))
    }
  }
}

extension RecordCondition.Operand {
  fileprivate var inSchema: RecordCondition.Operand {
    switch self {
    case .member(let member):
      .member(
        RecordCondition.Member(column: member.column, type: member.type.inSchema, isNullable: member.isNullable)
      )
    case .length(let operand): .length(operand.inSchema)
    case .literal(let literal, let type): .literal(literal.inSchema, type.inSchema)
    }
  }
}

extension Literal {
  fileprivate var inSchema: Literal {
    if case .enumCase(let text) = self { .string(text) } else { self }
  }
}

extension ValueType {
  fileprivate var inSchema: ValueType {
    switch self {
    case .string, .text, .email, .url, .slug, .enumeration: .text
    case .int, .int64, .float, .decimal, .bool, .date, .datetime, .duration, .uuid, .bytes, .json, .list: self
    }
  }
}
