import Generation
import Testing
import Workspace

private struct Interruption: Error {}

@Suite("Interrupted runs")
struct InterruptionTests {
  private let before = [file("a", "1"), file("b", "1"), file("gone", "1"), file("s", "1", .seeded)]
  private let after = [
    file("a", "2"), file("b", "2"), file("new/c", "2"), file("s", "2", .seeded), file("t", "2", .seeded),
  ]
  private let later = [file("a", "3"), file("b", "2"), file("d", "3"), file("s", "3", .seeded)]

  /// Applies and stops before the step of that number; whether it came to the end.
  private func interrupt(_ workspace: Workspace, _ artifacts: [Artifact], at stop: Int) throws -> Bool {
    let set = try workspace.changes(from: artifacts, pins: VersionPins(tool: "9", targets: [:]))
    var steps = 0
    do {
      try workspace.apply(set) {
        steps += 1
        if steps == stop { throw Interruption() }
      }
      return true
    } catch is Interruption {
      return false
    }
  }

  @Test("whenever a run is interrupted, the same run completes it")
  func same() throws {
    for stop in 1...100 {
      let folder = TemporaryFolder()
      try folder.workspace.run(before)
      let isDone = try interrupt(folder.workspace, after, at: stop)
      if !isDone {
        let set = try folder.workspace.changes(from: after, pins: testPins)
        #expect(!set.isCurrent, "an interruption at \(stop) looks complete")
        try folder.workspace.apply(set)
      }
      #expect(folder.tree() == ["a": "2", "b": "2", "new/c": "2", "s": "1", "t": "2"], "interrupted at \(stop)")
      #expect(folder.names(in: "out/.ashlar") == ["manifest", "version"])
      if isDone {
        #expect(stop == 10)
        return
      }
      #expect(try folder.workspace.changes(from: after, pins: testPins).isCurrent)
    }
  }

  @Test("whenever a run is interrupted, a run of another spec leaves nothing of it behind")
  func other() throws {
    for stop in 1...9 {
      let folder = TemporaryFolder()
      try folder.workspace.run(before)
      #expect(try !interrupt(folder.workspace, after, at: stop))
      try folder.workspace.run(later)
      #expect(folder.tree() == ["a": "3", "b": "2", "d": "3", "s": "1"], "interrupted at \(stop)")
    }
  }

  @Test("whenever a first run is interrupted, the next one completes it")
  func first() throws {
    for stop in 1...8 {
      let folder = TemporaryFolder()
      #expect(try !interrupt(folder.workspace, after, at: stop))
      try folder.workspace.run(after)
      #expect(folder.tree() == ["a": "2", "b": "2", "new/c": "2", "s": "2", "t": "2"], "interrupted at \(stop)")
    }
  }

  @Test("what a person edits after an interruption is not overwritten")
  func edited() throws {
    let folder = TemporaryFolder()
    try folder.workspace.run(before)
    #expect(try !interrupt(folder.workspace, after, at: 4))
    folder.write("mine", to: "out/a")
    #expect(
      try folder.workspace.planned(after)
        == ["refuse a: it was edited since it was generated", "update b", "create new/c", "keep s", "seed t"]
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
    #expect(folder.names(in: "out/.ashlar") == ["manifest", "version"])
  }
}
