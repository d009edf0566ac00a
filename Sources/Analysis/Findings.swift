import Diagnostics
import Spec

/// What the analysis has to say, collected on the way.
struct Findings {
  /// What a warning is about, by the author's spelling, for those who silence it.
  struct Topic {
    var resource: String?
    /// A member of the resource, or what else the warning names.
    var name: String?
  }

  private(set) var diagnostics: [Diagnostic] = []
  /// By the warning's place among the diagnostics.
  private var topics: [Int: Topic] = [:]
  /// How many names may still be compared with a misspelled one, so that a wholly wrong spec takes no forever.
  private var comparisons = 100_000

  init(_ diagnostics: [Diagnostic] = []) {
    self.diagnostics = diagnostics
  }

  mutating func error(
    _ code: DiagnosticCode,
    _ message: String,
    at range: SourceRange,
    notes: [Diagnostic.Note] = [],
    help: String? = nil
  ) {
    diagnostics.append(Diagnostic(.error, code, message, at: range, notes: notes, help: help))
  }

  mutating func warning(
    _ code: DiagnosticCode,
    _ message: String,
    about topic: Topic,
    at range: SourceRange,
    notes: [Diagnostic.Note] = [],
    help: String? = nil
  ) {
    topics[diagnostics.count] = topic
    diagnostics.append(Diagnostic(.warning, code, message, at: range, notes: notes, help: help))
  }

  /// The nearest of `names`, when one is near.
  mutating func nearestName(to word: String, among names: [String]) -> String? {
    guard comparisons >= names.count else { return nil }
    comparisons -= names.count
    return nearest(word, among: names)
  }

  /// Help that offers the nearest of `names`, or `fallback` when none is near.
  mutating func suggestion(for word: String, among names: [String], else fallback: String? = nil) -> String? {
    nearestName(to: word, among: names).map { "did you mean '\($0)'?" } ?? fallback
  }

  /// The words without those that repeat an earlier one, which are reported.
  mutating func unique(_ words: [Word]) -> [Word] {
    var first: [String: Word] = [:]
    return words.filter { word in
      guard let earlier = first[word.text] else {
        first[word.text] = word
        return true
      }
      error(
        .duplicateMember,
        "'\(word.text)' is listed twice",
        at: word.range,
        notes: [Diagnostic.Note("listed here already", at: earlier.range)]
      )
      return false
    }
  }

  /// Takes away the warnings that somebody does not want to hear.
  mutating func removeWarnings(where isUnwanted: (Diagnostic, Topic) -> Bool) {
    let kept = diagnostics.indices.filter { position in
      guard diagnostics[position].severity == .warning else { return true }
      return !isUnwanted(diagnostics[position], topics[position] ?? Topic())
    }
    topics = [:]
    diagnostics = kept.map { diagnostics[$0] }
  }

  var hasErrors: Bool {
    diagnostics.contains { $0.severity == .error }
  }
}
