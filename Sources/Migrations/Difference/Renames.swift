/// Which renames that a spec speaks of are still to be done.
struct Renames {
  /// By name now.
  private(set) var former: [String: String] = [:]

  /// A former name that is not there is one that a migration has dealt with: the key may stay in the spec or go.
  ///
  /// - Parameters:
  ///   - hints: Former names by the name now.
  ///   - old: What there is.
  ///   - new: What there is to be.
  ///   - leaving: What there is, and goes, so that its name is free.
  init(_ hints: [String: String], from old: Set<String>, to new: Set<String>, leaving: Set<String> = []) {
    var open = hints.filter { now, before in now != before && new.contains(now) && old.contains(before) }
    var claimed: Set<String> = []
    func isFree(_ name: String) -> Bool { !old.contains(name) || leaving.contains(name) || claimed.contains(name) }
    while let now = open.keys.sorted().first(where: isFree) { take(now, &open, &claimed) }
    // What is left and leads in a circle changes places.
    for now in open.keys.sorted() {
      let circle = Self.circle(from: now, open)
      for member in circle { take(member, &open, &claimed) }
    }
  }

  private mutating func take(_ now: String, _ open: inout [String: String], _ claimed: inout Set<String>) {
    guard let before = open.removeValue(forKey: now), claimed.insert(before).inserted else { return }
    former[now] = before
  }

  private static func circle(from start: String, _ hints: [String: String]) -> [String] {
    var circle: [String] = []
    var name = start
    while let before = hints[name], !circle.contains(name) {
      circle.append(name)
      name = before
    }
    return name == start ? circle : []
  }
}
