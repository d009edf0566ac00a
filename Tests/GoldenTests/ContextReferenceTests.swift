import Foundation
import TestSupport
import Testing

@testable import Generation
@testable import Workspace

/// `docs/contexts.md` is made from the tables of facts, and accepted as the goldens are.
@Suite("Reference of the contexts")
struct ContextReferenceTests {
  @Test("docs/contexts.md says what templates can use")
  func reference() throws {
    let head = """
      # What templates can use

      Made from the tables of facts in `Sources/Generation/Context`; `make golden` writes it anew. A *string* may be printed
      as it is; *text* holds an author's own words and must pass through one of the target's literals. Every target adds
      facts of its own to `type`: the keys of the rows in its `target.yaml`. [The template language](templates.md) says how
      all of this is used.


      """
    let text = head + Contexts(for: try Repository.pack("hummingbird")).markdown
    try Golden(path: "docs/contexts.md", contents: Array(text.utf8)).check()
  }
}
