/// Which former values of an enum have to become others; several may become the same.
struct ValueRenames {
  /// Values now, by the former one.
  private(set) var values: [String: String] = [:]

  /// - Parameter hints: Values now, by the former one.
  init(_ hints: [String: String], from old: [String], to new: [String]) {
    let (old, new) = (Set(old), Set(new))
    var open = hints.filter { before, now in before != now && old.contains(before) && new.contains(now) }
    // A former value that stays one is another's, unless something else becomes it.
    while let before = open.keys.sorted().first(where: { value in
      !new.contains(value) || open[value].map { !old.contains($0) } ?? false || values.values.contains(value)
    }) {
      values[before] = open.removeValue(forKey: before)
    }
    for before in open.keys.sorted() where isInCircle(before, open) { values[before] = open[before] }
  }

  private func isInCircle(_ start: String, _ hints: [String: String]) -> Bool {
    var value = start
    for _ in hints {
      guard let next = hints[value] else { return false }
      if next == start { return true }
      value = next
    }
    return false
  }
}
