import Diagnostics
import Workspace

/// What would become of one file.
struct PlannedStep {
  /// The values of `action` in docs/plan.schema.json.
  enum Action: String {
    case create, update, merge, seed, move, remove, keep, refuse
  }

  let action: Action
  let path: String
  /// Why, where the action alone doesn't say it.
  var reason: String?
  var help: String?

  /// One line for people.
  var line: String {
    let padding = String(repeating: " ", count: max(0, 6 - action.rawValue.count))
    return "\(action.rawValue)\(padding) \(path)\(reason.map { " (\($0))" } ?? "")"
  }

  var json: JSONValue {
    .object([
      "action": .string(action.rawValue), "path": .string(path), "reason": reason.map(JSONValue.string),
      "help": help.map(JSONValue.string),
    ])
  }
}

extension PlannedStep {
  /// Absent for what stays as it is.
  init?(_ change: Change) {
    switch change.kind {
    case .create: self.init(action: .create, path: change.path)
    case .update: self.init(action: .update, path: change.path)
    case .merge(let former):
      self.init(action: .merge, path: change.path, reason: former.map { "edited as \($0)" })
    case .seed: self.init(action: .seed, path: change.path)
    case .move(let former): self.init(action: .move, path: change.path, reason: "it was \(former)")
    case .remove: self.init(action: .remove, path: change.path, reason: "no longer generated")
    case .leaveEdited:
      self.init(action: .keep, path: change.path, reason: "no longer generated, but edited: yours now")
    case .refuse(let refusal):
      self.init(action: .refuse, path: change.path, reason: refusal.reason, help: refusal.help)
    case .unchanged, .edited, .keep, .adopted: return nil
    }
  }

  init(_ change: MigrationHistory.Change) {
    switch change.kind {
    case .create: self.init(action: .create, path: change.path)
    case .update: self.init(action: .update, path: change.path)
    case .remove: self.init(action: .remove, path: change.path, reason: "its side of a merge was given up")
    }
  }
}

extension Preview {
  /// What would become of the project's files, sorted by path.
  var files: [PlannedStep] { changes?.changes.compactMap { PlannedStep($0) } ?? [] }

  /// What would become of the files beside the spec.
  var scripts: [PlannedStep] { migrations.map { PlannedStep($0) } }
}
