import Foundation
import Spec
import Testing

@Suite("The table of keys")
struct KeyTableTests {
  @Test("no key is both there and planned, and none stands twice", arguments: keyTables.indices)
  func disjoint(_ index: Int) {
    let names = keyTables[index].entries.map(\.name) + keyTables[index].later.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test("a key is explained by a sentence", arguments: keyTables.indices)
  func sentences(_ index: Int) {
    let wrong = keyTables[index].entries.filter { entry in
      let summary = entry.key.summary
      return !summary.hasSuffix(".") || summary.first?.isLowercase == true || summary.contains("\n")
    }
    #expect(wrong.map(\.name) == [])
  }

  @Test("the reference of the language says what the table says")
  func reference() throws {
    let page = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "docs/spec-language.md")
    let text = try String(contentsOf: page, encoding: .utf8)
    let begin = try #require(text.range(of: "<!-- keys: made from the table in Sources/Spec -->\n\n"))
    let end = try #require(text.range(of: "\n<!-- end of keys -->"))
    #expect(
      String(text[begin.upperBound..<end.lowerBound]) == keyReference(),
      "replace the part by:\n\(keyReference())"
    )
  }
}
