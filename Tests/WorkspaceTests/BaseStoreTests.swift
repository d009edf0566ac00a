import Foundation
import Generation
import Testing

@testable import Workspace

@Suite("The store of bases")
struct BaseStoreTests {
  private func store(_ folder: TemporaryFolder) throws -> BaseStore { try BaseStore(root: folder.out) }

  private func bases(_ folder: TemporaryFolder) -> [String] {
    folder.names(in: "out/.ashlar/base").filter { !$0.hasPrefix(".") }
  }

  @Test("has the text of every generated file, whatever is in it, and no others")
  func texts() throws {
    let folder = TemporaryFolder()
    let texts = ["", "a", "a\n", "\n", "a\r\nb\r\n", "a\r", "\u{1E}\u{1F}\u{1E}u\t\n", "é\u{301}\n"]
    try folder.workspace.run(
      texts.enumerated().map { file("f\($0)", $1) } + [file("s", "seeded", .seeded), file("b", "binary\u{0}")]
    )
    let (store, rooted) = (try store(folder), try #require(try RootedFolder(folder.out)))
    for text in texts { #expect(try store.text(of: Digest(Array(text.utf8)), in: rooted) == Array(text.utf8)) }
    for text in ["seeded", "binary\u{0}"] { #expect(!store.holds(Digest(Array(text.utf8)))) }
    #expect(store.files.values.reduce(0) { $0 + $1.count } == texts.count)
  }

  @Test("is read from lines that another system has ended otherwise, and from what a conflict of git has left")
  func lines() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("a", "1\n"), file("b", "2\n")])
    let name = "out/.ashlar/base/\(bases(folder)[0])"
    let lines = try #require(folder.read(name)).split(separator: "\n")
    folder.write("<<<<<<< HEAD\r\n\(lines[0])\r\n=======\r\n\(lines[1])\r\n>>>>>>> other\r\n", to: name)
    let store = try store(folder)
    #expect(["1\n", "2\n"].allSatisfy { store.holds(Digest(Array($0.utf8))) })
    #expect(try folder.workspace.changes(from: [file("a", "1\n"), file("b", "2\n")], pins: testPins).isCurrent)
    try folder.workspace.run([file("a", "1\n"), file("b", "3\n")])
    #expect(folder.read(name)?.split(separator: "\n").count == 2)
  }

  @Test("what is damaged or deleted is made anew, as long as it is still to be had")
  func healed() throws {
    let folder = TemporaryFolder()
    let artifacts = [file("a", "1\n2\n3\n"), file("b", "1\n")]
    try folder.workspace.run(artifacts)
    folder.write("1\n2\n3\nmine\n", to: "out/a")
    let name = "out/.ashlar/base/\(bases(folder)[0])"
    let whole = try #require(folder.read(name))
    for damage in [nil, "", "nonsense\n"] {
      if let damage { folder.write(damage, to: name) } else { folder.delete(name) }
      let set = try folder.workspace.changes(from: artifacts, pins: testPins)
      #expect(!set.isCurrent && !set.hasBases)
      try folder.workspace.apply(set)
      #expect(folder.read(name) == whole)
    }
    // A digest whose text is another one is found when it is read.
    folder.write(whole.replacing("2", with: "X"), to: name)
    let rooted = try #require(try RootedFolder(folder.out))
    #expect(try store(folder).text(of: Digest(Array("1\n2\n3\n".utf8)), in: rooted) == nil)
  }

  @Test("a change rewrites the files that hold what has changed, and no others; what is gone leaves no text behind")
  func small() throws {
    let folder = TemporaryFolder()
    let artifacts = (0..<300).map { file("folder/file\($0)", "text \($0)\n") }
    try folder.workspace.run(artifacts)
    func contents() -> [String: String] {
      Dictionary(uniqueKeysWithValues: bases(folder).map { ($0, folder.read("out/.ashlar/base/\($0)") ?? "") })
    }
    let before = contents()
    #expect((5...20).contains(before.count))
    var changed = artifacts
    changed[100] = file("folder/file100", "changed\n")
    try folder.workspace.run(changed)
    let after = contents()
    #expect(before.keys.sorted() == after.keys.sorted())
    #expect(before.keys.count { before[$0] != after[$0] } == 1)
    try folder.workspace.run(Array(artifacts.dropFirst(290)))
    #expect(contents().values.reduce(0) { $0 + $1.split(separator: "\n").count } == 10)
    try folder.workspace.run([])
    #expect(folder.names(in: "out/.ashlar") == ["manifest", "version"])
  }

  @Test("an adopted file needs no base, and that it has one is nothing to write")
  func adopted() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("a", "1"), file("b", "1x")])
    try folder.workspace.adopt("a")
    #expect(try folder.workspace.changes(from: [file("a", "1"), file("b", "1x")], pins: testPins).isCurrent)
    try folder.workspace.run([file("a", "1"), file("b", "2x")])
    #expect(try !store(folder).holds(Digest(Array("1".utf8))))
  }

  @Test("branches of git merge it without a conflict, and have the bases of both")
  func branches() throws {
    let folder = TemporaryFolder()
    let artifacts = (0..<60).map { file("file\($0)", "1\n2\n3\n4\n\($0)\n") }
    func git(_ arguments: String...) throws -> Int32 {
      let process = Process()
      process.executableURL = URL(filePath: "/usr/bin/env")
      process.arguments =
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"] + arguments
      process.currentDirectoryURL = URL(filePath: folder.out)
      (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
      try process.run()
      process.waitUntilExit()
      return process.terminationStatus
    }
    func commit() throws {
      #expect(try git("add", "-A") == 0)
      #expect(try git("commit", "-qm", "x") == 0)
    }
    func changed(_ number: Int) -> [Artifact] {
      var changed = artifacts
      changed[number] = file("file\(number)", "one\n2\n3\n4\n\(number)\n")
      return changed
    }
    try folder.workspace.run(artifacts)
    #expect(try git("init", "-qb", "main") == 0)
    try commit()
    #expect(try git("checkout", "-qb", "other") == 0)
    try folder.workspace.run(changed(20))
    try commit()
    #expect(try git("checkout", "-q", "main") == 0)
    try folder.workspace.run(changed(21))
    try commit()
    // The manifests conflict; their advice is to keep both sides.
    _ = try git("merge", "-q", "other")
    let manifest = try #require(folder.read("out/.ashlar/manifest"))
    folder.write(
      manifest.split(separator: "\n").filter { !"<=>".contains($0.first ?? " ") }.joined(separator: "\n") + "\n",
      to: "out/.ashlar/manifest"
    )
    let store = try store(folder)
    for number in [20, 21] { #expect(store.holds(Digest(changed(number)[number].contents)), "\(number)") }
    folder.write("one\n2\n3\n4\n20\nmine\n", to: "out/file20")
    var next = changed(20)
    next[20] = file("file20", "one\ntwo\n3\n4\n20\n")
    next[21] = changed(21)[21]
    try folder.workspace.run(next)
    #expect(folder.read("out/file20") == "one\ntwo\n3\n4\n20\nmine\n")
  }
}
