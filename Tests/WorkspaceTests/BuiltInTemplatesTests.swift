import Testing

@testable import Workspace

@Suite("Built-in templates")
struct BuiltInTemplatesTests {
  /// An archive as the release packs it.
  private static func archive(_ files: [(String, String)]) -> [UInt8] {
    files.flatMap { path, contents in
      let parts = [Array(path.utf8), Array(contents.utf8)]
      let sizes = parts.flatMap { part in (0..<4).map { UInt8(truncatingIfNeeded: part.count >> ($0 * 8)) } }
      return sizes + parts.flatMap(\.self)
    }
  }

  private static func read(_ bytes: [UInt8]) -> BuiltInTemplates? { bytes.withUnsafeBytes(BuiltInTemplates.init) }

  @Test("are read back as they were packed")
  func reading() throws {
    let long = String(repeating: "x", count: 70_000)
    let templates = try #require(
      Self.read(
        Self.archive([
          ("default-target", "a\n"), ("a/target.yaml", "target: a\n"), ("a/deep/b.j2", long), ("a/empty", ""),
          ("b/target.yaml", "target: b\n"), ("c/d/target.yaml", "no target of its own"),
        ])
      )
    )
    #expect(templates.targets == ["a", "b"])
    #expect(
      templates.contents(of: "a")
        == ["target.yaml": Array("target: a\n".utf8), "deep/b.j2": Array(long.utf8), "empty": []]
    )
    #expect(templates.files["default-target"] == Array("a\n".utf8))
    #expect(templates.contents(of: "nothing").isEmpty)
  }

  @Test("of an archive that ends early are none, wherever it ends")
  func damage() throws {
    let whole = Self.archive([("a/target.yaml", "target: a\n")])
    #expect(try #require(Self.read(whole)).targets == ["a"])
    for length in 1..<whole.count { #expect(Self.read(Array(whole.prefix(length))) == nil) }
  }

  @Test("are in no program but the one that is handed out")
  func absence() {
    #expect(BuiltInTemplates.own == nil)
  }
}
