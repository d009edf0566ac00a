/// Reads the words of one tag.
struct ExpressionParser {
  private let tokens: [Token]
  private var index = 0
  private var depth = 0

  /// Expressions nest at most this deep, and chain at most this long, so that no template exhausts the stack.
  static let nestingLimit = 60

  static let keywords: Set<String> = [
    "and", "or", "not", "in", "is", "if", "else", "true", "false", "none", "True", "False", "None",
  ]

  init(_ tokens: [Token]) { self.tokens = tokens }

  var current: Token { tokens[index] }
  var start: Int { current.range.lowerBound }
  private var end: Int { tokens[max(index - 1, 0)].range.upperBound }
  private var next: Token { tokens[min(index + 1, tokens.count - 1)] }

  @discardableResult
  mutating func advance() -> Token {
    let token = tokens[index]
    if index + 1 < tokens.count { index += 1 }
    return token
  }

  func isAt(_ symbol: String) -> Bool { current.kind == .symbol(symbol) }
  func isAt(keyword: String) -> Bool { current.kind == .name(keyword) }

  mutating func take(_ symbol: String) -> Bool {
    guard isAt(symbol) else { return false }
    advance()
    return true
  }

  mutating func take(keyword: String) -> Bool {
    guard isAt(keyword: keyword) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: String) throws(SyntaxError) {
    guard take(symbol) else { throw unexpected("'\(symbol)'") }
  }

  mutating func expectEnd() throws(SyntaxError) {
    guard current.kind == .end else { throw unexpected("the end of the tag") }
  }

  func unexpected(_ wanted: String) -> SyntaxError {
    SyntaxError(message: "expected \(wanted) instead of \(current.spelling)", range: current.range)
  }

  mutating func word(_ wanted: String) throws(SyntaxError) -> Word {
    guard case .name(let name) = current.kind, !Self.keywords.contains(name) else { throw unexpected(wanted) }
    return Word(text: name, range: advance().range)
  }

  mutating func literal(_ wanted: String) throws(SyntaxError) -> Word {
    guard case .string(let text) = current.kind else { throw unexpected(wanted) }
    return Word(text: text, range: advance().range)
  }

  // MARK: expressions, from the weakest operator to the strongest

  mutating func expression() throws(SyntaxError) -> Expression {
    depth += 1
    defer { depth -= 1 }
    try limit(depth)
    let start = start
    var expression = try disjunction()
    if isAt(keyword: "if") {
      let place = advance().range
      let condition = try disjunction()
      guard take(keyword: "else") else {
        throw SyntaxError(message: "an inline 'if' needs an 'else'", range: place, help: "add: else ''")
      }
      let other = try self.expression()
      expression = Expression(kind: .choice(expression, if: condition, else: other), range: start..<end)
      if isAt(keyword: "if") { throw unexpected("the end of the inline 'if'") }
    }
    return expression
  }

  private func limit(_ count: Int) throws(SyntaxError) {
    guard count <= Self.nestingLimit else {
      throw SyntaxError(message: "this expression is nested too deeply", range: current.range)
    }
  }

  private mutating func chain(
    _ operand: (inout Self) throws(SyntaxError) -> Expression,
    _ step: (inout Self, Expression) throws(SyntaxError) -> Expression?
  ) throws(SyntaxError) -> Expression {
    var left = try operand(&self)
    var count = 0
    while let longer = try step(&self, left) {
      left = longer
      count += 1
      try limit(count)
    }
    return left
  }

  mutating func disjunction() throws(SyntaxError) -> Expression {
    let start = start
    return try chain { (parser) throws(SyntaxError) in
      try parser.conjunction()
    } _: { (parser, left) throws(SyntaxError) in
      guard parser.take(keyword: "or") else { return nil }
      let right = try parser.conjunction()
      return Expression(kind: .or(left, right), range: start..<parser.end)
    }
  }

  private mutating func conjunction() throws(SyntaxError) -> Expression {
    let start = start
    return try chain { (parser) throws(SyntaxError) in
      try parser.negation()
    } _: { (parser, left) throws(SyntaxError) in
      guard parser.take(keyword: "and") else { return nil }
      let right = try parser.negation()
      return Expression(kind: .and(left, right), range: start..<parser.end)
    }
  }

  private mutating func negation() throws(SyntaxError) -> Expression {
    let start = start
    guard take(keyword: "not") else { return try comparison() }
    depth += 1
    defer { depth -= 1 }
    try limit(depth)
    let operand = try negation()
    return Expression(kind: .not(operand), range: start..<end)
  }

  private mutating func comparison() throws(SyntaxError) -> Expression {
    let start = start
    let left = try sum()
    guard let comparison = try comparisonTail(left, start) else { return left }
    if startsComparison {
      throw SyntaxError(message: "comparisons can't be chained", range: current.range, help: "join two with 'and'")
    }
    return comparison
  }

  private var startsComparison: Bool {
    switch current.kind {
    case .symbol(let symbol): Comparison(rawValue: symbol) != nil
    case .name(let name): name == "in" || (name == "not" && next.kind == .name("in"))
    case .string, .integer, .end: false
    }
  }

  private mutating func comparisonTail(_ left: Expression, _ start: Int) throws(SyntaxError) -> Expression? {
    guard startsComparison else { return nil }
    if case .symbol(let symbol) = current.kind, let comparison = Comparison(rawValue: symbol) {
      advance()
      let right = try sum()
      return Expression(kind: .comparison(comparison, left, right), range: start..<end)
    }
    let isNegated = take(keyword: "not")
    advance()
    let right = try sum()
    let contains = Expression(kind: .contains(left, in: right), range: start..<end)
    return isNegated ? Expression(kind: .not(contains), range: start..<end) : contains
  }

  private mutating func sum() throws(SyntaxError) -> Expression {
    let start = start
    return try chain { (parser) throws(SyntaxError) in
      try parser.concatenation()
    } _: { (parser, left) throws(SyntaxError) in
      let operation: Arithmetic
      if parser.take("+") {
        operation = .plus
      } else if parser.take("-") {
        operation = .minus
      } else {
        return nil
      }
      let right = try parser.concatenation()
      return Expression(kind: .arithmetic(operation, left, right), range: start..<parser.end)
    }
  }

  private mutating func concatenation() throws(SyntaxError) -> Expression {
    let start = start
    let first = try product()
    guard isAt("~") else { return first }
    var parts = [first]
    while take("~") { parts.append(try product()) }
    return Expression(kind: .concatenation(parts), range: start..<end)
  }

  private mutating func product() throws(SyntaxError) -> Expression {
    let start = start
    return try chain { (parser) throws(SyntaxError) in
      try parser.unary()
    } _: { (parser, left) throws(SyntaxError) in
      if case .symbol(let symbol) = parser.current.kind, ["/", "//", "%", "**"].contains(symbol) {
        throw SyntaxError(message: "templates have no operator '\(symbol)'", range: parser.current.range)
      }
      guard parser.take("*") else { return nil }
      let right = try parser.unary()
      return Expression(kind: .arithmetic(.times, left, right), range: start..<parser.end)
    }
  }

  private mutating func unary() throws(SyntaxError) -> Expression {
    let start = start
    guard take("-") else {
      if isAt("+") { throw unexpected("a value") }
      return try filtered(postfixed(primary()), start)
    }
    guard !isAt("-") else { throw unexpected("a value") }
    let operand = try postfixed(primary())
    return try filtered(Expression(kind: .negative(operand), range: start..<end), start)
  }

  private mutating func primary() throws(SyntaxError) -> Expression {
    let token = current
    switch token.kind {
    case .string(let text):
      advance()
      return Expression(kind: .string(text), range: token.range)
    case .integer(let number):
      advance()
      return Expression(kind: .integer(number), range: token.range)
    case .name(let name):
      switch name {
      case "true", "True", "false", "False":
        advance()
        return Expression(kind: .bool(name.lowercased() == "true"), range: token.range)
      case "none", "None":
        advance()
        return Expression(kind: .none, range: token.range)
      case _:
        return Expression(kind: .name(try word("a value").text), range: token.range)
      }
    case .symbol("("):
      advance()
      let inner = try expression()
      if isAt(",") { throw SyntaxError(message: "templates have no tuples", range: current.range) }
      try expect(")")
      return Expression(kind: inner.kind, range: token.range.lowerBound..<end)
    case .symbol("["):
      advance()
      var items: [Expression] = []
      while !isAt("]") {
        items.append(try expression())
        guard take(",") else { break }
      }
      try expect("]")
      return Expression(kind: .list(items), range: token.range.lowerBound..<end)
    case .symbol("{"):
      throw SyntaxError(message: "templates have no dictionaries", range: token.range)
    case .symbol, .end:
      throw unexpected("a value")
    }
  }

  private mutating func postfixed(_ value: Expression) throws(SyntaxError) -> Expression {
    let start = value.range.lowerBound
    var value = value
    var count = 0
    while true {
      if take(".") {
        guard case .name(let name) = current.kind else { throw unexpected("a field's name") }
        let member = Word(text: name, range: advance().range)
        value = Expression(kind: .member(value, member), range: start..<end)
      } else if take("[") {
        if isAt(":") { throw SyntaxError(message: "templates have no slices", range: current.range) }
        let index = try expression()
        if isAt(":") { throw SyntaxError(message: "templates have no slices", range: current.range) }
        try expect("]")
        value = Expression(kind: .element(value, index), range: start..<end)
      } else if isAt("(") {
        let arguments = try arguments()
        value = Expression(kind: .call(value, arguments), range: start..<end)
      } else {
        return value
      }
      count += 1
      try limit(count)
    }
  }

  private mutating func filtered(_ value: Expression, _ start: Int) throws(SyntaxError) -> Expression {
    var value = value
    var count = 0
    while true {
      if take("|") {
        let name = try word("a filter's name")
        if isAt(".") { throw unexpected("a filter's name without dots") }
        let arguments = isAt("(") ? try arguments() : Arguments()
        value = Expression(kind: .filter(value, name, arguments), range: start..<end)
      } else if take(keyword: "is") {
        value = try test(value, start)
      } else if isAt("(") {
        throw SyntaxError(message: "only macros can be called", range: current.range)
      } else {
        return value
      }
      count += 1
      try limit(count)
    }
  }

  private mutating func test(_ value: Expression, _ start: Int) throws(SyntaxError) -> Expression {
    let isNegated = take(keyword: "not")
    guard case .name(let name) = current.kind else { throw unexpected("a test's name") }
    let word = Word(text: name, range: advance().range)
    var arguments = Arguments()
    switch current.kind {
    case .symbol("("): arguments = try self.arguments()
    case .string, .integer, .symbol("["), .symbol("{"):
      throw SyntaxError(message: "a test's argument needs parentheses", range: current.range)
    case .name(let next) where !["else", "or", "and", "if", "in", "not"].contains(next):
      throw unexpected("the end of the test")
    case .name("not") where self.next.kind != .name("in"): throw unexpected("the end of the test")
    case .name, .symbol, .end: break
    }
    return Expression(kind: .test(value, word, arguments, isNegated: isNegated), range: start..<end)
  }

  mutating func arguments() throws(SyntaxError) -> Arguments {
    var arguments = Arguments()
    try expect("(")
    while !isAt(")") {
      if isAt("*") || isAt("**") { throw SyntaxError(message: "arguments can't be unpacked", range: current.range) }
      if case .name = current.kind, next.kind == .symbol("=") {
        let name = try word("an argument's name")
        advance()
        if arguments.named.contains(where: { $0.name.text == name.text }) {
          throw SyntaxError(message: "'\(name.text)' is given twice", range: name.range)
        }
        arguments.named.append((name, try expression()))
      } else if arguments.named.isEmpty {
        arguments.positional.append(try expression())
      } else {
        throw SyntaxError(message: "an argument without a name can't follow one with a name", range: current.range)
      }
      guard take(",") else { break }
    }
    try expect(")")
    return arguments
  }
}
