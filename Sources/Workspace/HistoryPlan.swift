package import Migrations
import Model

/// A history led on to the schema of a spec: the migration that is written next, if there is anything to do.
package struct HistoryPlan: Sendable {
  /// All that there are to be.
  package private(set) var history: SchemaHistory
  /// What the last of them does, where it is new or written anew.
  package private(set) var next: Migration?
  /// The schema that it begins from.
  package private(set) var former = SchemaSnapshot()
  /// What only the author of the spec can decide; nothing is to be written before.
  package private(set) var undecided: [MigrationProblem] = []
  /// What is wrong with the files.
  package private(set) var problems: [HistoryProblem] = []
  let recorded: RecordedHistory

  /// - Parameter isAmending: Whether the last migration is written anew instead of a further one behind it.
  package init(
    leading recorded: RecordedHistory,
    to schema: SchemaSnapshot,
    by evolution: Evolution,
    isAmending: Bool = false
  ) {
    self.recorded = recorded
    history = recorded.history
    problems = recorded.problems
    guard problems.isEmpty else { return }
    if isAmending, recorded.incomplete.isEmpty { history = history.previous }
    let difference = history.difference(to: schema, by: evolution)
    let number = history.migrations.count + 1
    guard !difference.steps.isEmpty || number == 1 else {
      for (number, label) in recorded.incomplete { problems.append(recorded.lacksSteps(number, label)) }
      return
    }
    former = history.snapshot
    undecided = difference.problems
    var migration = Migration(
      number: number,
      name: number == 1 ? "initial" : difference.name,
      steps: difference.steps,
      scripts: [:],
      moot: Lineage(of: evolution, createdBy: difference.steps)
    )
    for dialect in Dialect.allCases {
      var scripts = migration.steps.scripts(for: dialect, from: former)
      if let last = history.migrations.last { scripts.up = chainLine(after: last, dialect) + scripts.up }
      migration.scripts[dialect] = scripts
    }
    precondition(history.append(migration), "a migration that begins from the last is taken")
    next = migration
    guard !isAmending else { return }
    problems = recorded.incomplete.sorted { $0.key < $1.key }.compactMap { number, label in
      migration.label == label && recorded.agrees(with: migration) ? nil : recorded.lacksSteps(number, label)
    }
  }
}

extension HistoryPlan {
  /// What there is already; all that there are to be where there is nothing.
  package var written: SchemaHistory { recorded.history.migrations.isEmpty ? history : recorded.history }

  /// All files that there are to be but the checksums, by name: those of a migration that was there as they are.
  var files: [String: [UInt8]] {
    history.migrations.reduce(into: [:]) { files, migration in
      let isNew = next?.number == migration.number
      for kind in MigrationFile.Kind.all {
        let name = migration.label + kind.ending
        files[name] = (isNew ? nil : recorded.files[name]) ?? migration.contents(kind)
      }
    }
  }
}

extension RecordedHistory {
  /// Whether what is left of a migration is as it would be written now.
  fileprivate func agrees(with migration: Migration) -> Bool {
    MigrationFile.Kind.all.allSatisfy { kind in
      let name = migration.label + kind.ending
      let contents = migration.contents(kind)
      return digests[name].map { $0 == Digest(contents) } ?? (files[name].map { $0 == contents } ?? true)
    }
  }

  fileprivate func lacksSteps(_ number: Int, _ label: String) -> HistoryProblem {
    let name = label + MigrationFile.Kind.steps.ending
    if digests[name] != nil { return problem(name, "it is missing", "restore it from version control") }
    return problem(
      label,
      "nothing says what it does, and the spec gives another script",
      number == 1
        ? "run 'ashlar migrate write' once on the spec as it was when the script was written; or, where no database has run "
          + "it, 'ashlar migrate write --amend'"
        : "delete what is left of it"
    )
  }
}
