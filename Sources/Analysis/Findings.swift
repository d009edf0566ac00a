import Diagnostics
import Spec

/// What the analysis has to say, collected on the way.
struct Findings {
  private(set) var diagnostics: [Diagnostic] = []
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
    at range: SourceRange,
    notes: [Diagnostic.Note] = [],
    help: String? = nil
  ) {
    diagnostics.append(Diagnostic(.warning, code, message, at: range, notes: notes, help: help))
  }

  /// Help that offers the nearest of `names`, or `fallback` when none is near.
  mutating func suggestion(for word: String, among names: [String], else fallback: String? = nil) -> String? {
    guard comparisons >= names.count else { return fallback }
    comparisons -= names.count
    return nearest(word, among: names).map { "did you mean '\($0)'?" } ?? fallback
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

  var hasErrors: Bool {
    diagnostics.contains { $0.severity == .error }
  }
}
