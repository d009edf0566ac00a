/// One thing that a stage has to say to the author, at a place of theirs.
package struct Diagnostic: Sendable, Hashable {
  package enum Severity: String, Sendable, Hashable, CaseIterable {
    case error, warning
  }

  /// A second place that helps to understand the first.
  package struct Note: Sendable, Hashable {
    package var message: String
    package var range: SourceRange

    package init(_ message: String, at range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  package var severity: Severity
  package var code: DiagnosticCode
  /// One lower-case clause without a full stop; the author's own words in single quotes.
  package var message: String
  package var range: SourceRange
  package var notes: [Note]
  /// What to do about it: text that can be pasted where that is possible.
  package var help: String?

  package init(
    _ severity: Severity,
    _ code: DiagnosticCode,
    _ message: String,
    at range: SourceRange,
    notes: [Note] = [],
    help: String? = nil
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.range = range
    self.notes = notes
    self.help = help
  }

  /// An error.
  package init(
    _ code: DiagnosticCode,
    _ message: String,
    at range: SourceRange,
    notes: [Note] = [],
    help: String? = nil
  ) {
    self.init(.error, code, message, at: range, notes: notes, help: help)
  }
}

/// A warning that the spec does not want, and why.
package struct SilencedWarning: Sendable, Hashable {
  package var diagnostic: Diagnostic
  package var reason: String
  /// Where the reason is given.
  package var range: SourceRange

  package init(_ diagnostic: Diagnostic, reason: String, at range: SourceRange) {
    self.diagnostic = diagnostic
    self.reason = reason
    self.range = range
  }
}

/// What a stage returns: its value, when there is one, and what it has to say.
package struct Outcome<Value: Sendable>: Sendable {
  /// Absent when a diagnostic is an error.
  package var value: Value?
  package var diagnostics: [Diagnostic]

  package init(_ value: Value?, _ diagnostics: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = diagnostics
  }
}
