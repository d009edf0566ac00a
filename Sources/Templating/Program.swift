import Diagnostics

/// A checked expression: names are slots, and every operand has the shape that its operation needs.
indirect enum Code: Sendable {
  case constant(Value)
  /// A slot of the current macro's frame.
  case local(Int)
  /// A slot of the template's own frame, seen from a macro.
  case root(Int)
  case field(Code, Int)
  case loop(LoopFact, LoopSlots)
  case list([Code])
  case element(Code, Code, Place)
  case not(Code)
  case and(Code, Code)
  case or(Code, Code)
  /// The left value when it is truthy, else the right one.
  case either(Code, Code)
  case truth(Code)
  case isNone(Code)
  case isOdd(Code)
  case comparison(Comparison, Code, Code)
  case listContains(Code, Code)
  case textContains(Code, Code)
  case arithmetic(Arithmetic, Code, Code, Place)
  case concatenation([Code])
  case listConcatenation(Code, Code)
  case choice(if: Code, Code, Code)
  case join(Code, separator: Code, fields: [Int])
  case builtin(BuiltinFilter, Code, [Code], Place)
  case external(Filter, Code, [Code], Place)
  case call(Int, [Code], Place)
}

/// What a loop knows of itself.
enum LoopFact: String, Sendable, CaseIterable {
  case index, index0, first, last, length
}

struct LoopSlots: Sendable {
  let item: Int
  var index: Int { item + 1 }
  var count: Int { item + 2 }
}

/// An index into a program's places.
typealias Place = Int

/// A checked statement.
indirect enum Instruction: Sendable {
  /// Takes down where what follows comes from.
  case trace(TracePoint)
  case data([UInt8])
  case print(Code)
  case assign(Int, Code)
  case branch([(condition: Code, body: [Instruction])], otherwise: [Instruction])
  case loop(Code, LoopSlots, where: Code?, body: [Instruction], otherwise: [Instruction])
}

/// A macro checked for the shapes of one call's arguments.
struct MacroInstance: Sendable {
  var frameSize: Int
  var body: [Instruction]
}

/// A checked template.
struct Program: Sendable {
  var contextSize: Int
  var frameSize: Int
  var steps: Steps
  var places: [SourceRange]
}

/// The filters of the language itself; each keeps the taint of what it is given.
enum BuiltinFilter: String, Sendable, CaseIterable {
  case first, indent, join, last, length, lower, replace, trim, upper

  /// What stands between its brackets, with what is taken where it is left out.
  var parameters: [(name: String, fallback: String?)] {
    switch self {
    case .first, .last, .length, .lower, .upper, .trim: []
    case .indent: [("width", "4"), ("first", "false"), ("blank", "false")]
    case .join: [("d", "''"), ("attribute", "none")]
    case .replace: [("old", nil), ("new", nil)]
    }
  }
}

/// The tests of the language.
enum BuiltinTest: String, Sendable, CaseIterable {
  case none, odd, even, defined, undefined
}
