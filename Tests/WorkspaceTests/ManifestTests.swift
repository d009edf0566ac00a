import Testing
import Workspace

@Suite("The manifest")
struct ManifestTests {
  private let one = Digest(Array("1".utf8))
  private let two = Digest(Array("2".utf8))

  @Test("a manifest is one sorted line a file, and is read back from it")
  func text() throws {
    let manifest = Manifest([
      "b.txt": .init(owner: .seeded, digests: [two], template: "b.j2"),
      "a b/c.txt": .init(owner: .generated, digests: [one], template: "runtime/c d"),
    ])
    #expect(
      manifest.text == """
        # What ashlar wrote: path, owner, SHA-256, template. In a merge conflict keep both sides.
        a b/c.txt\tgenerated\t6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b\truntime/c d
        b.txt\tseeded\td4735e3a265e16eee03f59718b9b5d03019c07d8b6c51f90da3a666eec13ab35\tb.j2

        """
    )
    #expect(try Manifest(parsing: Array(manifest.text.utf8), path: "m") == manifest)
  }

  @Test("the order of lines and the kind of line breaks mean nothing; the lines of two branches mean both")
  func merged() throws {
    let text = """
      x\tgenerated\t\(two.hexadecimal)\tt\r
      # a comment

      a\tgenerated\t\(one.hexadecimal)\tt\r
      x\tadopted\t\(one.hexadecimal)\tt
      a\tgenerated\t\(one.hexadecimal)\tt
      """
    #expect(
      try Manifest(parsing: Array(text.utf8), path: "m")
        == Manifest([
          "a": .init(owner: .generated, digests: [one], template: "t"),
          "x": .init(owner: .adopted, digests: [one, two], template: "t"),
        ])
    )
  }

  @Test(
    "what is no manifest is refused with the line",
    arguments: [
      (
        "<<<<<<< HEAD\na",
        "'m' has an unresolved merge conflict in line 1: delete the markers and keep both sides' lines"
      ),
      (
        "# x\n=======\n",
        "'m' has an unresolved merge conflict in line 2: delete the markers and keep both sides' lines"
      ),
      ("a\tgenerated\tabc\tt", "'m' is damaged in line 1: restore it from version control"),
      ("\n\nnonsense", "'m' is damaged in line 3: restore it from version control"),
    ]
  )
  func damaged(text: String, expected: String) {
    #expect(throws: WorkspaceError(expected)) { try Manifest(parsing: Array(text.utf8), path: "m") }
  }

  @Test("the versions are one line each, the tool's first")
  func versions() throws {
    let pins = VersionPins(tool: "0.1.0", targets: ["z": "2", "b": "1.0"])
    #expect(pins.text == "ashlar 0.1.0\nb 1.0\nz 2\n")
    #expect(try VersionPins(parsing: Array(pins.text.utf8), path: "v") == pins)
    #expect(throws: WorkspaceError("'v' does not say which version of ashlar wrote the folder")) {
      try VersionPins(parsing: Array("b 1\n".utf8), path: "v")
    }
    #expect(throws: WorkspaceError("'v' is damaged at 'ashlar 2': a line is a name and a version, each name once")) {
      try VersionPins(parsing: Array("ashlar 1\nashlar 2\n".utf8), path: "v")
    }
  }
}
