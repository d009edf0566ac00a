import Patterns

/// Makes up texts that match a pattern.
struct PatternSampler {
  private let pattern: Pattern

  /// - Parameter canonical: a pattern of the model, which analysis has accepted.
  init(_ canonical: String) {
    switch Pattern.parse(canonical) {
    case .success(let pattern): self.pattern = pattern
    case .failure(let problem): preconditionFailure("the model holds a pattern that is none: \(problem.message)")
    }
  }

  func matches(_ text: String) -> Bool { pattern.matches(text) }

  /// The shortest match within the lengths, varied by the index as far as the pattern has room.
  func match(_ index: Int, minimumLength: Int, maximumLength: Int) -> String {
    let limit = min(maximumLength, max(minimumLength, pattern.node.shortest, 1) + 256)
    let lengths = pattern.node.lengths(upTo: limit).filter { $0 >= minimumLength }
    // A match of no characters is seldom what an example is for.
    let wanted = lengths.filter { $0 > 0 }
    return (wanted.isEmpty ? lengths : wanted).lazy.compactMap { match(index, ofLength: $0) }.first ?? ""
  }

  /// A match of exactly that length, absent where the pattern has none.
  func match(_ index: Int, ofLength length: Int) -> String? {
    guard let sets = pattern.node.characters(ofLength: length) else { return nil }
    // The index is written from the end with as many digits as each place has characters, as a counter is.
    var rest = index
    var scalars: [Unicode.Scalar] = []
    for set in sets.reversed() {
      let choices = set.believable
      scalars.append(choices[rest % choices.count])
      rest /= choices.count
    }
    var text = ""
    text.unicodeScalars.append(contentsOf: scalars.reversed())
    return text
  }
}

extension PatternNode {
  /// The length of the shortest match.
  fileprivate var shortest: Int {
    switch self {
    case .one: 1
    case .sequence(let nodes): nodes.reduce(0) { $0 + $1.shortest }
    case .choice(let nodes): nodes.map(\.shortest).min() ?? 0
    case .repeated(let node, let minimum, _): minimum * node.shortest
    }
  }

  /// The lengths that matches can have, sorted.
  fileprivate func lengths(upTo limit: Int) -> [Int] {
    switch self {
    case .one:
      return limit >= 1 ? [1] : []
    case .sequence(let nodes):
      return nodes.reduce([0]) { sums($0, $1.lengths(upTo: limit), limit) }
    case .choice(let nodes):
      return Set(nodes.flatMap { $0.lengths(upTo: limit) }).sorted()
    case .repeated(let node, let minimum, let maximum):
      let part = node.lengths(upTo: limit)
      var reached = (0..<minimum).reduce([0]) { reached, _ in sums(reached, part, limit) }
      var all = Set(reached)
      for _ in 0..<max((maximum ?? minimum + limit) - minimum, 0) {
        reached = sums(reached, part, limit).filter { !all.contains($0) }
        if reached.isEmpty { break }
        all.formUnion(reached)
      }
      return all.sorted()
    }
  }

  private func sums(_ left: [Int], _ right: [Int], _ limit: Int) -> [Int] {
    Set(left.flatMap { first in right.map { first + $0 } }.filter { $0 <= limit }).sorted()
  }

  /// What stands at each place of a match of that length.
  fileprivate func characters(ofLength length: Int) -> [CharacterSet]? {
    switch self {
    case .one(let set):
      return length == 1 ? [set] : nil
    case .sequence(let nodes):
      return Self.characters(of: nodes[...], length: length)
    case .choice(let nodes):
      return nodes.lazy.compactMap { $0.characters(ofLength: length) }.first
    case .repeated(let node, let minimum, let maximum):
      if minimum == 0, length == 0 { return [] }
      if maximum == 0 { return length == 0 ? [] : nil }
      let rest = PatternNode.repeated(node, minimum: max(minimum - 1, 0), maximum: maximum.map { $0 - 1 })
      for part in node.lengths(upTo: length) where part > 0 || length == 0 {
        guard let first = node.characters(ofLength: part), let others = rest.characters(ofLength: length - part) else {
          continue
        }
        return first + others
      }
      return nil
    }
  }

  private static func characters(of nodes: ArraySlice<PatternNode>, length: Int) -> [CharacterSet]? {
    guard let node = nodes.first else { return length == 0 ? [] : nil }
    for part in node.lengths(upTo: length) {
      guard let others = characters(of: nodes.dropFirst(), length: length - part) else { continue }
      return node.characters(ofLength: part).map { $0 + others }
    }
    return nil
  }
}

extension CharacterSet {
  /// Up to 62 characters of the set, those first that people write: digits, then letters, then whatever is printable.
  fileprivate var believable: [Unicode.Scalar] {
    let printable = (0x21...0x7E).compactMap { Unicode.Scalar(UInt8($0)) }
    let groups: [ClosedRange<UInt32>] = [0x30...0x39, 0x61...0x7A, 0x41...0x5A]
    let known = groups.flatMap { group in printable.filter { group.contains($0.value) && contains($0) } }
    if !known.isEmpty { return known }
    let others = (printable + [" "]).filter { contains($0) }
    if !others.isEmpty { return others }
    let first = isNegated ? [] : ranges.compactMap { Unicode.Scalar($0.lowerBound) }
    return first.isEmpty ? ["\u{e9}"] : first
  }
}
