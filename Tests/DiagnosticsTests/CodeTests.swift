import Testing

import Diagnostics

@Suite("Diagnostic codes")
struct CodeTests {
  @Test(
    "every code is explained by a clause, whole sentences and two different examples",
    arguments: DiagnosticCode.allCases
  )
  func explained(code: DiagnosticCode) {
    let explanation = code.explanation
    #expect(explanation.summary.first?.isLowercase == true || explanation.summary.first == "'")
    #expect(explanation.summary.last != ".")
    #expect(explanation.why.last == "." || explanation.why.hasSuffix("`."))
    #expect(explanation.wrong != explanation.right)
  }

  @Test("a code is lower-case words joined by hyphens", arguments: DiagnosticCode.allCases)
  func spelling(code: DiagnosticCode) {
    #expect(code.rawValue.wholeMatch(of: /[a-z]+(-[a-z0-9]+)*/) != nil)
  }

  @Test("an explanation is a page with a wrong and a right example")
  func page() {
    let explanation = Explanation("a clause", why: "Because.", wrong: "a", right: "b")
    #expect(
      explanation.markdown(for: .yamlTab) == """
        # yaml-tab

        A clause.

        Because.

        Wrong:

        ```yaml
        a
        ```

        Right:

        ```yaml
        b
        ```

        """
    )
  }
}
