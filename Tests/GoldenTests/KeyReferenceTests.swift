import Foundation
import Spec
import TestSupport
import Testing

/// A part of `docs/spec-language.md` is made from the table of keys, and accepted as the goldens are.
@Suite("Reference of the keys")
struct KeyReferenceTests {
  @Test("docs/spec-language.md says what the table of keys says")
  func reference() throws {
    let path = "docs/spec-language.md"
    let text = String(decoding: try Repository.bytes(path), as: UTF8.self)
    let begin = try #require(text.range(of: "<!-- keys: made from the table in Sources/Spec -->\n\n"))
    let end = try #require(text.range(of: "\n<!-- end of keys -->"))
    let page = text[..<begin.upperBound] + keyReference() + text[end.lowerBound...]
    try Golden(path: path, contents: Array(page.utf8)).check()
  }
}
