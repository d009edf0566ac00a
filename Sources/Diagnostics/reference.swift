/// The page about diagnostics as Markdown: how they are written, and what every code means.
package func diagnosticReference() -> String {
  let codes = DiagnosticCode.allCases.sorted { $0.rawValue < $1.rawValue }
  let rows = codes.map { "| [`\($0.rawValue)`](#\($0.rawValue)) | \($0.severity.rawValue) | \($0.summary) |\n" }
  let sections = codes.map { code in
    let explanation = code.explanation
    let summary = "\(explanation.summary.prefix(1).uppercased())\(explanation.summary.dropFirst())"
    return "## \(code.rawValue)\n\n\(summary).\n\n\(explanation.why)\n\n\(explanation.examples)\n"
  }
  return """
    # Diagnostics

    Made from the explanations in `Sources/Diagnostics`; `make golden` writes it anew. `ashlar explain CODE` prints one of them.

    Everything that is wrong with a spec is reported at once, in the order of its places, each at the words that it is about.
    What merely follows from an earlier mistake is not reported, and neither are warnings of most kinds before the errors are
    gone. Codes keep their meaning. An error ends a command with 1; a warning changes nothing, unless `--strict` is given.
    [The spec language](spec-language.md#warnings) says how a warning is silenced.

    Codes that begin with `request-`, `answer-` and `risk-` are about a change of a spec and what it does to clients:
    [Breaking changes](breaking.md).

    `--format` takes:

    - `text`, for people, on standard error: the place, the message and the code, then the line with the words underlined, then
      notes about other places and help. Columns count Unicode code points from 1; the underline counts what a terminal shows.
    - `json`, a line for each diagnostic on standard output. Its keys are always all there: `severity` (`error` or `warning`),
      `code`, `message`, `file`, `line`, `column`, `endLine`, `endColumn` (behind the last character), `notes` (a list of
      `message`, `file`, `line`, `column`, `endLine`, `endColumn`) and `help` (text or `null`).
    - `github`, workflow commands on standard output, which a pull request shows beside its lines.
    - `sarif`, one document of SARIF 2.1.0 on standard output, for code scanning: a rule for each code with its explanation, a
      result for each diagnostic, notes as related locations. A silenced warning is a result too, suppressed in the source,
      with its reason for the justification. Columns are `unicodeCodePoints`; paths are relative to the folder that the
      command runs in.

    With a format for programs, everything else that a command says goes to standard error.

    | code | is | means |
    | --- | --- | --- |
    \(rows.joined())
    \(sections.joined(separator: "\n"))
    """
}
