import Foundation
import Migrations
import TestSupport
import Testing

/// A part of `docs/migrations.md` is made from the explanations of the risks, and accepted as the goldens are.
@Suite("Reference of the risks")
struct RiskReferenceTests {
  @Test("docs/migrations.md says which risks there are, why, and what can be done")
  func reference() throws {
    let path = "docs/migrations.md"
    let text = String(decoding: try Repository.bytes(path), as: UTF8.self)
    let head = "<!-- risks: made from Sources/Migrations/Risks -->\n"
    let begin = try #require(text.range(of: head))
    let end = try #require(text.range(of: "\n<!-- end of risks -->"))
    let page = text[..<begin.upperBound] + "\n" + riskReference() + text[end.lowerBound...]
    try Golden(path: path, contents: Array(page.utf8)).check()
  }
}
