/// Builds the automaton of a pattern from its end to its start, so that every state knows where it leads.
struct PatternCompiler {
  private let scalars: [Unicode.Scalar]
  private let source: String
  private var position = 0
  private var states: [PatternState] = [.accept]

  init(_ source: String) {
    self.source = source
    scalars = Array(source.unicodeScalars)
  }

  mutating func compile() -> [PatternState] {
    let tree = alternatives()
    require(position == scalars.count, "a ')' closes nothing")
    let start = emit(tree, to: 0)
    // The start is last by promise, and an empty pattern has no state of its own.
    states.append(.fork(start, start))
    return states
  }

  private indirect enum Tree {
    case empty
    case set(ScalarSet)
    case sequence([Tree])
    case either([Tree])
    case repeated(Tree, least: Int, most: Int?)
  }

  // MARK: - Reading

  private mutating func alternatives() -> Tree {
    var branches = [sequence()]
    while skip("|") { branches.append(sequence()) }
    return branches.count == 1 ? branches[0] : .either(branches)
  }

  private mutating func sequence() -> Tree {
    var parts: [Tree] = []
    while let next = peek, next != "|", next != ")" {
      var part = atom()
      while let (least, most) = quantifier() { part = .repeated(part, least: least, most: most) }
      parts.append(part)
    }
    return parts.isEmpty ? .empty : .sequence(parts)
  }

  private mutating func atom() -> Tree {
    let scalar = advance()
    switch scalar {
    case "(":
      require(skip("?") && skip(":"), "only groups of the form (?:…) are known")
      let tree = alternatives()
      require(skip(")"), "a group does not end")
      return tree
    case "[": return .set(characterClass())
    case "\\": return .set(single(escaped()))
    case "*", "+", "?", "{", "}", "]", ".", "^", "$":
      require(false, "'\(scalar)' has to be escaped")
      return .empty
    default: return .set(single(scalar))
    }
  }

  private mutating func quantifier() -> (least: Int, most: Int?)? {
    if skip("*") { return (0, nil) }
    if skip("+") { return (1, nil) }
    if skip("?") { return (0, 1) }
    guard skip("{") else { return nil }
    let least = number()
    let most = skip(",") ? (peek == "}" ? nil : number()) : least
    require(skip("}"), "a quantifier does not end")
    require(most.map { $0 >= least } ?? true, "a quantifier's bounds are the wrong way round")
    return (least, most)
  }

  private mutating func characterClass() -> ScalarSet {
    let isNegated = skip("^")
    var ranges: [ClosedRange<UInt32>] = []
    while peek != "]" {
      let low = classMember()
      guard peek == "-", position + 1 < scalars.count, scalars[position + 1] != "]" else {
        ranges.append(low...low)
        continue
      }
      position += 1
      let high = classMember()
      require(low <= high, "a range is the wrong way round")
      ranges.append(low...high)
    }
    position += 1
    return ScalarSet(ranges, isNegated: isNegated)
  }

  private mutating func classMember() -> UInt32 {
    let scalar = advance()
    return scalar == "\\" ? escaped().value : scalar.value
  }

  /// What stands behind a backslash: a control by its letter, or punctuation that means itself.
  private mutating func escaped() -> Unicode.Scalar {
    let scalar = advance()
    switch scalar {
    case "t": return "\t"
    case "n": return "\n"
    case "r": return "\r"
    default:
      require(!scalar.properties.isAlphabetic && scalar.properties.numericType == nil, "'\\\(scalar)' is not known")
      return scalar
    }
  }

  private mutating func number() -> Int {
    var value: Int?
    while let digit = peek?.value, (0x30...0x39).contains(digit) {
      value = (value ?? 0) * 10 + Int(digit - 0x30)
      require(value! <= 10_000, "a quantifier is too large")
      position += 1
    }
    require(value != nil, "a quantifier needs a number")
    return value ?? 0
  }

  private func single(_ scalar: Unicode.Scalar) -> ScalarSet {
    ScalarSet([scalar.value...scalar.value])
  }

  private var peek: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

  private mutating func advance() -> Unicode.Scalar {
    require(position < scalars.count, "it ends too early")
    position += 1
    return scalars[position - 1]
  }

  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard peek == scalar else { return false }
    position += 1
    return true
  }

  private func require(_ condition: Bool, _ reason: @autoclosure () -> String) {
    precondition(condition, "the pattern \(source) is not of the portable subset: \(reason())")
  }

  // MARK: - Building

  /// Adds the states of a piece that goes on to a target; returns where the piece begins.
  private mutating func emit(_ tree: Tree, to target: Int) -> Int {
    switch tree {
    case .empty: return target
    case .set(let set): return add(.consume(set, target))
    case .sequence(let parts):
      return parts.reversed().reduce(target) { next, part in emit(part, to: next) }
    case .either(let branches):
      var start = emit(branches[branches.count - 1], to: target)
      for branch in branches.dropLast().reversed() { start = add(.fork(emit(branch, to: target), start)) }
      return start
    case .repeated(let part, let least, let most):
      var start = target
      if let most {
        for _ in least..<most { start = add(.fork(emit(part, to: start), target)) }
      } else {
        start = add(.accept)
        let loop = start
        states[loop] = .fork(emit(part, to: loop), target)
      }
      for _ in 0..<least { start = emit(part, to: start) }
      return start
    }
  }

  private mutating func add(_ state: PatternState) -> Int {
    require(states.count < 100_000, "it is too large")
    states.append(state)
    return states.count - 1
  }
}
