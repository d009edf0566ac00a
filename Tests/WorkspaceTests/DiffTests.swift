import Foundation
import Generation
import Testing

@testable import Workspace

@Suite("Unified diffs")
struct DiffTests {
  private func diff(_ old: String?, _ new: String?) -> String {
    unifiedDiff(from: old.map { Array($0.utf8) }, to: new.map { Array($0.utf8) }, path: "x")
  }

  @Test("equal texts have no diff")
  func equal() {
    #expect(diff("a\n", "a\n") == "")
    #expect(diff(nil, nil) == "")
  }

  @Test("changes that are close share a hunk, distant ones do not")
  func hunks() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacingOccurrences(of: "\n2\n", with: "\ntwo\n").replacingOccurrences(of: "9\n10\n", with: "9\n")
      .replacingOccurrences(of: "19\n", with: "19\nmore\n")
    #expect(
      diff(old, new) == """
        --- a/x
        +++ b/x
        @@ -1,5 +1,5 @@
         1
        -2
        +two
         3
         4
         5
        @@ -7,7 +7,6 @@
         7
         8
         9
        -10
         11
         12
         13
        @@ -17,4 +16,5 @@
         17
         18
         19
        +more
         20

        """
    )
  }

  @Test("a new and a removed file are diffs against nothing")
  func whole() {
    #expect(diff(nil, "a\nb\n") == "--- /dev/null\n+++ b/x\n@@ -0,0 +1,2 @@\n+a\n+b\n")
    #expect(diff("a\n", nil) == "--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n")
    #expect(diff(nil, "") == "--- /dev/null\n+++ b/x\n")
  }

  @Test("a missing line break at the end is shown on the side that lacks it")
  func endings() {
    let marker = "\\ No newline at end of file"
    #expect(diff("a\nb", "a\nb\n") == "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n-b\n\(marker)\n+b\n")
    #expect(diff("a\n", "b") == "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n\(marker)\n")
    #expect(diff("a\nb", "c\nb") == "--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\n+c\n b\n\(marker)\n")
  }

  @Test("texts that differ only in how letters are composed, or in line breaks, differ")
  func bytes() {
    #expect(diff("é\n", "e\u{301}\n") == "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-é\n+e\u{301}\n")
    #expect(diff("a\r\n", "a\n") == "--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\r\n+a\n")
  }

  @Test("what is no text is only said to differ")
  func binary() {
    #expect(unifiedDiff(from: [0, 1], to: [2], path: "x") == "Binary files a/x and b/x differ\n")
    #expect(unifiedDiff(from: [0xFF], to: nil, path: "x") == "Binary files a/x and /dev/null differ\n")
  }

  @Test("of random lists the way is right, and as short as the longest common lines allow")
  func random() {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<2_000 {
      let old = (0..<Int.random(in: 0...12, using: &random)).map { _ in Int.random(in: 0...3, using: &random) }
      let new = (0..<Int.random(in: 0...12, using: &random)).map { _ in Int.random(in: 0...3, using: &random) }
      let edits = LineDiff.edits(from: old, to: new)
      var rebuilt: [Int] = []
      var next = 0
      for edit in edits {
        rebuilt += old[next..<edit.old.lowerBound]
        rebuilt += new[edit.new]
        next = edit.old.upperBound
      }
      rebuilt += old[next...]
      #expect(rebuilt == new)
      let cost = edits.reduce(0) { $0 + $1.old.count + $1.new.count }
      #expect(cost == old.count + new.count - 2 * common(old, new), "\(old) \(new)")
    }
  }

  /// The length of the longest common subsequence.
  private func common(_ old: [Int], _ new: [Int]) -> Int {
    var previous = [Int](repeating: 0, count: new.count + 1)
    for left in old {
      var current = [0]
      for (column, right) in new.enumerated() {
        current.append(left == right ? previous[column] + 1 : max(previous[column + 1], current[column]))
      }
      previous = current
    }
    return previous[new.count]
  }

  @Test("patch makes the new text out of the old one", .enabled(if: access("/usr/bin/patch", X_OK) == 0))
  func patch() throws {
    var random = SystemRandomNumberGenerator()
    for _ in 0..<20 {
      let old = (0..<40).map { _ in "\(Int.random(in: 0...9, using: &random))\n" }
      var new = old
      for _ in 0..<8 { new[Int.random(in: 0..<40, using: &random)] = Bool.random(using: &random) ? "" : "x\ny\n" }
      if Bool.random(using: &random) { new[39] = "end" }
      let folder = TemporaryFolder()
      folder.write(old.joined(), to: "x")
      folder.write(diff(old.joined(), new.joined()), to: "x.diff")
      let process = Process()
      process.executableURL = URL(fileURLWithPath: "/usr/bin/patch")
      process.arguments = ["-s", "-p1", "-d", folder.path, "-i", "\(folder.path)/x.diff"]
      try process.run()
      process.waitUntilExit()
      #expect(process.terminationStatus == 0)
      #expect(folder.read("x") == new.joined())
    }
  }

  @Test("texts with nothing in common are compared in bounded time")
  func distant() {
    let old = (0..<100_000).map { "a\($0)" }
    let new = (0..<100_000).map { "b\($0)" }
    #expect(LineDiff.edits(from: old, to: new) == [.init(old: 0..<100_000, new: 0..<100_000)])
  }
}
