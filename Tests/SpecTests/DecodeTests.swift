import Diagnostics
import Spec
import Testing
import YAMLTree

@Suite("Decoding")
struct DecodeTests {
  private func decoded(_ text: String) throws -> Decoding {
    decode(try #require(parseYAML(Array(text.utf8), file: "spec.yaml").value))
  }

  private func columns(_ word: Word?) -> String {
    word.map { "\($0.range.start.line):\($0.range.start.column)-\($0.range.end.column - 1) \($0.text)" } ?? "none"
  }

  @Test("every word knows its place, also inside a quoted type")
  func places() throws {
    let decoding = try decoded(
      """
      ashlar: 1
      service: {name: demo}
      resources:
        Item:
          fields:
            price: {type: "decimal(10, 2)?", default: 1.50}
            name: string?
          relations: {owner: {belongs_to: Item, nullable: true}}
          query: {include: [owner.owner]}
      """
    )
    #expect(decoding.diagnostics == [])
    let item = try #require(decoding.spec?.resources.first)
    #expect(columns(item.name) == "4:3-6 Item")
    let type = try #require(item.fields[0].type)
    #expect(columns(type.word) == "6:21-37 decimal(10, 2)?")
    #expect(columns(type.name) == "6:22-28 decimal")
    #expect(type.arguments?.map { columns($0) } == ["6:30-31 10", "6:34-34 2"])
    #expect(type.isOptional)
    #expect(columns(item.fields[0].defaultValue?.word) == "6:49-52 1.50")
    #expect(columns(item.fields[1].type?.name) == "7:13-18 string")
    #expect(columns(item.relations[0].target) == "8:37-40 Item")
    #expect(columns(item.query?.include[0].part(6..<11)) == "9:29-33 owner")
  }

  @Test("a word that escapes hide is underlined as a whole")
  func escapes() throws {
    let decoding = try decoded(
      """
      ashlar: 1
      service: {name: demo}
      resources: {Item: {fields: {code: {type: string, pattern: "\\\\d\\t"}}}}
      """
    )
    let pattern = try #require(decoding.spec?.resources.first?.fields.first?.pattern)
    #expect(pattern.text == "\\d\t")
    #expect(pattern.range(of: 0..<1) == pattern.range)
  }

  @Test("what does not fit is reported, and the rest is still decoded")
  func partial() throws {
    let decoding = try decoded(
      """
      ashlar: 1
      service: {name: [demo]}
      resources:
        Item: {fields: {a: [int], b: int, c: {typ: int}}, hooks: 1}
        Other: null
      """
    )
    #expect(
      decoding.diagnostics.map { "\($0.range.start.line):\($0.range.start.column) \($0.code.rawValue)" } == [
        // A misspelled `type` is not also a missing one.
        "2:17 wrong-form", "4:22 wrong-form", "4:41 unknown-key", "4:60 wrong-form", "5:10 wrong-form",
      ]
    )
    let spec = try #require(decoding.spec)
    #expect(spec.service?.name == nil)
    #expect(spec.resources.map(\.name.text) == ["Item", "Other"])
    #expect(spec.resources[0].fields.map { "\($0.name.text) \($0.type?.word.text ?? "-")" } == ["a -", "b int", "c -"])
    #expect(spec.resources.map(\.isWhole) == [true, false])
  }

  @Test("a tree that is no mapping is no spec")
  func noSpec() throws {
    let decoding = try decoded("[1, 2]")
    #expect(decoding.spec == nil)
    #expect(decoding.diagnostics.map(\.message) == ["the spec takes a mapping, not a list"])
  }
}
