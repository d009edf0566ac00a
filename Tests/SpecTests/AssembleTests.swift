import Diagnostics
import Spec
import Testing
import YAMLTree

@Suite("Specs of several files")
struct AssembleTests {
  /// Files in memory, and a note of those that were asked for.
  private final class Shelf {
    let texts: [String: String]
    private(set) var reads: [String] = []

    init(_ texts: [String: String]) {
      self.texts = texts
    }

    var files: SpecFiles {
      SpecFiles(
        read: { path in
          self.reads.append(path)
          return self.texts[path].map { Array($0.utf8) }
        },
        names: { folder in
          let prefix = folder.isEmpty ? "" : "\(folder)/"
          let names = self.texts.keys.filter { $0.hasPrefix(prefix) }.map { path -> String in
            let rest = path.dropFirst(prefix.count)
            return rest.firstIndex(of: "/").map { String(rest[...$0]) } ?? String(rest)
          }
          return names.isEmpty ? nil : Array(Set(names))
        }
      )
    }
  }

  private static let head = "ashlar: 1\nservice: {name: demo}\n"

  private func read(_ spec: String, _ shelf: Shelf) -> Assembly {
    assemble(Array((Self.head + spec).utf8), file: "specs/demo/demo.yaml", beside: shelf.files)
  }

  private func resource(_ name: String) -> String { "resources: {\(name): {fields: {title: string}}}" }

  @Test("a file's own declarations come first, then those of what it includes, in order; a pattern's files are sorted")
  func order() throws {
    let shelf = Shelf([
      "parts/b.yaml": "include: [deep/z.yaml]\n" + resource("B"), "parts/a.yaml": resource("A"),
      "parts/deep/z.yaml": resource("Z"), "last.yaml": resource("Last"), "parts/.hidden.yaml": resource("Hidden"),
    ])
    let assembly = read("include: ['parts/[!.]*.yaml']\n", shelf)
    #expect(assembly.diagnostics.map(\.code) == [.includePath])
    let whole = read("include: [parts/?.yaml]\n", shelf)
    #expect(whole.diagnostics.map(\.code) == [.includePath])
    let found = read("include: [last.yaml, parts/*b.yaml, parts/a*.yaml]\n" + resource("Root"), shelf)
    #expect(found.diagnostics == [])
    #expect(found.spec?.resources.map(\.name.text) == ["Root", "Last", "B", "Z", "A"])
    #expect(found.spec?.resources.map(\.name.range.file).last == "specs/demo/parts/a.yaml")
    #expect(
      found.texts.keys.sorted() == ["last", "parts/a", "parts/b", "parts/deep/z"].map { "specs/demo/\($0).yaml" }
    )
  }

  @Test("a file that several include is read once")
  func once() {
    let shelf = Shelf([
      "a.yaml": "include: [common.yaml]\n" + resource("A"), "b.yaml": "include: [./common.yaml]\n" + resource("B"),
      "common.yaml": resource("Common"),
    ])
    let assembly = read("include: [a.yaml, b.yaml, common.yaml]\n", shelf)
    #expect(assembly.diagnostics == [])
    #expect(assembly.spec?.resources.map(\.name.text) == ["A", "Common", "B"])
    #expect(shelf.reads == ["a.yaml", "common.yaml", "b.yaml"])
  }

  @Test(
    "nothing outside of the spec's folder is asked for",
    arguments: [
      "../x.yaml", "/x.yaml", "a/../../x.yaml", "*/../../x.yaml", "a/./../../x.yaml", "~/x.yaml", "%2e%2e/x.yaml",
      "..", "a/..", "", ".", "C:/x.yaml", "\\\\host\\x.yaml", "a/\u{1}.yaml",
    ]
  )
  func outside(_ path: String) {
    var quoted = path.replacing("\\", with: "\\\\")
    quoted = quoted.replacing("\u{1}", with: "\\x01")
    let shelf = Shelf(["x.yaml": resource("X")])
    let assembly = read("include: [\"\(quoted)\"]\n", shelf)
    #expect(assembly.diagnostics.map(\.code) == [.includePath])
    #expect(shelf.reads == [])
  }

  @Test("a path from a folder further in may lead back as far as the spec's folder, and no further")
  func upwards() {
    let shelf = Shelf([
      "a/b/c.yaml": "include: [../../x.yaml, ../../../y.yaml]", "x.yaml": resource("X"), "y.yaml": resource("Y"),
    ])
    let assembly = read("include: [a/b/c.yaml]\n", shelf)
    #expect(assembly.diagnostics.map(\.code) == [.includePath])
    #expect(shelf.reads == ["a/b/c.yaml", "x.yaml"])
  }

  @Test("how many files there are, how deep they stand and what they hold together is bounded")
  func bounds() {
    let many = Shelf(
      Dictionary(uniqueKeysWithValues: (0...Limits.includedFiles).map { ("a\($0).yaml", "enums: {E\($0): [a]}") })
    )
    let tooMany = read("include: ['a*.yaml']\n", many)
    #expect(tooMany.diagnostics.map(\.code) == [.tooMany])
    #expect(many.reads.count == Limits.includedFiles)

    let deep = Shelf(
      Dictionary(
        uniqueKeysWithValues: (0...30).map { ("a\($0).yaml", "include: [a\($0 + 1).yaml]\nenums: {E\($0): [a]}") }
      )
    )
    #expect(read("include: [a0.yaml]\n", deep).diagnostics.map(\.code) == [.tooMany])
    #expect(deep.reads.count == Limits.includeDepth)

    let comment = "#" + String(repeating: "x", count: 300) + "\n"
    let large = Shelf(
      ["a.yaml", "b.yaml", "c.yaml", "d.yaml"].reduce(into: [:]) {
        $0[$1] = comment + "enums: {\($1.prefix(1)): [a]}\n"
      }
    )
    let spec = Array((Self.head + "include: ['*.yaml']\n").utf8)
    let limits = YAMLLimits(bytes: 800, depth: 64, nodes: 4_000_000)
    let assembly = assemble(spec, file: "demo.yaml", beside: large.files, limits: limits)
    #expect(assembly.diagnostics.map(\.code) == [.tooMany])
    #expect(assembly.texts.count == 2)
  }

  @Test("aliases in many files make no more nodes than in one")
  func nodes() {
    let list = "enums:\n  A: &a [x, y]\n  B: *a\n  C: *a\n"
    let shelf = Shelf(["a.yaml": list, "b.yaml": list, "c.yaml": list])
    let spec = Array((Self.head + "include: ['*.yaml']\n").utf8)
    let limits = YAMLLimits(bytes: 10_000, depth: 64, nodes: 45)
    let assembly = assemble(spec, file: "demo.yaml", beside: shelf.files, limits: limits)
    #expect(assembly.diagnostics.filter { $0.code == .yamlLimit }.map(\.range.file) == ["c.yaml"])
  }

  @Test("without a folder, nothing can be included")
  func nowhere() {
    let bytes = Array((Self.head + "include: [a.yaml]\n").utf8)
    let assembly = assemble(bytes, file: "-", beside: nil)
    #expect(assembly.diagnostics.map(\.code) == [.unreadableFile])
    #expect(assembly.spec == nil)
  }
}
