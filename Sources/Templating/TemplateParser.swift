import Diagnostics

/// A template as written: its statements, and what is wrong with them.
struct TemplateSyntax: Sendable {
  let source: Source
  let body: [Statement]
  let diagnostics: [Diagnostic]
}

/// Reads a template's segments into statements.
struct TemplateParser {
  private let source: Source
  private let segments: [Segment]
  private var index = 0
  private var diagnostics: [Diagnostic] = []
  private var depth = 0

  /// Tags nest at most this deep.
  static let nestingLimit = 40

  private static let tags = [
    "if", "for", "set", "macro", "include", "import", "from", "extends", "block", "raw",
  ]
  /// Tags of the larger language, and what to write instead.
  private static let refused: [String: String] = [
    "call": "pass what the macro needs as arguments",
    "filter": "apply the filter to each value",
    "with": "use '{% set %}'",
    "autoescape": "apply an escaping filter",
    "do": "compute the value before the template",
    "break": "use '{% for … if … %}'",
    "continue": "use '{% for … if … %}'",
    "trans": "write the text itself",
    "debug": "print the values one by one",
  ]
  private static let closers: Set<String> = ["elif", "else", "endif", "endfor", "endmacro", "endblock", "endset"]

  static func parse(_ source: Source) -> TemplateSyntax {
    do throws(SyntaxError) {
      var parser = TemplateParser(source, try Lexer.segments(of: source))
      let body = try parser.statements(until: [])
      return TemplateSyntax(source: source, body: body, diagnostics: parser.diagnostics)
    } catch {
      return TemplateSyntax(source: source, body: [], diagnostics: [diagnostic(error, source)])
    }
  }

  private static func diagnostic(_ error: SyntaxError, _ source: Source) -> Diagnostic {
    Diagnostic(.templateSyntax, error.message, at: source.range(error.range), help: error.help)
  }

  private init(_ source: Source, _ segments: [Segment]) {
    self.source = source
    self.segments = segments
  }

  private mutating func report(_ error: SyntaxError) { diagnostics.append(Self.diagnostic(error, source)) }

  /// The statements up to one of the closing tags, which is left for the caller.
  private mutating func statements(until closers: [String]) throws(SyntaxError) -> [Statement] {
    depth += 1
    defer { depth -= 1 }
    var body: [Statement] = []
    while index < segments.count {
      let segment = segments[index]
      switch segment.kind {
      case .data(let bytes):
        index += 1
        body.append(Statement(kind: .data(bytes), range: segment.range))
      case .print(let tokens):
        index += 1
        var parser = ExpressionParser(tokens)
        body.append(Statement(kind: .print(wholeExpression(&parser)), range: segment.range))
      case .tag(let tokens):
        guard case .name(let name) = tokens[0].kind else {
          throw SyntaxError(
            message: "expected the name of a tag instead of \(tokens[0].spelling)",
            range: tokens[0].range
          )
        }
        if closers.contains(name) { return body }
        guard depth <= Self.nestingLimit else {
          throw SyntaxError(message: "these tags are nested too deeply", range: segment.range)
        }
        index += 1
        if let kind = try statement(name, tokens) { body.append(Statement(kind: kind, range: segment.range)) }
      }
    }
    return body
  }

  /// A whole tag's expression; a mistake is reported and stays in this tag.
  private mutating func wholeExpression(_ parser: inout ExpressionParser) -> Expression {
    let start = parser.start
    do throws(SyntaxError) {
      let expression = try parser.expression()
      try parser.expectEnd()
      return expression
    } catch {
      report(error)
      return Expression(kind: .invalid, range: start..<start)
    }
  }

  private mutating func statement(_ name: String, _ tokens: [Token]) throws(SyntaxError) -> Statement.Kind? {
    var parser = ExpressionParser(tokens)
    let tag = Word(text: name, range: parser.advance().range)
    switch name {
    case "if": return try branch(tag, &parser)
    case "for": return try loop(tag, &parser)
    case "macro": return try macro(tag, &parser)
    case "block": return try block(tag, &parser)
    case "set":
      let target = try parser.word("a name")
      if parser.current.kind == .end {
        throw SyntaxError(message: "'set' needs '=' and a value", range: tag.range)
      }
      try parser.expect("=")
      return .set(target, wholeExpression(&parser))
    case "include":
      let path = try parser.literal("a template's name in quotes")
      try parser.expectEnd()
      return .include(path)
    case "extends":
      let path = try parser.literal("a template's name in quotes")
      try parser.expectEnd()
      return .extends(path)
    case "import":
      let path = try parser.literal("a template's name in quotes")
      guard parser.take(keyword: "as") else { throw parser.unexpected("'as'") }
      let alias = try parser.word("a name")
      try parser.expectEnd()
      return .importing(path, as: alias)
    case "from":
      return try importNames(&parser)
    case _ where Self.closers.contains(name):
      throw SyntaxError(message: "'\(name)' closes nothing", range: tag.range)
    case _:
      let help = Self.refused[name] ?? nearest(name, among: Self.tags).map { "did you mean '\($0)'?" }
      throw SyntaxError(message: "templates have no tag '\(name)'", range: tag.range, help: help)
    }
  }

  private mutating func importNames(_ parser: inout ExpressionParser) throws(SyntaxError) -> Statement.Kind {
    let path = try parser.literal("a template's name in quotes")
    guard parser.take(keyword: "import") else { throw parser.unexpected("'import'") }
    var names: [(name: Word, alias: Word)] = []
    repeat {
      let name = try parser.word("a macro's name")
      names.append((name, parser.take(keyword: "as") ? try parser.word("a name") : name))
    } while parser.take(",")
    try parser.expectEnd()
    return .importingNames(path, names)
  }

  /// Takes the closing tag that ended a body.
  private mutating func close(_ opening: Word, _ wanted: String) throws(SyntaxError) -> (Word, ExpressionParser) {
    guard index < segments.count, case .tag(let tokens) = segments[index].kind, case .name(let name) = tokens[0].kind
    else {
      throw SyntaxError(
        message: "this '\(opening.text)' is never closed",
        range: opening.range,
        help: "close it with '{% \(wanted) %}'"
      )
    }
    index += 1
    var parser = ExpressionParser(tokens)
    return (Word(text: name, range: parser.advance().range), parser)
  }

  private mutating func branch(_ tag: Word, _ parser: inout ExpressionParser) throws(SyntaxError) -> Statement.Kind {
    var branches: [(condition: Expression, body: [Statement])] = []
    var condition = wholeExpression(&parser)
    while true {
      let body = try statements(until: ["elif", "else", "endif"])
      branches.append((condition, body))
      var (closer, rest) = try close(tag, "endif")
      switch closer.text {
      case "elif": condition = wholeExpression(&rest)
      case "else":
        try rest.expectEnd()
        let otherwise = try statements(until: ["endif"])
        let (_, last) = try close(tag, "endif")
        try last.expectingEnd()
        return .branch(branches, otherwise: otherwise)
      case _:
        try rest.expectEnd()
        return .branch(branches, otherwise: [])
      }
    }
  }

  private mutating func loop(_ tag: Word, _ parser: inout ExpressionParser) throws(SyntaxError) -> Statement.Kind {
    let item = try parser.word("a name")
    if parser.isAt(",") {
      throw SyntaxError(message: "a loop has one variable", range: parser.current.range)
    }
    guard parser.take(keyword: "in") else { throw parser.unexpected("'in'") }
    let list = try parser.disjunction()
    let condition = parser.take(keyword: "if") ? try parser.expression() : nil
    if parser.isAt(keyword: "recursive") {
      throw SyntaxError(
        message: "loops can't be recursive",
        range: parser.current.range,
        help: "write a macro that calls itself"
      )
    }
    try parser.expectEnd()
    let body = try statements(until: ["else", "endfor"])
    let (closer, rest) = try close(tag, "endfor")
    try rest.expectingEnd()
    var otherwise: [Statement] = []
    if closer.text == "else" {
      otherwise = try statements(until: ["endfor"])
      let (_, last) = try close(tag, "endfor")
      try last.expectingEnd()
    }
    return .loop(item, in: list, where: condition, body: body, otherwise: otherwise)
  }

  private mutating func macro(_ tag: Word, _ parser: inout ExpressionParser) throws(SyntaxError) -> Statement.Kind {
    let name = try parser.word("the macro's name")
    var parameters: [(name: Word, fallback: Expression?)] = []
    try parser.expect("(")
    while !parser.isAt(")") {
      let parameter = try parser.word("a parameter's name")
      if parameters.contains(where: { $0.name.text == parameter.text }) {
        throw SyntaxError(message: "'\(parameter.text)' is a parameter already", range: parameter.range)
      }
      let fallback = parser.take("=") ? try parser.expression() : nil
      if fallback == nil, parameters.last?.fallback != nil {
        throw SyntaxError(message: "a parameter without a default can't follow one with it", range: parameter.range)
      }
      parameters.append((parameter, fallback))
      guard parser.take(",") else { break }
    }
    try parser.expect(")")
    try parser.expectEnd()
    let body = try statements(until: ["endmacro"])
    let (_, rest) = try close(tag, "endmacro")
    try rest.expectingEnd()
    return .macro(MacroSyntax(name: name, parameters: parameters, body: body))
  }

  private mutating func block(_ tag: Word, _ parser: inout ExpressionParser) throws(SyntaxError) -> Statement.Kind {
    let name = try parser.word("the block's name")
    try parser.expectEnd()
    let body = try statements(until: ["endblock"])
    var (_, rest) = try close(tag, "endblock")
    if rest.isAt(keyword: name.text) { rest.advance() }
    try rest.expectEnd()
    return .block(name, body)
  }
}

extension ExpressionParser {
  func expectingEnd() throws(SyntaxError) {
    var parser = self
    try parser.expectEnd()
  }
}
