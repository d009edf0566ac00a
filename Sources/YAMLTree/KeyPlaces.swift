import Diagnostics

/// Where the keys of a mapping stand; most mappings are so small that looking through them is faster than hashing.
struct KeyPlaces {
  private var list: [(key: String, place: SourceRange)] = []
  private var table: [String: Int] = [:]

  private static let few = 8

  var keys: [String] { list.map(\.key) }

  /// Where a key was first written.
  subscript(key: String) -> SourceRange? {
    if list.count <= Self.few { return list.first { $0.key == key }?.place }
    return table[key].map { list[$0].place }
  }

  mutating func add(_ key: String, at place: SourceRange) {
    list.append((key, place))
    if list.count == Self.few + 1 {
      for (index, entry) in list.enumerated() where table[entry.key] == nil { table[entry.key] = index }
    } else if list.count > Self.few, table[key] == nil {
      table[key] = list.count - 1
    }
  }
}
