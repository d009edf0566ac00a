/// The candidate that the author most likely meant, `nil` when none is close.
///
/// Close is at most a third of the longer word's characters (at least one) away, counting insertions, deletions,
/// replacements and swaps of neighbours as one each; a difference in case alone is always close. Of equals the first wins.
package func nearest(_ word: String, among candidates: some Sequence<String>) -> String? {
  // Nobody mistypes a word this long, and the cost grows with its square.
  guard !word.isEmpty, word.utf8.count <= 100 else { return nil }
  let lowered = Array(word.lowercased())
  var best: (candidate: String, distance: Int)?
  for candidate in candidates where candidate != word && candidate.utf8.count <= 100 {
    let other = Array(candidate.lowercased())
    let limit = max(1, max(lowered.count, other.count) / 3)
    guard abs(lowered.count - other.count) <= limit else { continue }
    // One letter stands for nothing that it could be close to.
    let distance = editDistance(lowered, other)
    guard distance <= limit, distance < max(lowered.count, other.count), distance < best?.distance ?? .max else {
      continue
    }
    best = (candidate, distance)
  }
  return best?.candidate
}

/// Damerau–Levenshtein in its restricted form: no part is edited twice.
func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var beforePrevious: [Int] = []
  var previous = Array(0...right.count)
  for row in 0..<left.count {
    var current = [row + 1]
    current.reserveCapacity(right.count + 1)
    for column in 0..<right.count {
      let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
      var cost = min(previous[column + 1] + 1, current[column] + 1, replaced)
      if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
        cost = min(cost, beforePrevious[column - 1] + 1)
      }
      current.append(cost)
    }
    (beforePrevious, previous) = (previous, current)
  }
  return previous[right.count]
}
