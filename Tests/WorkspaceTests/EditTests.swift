import Foundation
import Generation
import Testing

@testable import Workspace

private struct Interruption: Error {}

@Suite("Edits of generated files")
struct EditTests {
  private let before = "one\ntwo\nthree\nfour\nfive\n"
  private let after = "ONE\ntwo\nthree\nfour\nfive\n"
  private let edited = "one\ntwo\nthree\nfour\nmine\nfive\n"
  private let merged = "ONE\ntwo\nthree\nfour\nmine\nfive\n"

  private func plan(_ folder: TemporaryFolder, _ artifacts: [Artifact], _ edits: EditOptions) throws -> ChangeSet {
    try folder.workspace.changes(from: artifacts, pins: testPins, edits: edits)
  }

  @Test("an edit is kept when the file changes elsewhere, run after run")
  func kept() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("a", before), file("b", "1")])
    folder.write(edited, to: "out/a")
    #expect(try folder.workspace.run([file("a", after), file("b", "1")]) == ["merge(formerly: nil) a", "unchanged b"])
    #expect(folder.read("out/a") == merged)
    #expect(try folder.workspace.manifest().entries["a"]?.digests == [Digest(Array(after.utf8))])
    let next = after.replacing("two", with: "TWO")
    #expect(try folder.workspace.run([file("a", next)]) == ["merge(formerly: nil) a", "remove b"])
    #expect(folder.read("out/a") == merged.replacing("two", with: "TWO"))
    #expect(try folder.workspace.run([file("a", next)]) == ["edited a"])
    // The edit taken back, nothing is left of it.
    folder.write(next, to: "out/a")
    #expect(try folder.workspace.run([file("a", before)]) == ["update a"])
  }

  @Test("a conflict stops the run, or goes into the file between markers, which no later run accepts")
  func conflict() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("a", before), file("b", "1")])
    folder.write(before.replacing("one", with: "mine"), to: "out/a")
    let tree = folder.tree()
    let artifacts = [file("a", after), file("b", "2")]
    #expect(throws: WorkspaceError("1 file is in the way, nothing was written")) { try folder.workspace.run(artifacts) }
    #expect(folder.tree() == tree)
    let marking = try plan(folder, artifacts, EditOptions(marksConflicts: true))
    #expect(marking.changes.map(\.marked) == [1, 0])
    try folder.workspace.apply(marking)
    let both = "<<<<<<< yours\nmine\n||||||| generated before\none\n=======\nONE\n>>>>>>> generated now\n"
    #expect(folder.read("out/a") == after.replacing("ONE\n", with: both))
    for edits in [EditOptions(), EditOptions(marksConflicts: true)] {
      let refused = try plan(folder, artifacts, edits)
      #expect(refused.refusals.map(\.kind) == [.refuse(.marked(line: 1))])
    }
    folder.write(after.replacing("ONE", with: "mine, ONE"), to: "out/a")
    #expect(try folder.workspace.run(artifacts) == ["edited a", "unchanged b"])
  }

  @Test("texts that are no text, and those that are too long, are refused when they would change, and else left alone")
  func unfit() throws {
    let folder = TemporaryFolder()
    let long = String(repeating: "x\n", count: BaseStore.limit)
    let old = [file("binary", "1\u{0}"), file("long", long)]
    try folder.workspace.run(old)
    folder.write("2\u{0}", to: "out/binary")
    folder.write("mine\n" + long, to: "out/long")
    #expect(try folder.workspace.run(old) == ["edited binary", "edited long"])
    let set = try plan(folder, [file("binary", "3\u{0}"), file("long", long + "y\n")], EditOptions())
    #expect(set.refusals.map(\.kind) == [.refuse(.edited(.noText)), .refuse(.edited(.tooLong))])
    #expect(folder.names(in: "out/.ashlar") == ["manifest", "version"])
  }

  @Test("a bit that makes a file executable stays with the edit")
  func executable() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("a", before)])
    folder.write(edited, to: "out/a")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(folder.out)/a")
    try folder.workspace.run([file("a", after)])
    let mode = try FileManager.default.attributesOfItem(atPath: "\(folder.out)/a")[.posixPermissions] as? Int
    #expect(mode.map { $0 & 0o100 } == 0o100)
  }

  @Test("without its base an edit is refused, unless a folder has the file as it was generated")
  func withoutBase() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run([file("a", before)])
    for name in folder.names(in: "out/.ashlar/base") { folder.delete("out/.ashlar/base/\(name)") }
    folder.write(edited, to: "out/a")
    let other = TemporaryFolder()
    for text in [nil, "something else\n"] {
      if let text { other.write(text, to: "out/a") } else { other.makeFolder("out") }
      let set = try plan(folder, [file("a", after)], EditOptions(bases: other.out))
      #expect(set.refusals.map(\.kind) == [.refuse(.edited(.withoutBase))])
    }
    other.write(before, to: "out/a")
    try folder.workspace.apply(try plan(folder, [file("a", after)], EditOptions(bases: other.out)))
    #expect(folder.read("out/a") == merged)
    #expect(try folder.workspace.changes(from: [file("a", after)], pins: testPins).isCurrent)
    #expect(throws: WorkspaceError("there is no folder '/nowhere'")) {
      try plan(folder, [file("a", after)], EditOptions(bases: "/nowhere"))
    }
  }

  @Test("whenever a run that merges is interrupted, the next one completes it, of the same spec or of another one")
  func interrupted() throws {
    for another in [false, true] {
      for stop in 1...100 {
        let folder = TemporaryFolder()
        try folder.workspace.run([file("a", before), file("b", "1"), file("c", "1")])
        folder.write(edited, to: "out/a")
        let set = try plan(folder, [file("a", after), file("b", "2")], EditOptions())
        var steps = 0
        var isDone = true
        do {
          try folder.workspace.apply(set) {
            steps += 1
            if steps == stop { throw Interruption() }
          }
        } catch is Interruption { isDone = false }
        let next = another ? after.replacing("two", with: "TWO") : after
        try folder.workspace.run([file("a", next), file("b", "2")])
        let expected = another ? merged.replacing("two", with: "TWO") : merged
        #expect(folder.tree() == ["a": expected, "b": "2"], "interrupted at \(stop)")
        #expect(try folder.workspace.changes(from: [file("a", next), file("b", "2")], pins: testPins).isCurrent)
        if isDone {
          #expect(stop > 8)
          break
        }
      }
    }
  }

  // MARK: - Renamed resources

  private let renames = ["book/model": "tome/model", "book/rules": "tome/rules", "book/plain": "tome/plain"]

  private func files(_ name: String, _ text: String) -> [Artifact] {
    [
      file("\(name)/model", text), file("\(name)/plain", "\(name)\n"),
      file("\(name)/rules", "rules of \(name)\n", .seeded), file("\(name)/untouched", "\(name)\n", .seeded),
    ]
  }

  @Test("a renamed resource takes along what was edited in its files, and its own rules as they are")
  func renamed() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run(files("book", before))
    folder.write(edited, to: "out/book/model")
    folder.write("my rules\n", to: "out/book/rules")
    let set = try plan(folder, files("tome", after), EditOptions(renames: renames))
    let lines = [
      "remove book/model", "remove book/plain", "remove book/rules", "remove book/untouched",
      "merge(formerly: Optional(\"book/model\")) tome/model", "create tome/plain",
      "move(from: \"book/rules\") tome/rules", "seed tome/untouched",
    ]
    #expect(set.changes.map(said) == lines)
    try folder.workspace.apply(set)
    #expect(
      folder.tree() == [
        "tome/model": merged, "tome/plain": "tome\n", "tome/rules": "my rules\n", "tome/untouched": "tome\n",
      ]
    )
    let again = try plan(folder, files("tome", after), EditOptions(renames: renames))
    #expect(again.isCurrent && again.edited == ["tome/model"])
    // Rules that were moved are a person's.
    #expect(try folder.workspace.run([]).contains("leaveEdited tome/rules"))
  }

  @Test("without a rename the files of a resource that is gone are removed, those with edits kept and told")
  func gone() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run(files("book", before))
    folder.write(edited, to: "out/book/model")
    let said = try folder.workspace.run(files("tome", after))
    #expect(said.filter { $0.hasSuffix("book/model") } == ["leaveEdited book/model"])
    #expect(folder.read("out/book/model") == edited)
  }

  @Test("a conflict in a renamed file stops the run")
  func renamedConflict() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run(files("book", before))
    folder.write(before.replacing("one", with: "mine"), to: "out/book/model")
    let set = try plan(folder, files("tome", after), EditOptions(renames: renames))
    #expect(set.refusals.map(\.path) == ["tome/model"])
    #expect(folder.read("out/book/model") == before.replacing("one", with: "mine"))
  }

  @Test("whenever a run that renames is interrupted, the next one completes it, and never is an edit in no file")
  func renamedInterrupted() throws {
    for stop in 1...100 {
      let folder = TemporaryFolder()
      try folder.workspace.run(files("book", before))
      folder.write(edited, to: "out/book/model")
      folder.write("my rules\n", to: "out/book/rules")
      let set = try plan(folder, files("tome", after), EditOptions(renames: renames))
      var steps = 0
      var isDone = true
      do {
        try folder.workspace.apply(set) {
          steps += 1
          if steps == stop { throw Interruption() }
        }
      } catch is Interruption { isDone = false }
      let tree = folder.tree()
      #expect(tree.values.contains { $0.contains("mine") } && tree.values.contains("my rules\n"), "\(stop)")
      try folder.workspace.apply(try plan(folder, files("tome", after), EditOptions(renames: renames)))
      #expect(
        folder.tree() == [
          "tome/model": merged, "tome/plain": "tome\n", "tome/rules": "my rules\n", "tome/untouched": "tome\n",
        ],
        "interrupted at \(stop)"
      )
      if isDone { break }
    }
  }
}
