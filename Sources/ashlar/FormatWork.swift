import Analysis
import Diagnostics
import Formatting
import Migrations
import Workspace

/// What formatting specs has to write and to say.
struct FormatWork {
  struct File {
    var path: String
    var old: [UInt8]
    var new: [UInt8]
  }

  private(set) var files: [File] = []
  private(set) var notes: [String] = []
  private(set) var diagnostics: [Diagnostic] = []
  private(set) var sources = SourceLines()
  /// Of histories, which tell nothing then.
  private(set) var problems: [HistoryProblem] = []

  /// Brings a file into its canonical form, and says what could go from the spec in it.
  mutating func format(_ spec: String) throws {
    try add(spec, try SourceLoader().read(spec))
    guard let recorded = try? MigrationHistory(beside: spec)?.read(), !recorded.history.migrations.isEmpty,
      recorded.problems.isEmpty, let texts = try? SpecTexts(of: spec), let model = texts.reading.outcome.value,
      HistoryPlan(leading: recorded, to: model.snapshot, by: model.evolution).next == nil
    else { return }
    let settlement = SpecSettlement(of: texts, meaning: model, history: recorded.history)
    guard !settlement.done.isEmpty else { return }
    let isOne = settlement.done.count == 1
    let subject = isOne ? "1 key has done its work" : "\(settlement.done.count) keys have done their work"
    notes.append("\(spec): \(subject); 'ashlar fmt --settle \(spec.commandWord)' takes \(isOne ? "it" : "them") out")
  }

  /// Takes out what the history beside a spec has done, and brings the files that it stood in into their canonical form.
  mutating func settle(_ spec: String) throws {
    let texts = try SpecTexts(of: spec)
    for (file, text) in texts.texts { sources.add(text, file: file) }
    guard let model = texts.reading.outcome.value, let recorded = try MigrationHistory(beside: spec)?.read() else {
      return diagnostics += texts.reading.outcome.diagnostics
    }
    let history = HistoryPlan(leading: recorded, to: model.snapshot, by: model.evolution)
    problems += history.problems
    guard history.problems.isEmpty else { return }
    let settlement = SpecSettlement(of: texts, meaning: model, history: recorded.history)
    for (file, text) in texts.texts.sorted(by: { $0.key < $1.key }) {
      if let other = settlement.settled[file] {
        files.append(File(path: file, old: text, new: other.text))
        notes += other.comments.map { "\(file): a comment goes with its key: \($0)" }
      } else if file == spec {
        try add(spec, text)
      }
    }
    notes += settlement.staying.map { staying in
      let range = staying.hint.range
      let place = "\(range.file):\(range.start.line):\(range.start.column)"
      return "\(place): \(staying.hint.phrase) stays: \(staying.obstacle.rawValue)"
    }
  }

  private mutating func add(_ path: String, _ bytes: [UInt8]) throws {
    sources.add(bytes, file: path)
    let outcome = Formatting.format(bytes, file: path)
    diagnostics += outcome.diagnostics
    if let text = outcome.value { files.append(File(path: path, old: bytes, new: text)) }
  }
}
