/// Tells whether an engine that tries one reading after the other can need exponentially many on some text.
///
/// Builds the position automaton (Glushkov) with the number of ways between positions. The pattern explodes exactly when,
/// inside a cycle, two different ways read the same text (Weber and Seidl 1991, criterion EDA). Counted repetitions of
/// more than one character are judged as if they had no upper bound.
struct PatternAmbiguity {
  enum Verdict {
    case linear, explosive
    /// The pattern has too many positions to be judged in reasonable time.
    case unknown
  }

  static func judge(_ node: PatternNode) -> Verdict {
    guard node.hasLoop else { return .linear }
    var ambiguity = PatternAmbiguity()
    _ = ambiguity.add(node)
    return ambiguity.verdict
  }

  private struct Part {
    /// How many ways there are to match nothing.
    var empty: Int
    var first: [Int: Int]
    var last: [Int: Int]
  }

  private var sets: [CharacterSet] = []
  /// For every position, what can come behind it and in how many ways, counted up to two.
  private var next: [[Int: Int]] = []

  private static func plus(_ left: Int, _ right: Int) -> Int { min(left + right, 2) }

  private mutating func position(_ set: CharacterSet) -> Int {
    sets.append(set)
    next.append([:])
    return sets.count - 1
  }

  private mutating func connect(_ last: [Int: Int], _ first: [Int: Int]) {
    for (from, ways) in last {
      for (to, others) in first { next[from][to, default: 0] = Self.plus(next[from][to] ?? 0, ways * others) }
    }
  }

  private static func merge(_ left: [Int: Int], _ right: [Int: Int], times: Int = 1) -> [Int: Int] {
    times == 0 ? left : left.merging(right.mapValues { min($0 * times, 2) }, uniquingKeysWith: plus)
  }

  private mutating func add(_ node: PatternNode) -> Part {
    switch node {
    case .one(let set):
      let position = position(set)
      return Part(empty: 0, first: [position: 1], last: [position: 1])
    case .sequence(let nodes):
      var whole = add(nodes[0])
      for node in nodes.dropFirst() {
        let part = add(node)
        connect(whole.last, part.first)
        whole = Part(
          empty: min(whole.empty * part.empty, 2),
          first: Self.merge(whole.first, part.first, times: whole.empty),
          last: Self.merge(part.last, whole.last, times: part.empty)
        )
      }
      return whole
    case .choice(let nodes):
      return nodes.dropFirst().reduce(into: add(nodes[0])) { whole, node in
        let part = add(node)
        whole.empty = Self.plus(whole.empty, part.empty)
        whole.first = Self.merge(whole.first, part.first)
        whole.last = Self.merge(whole.last, part.last)
      }
    case .repeated(.one(let set), let minimum, let maximum):
      return add(set, minimum, maximum)
    case .repeated(let node, let minimum, let maximum):
      var part = add(node)
      if maximum ?? 2 > 1 { connect(part.last, part.first) }
      if minimum == 0 { part.empty = Self.plus(part.empty, 1) }
      return part
    }
  }

  private mutating func add(_ set: CharacterSet, _ minimum: Int, _ maximum: Int?) -> Part {
    let count = maximum ?? max(minimum, 1)
    let positions = (0..<count).map { _ in position(set) }
    for (from, to) in zip(positions, positions.dropFirst()) { next[from][to] = 1 }
    if maximum == nil, let last = positions.last { next[last][last] = 1 }
    let ends = positions.dropFirst(max(minimum, 1) - 1)
    return Part(
      empty: minimum == 0 ? 1 : 0,
      first: [positions[0]: 1],
      last: Dictionary(uniqueKeysWithValues: ends.map { ($0, 1) })
    )
  }

  private var verdict: Verdict {
    let cycle = cycles()
    for (from, ways) in next.enumerated() where ways.contains(where: { cycle[$0.key] == cycle[from] && $0.value > 1 }) {
      return .explosive
    }
    let successors = next.enumerated().map { from, ways in ways.keys.filter { cycle[$0] == cycle[from] }.sorted() }
    let count = sets.count
    var seen: Set<Int> = []
    var open: [(Int, Int)] = sets.indices.filter { !successors[$0].isEmpty }.map { ($0, $0) }
    while let (left, right) = open.popLast() {
      for first in successors[left] {
        for second in successors[right] where sets[first].overlaps(sets[second]) {
          if first == second {
            if left != right { return .explosive }
          } else if seen.insert(first * count + second).inserted {
            if seen.count > 100_000 { return .unknown }
            open.append((first, second))
          }
        }
      }
    }
    return .linear
  }

  /// For every position the number of the cycle that it is part of (Kosaraju); positions outside have one of their own.
  private func cycles() -> [Int] {
    var order: [Int] = []
    var seen = Array(repeating: false, count: sets.count)
    for start in sets.indices where !seen[start] {
      seen[start] = true
      var stack = [(start, Array(next[start].keys))]
      while let (position, rest) = stack.last {
        if let target = rest.last {
          stack[stack.count - 1].1.removeLast()
          if seen[target] { continue }
          seen[target] = true
          stack.append((target, Array(next[target].keys)))
        } else {
          order.append(position)
          stack.removeLast()
        }
      }
    }
    var previous: [[Int]] = Array(repeating: [], count: sets.count)
    for (from, ways) in next.enumerated() {
      for to in ways.keys { previous[to].append(from) }
    }
    var cycle = Array(repeating: -1, count: sets.count)
    for start in order.reversed() where cycle[start] < 0 {
      var open = [start]
      while let position = open.popLast() {
        guard cycle[position] < 0 else { continue }
        cycle[position] = start
        open += previous[position].filter { cycle[$0] < 0 }
      }
    }
    return cycle
  }
}

extension PatternNode {
  /// Whether something longer than one character repeats.
  fileprivate var hasLoop: Bool {
    switch self {
    case .one, .repeated(.one, _, _): false
    case .sequence(let nodes), .choice(let nodes): nodes.contains(where: \.hasLoop)
    case .repeated(let node, _, let maximum): maximum ?? 2 > 1 || node.hasLoop
    }
  }
}
