/// A regular expression of the portable subset, compiled once, that matches whole texts in time linear in their length.
///
/// Literals, `\` before punctuation, `\t`, `\n`, `\r`, `[…]` and `[^…]` with ranges, `(?:…)`, `|`, and the quantifiers `* + ? {n} {n,}
/// {n,m}`, over Unicode scalars. It runs as a set of states (Thompson's construction) and never goes back, so that no
/// text can make it slow.
public struct Pattern: Sendable {
  /// As it was written.
  public let source: String
  private let states: [PatternState]
  private let start: [Int]

  /// Compiles a pattern that is known to be of the subset; any other is a mistake of the program and ends it.
  public init(_ source: StaticString) {
    self.init(text: "\(source)")
  }

  init(text source: String) {
    var compiler = PatternCompiler(source)
    self.source = source
    states = compiler.compile()
    start = PatternState.closure(of: states.count - 1, in: states)
  }

  /// Whether the pattern matches all of the text.
  public func matches(_ text: String) -> Bool {
    var active = start
    var next: [Int] = []
    // The step in which a state was last entered, so that each is entered once a step.
    var entered = [Int](repeating: -1, count: states.count)
    var step = 0
    var pending: [Int] = []
    for scalar in text.unicodeScalars {
      next.removeAll(keepingCapacity: true)
      for index in active {
        guard case .consume(let set, let target) = states[index], set.contains(scalar) else { continue }
        pending.append(target)
        while let state = pending.popLast() {
          guard entered[state] != step else { continue }
          entered[state] = step
          switch states[state] {
          case .consume, .accept: next.append(state)
          case .fork(let one, let other):
            pending.append(one)
            pending.append(other)
          }
        }
      }
      if next.isEmpty { return false }
      swap(&active, &next)
      step += 1
    }
    return active.contains { states[$0].isAccept }
  }
}

/// A state of the automaton; the first is the accepting one, the last is where it starts.
enum PatternState: Sendable {
  case accept
  case consume(ScalarSet, Int)
  case fork(Int, Int)

  var isAccept: Bool { if case .accept = self { true } else { false } }

  /// The states that consume or accept and are reached from one without consuming.
  static func closure(of first: Int, in states: [PatternState]) -> [Int] {
    var reached: [Int] = []
    var entered: Set<Int> = []
    var pending = [first]
    while let state = pending.popLast() {
      guard entered.insert(state).inserted else { continue }
      switch states[state] {
      case .accept, .consume: reached.append(state)
      case .fork(let one, let other): pending += [one, other]
      }
    }
    return reached
  }
}

/// A set of scalars as ranges, with the first 128 as bits.
struct ScalarSet: Sendable {
  private let ascii: UInt128
  private let ranges: [ClosedRange<UInt32>]
  private let isNegated: Bool

  init(_ ranges: [ClosedRange<UInt32>], isNegated: Bool = false) {
    self.ranges = ranges
    self.isNegated = isNegated
    var bits: UInt128 = 0
    for code in UInt32(0)..<128 where ranges.contains(where: { $0.contains(code) }) { bits |= 1 << UInt128(code) }
    ascii = isNegated ? ~bits : bits
  }

  func contains(_ scalar: Unicode.Scalar) -> Bool {
    let code = scalar.value
    if code < 128 { return ascii >> UInt128(code) & 1 == 1 }
    return ranges.contains { $0.contains(code) } != isNegated
  }
}
