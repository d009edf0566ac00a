/// An expression as written.
struct Expression: Sendable {
  indirect enum Kind: Sendable {
    case string(String)
    case integer(Int)
    case bool(Bool)
    case none
    case list([Expression])
    case name(String)
    case member(Expression, Word)
    case element(Expression, Expression)
    case call(Expression, Arguments)
    case filter(Expression, Word, Arguments)
    case test(Expression, Word, Arguments, isNegated: Bool)
    case negative(Expression)
    case not(Expression)
    case and(Expression, Expression)
    case or(Expression, Expression)
    case comparison(Comparison, Expression, Expression)
    case contains(Expression, in: Expression)
    case arithmetic(Arithmetic, Expression, Expression)
    case concatenation([Expression])
    case choice(Expression, if: Expression, else: Expression)
    /// Already reported.
    case invalid
  }

  let kind: Kind
  let range: Range<Int>
}

enum Comparison: String, Sendable {
  case equal = "=="
  case unequal = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
}

enum Arithmetic: String, Sendable {
  case plus = "+"
  case minus = "-"
  case times = "*"
}

/// A name and where it stands.
struct Word: Sendable {
  let text: String
  let range: Range<Int>
}

struct Arguments: Sendable {
  var positional: [Expression] = []
  var named: [(name: Word, value: Expression)] = []

  var isEmpty: Bool { positional.isEmpty && named.isEmpty }
  var count: Int { positional.count + named.count }
}

/// A part of a template as written.
struct Statement: Sendable {
  indirect enum Kind: Sendable {
    case data([UInt8])
    case print(Expression)
    case branch([(condition: Expression, body: [Statement])], otherwise: [Statement])
    case loop(Word, in: Expression, where: Expression?, body: [Statement], otherwise: [Statement])
    case set(Word, Expression)
    case macro(MacroSyntax)
    case include(Word)
    case importing(Word, as: Word)
    case importingNames(Word, [(name: Word, alias: Word)])
    case extends(Word)
    case block(Word, [Statement])
  }

  let kind: Kind
  let range: Range<Int>
}

struct MacroSyntax: Sendable {
  let name: Word
  let parameters: [(name: Word, fallback: Expression?)]
  let body: [Statement]
}
