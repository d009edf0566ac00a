/// The order in which tables can be renamed, one at a time: where each waits for another's name, one steps aside first.
struct TableRenames {
  private(set) var steps: [MigrationStep] = []

  /// - Parameters:
  ///   - names: The name now, by the former one, of every table that stays.
  ///   - tables: All that there are.
  ///   - wanted: The names of all that there are to be: one that leaves and has such a name steps aside.
  init(_ names: [String: String], among tables: Set<String>, avoiding wanted: Set<String>) {
    var present = tables
    var open = names.filter { $0 != $1 }
    func aside(_ name: String) -> String {
      var free = "\(name)_before"
      while present.contains(free) || wanted.contains(free) { free += "_" }
      return free
    }
    func rename(_ old: String, _ new: String) {
      steps.append(.renameTable(from: old, to: new))
      present.remove(old)
      present.insert(new)
    }
    for name in tables.sorted() where names[name] == nil && wanted.contains(name) { rename(name, aside(name)) }
    while !open.isEmpty {
      let waiting = open.keys.sorted()
      if let ready = waiting.first(where: { open[$0].map { !present.contains($0) } ?? false }) {
        if let name = open.removeValue(forKey: ready) { rename(ready, name) }
      } else if let first = waiting.first, let name = open.removeValue(forKey: first) {
        let other = aside(first)
        rename(first, other)
        open[other] = name
      }
    }
  }
}
