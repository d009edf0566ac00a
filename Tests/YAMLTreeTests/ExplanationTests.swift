import Diagnostics
import Testing
import YAMLTree

/// The codes of this stage whose mistake can be shown in a text of a few visible characters.
private let shown: [DiagnosticCode] = [
  .yamlSyntax, .yamlUnclosed, .yamlTab, .yamlEmpty, .yamlDocuments, .yamlKey, .yamlTag, .yamlAlias, .yamlMerge,
  .duplicateKey,
]

@Suite("Explanations of YAML's codes")
struct ExplanationTests {
  @Test("the wrong example raises exactly its code, the right one none", arguments: shown)
  func examples(code: DiagnosticCode) {
    func codes(_ text: String) -> [DiagnosticCode] {
      parseYAML(Array(text.utf8), file: "a.yaml").diagnostics.map(\.code)
    }
    #expect(codes(code.explanation.wrong) == [code])
    #expect(codes(code.explanation.right) == [])
  }
}
