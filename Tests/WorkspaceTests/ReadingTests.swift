import Foundation
import Testing

@testable import Workspace

@Suite("Reading specs and templates")
struct ReadingTests {
  @Test("a file is read whole, up to its limit")
  func read() throws {
    let folder = TemporaryFolder()
    folder.write("12345", to: "a")
    #expect(try SourceLoader().read("\(folder.path)/a") == Array("12345".utf8))
    #expect(try SourceLoader(limit: 5).read("\(folder.path)/a") == Array("12345".utf8))
    #expect(throws: WorkspaceError("cannot read '\(folder.path)/a': it has more than 4 bytes")) {
      try SourceLoader(limit: 4).read("\(folder.path)/a")
    }
    let large = String(repeating: "x", count: 3_000_000)
    folder.write(large, to: "b")
    #expect(try SourceLoader().read("\(folder.path)/b") == Array(large.utf8))
  }

  @Test("what cannot be read is an error with its path and the reason")
  func unreadable() throws {
    let folder = TemporaryFolder()
    #expect(throws: WorkspaceError("cannot read '\(folder.path)/a': no such file or directory")) {
      try SourceLoader().read("\(folder.path)/a")
    }
    #expect(throws: WorkspaceError("cannot read '\(folder.path)': is a directory")) {
      try SourceLoader().read(folder.path)
    }
  }

  @Test("an endless file ends at the limit")
  func endless() throws {
    #expect(throws: WorkspaceError("cannot read '/dev/zero': it has more than 100000 bytes")) {
      try SourceLoader(limit: 100_000).read("/dev/zero")
    }
  }

  @Test("the folder that was named comes first, and must hold a target")
  func named() throws {
    let folder = TemporaryFolder()
    folder.write("target: plain", to: "one/plain/target.yaml")
    folder.write("target: plain", to: "two/plain/target.yaml")
    folder.makeFolder("empty")
    let environment = [TemplatesFolder.variable: "\(folder.path)/two"]
    func find(_ explicit: String?) throws -> String {
      try TemplatesFolder.find(explicit: explicit, environment: environment, executable: nil).path
    }
    #expect(try find("\(folder.path)/one") == "\(folder.path)/one")
    #expect(try find(nil) == "\(folder.path)/two")
    let message = "'\(folder.path)/empty' holds no target: a target is a folder with a 'target.yaml'"
    #expect(throws: WorkspaceError(message)) { try find("\(folder.path)/empty") }
  }

  @Test("without a name, the nearest folder with a target counts, and one without is passed over")
  func ancestors() throws {
    let folder = TemporaryFolder()
    folder.makeFolder("package/.build/debug/Templates/letters")
    folder.write("target: plain", to: "package/Templates/plain/target.yaml")
    let found = try TemplatesFolder.find(
      explicit: nil,
      environment: [TemplatesFolder.variable: ""],
      executable: "\(folder.path)/package/.build/debug/ashlar"
    )
    #expect(found == TemplatesFolder(path: "\(folder.path)/package/Templates"))
  }

  @Test("the places are searched from the nearest to the most general")
  func candidates() {
    #expect(
      TemplatesFolder.candidates(environment: ["HOME": "/home/me"], executable: "/opt/tool/bin/ashlar") == [
        "/opt/tool/bin/Templates", "/opt/tool/Templates", "/opt/Templates", "/Templates",
        "/opt/tool/share/ashlar/Templates", "/home/me/.local/share/ashlar/Templates",
        "/usr/local/share/ashlar/Templates", "/usr/share/ashlar/Templates",
      ]
    )
    #expect(
      TemplatesFolder.candidates(
        environment: ["HOME": "/home/me", "XDG_DATA_HOME": "/data", "XDG_DATA_DIRS": "/a:/b"],
        executable: nil
      ) == ["/data/ashlar/Templates", "/a/ashlar/Templates", "/b/ashlar/Templates"]
    )
    #expect(throws: WorkspaceError.self) {
      try TemplatesFolder.find(explicit: nil, environment: ["XDG_DATA_DIRS": "/nowhere"], executable: nil)
    }
  }

  @Test("the executable knows where it is")
  func executable() throws {
    let path = try #require(TemplatesFolder.executable())
    #expect(FileManager.default.isExecutableFile(atPath: path))
  }

  @Test("a pack is its files by their paths, without what builds and version control leave there")
  func pack() throws {
    let folder = TemporaryFolder()
    folder.write("t", to: "Templates/plain/target.yaml")
    folder.write("a", to: "Templates/plain/.github/ci.yml.j2")
    folder.write("b", to: "Templates/plain/deep/er/b.j2")
    folder.write("x", to: "Templates/plain/.build/x")
    folder.write("x", to: "Templates/plain/deep/.git/x")
    folder.write("x", to: "Templates/README.md")
    folder.write("t", to: "Templates/another/target.yaml")
    let templates = TemplatesFolder(path: "\(folder.path)/Templates")
    #expect(try templates.targets() == ["another", "plain"])
    #expect(
      try templates.files(of: "plain") == [
        "target.yaml": Array("t".utf8), ".github/ci.yml.j2": Array("a".utf8), "deep/er/b.j2": Array("b".utf8),
      ]
    )
    #expect(throws: WorkspaceError("there is no target 'x' in '\(folder.path)/Templates'")) {
      try templates.files(of: "x")
    }
    #expect(throws: WorkspaceError.self) { try templates.files(of: "../Templates/plain") }
  }
}
