import Foundation
import Testing

@testable import Workspace

@Suite("Merges")
struct LineMergeTests {
  private func merge(_ base: String, _ yours: String, _ generated: String) -> LineMerge {
    LineMerge(base: Array(base.utf8), yours: Array(yours.utf8), generated: Array(generated.utf8))
  }

  private func text(_ merge: LineMerge) -> String { String(decoding: merge.text, as: UTF8.self) }

  @Test("changes in different places are both kept, and the same change is made once")
  func clean() {
    let base = "a\nb\nc\nd\ne\n"
    #expect(text(merge(base, "mine\na\nb\nc\nd\ne\n", "a\nb\nc\nd\nnew\ne\n")) == "mine\na\nb\nc\nd\nnew\ne\n")
    #expect(text(merge(base, "a\nb\nX\nd\ne\nmine\n", "a\nb\nX\nd\ne\n")) == "a\nb\nX\nd\ne\nmine\n")
    #expect(text(merge(base, base, "new\n")) == "new\n")
    #expect(text(merge(base, "", base)) == "")
  }

  @Test("changes of one line, and of lines beside each other, conflict")
  func touching() {
    func ranges(_ merge: LineMerge) -> [[Range<Int>]] { merge.conflicts.map { [$0.yours, $0.base, $0.generated] } }
    let base = "a\nb\nc\n"
    #expect(ranges(merge(base, "a\nmine\nc\n", "a\nnew\nc\n")) == [[1..<2, 1..<2, 1..<2]])
    #expect(ranges(merge(base, "a\nmine\nc\n", "a\nb\nnew\n")) == [[1..<3, 1..<3, 1..<3]])
    #expect(ranges(merge(base, "mine\na\nb\nc\n", "new\na\nb\nc\n")) == [[0..<1, 0..<0, 0..<1]])
    let shown = """
      <<<<<<< yours, line 1
      mine
      ||||||| generated before, before line 1
      =======
      new
      newer
      >>>>>>> generated now, lines 1-2

      """
    #expect(merge("a\n", "mine\na\n", "new\nnewer\na\n").shownConflicts == shown)
  }

  @Test("a last line without a break is a line of its own kind, and markers still stand in theirs")
  func endings() {
    #expect(text(merge("a\nb\nc", "mine\na\nb\nc", "a\nb\nc\n")) == "mine\na\nb\nc\n")
    let marked = "<<<<<<< yours\nmine\n||||||| generated before\na\n=======\nnew\n>>>>>>> generated now\n"
    #expect(text(merge("a", "mine", "new")) == marked)
    #expect(ConflictMarkers.line(in: Array("a\n\(marked)".utf8)) == 2)
    #expect(ConflictMarkers.line(in: Array("a\n=======\n>>>>>>> b\n".utf8)) == nil)
  }

  @Test("a file whose line breaks are CR LF keeps them, and is merged as if they were not")
  func returns() {
    #expect(text(merge("a\nb\nc\n", "a\r\nb\r\nc\r\nmine\r\n", "A\nb\nc\n")) == "A\r\nb\r\nc\r\nmine\r\n")
    // A single line of that kind is an edit.
    #expect(text(merge("a\nb\nc\n", "a\r\nb\nc\n", "a\nb\nC\n")) == "a\r\nb\nC\n")
  }

  @Test("texts with nothing in common conflict, in bounded time")
  func distant() {
    func lines(_ letter: String) -> String { (0..<20_000).map { "\(letter)\($0)\n" }.joined() }
    #expect(merge(lines("a"), lines("b"), lines("c")).conflicts.count == 1)
  }

  /// Three texts, the last two made out of the first.
  private struct Triple {
    var texts: [String]

    init(lines: Int, letters: Int?, edits: Int, _ random: inout Seeded) {
      var fresh = 0
      func line(_ random: inout Seeded) -> String {
        fresh += 1
        return letters.map { "\(Int.random(in: 0..<$0, using: &random))" } ?? "line \(fresh)"
      }
      let base = (0..<lines).map { _ in line(&random) }
      var sides = [base, base]
      for side in 0...1 {
        for _ in 0..<Int.random(in: 0...edits, using: &random) {
          let start = Int.random(in: 0...sides[side].count, using: &random)
          let end = min(sides[side].count, start + Int.random(in: 0...2, using: &random))
          let new = (0..<Int.random(in: 0...2, using: &random)).map { _ in line(&random) }
          sides[side].replaceSubrange(start..<end, with: new)
        }
      }
      // Now and then both make the same change.
      if Int.random(in: 0..<4, using: &random) == 0 { for side in 0...1 { sides[side].insert("both", at: 0) } }
      texts = ([base] + sides).map { lines in
        lines.joined(separator: "\n") + (Int.random(in: 0..<8, using: &random) == 0 ? "" : "\n")
      }
    }
  }

  /// What git makes of many triples.
  private func merged(byGit triples: [Triple]) throws -> [String] {
    let folder = TemporaryFolder()
    for (number, triple) in triples.enumerated() {
      for (name, text) in zip(["base", "yours", "generated"], triple.texts) {
        folder.write(text, to: "\(number).\(name)")
      }
    }
    let labels = ConflictMarkers.labels.map { "-L '\($0)'" }.joined(separator: " ")
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    let command = "git merge-file -p --diff3 \(labels) $i.yours $i.base $i.generated > $i.merged"
    process.arguments = ["-c", "i=0; while [ -e $i.base ]; do \(command); i=$((i+1)); done"]
    process.currentDirectoryURL = URL(filePath: folder.path)
    try process.run()
    process.waitUntilExit()
    return triples.indices.map { folder.read("\($0).merged") ?? "" }
  }

  @Test("git makes the same of thousands of triples, to the byte where lines are told apart", arguments: [1, 2])
  func git(seed: UInt64) throws {
    var random = Seeded(state: seed)
    let triples = (0..<1_500).map { _ in Triple(lines: 24, letters: nil, edits: 4, &random) }
    var conflicts = 0
    for (triple, theirs) in zip(triples, try merged(byGit: triples)) {
      let ours = merge(triple.texts[0], triple.texts[1], triple.texts[2])
      #expect(text(ours) == theirs, "seed \(seed): \(triple.texts)")
      conflicts += ours.conflicts.isEmpty ? 0 : 1
    }
    #expect((300..<1_200).contains(conflicts), "\(conflicts) of the triples conflict")
  }

  /// Among equal lines there are several shortest ways, and git takes others in some: it cuts its search short.
  @Test("where lines are alike, git nearly always makes the same, and a line that only one side added is never lost")
  func alike() throws {
    let seed: UInt64 = 3
    var random = Seeded(state: seed)
    let triples = (0..<1_500).map { _ in Triple(lines: 16, letters: 6, edits: 3, &random) }
    var same = 0
    for (triple, theirs) in zip(triples, try merged(byGit: triples)) {
      let texts = triple.texts
      let ours = text(merge(texts[0], texts[1], texts[2]))
      same += ours == theirs ? 1 : 0
      #expect(text(merge(texts[0], texts[1], texts[0])) == texts[1])
      #expect(text(merge(texts[0], texts[0], texts[2])) == texts[2])
      #expect(text(merge(texts[0], texts[1], texts[1])) == texts[1])
    }
    print("seed \(seed): of 1500 triples of few different lines git makes the same of \(same)")
    #expect(same > 1_350, "\(same)")
  }
}

/// The same numbers for the same seed (SplitMix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
