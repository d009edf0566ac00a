import Foundation
import Generation
import TestSupport
import Testing

/// A part of `docs/templates.md` is made from the filters and tests themselves, and accepted as the goldens are.
@Suite("Reference of the template language")
struct LanguageReferenceTests {
  @Test("docs/templates.md says which filters and tests there are")
  func reference() throws {
    let path = "docs/templates.md"
    let text = String(decoding: try Repository.bytes(path), as: UTF8.self)
    let head = "<!-- filters: made from Sources/Templating and Sources/Generation/Pack -->\n\n"
    let begin = try #require(text.range(of: head))
    let end = try #require(text.range(of: "\n<!-- end of filters -->"))
    let pack = try Repository.pack("hummingbird")
    let page = text[..<begin.upperBound] + filterReference(of: pack) + text[end.lowerBound...]
    try Golden(path: path, contents: Array(page.utf8)).check()
  }
}
