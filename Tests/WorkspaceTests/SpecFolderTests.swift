import Foundation
import Testing
import Workspace

@Suite("The folder of a spec")
struct SpecFolderTests {
  private let root = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)

  init() throws {
    let manager = FileManager.default
    try manager.createDirectory(at: root.appending(path: "specs/parts/deep"), withIntermediateDirectories: true)
    for path in [
      "secret.yaml", "specs/demo.yaml", "specs/parts/b.yaml", "specs/parts/a.yaml", "specs/parts/.hidden.yaml",
    ] {
      try Data(path.utf8).write(to: root.appending(path: path))
    }
    for (link, target) in [("specs/link.yaml", "../secret.yaml"), ("specs/out", "..")] {
      try manager.createSymbolicLink(atPath: root.appending(path: link).path, withDestinationPath: target)
    }
  }

  private func folder() throws -> SpecFolder {
    try #require(try SpecFolder(of: root.appending(path: "specs/demo.yaml").path))
  }

  @Test("files are read, and what is not there is nothing")
  func read() throws {
    let folder = try folder()
    #expect(try folder.read("parts/a.yaml") == Array("specs/parts/a.yaml".utf8))
    #expect(try folder.read("demo.yaml") != nil)
    #expect(try folder.read("parts/c.yaml") == nil)
    #expect(try folder.read("nowhere/c.yaml") == nil)
  }

  @Test("no link is followed, not even one to a file inside")
  func links() throws {
    let folder = try folder()
    #expect(throws: WorkspaceError("a link stands there")) { try folder.read("link.yaml") }
    #expect(throws: WorkspaceError("'out' is a link")) { try folder.read("out/secret.yaml") }
    #expect(throws: WorkspaceError("a folder stands there")) { try folder.read("parts") }
    #expect(try folder.names(in: "out") == nil)
  }

  @Test("names are sorted, folders marked, hidden ones left out")
  func names() throws {
    let folder = try folder()
    #expect(try folder.names(in: "parts") == ["a.yaml", "b.yaml", "deep/"])
    #expect(try folder.names(in: "") == ["demo.yaml", "link.yaml", "out", "parts/"])
    #expect(try folder.names(in: "parts/deep") == [])
    #expect(try folder.names(in: "nowhere") == nil)
  }

  @Test("the standard input stands in no folder")
  func standardInput() throws {
    #expect(try SpecFolder(of: "-") == nil)
  }
}
