import Diagnostics

/// One word or sign of an expression.
struct Token: Equatable {
  enum Kind: Equatable {
    case name(String)
    case text(String)
    case number(String)
    case sign(String)
    case end
  }

  var kind: Kind
  var bounds: Range<Int>

  /// As a message names it.
  var phrase: String {
    switch kind {
    case .name(let text), .number(let text), .sign(let text): "'\(text)'"
    case .text: "a text"
    case .end: "the end"
    }
  }
}

/// Takes an expression apart into words and signs.
struct Lexer {
  private let scalars: [Unicode.Scalar]
  /// Whether `+` is a sign.
  private let joins: Bool
  private var position = 0

  static func tokens(of text: String, joining: Bool) throws(ExpressionProblem) -> [Token] {
    var lexer = Lexer(scalars: Array(text.unicodeScalars), joins: joining)
    guard lexer.scalars.count <= ExpressionLimits.length else {
      throw ExpressionProblem(
        .expressionTooLarge,
        "the expression has \(lexer.scalars.count) characters, more than the \(ExpressionLimits.length) allowed",
        at: 0..<lexer.scalars.count
      )
    }
    var tokens: [Token] = []
    while let token = try lexer.next() { tokens.append(token) }
    return tokens + [Token(kind: .end, bounds: lexer.scalars.count..<lexer.scalars.count)]
  }

  private mutating func next() throws(ExpressionProblem) -> Token? {
    while let scalar = peek(), scalar == " " || scalar == "\n" || scalar == "\t" { position += 1 }
    guard let scalar = peek() else { return nil }
    let start = position
    if scalar.isLetter {
      while let scalar = peek(), scalar.isLetter || scalar.isDigit { position += 1 }
      return token(from: start) { .name($0) }
    }
    if scalar.isDigit || scalar == "-" && peek(1)?.isDigit == true { return try number() }
    if scalar == "'" { return try text() }
    return try sign()
  }

  private func peek(_ distance: Int = 0) -> Unicode.Scalar? {
    position + distance < scalars.count ? scalars[position + distance] : nil
  }

  private func token(from start: Int, _ kind: (String) -> Token.Kind) -> Token {
    Token(kind: kind(string(start..<position)), bounds: start..<position)
  }

  private func string(_ bounds: Range<Int>) -> String {
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars[bounds])
    return text
  }

  private mutating func number() throws(ExpressionProblem) -> Token {
    let start = position
    position += 1
    while peek()?.isDigit == true { position += 1 }
    if peek() == ".", peek(1)?.isDigit == true {
      position += 1
      while peek()?.isDigit == true { position += 1 }
    }
    if let scalar = peek(), scalar.isLetter {
      throw ExpressionProblem(
        .expressionSyntax,
        "a number ends before '\(scalar)'",
        at: position..<(position + 1),
        help: "put texts between single quotes"
      )
    }
    return token(from: start) { .number($0) }
  }

  /// Between single quotes; a quote within is written twice.
  private mutating func text() throws(ExpressionProblem) -> Token {
    let start = position
    var text = ""
    position += 1
    while let scalar = peek() {
      if scalar == "'" {
        guard peek(1) == "'" else {
          position += 1
          return Token(kind: .text(text), bounds: start..<position)
        }
        position += 1
      }
      text.unicodeScalars.append(scalar)
      position += 1
    }
    throw ExpressionProblem(.expressionSyntax, "the text is not closed", at: start..<scalars.count, help: "add a '")
  }

  private mutating func sign() throws(ExpressionProblem) -> Token {
    let start = position
    let two = string(position..<min(position + 2, scalars.count))
    if ["==", "!=", "<=", ">="].contains(two) {
      position += 2
      return token(from: start) { .sign($0) }
    }
    let wrong = ["&&": "and", "||": "or", "<>": "!=", "=": "==", "!": "not", "&": "and", "|": "or"]
    let one = string(position..<(position + 1))
    for sign in [two, one] {
      guard let right = wrong[sign] else { continue }
      throw ExpressionProblem(
        .expressionSyntax,
        "'\(sign)' is no sign of this language",
        at: start..<(start + sign.count),
        help: "write '\(right)'"
      )
    }
    if ["(", ")", ",", ".", "<", ">"].contains(one) || joins && one == "+" {
      position += 1
      return token(from: start) { .sign($0) }
    }
    if ["+", "-", "*", "/", "%"].contains(one) {
      throw ExpressionProblem(
        .expressionNotYet,
        "calculations such as '\(one)' are not built yet",
        at: start..<(start + 1),
        help: "compare members as they are; a hook can calculate: 'hooks: true'"
      )
    }
    throw ExpressionProblem(
      .expressionSyntax,
      "'\(one)' has no meaning here",
      at: start..<(start + 1),
      help: one == "\"" || one == "`" ? "put texts between single quotes" : nil
    )
  }
}

extension Unicode.Scalar {
  fileprivate var isDigit: Bool { ("0"..."9").contains(self) }
  fileprivate var isLetter: Bool { ("a"..."z").contains(self) || ("A"..."Z").contains(self) || self == "_" }
}
