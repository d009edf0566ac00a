import Generation
import Testing

@testable import Workspace

private struct Interruption: Error {}

@Suite("Interrupted runs")
struct InterruptionTests {
  private let before = [file("a", "1"), file("b", "1"), file("gone", "1"), file("s", "1", .seeded)]
  private let after = [
    file("a", "2"), file("b", "2"), file("new/c", "2"), file("s", "2", .seeded), file("t", "2", .seeded),
  ]
  private let later = [file("a", "3"), file("b", "2"), file("d", "3"), file("s", "3", .seeded)]

  /// Applies and stops before the step of that number; whether it came to the end.
  private func interrupt(
    _ workspace: Workspace,
    _ artifacts: [Artifact],
    _ creation: Transaction.Creation,
    at stop: Int
  ) throws -> Bool {
    let set = try workspace.changes(from: artifacts, pins: VersionPins(tool: "9", targets: [:]))
    var steps = 0
    do {
      try workspace.apply(set, creation: creation) {
        steps += 1
        if steps == stop { throw Interruption() }
      }
      return true
    } catch is Interruption {
      return false
    }
  }

  @Test("whenever a run is interrupted, the same run completes it", arguments: Transaction.Creation.allCases)
  func same(_ creation: Transaction.Creation) throws {
    for stop in 1...100 {
      let folder = TemporaryFolder()
      try folder.workspace.run(before)
      let isDone = try interrupt(folder.workspace, after, creation, at: stop)
      if !isDone {
        let set = try folder.workspace.changes(from: after, pins: testPins)
        #expect(!set.isCurrent, "an interruption at \(stop) looks complete")
        try folder.workspace.apply(set)
      }
      #expect(folder.tree() == ["a": "2", "b": "2", "new/c": "2", "s": "1", "t": "2"], "interrupted at \(stop)")
      #expect(folder.names(in: "out/.ashlar") == ["base", "manifest", "version"])
      if isDone {
        // The record, four files, one of the store, two records; a removal, the names of what is new or changed; the
        // record again.
        #expect(stop - 1 == 1 + 4 + 1 + 2 + 1 + (creation == .direct ? 5 : 7) + 1)
        return
      }
      #expect(try folder.workspace.changes(from: after, pins: testPins).isCurrent)
    }
  }

  @Test(
    "whenever a run is interrupted, a run of another spec leaves nothing of it behind",
    arguments: Transaction.Creation.allCases
  )
  func other(_ creation: Transaction.Creation) throws {
    for stop in 1...13 {
      let folder = TemporaryFolder()
      try folder.workspace.run(before)
      #expect(try !interrupt(folder.workspace, after, creation, at: stop))
      try folder.workspace.run(later)
      #expect(folder.tree() == ["a": "3", "b": "2", "d": "3", "s": "1"], "interrupted at \(stop)")
    }
  }

  @Test(
    "whenever a run is interrupted in which files become folders and folders files, it is completed or taken back",
    arguments: Transaction.Creation.allCases
  )
  func exchange(_ creation: Transaction.Creation) throws {
    let before = [file("x", "1"), file("y/a", "1"), file("y/b", "1"), file("z", "1")]
    let after = [file("x/a", "2"), file("x/b/c", "2"), file("y", "2"), file("z", "2")]
    let trees = [["x": "1", "y/a": "1", "y/b": "1", "z": "1"], ["x/a": "2", "x/b/c": "2", "y": "2", "z": "2"]]
    for (first, second, tree) in [(before, after, trees[1]), (after, before, trees[0])] {
      for stop in 1...100 {
        let folder = TemporaryFolder()
        try folder.workspace.run(first)
        let isDone = try interrupt(folder.workspace, second, creation, at: stop)
        if !isDone {
          #expect(try !folder.workspace.changes(from: second, pins: testPins).isCurrent)
          try folder.workspace.run(second)
        }
        #expect(folder.tree() == tree, "interrupted at \(stop)")
        #expect(folder.names(in: "out/.ashlar") == ["base", "manifest", "version"])
        if isDone {
          #expect(stop > 10)
          break
        }
        let back = TemporaryFolder()
        try back.workspace.run(first)
        #expect(try !interrupt(back.workspace, second, creation, at: stop))
        try back.workspace.run(first)
        #expect(back.tree() == trees.first { $0 != tree }, "interrupted at \(stop) and taken back")
      }
    }
  }

  @Test("whenever a first run is interrupted, the next one completes it", arguments: Transaction.Creation.allCases)
  func first(_ creation: Transaction.Creation) throws {
    for stop in 1...11 {
      let folder = TemporaryFolder()
      #expect(try !interrupt(folder.workspace, after, creation, at: stop))
      try folder.workspace.run(after)
      #expect(folder.tree() == ["a": "2", "b": "2", "new/c": "2", "s": "2", "t": "2"], "interrupted at \(stop)")
    }
  }

  @Test("a large file is written beside the others, also where new ones are created in place")
  func large() throws {
    let big = String(repeating: "large\n", count: 20_000)
    let artifacts = [file("a", "1"), file("big", big), file("c", "1")]
    for stop in 1...10 {
      let folder = TemporaryFolder()
      #expect(try !interrupt(folder.workspace, artifacts, .direct, at: stop))
      // It gets its name behind the record, the three files, the two of the store and the two records of the folder.
      #expect((folder.read("out/big") == big) == (stop > 9), "interrupted at \(stop)")
      let journal = folder.read("out/.ashlar/journal") ?? ""
      #expect(journal.utf8.count < big.utf8.count)
      try folder.workspace.run(artifacts)
      #expect(folder.tree() == ["a": "1", "big": big, "c": "1"], "interrupted at \(stop)")
      #expect(folder.names(in: "out/.ashlar") == ["base", "manifest", "version"])
    }
  }

  @Test("whenever a run is interrupted, and the one that was to complete it, a third one does")
  func twice() throws {
    for first in 1...13 {
      for second in [first % 4 + 1, first % 9 + 5] {
        let folder = TemporaryFolder()
        try folder.workspace.run(before)
        #expect(try !interrupt(folder.workspace, after, .direct, at: first))
        _ = try interrupt(folder.workspace, later, .staged, at: second)
        try folder.workspace.run(after)
        #expect(
          folder.tree() == ["a": "2", "b": "2", "new/c": "2", "s": "1", "t": "2"],
          "interrupted at \(first) and \(second)"
        )
        #expect(folder.names(in: "out/.ashlar") == ["base", "manifest", "version"])
      }
    }
  }

  @Test(
    "what an interrupted run has created is known as generated, whether the run behind it fails or is interrupted too",
    arguments: [true, false]
  )
  func remembered(_ isFailure: Bool) throws {
    for stop in 1...8 {
      let folder = TemporaryFolder()
      try folder.workspace.run(before)
      #expect(try !interrupt(folder.workspace, after, .direct, at: 5))
      #expect(folder.read("out/new/c") == "2")
      let set = try folder.workspace.changes(from: later, pins: testPins)
      var steps = 0
      #expect(throws: (any Error).self) {
        try folder.workspace.apply(set, creation: .staged) {
          steps += 1
          guard steps == stop else { return }
          if isFailure { throw WorkspaceError("the disk is full") }
          throw Interruption()
        }
      }
      try folder.workspace.run(before + [file("new/c", "3")])
      #expect(folder.read("out/new/c") == "3", "stopped at \(stop)")
    }
  }

  @Test("what an interrupted run has left waiting is gone before anything is written")
  func room() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run(before)
    #expect(try !interrupt(folder.workspace, after, .staged, at: 5))
    #expect(folder.names(in: "out/.ashlar/staged") == ["0", "1", "2"])
    let set = try folder.workspace.changes(from: later, pins: testPins)
    var waiting: [[String]] = []
    try folder.workspace.apply(set) { waiting.append(folder.names(in: "out/.ashlar/staged")) }
    #expect(waiting.first == [])
  }

  @Test("of a file that was being created, the part that was written is told from an edit", arguments: 0...5)
  func part(_ length: Int) throws {
    for spec in [after, later] {
      let folder = TemporaryFolder()
      try folder.workspace.run(before)
      // Behind the note and the file of "new/c", before the next ones.
      #expect(
        try !interrupt(folder.workspace, [file("a", "1"), file("new/c", "whole"), file("z", "")], .direct, at: 3)
      )
      #expect(folder.read("out/new/c") == "whole")
      folder.write(String("whole".prefix(length)), to: "out/new/c")
      try folder.workspace.run(spec)
      #expect(folder.read("out/new/c") == (spec == after ? "2" : nil))
      #expect(folder.names(in: "out/.ashlar") == ["base", "manifest", "version"])
    }
    let folder = TemporaryFolder()
    #expect(try !interrupt(folder.workspace, [file("c", "whole"), file("z", "")], .direct, at: 3))
    folder.write("mine", to: "out/c")
    let reason = "it was edited since it was generated, and what it was made from is not in '.ashlar/base'"
    #expect(try folder.workspace.planned([file("c", "other")]) == ["refuse c: \(reason)"])
  }

  @Test("the part of a seeded file is not taken for the user's")
  func seededPart() throws {
    let folder = TemporaryFolder()
    #expect(try !interrupt(folder.workspace, [file("s", "whole", .seeded), file("z", "")], .direct, at: 3))
    folder.write("who", to: "out/s")
    #expect(try folder.workspace.run([file("s", "whole", .seeded)]) == ["seed s"])
    #expect(folder.tree() == ["s": "whole"])
  }

  @Test("a journal that was itself interrupted, or is not one, says nothing")
  func journal() throws {
    let contents = Array("some\ncontents".utf8)
    let folder = TemporaryFolder()
    folder.makeFolder("out")
    let rooted = try #require(try RootedFolder(folder.out))
    let journal = try rooted.openJournal()
    try journal.note("a/b", contents, Digest(contents))
    let whole = Array(try #require(folder.read("out/.ashlar/journal")).utf8)
    #expect(WriteJournal.entry(whole) == WriteJournal.Entry(path: "a/b", contents: contents))
    #expect(WriteJournal.entry(whole + Array("the end of a longer note".utf8))?.contents == contents)
    for length in whole.indices { #expect(WriteJournal.entry(Array(whole[..<length])) == nil, "\(length)") }
    var mixed = whole
    mixed[whole.count - 1] ^= 1
    #expect(WriteJournal.entry(mixed) == nil)
  }

  @Test("a journal names no file that was not generated, and none that is the user's")
  func hostileJournal() throws {
    let folder = TemporaryFolder()
    folder.write("mi", to: "out/own")
    folder.write("mi", to: "secret")
    try folder.workspace.run([file("adopted", "mi"), file("a", "1")])
    try folder.workspace.adopt("adopted")
    let contents = Array("mine".utf8)
    for path in ["own", "../secret", "adopted"] {
      let head = "ashlar is writing\n\(path)\n4\n\(Digest(contents).hexadecimal)\nmine"
      folder.write(head, to: "out/.ashlar/journal")
      try folder.workspace.run([file("adopted", "mi"), file("a", "1")])
      #expect(folder.tree() == ["own": "mi", "adopted": "mi", "a": "1"])
      #expect(folder.read("secret") == "mi")
      #expect(folder.names(in: "out/.ashlar") == ["base", "manifest", "version"])
    }
  }

  @Test("what a person edits after an interruption is not overwritten")
  func edited() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run(before)
    #expect(try !interrupt(folder.workspace, after, .staged, at: 10))
    folder.write("mine", to: "out/a")
    #expect(
      try folder.workspace.planned(after)
        == ["refuse a: your edit and what is generated now touch", "update b", "create new/c", "keep s", "seed t"]
    )
    try folder.workspace.adopt("a")
    try folder.workspace.run(after)
    #expect(folder.tree() == ["a": "mine", "b": "2", "new/c": "2", "s": "1", "t": "2"])
  }

  @Test("a file that a power failure has emptied is written again")
  func emptied() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run(before)
    folder.write("", to: "out/a")
    folder.write("\u{0}\u{0}", to: "out/b")
    #expect(try folder.workspace.run(before) == ["update a", "update b", "unchanged gone", "keep s"])
  }

  @Test("a half-written file that never got its name is cleared away")
  func leftover() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run(before)
    folder.write("hal", to: "out/.ashlar/writing")
    try folder.workspace.run(before)
    #expect(folder.names(in: "out/.ashlar") == ["base", "manifest", "version"])
  }
}
