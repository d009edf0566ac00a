import Foundation
import Generation
import Testing
import Workspace

@Suite("Nothing outside the output folder")
struct SafetyTests {
  @Test(
    "a path that is not one inside the folder is refused",
    arguments: [
      ("", "it is empty"), ("/etc/x", "it is absolute"), ("../x", "it has a part '..'"),
      ("a/../../x", "it has a part '..'"),
      ("./a", "it has a part '.'"), ("a//b", "it has an empty part"), ("a/", "it has an empty part"),
      ("a\u{0}b", "it has a control character or a backslash"), ("a\nb", "it has a control character or a backslash"),
      ("a\\b", "it has a control character or a backslash"),
      (".ashlar/manifest", "'.ashlar' is not for generated files"),
      (".Git/hooks/post-checkout", "'.Git' is not for generated files"),
      (String(repeating: "a", count: 256), "a part of it is longer than 255 bytes"),
      (Array(repeating: "long", count: 201).joined(separator: "/"), "it is longer than 1000 bytes"),
    ]
  )
  func paths(path: String, problem: String) throws {
    let folder = TemporaryFolder()
    let set = try folder.workspace.changes(from: [file(path, "x"), file("ok", "x")], pins: testPins)
    #expect(set.refusals.map(\.kind) == [.refuse(.unsafePath(problem))])
    #expect(throws: WorkspaceError.self) { try folder.workspace.apply(set) }
    #expect(folder.names(in: "") == [])
  }

  @Test("a folder that is a link is not written through")
  func linkedFolder() throws {
    let folder = TemporaryFolder()
    folder.makeFolder("elsewhere")
    folder.makeFolder("out")
    folder.link("out/sub", to: "../elsewhere")
    #expect(
      try folder.workspace.planned([file("sub/deep/a", "1")])
        == ["refuse sub/deep/a: 'sub' is a link"]
    )
    #expect(folder.names(in: "elsewhere") == [])
  }

  @Test("a link in place of a file is neither followed nor replaced, even when what it leads to is right")
  func linkedFile() throws {
    let folder = TemporaryFolder()
    folder.write("1", to: "secret")
    try folder.workspace.run([file("a", "1")])
    folder.delete("out/a")
    folder.link("out/a", to: "../secret")
    for text in ["1", "2"] {
      #expect(
        try folder.workspace.planned([file("a", text)])
          == ["refuse a: a link stands there"]
      )
    }
    #expect(folder.read("secret") == "1")
  }

  @Test("a link that takes a folder's place after the decision stops the run")
  func swapped() throws {
    let folder = TemporaryFolder()
    folder.makeFolder("elsewhere")
    try folder.workspace.run([file("sub/a", "1")])
    let set = try folder.workspace.changes(from: [file("sub/a", "2"), file("sub/b", "1")], pins: testPins)
    folder.delete("out/sub")
    folder.link("out/sub", to: "../elsewhere")
    #expect(throws: WorkspaceError("cannot write '\(folder.out)/sub/a': 'sub' is a link")) {
      try folder.workspace.apply(set)
    }
    #expect(folder.names(in: "elsewhere") == [])
  }

  @Test("a removed file behind a link stays")
  func linkedRemoval() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("sub/a", "1")])
    folder.delete("out/sub")
    folder.write("1", to: "elsewhere/a")
    folder.link("out/sub", to: "../elsewhere")
    #expect(try folder.workspace.run([]) == [])
    #expect(folder.read("elsewhere/a") == "1")
  }

  @Test("a manifest that names paths outside removes nothing there")
  func hostileManifest() throws {
    let folder = TemporaryFolder()
    folder.write("1", to: "secret")
    let digest = Digest(Array("1".utf8)).hexadecimal
    folder.write(
      "../secret\tgenerated\t\(digest)\tt\n\(folder.path)/secret\tgenerated\t\(digest)\tt\n",
      to: "out/.ashlar/manifest"
    )
    #expect(try folder.workspace.run([file("a", "1")]) == ["create a"])
    #expect(folder.read("secret") == "1")
  }

  @Test("records that are links are not followed")
  func linkedRecords() throws {
    let folder = TemporaryFolder()
    folder.makeFolder("elsewhere")
    folder.makeFolder("out")
    folder.link("out/.ashlar", to: "../elsewhere")
    #expect(throws: WorkspaceError("cannot read '\(folder.out)/.ashlar/manifest': '.ashlar' is a link")) {
      try folder.workspace.run([file("a", "1")])
    }
    #expect(folder.names(in: "elsewhere") == [])
  }

  @Test("a hard link is replaced, not written through")
  func hardLink() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("a", "1")])
    try FileManager.default.linkItem(atPath: "\(folder.out)/a", toPath: "\(folder.path)/other")
    try folder.workspace.run([file("a", "2")])
    #expect(folder.read("other") == "1")
    #expect(folder.read("out/a") == "2")
  }

  @Test("a folder in place of a file, a file in place of a folder and a pipe are in the way")
  func obstacles() throws {
    let folder = TemporaryFolder()
    folder.makeFolder("out/a")
    folder.write("mine", to: "out/b")
    mkfifo("\(folder.out)/p", 0o600)
    let planned = try folder.workspace.planned([file("a", "1"), file("b/c", "1"), file("p", "1")])
    #expect(
      planned == [
        "refuse a: a folder stands there",
        "refuse b/c: 'b' is not a folder",
        "refuse p: something stands there that is not a file",
      ]
    )
  }

  @Test("a file becomes a folder, and a folder a file, where everything in the way was generated and goes")
  func exchanges() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("x", "1"), file("y/a", "1"), file("y/b/c", "1")])
    folder.makeFolder("out/y/b/empty")
    let said = try folder.workspace.run([file("x/a", "2"), file("x/b/c", "2", .seeded), file("y", "2")])
    #expect(said == ["remove x", "create x/a", "seed x/b/c", "create y", "remove y/a", "remove y/b/c"])
    #expect(folder.tree() == ["x/a": "2", "x/b/c": "2", "y": "2"])
    #expect(folder.names(in: "out/.ashlar") == ["base", "manifest", "version"])
    #expect(
      try folder.workspace.run([file("x", "1"), file("y/a", "1")])
        == ["create x", "remove x/a", "remove x/b/c", "remove y", "create y/a"]
    )
    #expect(folder.tree() == ["x": "1", "y/a": "1"])
  }

  @Test("what a person has edited, added or adopted keeps a file from becoming a folder, and a folder a file")
  func keptFromExchange() throws {
    let folder = TemporaryFolder()
    let before = [
      file("e", "1"), file("f", "1"), file("g/a", "1"), file("h/a", "1"), file("i/a", "1"), file("j/a", "1"),
    ]
    try folder.workspace.run(before)
    folder.write("mine", to: "out/e")
    try folder.workspace.adopt("f")
    folder.write("mine", to: "out/g/a")
    folder.write("mine", to: "out/h/.hidden")
    folder.link("out/i/b", to: "elsewhere")
    folder.makeFolder("out/j/empty")
    let after = [file("e/a", "2"), file("f/a", "2"), file("g", "2"), file("h", "2"), file("i", "2"), file("j", "2")]
    let planned = try folder.workspace.planned(after)
    #expect(
      planned.filter { $0.hasPrefix("refuse") } == [
        "refuse e/a: 'e' is not a folder", "refuse f/a: 'f' is not a folder", "refuse g: a folder stands there",
        "refuse h: a folder stands there", "refuse i: a folder stands there",
      ]
    )
    #expect(planned.contains("create j"))
  }

  @Test("what appears in a folder after the changes were determined keeps it from becoming a file")
  func appearedInExchange() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("x/a", "1"), file("y", "1")])
    let set = try folder.workspace.changes(from: [file("x", "2"), file("y", "2")], pins: testPins)
    folder.write("mine", to: "out/x/b")
    #expect(throws: WorkspaceError("cannot write '\(folder.out)/x': a folder stands there")) {
      try folder.workspace.apply(set)
    }
    #expect(folder.tree() == ["x/a": "1", "x/b": "mine", "y": "1"])
  }

  @Test("a file that is adopted between the decision and the write stays adopted")
  func adoptedMeanwhile() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("a", "1"), file("b", "1")])
    let set = try folder.workspace.changes(from: [file("a", "2"), file("b", "1")], pins: testPins)
    try folder.workspace.adopt("b")
    let manifest = "\(folder.out)/.ashlar/manifest"
    #expect(throws: WorkspaceError("'\(manifest)' was changed during the run, nothing was written")) {
      try folder.workspace.apply(set)
    }
    #expect(folder.tree() == ["a": "1", "b": "1"])
  }

  @Test("names that meet where case or composition is ignored are refused, both of them")
  func collisions() throws {
    let folder = TemporaryFolder()
    let pairs = [
      ("Book.txt", "book.txt"), ("x/é", "x/e\u{301}"), ("Sub/a", "sub/b"), ("same", "same"), ("f", "f/g"), ("Ä", "ä"),
    ]
    for (one, two) in pairs {
      let set = try folder.workspace.changes(from: [file(one, "1"), file("ok", "1"), file(two, "2")], pins: testPins)
      #expect(Set(set.refusals.map(\.path)) == [one, two], "\(one) \(two)")
      #expect(set.refusals.count == 2)
    }
  }

  @Test("an output folder that is named through a link is the user's choice")
  func linkedRoot() throws {
    let folder = TemporaryFolder()
    folder.makeFolder("real")
    folder.link("out", to: "real")
    try folder.workspace.run([file("a", "1")])
    #expect(folder.read("real/a") == "1")
  }

  @Test("an output folder that is a file is an error with its path")
  func fileRoot() throws {
    let folder = TemporaryFolder()
    folder.write("mine", to: "out")
    #expect(throws: WorkspaceError("cannot open the folder '\(folder.out)': not a directory")) {
      try folder.workspace.run([file("a", "1")])
    }
  }

  @Test("two runs at once do not write into one folder")
  func locked() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("a", "1")])
    let set = try folder.workspace.changes(from: [file("a", "2")], pins: testPins)
    #expect(throws: WorkspaceError("another run is writing to '\(folder.out)': wait for it to end")) {
      try folder.workspace.apply(set) { try folder.workspace.apply(set) }
    }
  }
}
