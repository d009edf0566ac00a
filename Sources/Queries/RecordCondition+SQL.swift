package import Model

/// Conditions as SQL that is never null, so that it means the same wherever it stands.
extension Dialect {
  package func sql(_ condition: RecordCondition) -> String { text(of: condition, isPart: false) }

  private func text(of condition: RecordCondition, isPart: Bool) -> String {
    switch condition {
    case .comparison(let left, let comparison, let right):
      return compared(text(of: left), comparison, text(of: right), isNullable: left.isNullable || right.isNullable)
    case .isNull(let operand): return "\(text(of: operand)) IS NULL"
    case .isOneOf(let operand, let literals):
      return oneOf(text(of: operand), literals, isNullable: operand.isNullable)
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

  /// Whether two values compare as they should, null being a value to `==` and `!=` alone.
  func compared(
    _ one: String,
    _ comparison: RecordCondition.Comparison,
    _ other: String,
    isNullable: Bool
  ) -> String {
    switch comparison {
    case .equal: "\(one) \(isNullable ? same : "=") \(other)"
    case .notEqual: "\(one) \(isNullable ? different : "<>") \(other)"
    case .less, .atMost, .more, .atLeast: known("\(one) \(comparison.sign) \(other)", isNullable: isNullable)
    }
  }

  func oneOf(_ text: String, _ literals: [Literal], isNullable: Bool) -> String {
    known("\(text) IN (\(literals.map(stored).joined(separator: ", ")))", isNullable: isNullable)
  }

  /// What would be null is false.
  func known(_ text: String, isNullable: Bool) -> String {
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
