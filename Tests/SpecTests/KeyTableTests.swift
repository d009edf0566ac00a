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
}
