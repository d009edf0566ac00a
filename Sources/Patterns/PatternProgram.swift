/// A pattern as a list of steps that all possible readings of a text are followed through at once.
struct PatternProgram: Sendable {
  private enum Step: Sendable {
    case one(CharacterSet)
    case jump(Int)
    case split(Int, Int)
    case match
  }

  private var steps: [Step] = []

  init(_ node: PatternNode) {
    append(node)
    steps.append(.match)
  }

  /// Whether the whole text matches; takes one pass, whatever the pattern.
  func matches(_ text: String) -> Bool {
    var states = closure(of: [0])
    for scalar in text.unicodeScalars {
      var next: [Int] = []
      for state in states {
        if case .one(let set) = steps[state], set.contains(scalar) { next.append(state + 1) }
      }
      if next.isEmpty { return false }
      states = closure(of: next)
    }
    return states.contains(steps.count - 1)
  }

  private func closure(of starts: [Int]) -> [Int] {
    var seen = Array(repeating: false, count: steps.count)
    var open = starts
    var result: [Int] = []
    while let state = open.popLast() {
      if seen[state] { continue }
      seen[state] = true
      switch steps[state] {
      case .one, .match: result.append(state)
      case .jump(let target): open.append(target)
      case .split(let first, let second): open += [first, second]
      }
    }
    return result
  }

  private mutating func append(_ node: PatternNode) {
    switch node {
    case .one(let set): steps.append(.one(set))
    case .sequence(let nodes): for node in nodes { append(node) }
    case .choice(let nodes): append(choice: nodes)
    case .repeated(let node, let minimum, let maximum):
      for _ in 0..<minimum { append(node) }
      if let maximum {
        let splits = (minimum..<maximum).map { _ in
          let split = steps.count
          steps.append(.split(split + 1, split + 1))
          append(node)
          return split
        }
        for split in splits { steps[split] = .split(split + 1, steps.count) }
      } else {
        let split = steps.count
        steps.append(.split(split + 1, split + 1))
        append(node)
        steps.append(.jump(split))
        steps[split] = .split(split + 1, steps.count)
      }
    }
  }

  private mutating func append(choice nodes: [PatternNode]) {
    var jumps: [Int] = []
    for (position, node) in nodes.enumerated() {
      let split = steps.count
      let isLast = position == nodes.count - 1
      if !isLast { steps.append(.split(split + 1, split + 1)) }
      append(node)
      if isLast { continue }
      jumps.append(steps.count)
      steps.append(.jump(0))
      steps[split] = .split(split + 1, steps.count)
    }
    for jump in jumps { steps[jump] = .jump(steps.count) }
  }
}
