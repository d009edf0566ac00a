/// An expression as its author wrote it; nothing in it is resolved.
package struct Syntax: Sendable, Equatable {
  package indirect enum Kind: Sendable, Equatable {
    /// `record.due_on`: names between points.
    case path([Step])
    /// `length(record.title)`: a name with arguments.
    case call(Step, [Syntax])
    /// `any(record.members as member, member.user == user)`: what holds of some, or all, of several records.
    case quantified(Quantifier, [Step], as: Step, Syntax)
    /// `a + b`: texts one behind the other.
    case joined([Syntax])
    /// Between single quotes, which are not part of it.
    case text(String)
    /// Digits, with a sign and a point where there are some.
    case number(String)
    case boolean(Bool)
    case null
    case comparison(Syntax, Comparison, Syntax)
    /// `a in (b, c)`.
    case membership(Syntax, [Syntax])
    case not(Syntax)
    case and([Syntax])
    case or([Syntax])
  }

  package struct Step: Sendable, Equatable {
    package var name: String
    package var bounds: Range<Int>
  }

  package enum Quantifier: String, Sendable, CaseIterable {
    case any, all
  }

  package enum Comparison: String, Sendable, CaseIterable {
    case equal = "=="
    case notEqual = "!="
    case less = "<"
    case atMost = "<="
    case more = ">"
    case atLeast = ">="
  }

  package var kind: Kind
  /// In code points of the text.
  package var bounds: Range<Int>
}

/// What one expression may come to.
package enum ExpressionLimits {
  package static let length = 1_000
  package static let depth = 30
}

/// Reads a text as an expression.
///
/// - Parameter joining: Whether `+` may join texts.
package func parseExpression(_ text: String, joining: Bool = false) -> Result<Syntax, ExpressionProblem> {
  do throws(ExpressionProblem) {
    let tokens = try Lexer.tokens(of: text, joining: joining)
    var parser = Parser(tokens)
    return .success(try parser.expression())
  } catch {
    return .failure(error)
  }
}
