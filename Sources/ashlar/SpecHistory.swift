import ArgumentParser
import Migrations
import Model
import Workspace

/// The migrations beside a spec, and what would make them what the spec says.
struct SpecHistory {
  let plan: HistoryPlan
  /// None where the plan has problems.
  let changes: [MigrationHistory.Change]
  /// The labels of migrations that a rebase removes.
  let dropped: [String]
  private let place: MigrationHistory

  /// Absent for a spec from standard input.
  init?(of model: Model, beside spec: String, _ choices: HistoryChoices = HistoryChoices()) throws {
    guard let place = MigrationHistory(beside: spec) else { return nil }
    let recorded = try place.read()
    let rebase = choices.kept.map { HistoryRebase(recorded, keeping: $0) }
    plan = HistoryPlan(
      leading: rebase?.kept ?? recorded,
      to: model.snapshot,
      by: model.evolution,
      isAmending: choices.isAmending
    )
    changes = plan.problems.isEmpty ? place.changes(from: recorded, to: plan) : []
    dropped = rebase?.dropped ?? []
    self.place = place
  }

  func apply() throws { try place.apply(changes) }

  /// Says what is risky about the migration that is written next.
  ///
  /// - Parameter words: What has been asked for of it.
  func warn(on console: Console, beside spec: String, asked words: [String] = []) {
    console.warn(of: plan.next, shownBy: ["plan", spec.commandWord] + words)
  }

  /// Says what is risky about a migration that was written just now.
  func warnOfWritten(on console: Console, beside spec: String) {
    console.warn(of: plan.next, shownBy: ["show", spec.commandWord])
  }

  /// Has the next run look at the history before it calls the project current.
  func recall(in pipeline: inout Pipeline) throws { pipeline.noteInputs(try place.inputs()) }
}

extension MigrationHistory.Change {
  /// One line for the list of what a run does.
  var summary: String {
    switch kind {
    case .create: "create \(path)"
    case .update: "update \(path)"
    case .remove: "remove \(path)"
    }
  }
}

extension Console {
  /// Says what is wrong with a history, and ends the run.
  func refuse(_ problems: [HistoryProblem], to done: String = "written") throws {
    guard !problems.isEmpty else { return }
    for problem in problems {
      note("\(problem.path): \(problem.reason)")
      note("help: \(problem.help)")
    }
    note("nothing was \(done)")
    throw ExitCode.failure
  }

  /// Says that a migration has risks, and where they are told.
  ///
  /// - Parameter words: Of the command that shows the migration.
  func warn(of migration: Migration?, shownBy words: [String]) {
    guard let migration, !migration.riskKinds.isEmpty else { return }
    let kinds = migration.riskKinds.map(\.rawValue).joined(separator: ", ")
    note("warning: \(migration.label) has risks (\(kinds)): see 'ashlar migrate \(words.joined(separator: " "))'")
  }
}
