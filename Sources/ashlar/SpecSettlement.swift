import Analysis
import Diagnostics
import Formatting
import Migrations
import Model
import Workspace

/// The hints of a spec that are done with: without them the service is the same, and so is what leads the history on to it.
struct SpecSettlement {
  /// A hint that stays.
  struct Staying {
    var hint: Hint
    var obstacle: Obstacle
  }

  /// Why a hint stays; the text is one clause.
  enum Obstacle: String {
    case noMigrations = "there is no migration beside the spec yet"
    case alias = "an alias elsewhere stands for a part of it"
    case spec = "the rest of the spec needs it"
    case service = "the service would be another without it"
    case migration = "the migration that follows from it is not written yet"
  }

  private(set) var done: [Hint] = []
  private(set) var staying: [Staying] = []
  /// The files of the spec that are others without what is done.
  private(set) var settled: [String: Settlement] = [:]
  private let spec: SpecTexts
  private let model: Model
  private let history: SchemaHistory

  /// - Parameters:
  ///   - model: What the spec means.
  ///   - history: Beside it; without a migration nothing is done.
  init(of spec: SpecTexts, meaning model: Model, history: SchemaHistory) {
    (self.spec, self.model, self.history) = (spec, model.served, history)
    let files = spec.texts.sorted { $0.key < $1.key }
    let all = files.flatMap { hints(in: $0.value, file: $0.key) }
    guard !all.isEmpty else { return }
    guard !history.migrations.isEmpty else {
      staying = all.map { Staying(hint: $0, obstacle: .noMigrations) }
      return
    }
    let next = step(to: model)
    take(all, next)
    settled = texts(without: done) ?? [:]
  }

  /// Finds those that can go; the others stay.
  private mutating func take(_ hints: [Hint], _ next: SchemaDifference) {
    let left = needed(of: hints, next)
    staying = left.compactMap { hint in obstacle(to: [hint], next).map { Staying(hint: hint, obstacle: $0) } }
    // Some are only in each other's way, such as those of two fields that have changed places.
    let mutual = staying.filter { $0.obstacle == .spec }.map(\.hint)
    if mutual.count > 1, obstacle(to: mutual, next) == nil {
      done += mutual
      return take(left.filter { !mutual.contains($0) }, next)
    }
    // One may be needed by another that can go.
    if !left.isEmpty, left.count < hints.count { take(left, next) }
  }

  /// Those that cannot go; the others are done.
  private mutating func needed(of hints: [Hint], _ next: SchemaDifference) -> [Hint] {
    if hints.isEmpty { return [] }
    if obstacle(to: hints, next) == nil {
      done += hints
      return []
    }
    if hints.count == 1 { return hints }
    let middle = hints.count / 2
    return needed(of: Array(hints[..<middle]), next) + needed(of: Array(hints[middle...]), next)
  }

  /// What keeps hints from going beside those that are done.
  private func obstacle(to hints: [Hint], _ next: SchemaDifference) -> Obstacle? {
    guard let settled = texts(without: done + hints) else { return .alias }
    guard let other = spec.reading(with: settled.mapValues(\.text)).outcome.value else { return .spec }
    guard other.served == model else { return .service }
    return step(to: other) == next ? nil : .migration
  }

  /// Absent where one of them cannot be written.
  private func texts(without hints: [Hint]) -> [String: Settlement]? {
    var texts: [String: Settlement] = [:]
    for (file, hints) in Dictionary(grouping: hints, by: \.range.file) {
      guard let settlement = settle(spec.texts[file] ?? [], file: file, without: hints) else { return nil }
      texts[file] = settlement
    }
    return texts
  }

  /// What leads the history on to a model, wherever its spec says so.
  private func step(to model: Model) -> SchemaDifference {
    var difference = history.difference(to: model.snapshot, by: model.evolution)
    for index in difference.problems.indices { difference.problems[index].origin = nil }
    return difference
  }
}
