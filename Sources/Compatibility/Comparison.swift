import Diagnostics
import Model

/// The state of one comparison of two models.
struct Comparison {
  /// Where values of an enum go in both models.
  struct Uses {
    var inRequests = false
    var inAnswers = false
  }

  let old: Model
  let new: Model
  /// What resources are called.
  let resources: Succession
  var findings: [Diagnostic] = []
  /// By the name of an enum that both models have.
  var enumUses: [String: Uses] = [:]

  init(old: Model, new: Model) {
    (self.old, self.new) = (old, new)
    resources = new.succession(from: old)
  }

  /// - Parameters:
  ///   - place: In the new spec.
  ///   - former: In the former one.
  mutating func report(
    _ code: DiagnosticCode,
    _ message: String,
    at place: SourceRange,
    was former: SourceRange,
    _ note: String = "as it was",
    help: String? = nil
  ) {
    let notes = [Diagnostic.Note(note, at: former)]
    findings.append(Diagnostic(code.severity, code, message, at: place, notes: notes, help: help))
  }
}
