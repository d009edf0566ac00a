package import Diagnostics

/// Why a text is no expression, and where in it.
package struct ExpressionProblem: Error, Sendable {
  package var code: DiagnosticCode
  package var message: String
  /// In code points of the text.
  package var bounds: Range<Int>
  package var help: String?

  package init(_ code: DiagnosticCode, _ message: String, at bounds: Range<Int>, help: String? = nil) {
    self.code = code
    self.message = message
    self.bounds = bounds
    self.help = help
  }
}
