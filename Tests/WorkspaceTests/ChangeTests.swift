import Foundation
import Generation
import Testing
import Workspace

@Suite("Changes of an output folder")
struct ChangeTests {
  @Test("a first run creates every file, its folders and its records")
  func first() throws {
    let folder = TemporaryFolder()
    let said = try folder.workspace.run([
      file("b/c.txt", "c\n"), file("a.txt", "a\n"), file("own/hooks.txt", "yours\n", .seeded),
    ])
    #expect(said == ["create a.txt", "create b/c.txt", "seed own/hooks.txt"])
    #expect(folder.tree() == ["a.txt": "a\n", "b/c.txt": "c\n", "own/hooks.txt": "yours\n"])
    #expect(folder.names(in: "out/.ashlar") == ["base", "manifest", "version"])
    #expect(folder.read("out/.ashlar/version") == "ashlar 0.1.0\nplain 1\n")
    #expect(try folder.workspace.pins() == testPins)
  }

  @Test("nothing is written before the changes are applied")
  func dry() throws {
    let folder = TemporaryFolder()
    #expect(try folder.workspace.planned([file("a", "a")]) == ["create a"])
    #expect(folder.names(in: "") == [])
  }

  @Test("a second run writes nothing, not even its records")
  func second() throws {
    let folder = TemporaryFolder()
    let artifacts = [file("a.txt", "a\n"), file("b/c.txt", "c\n"), file("s", "s", .seeded)]
    try folder.workspace.run(artifacts)
    func facts() throws -> [String: [AnyHashable]] {
      var facts: [String: [AnyHashable]] = [:]
      for name in ["a.txt", "b/c.txt", "s", ".ashlar/manifest", ".ashlar/version", ".ashlar", "b", ""] {
        let attributes = try FileManager.default.attributesOfItem(atPath: "\(folder.out)/\(name)")
        facts[name] = [
          attributes[.modificationDate] as? Date, attributes[.systemFileNumber] as? Int,
        ]
      }
      return facts
    }
    let before = try facts()
    let set = try folder.workspace.changes(from: artifacts, pins: testPins)
    #expect(set.isCurrent)
    try folder.workspace.apply(set)
    #expect(try facts() == before)
  }

  @Test("only what differs is updated, what is gone is removed with the folders it leaves empty")
  func later() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("a", "1"), file("b", "1"), file("deep/er/c", "1"), file("deep/d", "1")])
    folder.write("mine", to: "out/deep/own.txt")
    let said = try folder.workspace.run([file("a", "1"), file("b", "2")])
    #expect(said == ["unchanged a", "update b", "remove deep/d", "remove deep/er/c"])
    #expect(folder.tree() == ["a": "1", "b": "2", "deep/own.txt": "mine"])
    #expect(try folder.workspace.manifest().entries.keys.sorted() == ["a", "b"])
  }

  @Test("an edited generated file stops the run before anything is written, and is shown with its diff")
  func edited() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("a", "1\n"), file("b", "1\n")])
    folder.write("mine\n", to: "out/a")
    let set = try folder.workspace.changes(from: [file("a", "2\n"), file("b", "2\n")], pins: testPins)
    #expect(set.refusals.map(\.path) == ["a"])
    let conflict = """
      <<<<<<< yours, line 1
      mine
      ||||||| generated before, line 1
      1
      =======
      2
      >>>>>>> generated now, line 1

      """
    #expect(set.refusals.map(\.kind) == [.refuse(.conflict(conflict))])
    #expect(
      try folder.workspace.diff(of: set.changes[0]) == """
        --- a/a
        +++ b/a
        @@ -1 +1 @@
        -mine
        +2

        """
    )
    #expect(throws: WorkspaceError("1 file is in the way, nothing was written")) { try folder.workspace.apply(set) }
    #expect(folder.tree() == ["a": "mine\n", "b": "1\n"])
  }

  @Test("an edited file that the spec has not changed is left as it is")
  func editedAlone() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("a", "1"), file("b", "1")])
    folder.write("mine", to: "out/a")
    #expect(try folder.workspace.run([file("a", "1"), file("b", "2")]) == ["edited a", "update b"])
    #expect(folder.tree() == ["a": "mine", "b": "2"])
    let set = try folder.workspace.changes(from: [file("a", "1"), file("b", "2")], pins: testPins)
    #expect(set.isCurrent && set.edited == ["a"])
  }

  @Test("a file that was edited into what it should be is current")
  func editedRight() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("a", "1")])
    folder.write("2", to: "out/a")
    #expect(try folder.workspace.run([file("a", "2")]) == ["unchanged a"])
    #expect(try folder.workspace.run([file("a", "3")]) == ["update a"])
  }

  @Test("a file that was deleted comes back, a seeded one too")
  func deleted() throws {
    let folder = TemporaryFolder()
    let artifacts = [file("a", "1"), file("s", "1", .seeded)]
    try folder.workspace.run(artifacts)
    folder.delete("out/a")
    folder.delete("out/s")
    #expect(try folder.workspace.run(artifacts) == ["create a", "seed s"])
  }

  @Test("a seeded file is never written again")
  func seeded() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("s", "1", .seeded)])
    #expect(try folder.workspace.run([file("s", "2", .seeded)]) == ["keep s"])
    folder.write("mine", to: "out/s")
    #expect(try folder.workspace.run([file("s", "3", .seeded)]) == ["keep s"])
    #expect(folder.tree() == ["s": "mine"])
  }

  @Test("a file that is no longer produced is removed when untouched, and stays as the user's when edited")
  func gone() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([
      file("a", "1"), file("b", "1"), file("s", "1", .seeded), file("t", "1", .seeded), file("d", "1"),
    ])
    folder.write("mine", to: "out/b")
    folder.write("mine", to: "out/t")
    folder.delete("out/d")
    #expect(try folder.workspace.run([]) == ["remove a", "leaveEdited b", "remove s", "leaveEdited t"])
    #expect(folder.tree() == ["b": "mine", "t": "mine"])
    #expect(try folder.workspace.run([]) == [])
    #expect(
      try folder.workspace.planned([file("b", "1"), file("t", "1", .seeded)])
        == ["refuse b: a file stands there that was not generated", "keep t"]
    )
  }

  @Test("an untouched seeded file counts as untouched after many runs of newer templates")
  func seededDigest() throws {
    let folder = TemporaryFolder()
    for text in ["1", "2", "3"] { try folder.workspace.run([file("s", text, .seeded)]) }
    #expect(try folder.workspace.run([]) == ["remove s"])
  }

  @Test("a file that was not generated is not overwritten, unless it is what would be written")
  func foreign() throws {
    let folder = TemporaryFolder()
    folder.write("mine", to: "out/a")
    folder.write("same", to: "out/b")
    let artifacts = [file("a", "1"), file("b", "same"), file("c", "1")]
    #expect(
      try folder.workspace.planned(artifacts) == [
        "refuse a: a file stands there that was not generated", "unchanged b", "create c",
      ]
    )
    #expect(throws: WorkspaceError.self) { try folder.workspace.run(artifacts) }
    #expect(folder.tree() == ["a": "mine", "b": "same"])
  }

  @Test("an adopted file is the user's: never written, never removed, still listed")
  func adopted() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("x/a", "1"), file("b", "1")])
    folder.write("mine", to: "out/x/a")
    let (workspace, path) = try Workspace.enclosing("\(folder.out)/./x/../x/a")
    #expect(path == "x/a")
    try workspace.adopt(path)
    #expect(try folder.workspace.run([file("x/a", "2"), file("b", "2")]) == ["update b", "adopted x/a"])
    #expect(try folder.workspace.run([]) == ["remove b"])
    #expect(try folder.workspace.run([file("x/a", "3")]) == ["adopted x/a"])
    folder.delete("out/x/a")
    #expect(try folder.workspace.run([file("x/a", "3")]) == ["adopted x/a"])
    #expect(folder.tree() == ["x/": ""])
  }

  @Test("only a file that was generated can be adopted")
  func adoptUnknown() throws {
    let folder = TemporaryFolder()
    #expect(throws: WorkspaceError("there is no folder '\(folder.out)'")) { try folder.workspace.adopt("a") }
    try folder.workspace.run([file("a", "1")])
    folder.write("mine", to: "out/b")
    #expect(throws: WorkspaceError("'b' is not a file that was generated into '\(folder.out)'")) {
      try folder.workspace.adopt("b")
    }
  }

  @Test("a file outside of every generated folder belongs to none")
  func enclosing() throws {
    let folder = TemporaryFolder()
    folder.write("mine", to: "a")
    let message = "'\(folder.path)/a' is not in a generated folder: none above it has a '.ashlar/manifest'"
    #expect(throws: WorkspaceError(message)) { try Workspace.enclosing("\(folder.path)/a") }
    #expect(throws: WorkspaceError("'..' is not the name of a file")) { try Workspace.enclosing("..") }
  }

  @Test("with the lines of two merged branches in the manifest, a file of either is untouched")
  func branches() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("a", "1")])
    let one = try #require(folder.read("out/.ashlar/manifest"))
    try folder.workspace.run([file("a", "2")])
    let two = try #require(folder.read("out/.ashlar/manifest"))
    folder.write("1", to: "out/a")
    folder.write(one + two, to: "out/.ashlar/manifest")
    #expect(try folder.workspace.run([file("a", "3")]) == ["update a"])
    #expect(folder.read("out/.ashlar/manifest")?.split(separator: "\n").count == 2)
  }

  @Test("a script can be run, and one that lost its bit gets it back")
  func executable() throws {
    let folder = TemporaryFolder()
    let artifacts = [file("run.sh", "#!/bin/sh\n", isExecutable: true), file("a", "")]
    try folder.workspace.run(artifacts)
    func mode(_ name: String) throws -> Int? {
      try FileManager.default.attributesOfItem(atPath: "\(folder.out)/\(name)")[.posixPermissions] as? Int
    }
    #expect(try mode("run.sh").map { $0 & 0o100 } == 0o100)
    #expect(try mode("a").map { $0 & 0o111 } == 0)
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: "\(folder.out)/run.sh")
    let set = try folder.workspace.changes(from: artifacts, pins: testPins)
    #expect(
      try folder.workspace.diff(of: set.changes[1]) == """
        diff --git a/run.sh b/run.sh
        old mode 100644
        new mode 100755

        """
    )
    #expect(try folder.workspace.run(artifacts) == ["unchanged a", "update run.sh"])
    #expect(try mode("run.sh").map { $0 & 0o100 } == 0o100)
  }

  @Test("a file that is saved between the decision and the write is not overwritten")
  func saved() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("a", "1"), file("b", "1")])
    let set = try folder.workspace.changes(from: [file("a", "2"), file("b", "2")], pins: testPins)
    folder.write("mine, in time", to: "out/b")
    #expect(throws: WorkspaceError("'\(folder.out)/b' was changed during the run, nothing was written")) {
      try folder.workspace.apply(set)
    }
    #expect(folder.tree() == ["a": "1", "b": "mine, in time"])
  }

  @Test("a new version of the tool alone is recorded")
  func version() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("a", "1")])
    let newer = VersionPins(tool: "0.2.0", targets: ["plain": "1"])
    let set = try folder.workspace.changes(from: [file("a", "1")], pins: newer)
    #expect(!set.isCurrent)
    try folder.workspace.apply(set)
    #expect(try folder.workspace.pins() == newer)
    #expect(folder.names(in: "out/.ashlar") == ["base", "manifest", "version"])
  }
}
