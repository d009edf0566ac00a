package import Migrations
import Model

/// What stands in the folder of a history, as far as it is as it was written.
package struct RecordedHistory: Sendable {
  /// By name; none of files that belong to no history.
  let files: [String: [UInt8]]
  /// What the files were when they were written.
  let digests: [String: Digest]
  /// What the file of checksums holds.
  let checksums: [UInt8]?
  let folder: String
  /// The migrations whose steps are there.
  package internal(set) var history = SchemaHistory()
  /// Migrations of which there are scripts and no steps, by number.
  private(set) var incomplete: [Int: String] = [:]
  package internal(set) var problems: [HistoryProblem] = []

  /// - Parameter checksums: The contents of the file of checksums.
  init(_ files: [String: [UInt8]], checksums: [UInt8]?, folder: String) {
    (self.files, self.checksums, self.folder) = (files, checksums, folder)
    let recorded = Checksums(checksums ?? [])
    digests = recorded.digests
    let known = files.keys.compactMap(MigrationFile.init)
    let labels = Dictionary(grouping: known, by: \.number).mapValues { Set($0.map(\.label)).sorted() }
    if let twice = labels.filter({ $0.value.count > 1 }).min(by: { $0.key < $1.key }) {
      problems = [shared(twice.value)]
      return
    }
    if let line = recorded.unreadable.first {
      let help = "restore it from version control; after a merge, keep the lines of both sides"
      problems = [problem(Checksums.name, "line \(line) is no line of 'sha256sum'", help)]
    }
    problems += strangers() + edits()
    guard problems.isEmpty else { return }
    do throws(HistoryProblem) {
      for number in labels.keys.sorted() { try take(number, labels[number]?.first ?? "") }
    } catch {
      problems = [error]
    }
  }

  func problem(_ name: String, _ reason: String, _ help: String) -> HistoryProblem {
    HistoryProblem(path: "\(folder)/\(name)", reason: reason, help: help)
  }

  private func shared(_ labels: [String]) -> HistoryProblem {
    problem(
      labels[0],
      "it has the number of \(labels.dropFirst().map { "'\($0)'" }.joined(separator: " and "))",
      "'ashlar migrate rebase SPEC --keep \(labels[0])' keeps one side, and writes anew what the other did"
    )
  }

  /// Files that nobody knows the meaning of.
  private func strangers() -> [HistoryProblem] {
    files.keys.filter { MigrationFile($0) == nil }.sorted().map { name in
      problem(name, "it is no part of a history", "take it elsewhere, or write it with the version that did")
    }
  }

  private func edits() -> [HistoryProblem] {
    files.sorted { $0.key < $1.key }.compactMap { name, contents in
      guard let digest = digests[name], digest != Digest(contents) else { return nil }
      return problem(
        name,
        "it was edited since it was written, and databases may know it as it was",
        "undo the edit, or delete the file to have it written anew"
      )
    }
  }

  private mutating func take(_ number: Int, _ label: String) throws(HistoryProblem) {
    guard let bytes = files[label + MigrationFile.Kind.steps.ending] else {
      incomplete[number] = label
      return
    }
    let name = label + MigrationFile.Kind.steps.ending
    if let (_, label) = incomplete.first {
      throw problem(label + MigrationFile.Kind.steps.ending, "it is missing", "restore it from version control")
    }
    guard let file = MigrationFile(name), number == history.migrations.count + 1 else {
      let missing = history.migrations.count + 1
      throw problem(label, "there is no migration \(missing) before it", "restore it from version control")
    }
    let record: MigrationRecord
    do {
      record = try MigrationRecord(json: bytes)
    } catch {
      throw problem(name, "it cannot be read: \(error)", "restore it from version control")
    }
    var migration = Migration(number: number, name: file.title, steps: record.steps, scripts: [:], moot: record.moot)
    guard history.snapshot.applying(record.steps) != nil else {
      let reason = "it begins from another schema than those before it lead to"
      throw problem(name, reason, "restore it from version control")
    }
    for dialect in Dialect.allCases { migration.scripts[dialect] = try scripts(of: migration, for: dialect) }
    precondition(history.append(migration), "a migration that fits is taken")
  }

  /// Frozen ones, or those that the steps make where there are none yet.
  private func scripts(of migration: Migration, for dialect: Dialect) throws(HistoryProblem) -> Migration.Scripts {
    let names = [false, true].map { migration.label + MigrationFile.Kind.script(dialect, isDown: $0).ending }
    let after = history.migrations.last.map { chainLine(after: $0, dialect) } ?? ""
    if names.allSatisfy({ files[$0] != nil && digests[$0] != nil }) {
      let texts = names.map { String(decoding: files[$0] ?? [], as: UTF8.self) }
      guard texts[0].hasPrefix(after) else {
        let reason = "it follows another migration than the one before it"
        throw problem(names[0], reason, "restore both from version control")
      }
      return Migration.Scripts(up: texts[0], down: texts[1])
    }
    var made = migration.steps.scripts(for: dialect, from: history.snapshot)
    made.up = after + made.up
    for (name, text) in zip(names, [made.up, made.down]) {
      let digest = Digest(Array(text.utf8))
      if let known = digests[name], known != digest {
        throw problem(name, "it is missing, and was written by another version", "restore it from version control")
      }
      if let bytes = files[name], Digest(bytes) != digest {
        throw problem(name, "nothing says how it was written", "restore 'checksums' from version control")
      }
    }
    return made
  }
}

/// What the script of a migration begins with where it is not the first: so that the digests of all form a chain.
func chainLine(after migration: Migration, _ dialect: Dialect) -> String {
  "-- after \(migration.label): \(Digest(Array(migration.up(dialect).utf8)).hexadecimal)\n"
}
