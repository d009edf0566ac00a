import Foundation
import Generation
import Testing

@testable import Workspace

/// A small file system of its own, where the machine lets us have one.
private final class SmallDisk {
  let path: String

  init?(kilobytes: Int, _ folder: TemporaryFolder) {
    path = "\(folder.path)/disk"
    folder.makeFolder("disk")
    guard Self.run("/usr/bin/mount", "-t", "tmpfs", "-o", "size=\(kilobytes)k", "none", path) else { return nil }
  }

  deinit { _ = Self.run("/usr/bin/umount", path) }

  static let isPossible: Bool = SmallDisk(kilobytes: 64, TemporaryFolder()) != nil

  private static func run(_ program: String, _ arguments: String...) -> Bool {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.standardError = FileHandle.nullDevice
    guard (try? process.run()) != nil else { return false }
    process.waitUntilExit()
    return process.terminationStatus == 0
  }
}

@Suite("Runs that the machine stops")
struct FailureTests {
  /// Every name below a folder with its contents, the tool's own records included.
  private func everything(in path: String) -> [String: Data?] {
    var found: [String: Data?] = [:]
    for name in FileManager.default.enumerator(atPath: path)?.compactMap({ $0 as? String }) ?? [] {
      found[name] = FileManager.default.contents(atPath: "\(path)/\(name)")
    }
    return found
  }

  @Test(
    "a full disk is an error, and everything is as it was",
    .enabled(if: SmallDisk.isPossible),
    arguments: Transaction.Creation.allCases
  )
  func full(_ creation: Transaction.Creation) throws {
    let folder = TemporaryFolder()
    let disk = try #require(SmallDisk(kilobytes: 256, folder))
    let workspace = Workspace(root: "\(disk.path)/out")
    let big = String(repeating: "x", count: 30_000)
    let many = (0..<20).map { file("new\($0)/file", big + "\($0)") }
    // A first run.
    let first = try workspace.changes(from: many, pins: testPins)
    let message = "no space left on device"
    #expect { try workspace.apply(first, creation: creation) } throws: { "\($0)".hasSuffix(message) }
    #expect(everything(in: disk.path).isEmpty)
    // One that changes, adds and removes.
    try workspace.run([file("a", "1"), file("gone/b", "1")])
    let before = everything(in: disk.path)
    let set = try workspace.changes(from: [file("a", "2")] + many, pins: testPins)
    #expect { try workspace.apply(set, creation: creation) } throws: { "\($0)".hasSuffix(message) }
    #expect(everything(in: disk.path) == before)
    try workspace.run([file("a", "3")])
    #expect(everything(in: disk.path)["out/a"] == Data("3".utf8))
  }

  @Test("an output folder that vanishes during a run is an error", arguments: Transaction.Creation.allCases)
  func vanished(_ creation: Transaction.Creation) throws {
    for stop in 1...6 {
      let folder = TemporaryFolder()
      let set = try folder.workspace.changes(
        from: [file("a/1", "1"), file("b/2", "2"), file("c/3", "3")],
        pins: testPins
      )
      var steps = 0
      #expect(throws: WorkspaceError.self, "\(stop)") {
        try folder.workspace.apply(set, creation: creation) {
          steps += 1
          if steps == stop { try FileManager.default.removeItem(atPath: folder.out) }
        }
      }
      #expect(!FileManager.default.fileExists(atPath: folder.out))
      try folder.workspace.run([file("a/1", "1")])
      #expect(folder.tree() == ["a/1": "1"])
    }
  }

  @Test("a file that appears during a run where a new one is to stand is not overwritten")
  func appeared() throws {
    for creation in Transaction.Creation.allCases {
      let folder = TemporaryFolder()
      try folder.workspace.run([file("z", "1")])
      let set = try folder.workspace.changes(from: [file("a", "1"), file("b", "1"), file("z", "2")], pins: testPins)
      var steps = 0
      let apply = {
        _ = try folder.workspace.apply(set, creation: creation) {
          steps += 1
          // Behind the record and the first of the files.
          if steps == 3 { folder.write("mine", to: "out/b") }
        }
      }
      switch creation {
      case .direct:
        #expect(throws: WorkspaceError("'\(folder.out)/b' was changed during the run")) { try apply() }
        #expect(folder.tree() == ["b": "mine", "z": "1"])
        #expect(folder.names(in: "out/.ashlar") == ["base", "manifest", "version"])
      case .staged:
        // Renaming replaces: the moment for that is as short as it can be.
        try apply()
      }
    }
  }

  @Test("a folder that cannot be made is an error that leaves nothing behind")
  func impossible() throws {
    let folder = TemporaryFolder()
    folder.write("a file", to: "taken")
    let workspace = Workspace(root: "\(folder.path)/taken/out")
    #expect(throws: WorkspaceError("cannot open the folder '\(folder.path)/taken/out': not a directory")) {
      try workspace.run([file("a", "1")])
    }
    let set = try Workspace(root: "\(folder.path)/new/deep").changes(from: [file("a", "1")], pins: testPins)
    folder.write("a file", to: "new")
    #expect(throws: WorkspaceError.self) { try Workspace(root: "\(folder.path)/new/deep").apply(set) }
    #expect(folder.names(in: "") == ["new", "taken"])
  }

  @Test("of a thousand new files each is written where it stands, and half a run is completed")
  func thousand() throws {
    let folder = TemporaryFolder()
    let artifacts = (0..<1000).map { file("folder\($0 % 40)/file\($0)", "contents \($0)\n") }
    struct Stop: Error {}
    var steps = 0
    #expect(throws: Stop.self) {
      try folder.workspace.apply(try folder.workspace.changes(from: artifacts, pins: testPins)) {
        steps += 1
        if steps == 500 { throw Stop() }
      }
    }
    #expect(folder.tree().count == 498)
    let said = try folder.workspace.run(artifacts)
    #expect(said.count { $0.hasPrefix("unchanged") } == 498)
    #expect(
      folder.tree()
        == Dictionary(uniqueKeysWithValues: artifacts.map { ($0.path, String(decoding: $0.contents, as: UTF8.self)) })
    )
    #expect(try folder.workspace.changes(from: artifacts, pins: testPins).isCurrent)
  }

  @Test("contents beyond what is kept in memory are read back as they were")
  func aside() throws {
    let keeper = ContentsKeeper(limit: 100)
    let texts = (0..<50).map { Array("contents of \($0) ".utf8) + [UInt8](repeating: UInt8($0), count: $0) }
    let kept = try texts.map { try keeper.keep($0, Digest($0)) }
    for (text, kept) in zip(texts, kept).reversed() { #expect(try kept.bytes() == text) }
  }
}
