package import Model

/// Conditions as SQL that is never null, so that it means the same wherever it stands.
extension Dialect {
  package func sql(_ condition: RecordCondition) -> String { text(of: condition, isPart: false) }

  private func text(of condition: RecordCondition, isPart: Bool) -> String {
    switch condition {
    case .comparison(let left, let comparison, let right):
      let isNullable = left.isNullable || right.isNullable
      let (one, other) = (text(of: left), text(of: right))
      switch comparison {
      case .equal: return "\(one) \(isNullable ? same : "=") \(other)"
      case .notEqual: return "\(one) \(isNullable ? different : "<>") \(other)"
      case .less, .atMost, .more, .atLeast:
        return known("\(one) \(comparison.sign) \(other)", isNullable: isNullable)
      }
    case .isNull(let operand): return "\(text(of: operand)) IS NULL"
    case .isOneOf(let operand, let literals):
      let values = literals.map(stored).joined(separator: ", ")
      return known("\(text(of: operand)) IN (\(values))", isNullable: operand.isNullable)
    case .holds(let operand): return known(text(of: operand), isNullable: operand.isNullable)
    case .not(.isNull(let operand)): return "\(text(of: operand)) IS NOT NULL"
    case .not(let inner): return "NOT \(text(of: inner, isPart: true))"
    case .and(let parts): return joined(parts, "AND", isPart: isPart)
    case .or(let parts): return joined(parts, "OR", isPart: isPart)
    }
  }

  private func text(of operand: RecordCondition.Operand) -> String {
    switch operand {
    case .member(let member): quoted(member.column)
    case .length(let inner): "length(\(text(of: inner)))"
    case .literal(let literal, _): stored(literal)
    }
  }

  private func joined(_ parts: [RecordCondition], _ word: String, isPart: Bool) -> String {
    let joined = parts.map { text(of: $0, isPart: true) }.joined(separator: " \(word) ")
    return isPart ? "(\(joined))" : joined
  }

  /// What would be null is false.
  private func known(_ text: String, isNullable: Bool) -> String {
    switch self {
    // A column may be called `true`, which the word would then mean.
    case .sqlite: isNullable ? "(\(text)) IS 1" : text
    case .postgresql: isNullable ? "(\(text)) IS TRUE" : text
    }
  }

  private var same: String {
    switch self {
    case .sqlite: "IS"
    case .postgresql: "IS NOT DISTINCT FROM"
    }
  }

  private var different: String {
    switch self {
    case .sqlite: "IS NOT"
    case .postgresql: "IS DISTINCT FROM"
    }
  }
}

extension RecordCondition.Comparison {
  fileprivate var sign: String {
    switch self {
    case .equal: "="
    case .notEqual: "<>"
    case .less: "<"
    case .atMost: "<="
    case .more: ">"
    case .atLeast: ">="
    }
  }
}
