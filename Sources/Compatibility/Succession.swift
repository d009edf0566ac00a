/// What things are called now, by what they were called before.
struct Succession {
  /// A thing by its name, with what the spec says it was called before.
  struct Named {
    var name: String
    var former: [String]

    init(_ name: String, was former: [String]) {
      self.name = name
      self.former = former
    }
  }

  private var heirs: [String: String] = [:]
  private var staying: Set<String>

  /// - Parameter isMerging: Whether what takes something over may stay what it was as well.
  init(from old: [Named], to new: [Named], isMerging: Bool = false) {
    let known = Dictionary(old.map { ($0.name, $0.former) }) { first, _ in first }
    for thing in new {
      for name in thing.former where known[name] != nil && name != thing.name {
        // What was said of it before already has been done, and the name may have been given to something new.
        guard known[thing.name]?.contains(name) != true else { continue }
        heirs[name] = thing.name
      }
    }
    staying = Set(new.map(\.name))
    if !isMerging { staying.subtract(heirs.values) }
  }

  /// Absent for what is gone.
  func now(_ name: String) -> String? { heirs[name] ?? (staying.contains(name) ? name : nil) }

  /// Whether something of another name has become it.
  func isHeir(_ name: String) -> Bool { heirs.values.contains(name) }
}

extension Succession {
  init(from old: [Member], to new: [Member]) {
    let known = Dictionary(old.compactMap { member in member.column.map { ($0, member.name) } }) { first, _ in first }
    let named = { (member: Member) in
      Named(member.name, was: member.formerColumn.flatMap { known[$0] }.map { [$0] } ?? [])
    }
    self.init(from: old.map(named), to: new.map(named))
  }
}
