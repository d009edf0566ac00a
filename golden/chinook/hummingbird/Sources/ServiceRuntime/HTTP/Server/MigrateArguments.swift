/// What follows `migrate` on the command line.
enum MigrateArguments: Equatable {
  /// As far as a number, or all the way.
  case up(to: Int?, isDry: Bool)
  /// Back to a number, or by one.
  case down(to: Int?, isDry: Bool, isConfirmed: Bool)
  case status
  case verify

  /// Reads them, unless they make no sense.
  init?(_ arguments: some Sequence<String>) {
    let flags = Set(arguments.filter { $0.hasPrefix("-") })
    var words = arguments.filter { !$0.hasPrefix("-") }
    let isDry = flags.contains("--dry-run")
    let verb = words.first.flatMap { Int($0) == nil ? $0 : nil } ?? "up"
    if words.first == verb { words.removeFirst() }
    let number = words.first.flatMap(Int.init)
    guard words.count == (number == nil ? 0 : 1), number ?? 0 >= 0 else { return nil }
    switch verb {
    case "up" where flags.isSubset(of: ["--dry-run"]):
      self = .up(to: number, isDry: isDry)
    case "down" where flags.isSubset(of: ["--dry-run", "--yes"]):
      self = .down(to: number, isDry: isDry, isConfirmed: flags.contains("--yes"))
    case "status" where flags.isEmpty && number == nil: self = .status
    case "verify" where flags.isEmpty && number == nil: self = .verify
    default: return nil
    }
  }
}
