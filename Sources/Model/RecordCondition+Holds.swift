/// What conditions mean, apart from any database and any target: the reference that both are tested against.
extension RecordCondition {
  /// Whether it holds of a record with these values, by their names on the wire; what is absent is null.
  package func holds(_ values: [String: Literal]) -> Bool {
    switch self {
    case .comparison(let left, let comparison, let right):
      let (one, other) = (left.value(values), right.value(values))
      switch comparison {
      case .equal: return one.isSame(other)
      case .notEqual: return !one.isSame(other)
      case .less: return one.precedes(other)
      case .more: return other.precedes(one)
      case .atMost: return one != nil && other != nil && !other.precedes(one)
      case .atLeast: return one != nil && other != nil && !one.precedes(other)
      }
    case .isNull(let operand): return operand.value(values) == nil
    case .isOneOf(let operand, let literals):
      guard let value = operand.value(values) else { return false }
      return literals.contains { Optional(value).isSame($0) }
    case .holds(let operand): return operand.value(values) == .bool(true)
    case .not(let inner): return !inner.holds(values)
    case .and(let parts): return parts.allSatisfy { $0.holds(values) }
    case .or(let parts): return parts.contains { $0.holds(values) }
    }
  }
}

extension RecordCondition.Operand {
  fileprivate func value(_ values: [String: Literal]) -> Literal? {
    switch self {
    case .member(let member): return values[member.name.spelled]
    case .length(let operand):
      guard case .string(let text)? = operand.value(values) else { return nil }
      return .int(Int64(text.unicodeScalars.count))
    case .literal(let literal, _): return literal
    }
  }
}

extension Literal? {
  /// Texts are the same when their code points are, and only then.
  fileprivate func isSame(_ other: Literal?) -> Bool {
    if case (.string(let left)?, .string(let right)?) = (self, other) { return left.utf8.elementsEqual(right.utf8) }
    return self == other
  }

  /// Whether both are there and this one comes first: numbers by size, texts by code point, days and moments by time.
  fileprivate func precedes(_ other: Literal?) -> Bool {
    switch (self, other) {
    case (.int(let left)?, .int(let right)?): left < right
    case (.float(let left)?, .float(let right)?): left < right
    case (.decimal(let left, _)?, .decimal(let right, _)?): left < right
    case (.datetime(let left)?, .datetime(let right)?): left < right
    // The bytes of UTF-8 are in the order of the code points.
    case (.string(let left)?, .string(let right)?), (.date(let left)?, .date(let right)?):
      left.utf8.lexicographicallyPrecedes(right.utf8)
    case (_, _): false
    }
  }
}
