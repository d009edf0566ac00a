/// Two migrations with one number, as two branches leave them: one side is kept, the other is dropped, and what it did is
/// written anew behind the one that is kept.
package struct HistoryRebase: Sendable {
  /// What is left of the history, or what is in the way.
  package private(set) var kept: RecordedHistory
  /// The labels of the migrations that go, the last one first, in which order databases have to undo them.
  package private(set) var dropped: [String] = []

  /// - Parameter label: Of a migration of the side that is kept.
  package init(_ recorded: RecordedHistory, keeping label: String) {
    kept = recorded
    do throws(HistoryProblem) {
      try keep(label, of: recorded)
    } catch {
      kept.problems = [error]
    }
  }

  private mutating func keep(_ label: String, of recorded: RecordedHistory) throws(HistoryProblem) {
    let forks = Forks(recorded)
    guard !forks.doubles.isEmpty else {
      throw recorded.problem(label, "no other migration has its number", "there is nothing to rebase")
    }
    guard forks.numbers[label] != nil else {
      let names = forks.doubles.joined(separator: " or ")
      throw recorded.problem(label, "there is no such migration", "keep \(names)")
    }
    let side = try forks.side(of: label, in: recorded)
    dropped = forks.numbers.keys.filter { !side.contains($0) }.sorted(by: >)
    let files = recorded.files.filter { name, _ in MigrationFile(name).map { side.contains($0.label) } ?? true }
    let lines = recorded.digests.filter { files[$0.key] != nil }.sorted { $0.key < $1.key }
    let checksums = lines.map { "\($0.value.hexadecimal)  \($0.key)\n" }.joined()
    kept = RecordedHistory(files, checksums: Array(checksums.utf8), folder: recorded.folder)
  }
}

/// Which migration each was written behind.
private struct Forks {
  /// By label.
  let numbers: [String: Int]
  private let parents: [String: String]

  init(_ recorded: RecordedHistory) {
    var numbers: [String: Int] = [:]
    var parents: [String: String] = [:]
    for (name, contents) in recorded.files {
      guard let file = MigrationFile(name) else { continue }
      numbers[file.label] = file.number
      if case .script(_, isDown: false) = file.kind, let parent = Self.parent(contents) { parents[file.label] = parent }
    }
    (self.numbers, self.parents) = (numbers, parents)
  }

  /// The labels of migrations whose number another one has.
  var doubles: [String] {
    Dictionary(grouping: numbers.keys) { numbers[$0] ?? 0 }.values.filter { $0.count > 1 }.flatMap(\.self).sorted()
  }

  /// The label in the line that a script begins with.
  private static func parent(_ script: [UInt8]) -> String? {
    let line = String(decoding: script.prefix { $0 != UInt8(ascii: "\n") }.prefix(300), as: UTF8.self)
    let words = line.split(separator: " ")
    guard words.count == 4, words[0] == "--", words[1] == "after", words[2].hasSuffix(":") else { return nil }
    return String(words[2].dropLast())
  }

  /// The migration, those that it was written behind, and those that were written behind it.
  func side(of label: String, in recorded: RecordedHistory) throws(HistoryProblem) -> Set<String> {
    var side: Set<String> = [label]
    var above = label
    while let parent = parents[above], side.insert(parent).inserted { above = parent }
    var below = label
    while true {
      let next = parents.filter { $0.value == below && !side.contains($0.key) }.keys.sorted()
      guard let only = next.first else { return side }
      guard next.count == 1 else {
        let names = next.joined(separator: " and ")
        throw recorded.problem(label, "\(names) were both written behind it", "keep one of them")
      }
      side.insert(only)
      below = only
    }
  }
}
