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

  private(set) var diagnostics: [Diagnostic]
  /// What the spec does not want to be warned of.
  var silences = Silences()
  /// The warnings that were not wanted, where somebody asks for them.
  private(set) var silenced: [SilencedWarning] = []
  private let keepsSilenced: Bool
  /// How many names may still be compared with a misspelled one, so that a wholly wrong spec takes no forever.
  private var comparisons = 100_000

  init(_ diagnostics: [Diagnostic] = [], keepsSilenced: Bool = false) {
    self.diagnostics = diagnostics
    self.keepsSilenced = keepsSilenced
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

  /// Warns, unless the spec does not want that; the texts are spelled only for those who hear them.
  mutating func warning(
    _ code: DiagnosticCode,
    _ message: @autoclosure () -> String,
    about topic: Topic,
    at range: SourceRange,
    notes: @autoclosure () -> [Diagnostic.Note] = [],
    help: @autoclosure () -> String? = nil
  ) {
    let silence = silences.silence(of: code, about: topic)
    if silence != nil, !keepsSilenced { return }
    let warning = Diagnostic(.warning, code, message(), at: range, notes: notes(), help: help())
    if let silence {
      silenced.append(SilencedWarning(warning, reason: silence.reason?.text ?? "", at: silence.place))
    } else {
      diagnostics.append(warning)
    }
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
    // Most lists are so short that looking through them is faster than hashing.
    if words.count <= 8, words.indices.allSatisfy({ !words[..<$0].contains(words[$0].text) }) { return words }
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

extension ArraySlice<Word> {
  fileprivate func contains(_ text: String) -> Bool { contains { $0.text == text } }
}
