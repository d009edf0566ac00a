/// What a diagnostic code means, for `ashlar explain` and the reference.
package struct Explanation: Sendable, Hashable {
  /// One clause, lower case, no full stop.
  package var summary: String
  /// Markdown: why it is an error, in whole sentences.
  package var why: String
  /// A text that raises the code.
  package var wrong: String
  /// The same text, repaired.
  package var right: String
  /// The language of both examples, as Markdown names it.
  package var language: String

  package init(_ summary: String, why: String, wrong: String, right: String, language: String = "yaml") {
    self.summary = summary
    self.why = why
    self.wrong = wrong
    self.right = right
    self.language = language
  }

  /// The whole explanation as Markdown under a heading.
  package func markdown(for code: DiagnosticCode) -> String {
    """
    # \(code.rawValue)

    \(summary.prefix(1).uppercased() + summary.dropFirst()).

    \(why)

    \(examples)

    """
  }

  /// Both examples as Markdown.
  package var examples: String {
    """
    Wrong:

    ```\(language)
    \(wrong)
    ```

    Right:

    ```\(language)
    \(right)
    ```
    """
  }
}
