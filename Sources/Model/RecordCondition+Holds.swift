/// What conditions mean, apart from any database and any target: the reference that both are tested against.
extension RecordCondition {
  /// Whether it holds of a record with these values, by their names on the wire; what is absent is null.
  package func holds(_ values: [String: Literal]) -> Bool { judged(values, unknown: []) == true }

  /// The same where some values are not known yet; nothing when it depends on what they will be.
  package func judged(_ values: [String: Literal], unknown: Set<String>) -> Bool? {
    let record = KnownValues(values: values, unknown: unknown)
    switch self {
    case .comparison(let left, let comparison, let right):
      guard let one = record.value(of: left), let other = record.value(of: right) else { return nil }
      switch comparison {
      case .equal: return one.isSame(as: other)
      case .notEqual: return !one.isSame(as: other)
      case .less: return one.precedes(other)
      case .more: return other.precedes(one)
      case .atMost: return one != nil && other != nil && !other.precedes(one)
      case .atLeast: return one != nil && other != nil && !one.precedes(other)
      }
    case .isNull(let operand): return record.value(of: operand).map { $0 == nil }
    case .isOneOf(let operand, let literals):
      return record.value(of: operand).map { value in literals.contains { value.isSame(as: $0) } }
    case .holds(let operand): return record.value(of: operand).map { $0 == .bool(true) }
    case .not(let inner): return inner.judged(values, unknown: unknown).map { !$0 }
    case .and(let parts):
      let verdicts = parts.map { $0.judged(values, unknown: unknown) }
      return verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
    case .or(let parts):
      let verdicts = parts.map { $0.judged(values, unknown: unknown) }
      return verdicts.contains(true) ? true : verdicts.contains(nil) ? nil : false
    }
  }
}

/// The values of a record, some of which may not be known.
private struct KnownValues {
  let values: [String: Literal]
  let unknown: Set<String>

  /// The value, null among them; nothing when it is not known.
  func value(of operand: RecordCondition.Operand) -> Literal?? {
    switch operand {
    case .member(let member):
      return unknown.contains(member.name.spelled) ? .none : .some(values[member.name.spelled])
    case .length(let operand):
      return value(of: operand).map { value in
        guard case .string(let text)? = value else { return nil }
        return .int(Int64(text.unicodeScalars.count))
      }
    case .literal(let literal, _): return .some(literal)
    }
  }
}

extension Literal? {
  fileprivate func isSame(as other: Literal?) -> Bool {
    guard let self, let other else { return self == nil && other == nil }
    return self.isSame(as: other)
  }

  /// Whether both are there and this one comes first.
  fileprivate func precedes(_ other: Literal?) -> Bool {
    guard let self, let other else { return false }
    return self.isLess(than: other)
  }
}
