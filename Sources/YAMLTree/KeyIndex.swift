/// Finds the pair of a mapping that has a key; most mappings are so small that looking through them is faster than hashing.
struct KeyIndex {
  private var positions: [String: Int] = [:]
  /// How many of the pairs are in the table.
  private var known = 0

  private static let few = 8

  /// Where the first pair with a key stands; the pairs are those of the last call, and more behind them.
  mutating func position(of key: String, in pairs: [Node.Pair]) -> Int? {
    guard pairs.count > Self.few else { return pairs.firstIndex { $0.key.text == key } }
    while known < pairs.count {
      let name = pairs[known].key.text
      if positions[name] == nil { positions[name] = known }
      known += 1
    }
    return positions[key]
  }
}
