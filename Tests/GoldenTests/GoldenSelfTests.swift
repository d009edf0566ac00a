import Foundation
import TestSupport
import Testing

/// The comparison itself, on a golden that is made for it.
@Suite("Comparison with goldens", .enabled(if: !Golden.isAccepting))
struct GoldenSelfTests {
  @Test("missing, unexpected and different files are three failures, each with its diff")
  func threeFailures() throws {
    let folder = "../.build/golden-self-test-\(UUID().uuidString)"
    let place = "\(Repository.root)/golden/\(folder)"
    try FileManager.default.createDirectory(atPath: "\(place)/in", withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: place) }
    for (path, text) in ["same.txt": "same\n", "gone.txt": "gone\n", "in/changed.txt": "one\ntwo\n"] {
      try text.write(toFile: "\(place)/\(path)", atomically: true, encoding: .utf8)
    }
    let now = ["same.txt": "same\n", "new.txt": "new\n", "in/changed.txt": "one\n2\n"].mapValues { Array($0.utf8) }
    let advice = "to accept what is generated now: make golden"
    #expect(
      try Golden(folder: folder, files: now).failures() == [
        "golden/\(folder)/gone.txt is missing: it is no longer generated\n"
          + "--- a/gone.txt\n+++ /dev/null\n@@ -1 +0,0 @@\n-gone\n\(advice)",
        "golden/\(folder)/new.txt is unexpected: it is generated, but no golden\n"
          + "--- /dev/null\n+++ b/new.txt\n@@ -0,0 +1 @@\n+new\n\(advice)",
        "golden/\(folder)/in/changed.txt is different\n"
          + "--- a/in/changed.txt\n+++ b/in/changed.txt\n@@ -1,2 +1,2 @@\n one\n-two\n+2\n\(advice)",
      ]
    )
  }

  @Test("nothing is accepted where CI is set")
  func refusesInCI() throws {
    let golden = Golden(folder: "../.build/golden-self-test-\(UUID().uuidString)", files: ["a.txt": [65]])
    #expect(throws: (any Error).self) { try golden.check(environment: ["ASHLAR_ACCEPT": "1", "CI": "true"]) }
    #expect(try golden.failures().count == 1)
  }
}
