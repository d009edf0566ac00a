import Diagnostics

/// Puts words and signs together: `or` binds most weakly, then `and`, `not`, comparisons, joints.
struct Parser {
  private let tokens: [Token]
  private var position = 0
  private var depth = 0

  init(_ tokens: [Token]) {
    self.tokens = tokens
  }

  mutating func expression() throws(ExpressionProblem) -> Syntax {
    let expression = try disjunction()
    guard current.kind == .end else { throw unexpected("'and', 'or' or the end") }
    return expression
  }

  private var current: Token { tokens[position] }

  private mutating func take(_ kind: Token.Kind) -> Bool {
    guard current.kind == kind else { return false }
    position += 1
    return true
  }

  private func unexpected(_ wanted: String) -> ExpressionProblem {
    ExpressionProblem(.expressionSyntax, "\(current.phrase) stands where \(wanted) belongs", at: place(of: current))
  }

  /// The end has no characters, so the last one before it is pointed at.
  private func place(of token: Token) -> Range<Int> {
    guard token.bounds.isEmpty, token.bounds.lowerBound > 0 else { return token.bounds }
    return (token.bounds.lowerBound - 1)..<token.bounds.lowerBound
  }

  private mutating func nested<Result>(
    _ body: (inout Parser) throws(ExpressionProblem) -> Result
  ) throws(ExpressionProblem) -> Result {
    depth += 1
    defer { depth -= 1 }
    guard depth <= ExpressionLimits.depth else {
      throw ExpressionProblem(
        .expressionTooLarge,
        "the expression nests more than \(ExpressionLimits.depth) deep",
        at: place(of: current)
      )
    }
    return try body(&self)
  }

  private mutating func disjunction() throws(ExpressionProblem) -> Syntax {
    try nested { parser throws(ExpressionProblem) in
      var parts = [try parser.conjunction()]
      while parser.take(.name("or")) { parts.append(try parser.conjunction()) }
      return parts.count == 1 ? parts[0] : Syntax(kind: .or(parts), bounds: parts.bounds)
    }
  }

  private mutating func conjunction() throws(ExpressionProblem) -> Syntax {
    var parts = [try negation()]
    while take(.name("and")) { parts.append(try negation()) }
    return parts.count == 1 ? parts[0] : Syntax(kind: .and(parts), bounds: parts.bounds)
  }

  private mutating func negation() throws(ExpressionProblem) -> Syntax {
    let start = current.bounds.lowerBound
    guard take(.name("not")) else { return try comparison() }
    let inner = try nested { parser throws(ExpressionProblem) in try parser.negation() }
    return Syntax(kind: .not(inner), bounds: start..<inner.bounds.upperBound)
  }

  private mutating func comparison() throws(ExpressionProblem) -> Syntax {
    let left = try joint()
    let result: Syntax
    if case .sign(let sign) = current.kind, let comparison = Syntax.Comparison(rawValue: sign) {
      position += 1
      let right = try joint()
      result = Syntax(
        kind: .comparison(left, comparison, right),
        bounds: left.bounds.lowerBound..<right.bounds.upperBound
      )
    } else if take(.name("in")) {
      let (items, end) = try arguments("'(' and what it may be")
      result = Syntax(kind: .membership(left, items), bounds: left.bounds.lowerBound..<end)
    } else if current.kind == .name("not"), tokens[position + 1].kind == .name("in") {
      throw ExpressionProblem(
        .expressionSyntax,
        "'not' stands before what it denies",
        at: current.bounds.lowerBound..<tokens[position + 1].bounds.upperBound,
        help: "write 'not … in (…)'"
      )
    } else {
      return left
    }
    if case .sign(let sign) = current.kind, Syntax.Comparison(rawValue: sign) != nil {
      throw ExpressionProblem(
        .expressionSyntax,
        "a comparison has two sides",
        at: current.bounds,
        help: "join two comparisons by 'and'"
      )
    }
    return result
  }

  private mutating func joint() throws(ExpressionProblem) -> Syntax {
    var parts = [try primary()]
    while take(.sign("+")) { parts.append(try primary()) }
    return parts.count == 1 ? parts[0] : Syntax(kind: .joined(parts), bounds: parts.bounds)
  }

  private mutating func arguments(_ wanted: String) throws(ExpressionProblem) -> (items: [Syntax], end: Int) {
    guard take(.sign("(")) else { throw unexpected(wanted) }
    var items: [Syntax] = []
    repeat { items.append(try disjunction()) } while take(.sign(","))
    let end = current.bounds.upperBound
    guard take(.sign(")")) else { throw unexpected("',' or ')'") }
    return (items, end)
  }

  private mutating func primary() throws(ExpressionProblem) -> Syntax {
    let token = current
    switch token.kind {
    case .text(let text):
      position += 1
      return Syntax(kind: .text(text), bounds: token.bounds)
    case .number(let digits):
      position += 1
      return Syntax(kind: .number(digits), bounds: token.bounds)
    case .sign("("):
      position += 1
      let inner = try disjunction()
      let end = current.bounds.upperBound
      guard take(.sign(")")) else { throw unexpected("')'") }
      return Syntax(kind: inner.kind, bounds: token.bounds.lowerBound..<end)
    case .name(let name):
      switch name {
      case "true", "false":
        position += 1
        return Syntax(kind: .boolean(name == "true"), bounds: token.bounds)
      case "null":
        position += 1
        return Syntax(kind: .null, bounds: token.bounds)
      case "and", "or", "in", "not": throw unexpected("a value")
      case _: return try path()
      }
    case .sign, .end: throw unexpected("a value")
    }
  }

  private mutating func path() throws(ExpressionProblem) -> Syntax {
    var steps = [try step()]
    if let quantifier = Syntax.Quantifier(rawValue: steps[0].name), take(.sign("(")) {
      return try quantified(quantifier, from: steps[0].bounds.lowerBound)
    }
    if current.kind == .sign("(") {
      let (items, end) = try arguments("'('")
      return Syntax(kind: .call(steps[0], items), bounds: steps[0].bounds.lowerBound..<end)
    }
    while take(.sign(".")) { steps.append(try step()) }
    return Syntax(
      kind: .path(steps),
      bounds: steps[0].bounds.lowerBound..<steps[steps.count - 1].bounds.upperBound
    )
  }

  /// What stands between the parentheses of a quantifier, and the one at its end.
  private mutating func quantified(
    _ quantifier: Syntax.Quantifier,
    from start: Int
  ) throws(ExpressionProblem) -> Syntax {
    var source = [try step()]
    while take(.sign(".")) { source.append(try step()) }
    guard take(.name("as")) else { throw unexpected("'as' and a name for each of the records") }
    let each = try step()
    guard take(.sign(",")) else { throw unexpected("',' and what has to hold") }
    let condition = try disjunction()
    let end = current.bounds.upperBound
    guard take(.sign(")")) else { throw unexpected("')'") }
    return Syntax(kind: .quantified(quantifier, source, as: each, condition), bounds: start..<end)
  }

  private mutating func step() throws(ExpressionProblem) -> Syntax.Step {
    guard case .name(let name) = current.kind else { throw unexpected("a name") }
    let step = Syntax.Step(name: name, bounds: current.bounds)
    position += 1
    return step
  }
}

extension [Syntax] {
  fileprivate var bounds: Range<Int> { self[0].bounds.lowerBound..<self[count - 1].bounds.upperBound }
}
