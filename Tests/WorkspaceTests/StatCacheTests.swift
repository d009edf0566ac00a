import Foundation
import Generation
import Testing

@testable import Workspace

@Suite("What is remembered of a current folder")
struct StatCacheTests {
  private let folder = TemporaryFolder()
  private let artifacts = [
    file("a.txt", "one"), file("deep/b.txt", "two"), file("own.txt", "yours", .seeded), file("kept.txt", "kept"),
  ]

  private var cache: StatCache? { StatCache(environment: ["XDG_CACHE_HOME": "\(folder.path)/cache"]) }

  private func key(
    _ root: String? = nil,
    words: [String] = ["demo.yaml"],
    program: String = "/bin/sh",
    pack: [String: [UInt8]] = ["a.j2": [1]]
  ) -> StatCache.Key? {
    StatCache.Key(root: root ?? folder.out, words: words, program: program, pack: pack)
  }

  private var spec: String { "\(folder.path)/demo.yaml" }

  private func recall(_ other: StatCache.Key? = nil) -> String? {
    (other ?? key()).flatMap { cache?.recall($0, spec: spec) }
  }

  /// A folder that was just written, and the memory of it.
  private func remember() throws {
    folder.write("spec", to: "demo.yaml")
    folder.write("part", to: "parts/part.yaml")
    let beside = try #require(try SpecFolder(of: spec))
    _ = try beside.read("parts/part.yaml")
    _ = try beside.read("missing.yaml")
    _ = try beside.names(in: "parts")
    let inputs = [Input(.file(spec), Array("spec".utf8))] + beside.inputs
    try folder.workspace.run([file("kept.txt", "kept")])
    try folder.workspace.adopt("kept.txt")
    let set = try folder.workspace.changes(from: artifacts, pins: testPins)
    let written = try folder.workspace.apply(set)
    cache?.remember(try #require(key()), set, written: written, inputs: inputs, report: "a warning\n")
  }

  private func memory() throws -> (path: String, bytes: [UInt8]) {
    let name = try #require(folder.names(in: "cache/ashlar").first)
    let path = "\(folder.path)/cache/ashlar/\(name)"
    return (path, [UInt8](try #require(FileManager.default.contents(atPath: path))))
  }

  @Test("what was said about the spec is said again while nothing has changed")
  func unchanged() throws {
    try remember()
    #expect(recall() == "a warning\n")
    // An edit of what is the user's changes nothing.
    folder.write("mine", to: "out/own.txt")
    folder.write("mine", to: "out/kept.txt")
    folder.write("mine", to: "out/deep/other.txt")
    #expect(recall() == "a warning\n")
  }

  @Test("an edit of the same size at the same moment is noticed, even with its time set back")
  func edited() throws {
    try remember()
    let path = "\(folder.out)/a.txt"
    let time = try FileManager.default.attributesOfItem(atPath: path)[.modificationDate]
    let handle = try #require(FileHandle(forWritingAtPath: path))
    try handle.write(contentsOf: Data("eno".utf8))
    try handle.close()
    try FileManager.default.setAttributes([.modificationDate: try #require(time)], ofItemAtPath: path)
    #expect(folder.read("out/a.txt") == "eno")
    #expect(recall() == nil)
  }

  @Test("where the clock has not moved on, contents tell; where it has, facts do")
  func fresh() throws {
    try remember()
    let (_, bytes) = try memory()
    let digest = try #require(key()).digest
    let known = try #require(Memory(bytes, digest))
    let index = try #require(known.files.firstIndex { $0.path == "a.txt" })
    let rooted = try #require(try RootedFolder(folder.out))
    // As an edit leaves it that the file system's clock cannot tell from the write before.
    folder.write("eno", to: "out/a.txt")
    guard case .file(let facts) = try rooted.look(at: "a.txt") else { throw WorkspaceError("no file") }
    for (kind, isNoticed) in [(Memory.File.Kind.fresh, true), (.settled, false)] {
      var memory = known
      memory.files[index].facts = facts
      memory.files[index].kind = kind
      #expect((memory.checked(in: folder.out) == nil) == isNoticed, "\(kind)")
    }
    folder.write("one", to: "out/a.txt")
    guard case .file(let restored) = try rooted.look(at: "a.txt") else { throw WorkspaceError("no file") }
    var memory = known
    memory.files[index].facts = restored
    memory.files[index].kind = .fresh
    #expect(memory.checked(in: folder.out) == true)
    #expect(memory.settled(at: restored.changed + 60_000_000_000).files[index].kind == .settled)
    #expect(memory.settled(at: restored.changed).files[index].kind == .fresh)
  }

  @Test("a file is settled when the clock of its file system has moved on since")
  func settled() {
    var facts = FileFacts(inode: 1, size: 1, modified: 5_000_000_001, isExecutable: false, changed: 5_000_000_001)
    #expect(!Memory.File.isSettled(facts, 5_040_000_000))
    #expect(Memory.File.isSettled(facts, 5_060_000_000))
    // Whole seconds: the clock may stand still for two of them.
    (facts.modified, facts.changed) = (5_000_000_000, 5_000_000_000)
    #expect(!Memory.File.isSettled(facts, 7_400_000_000))
    #expect(Memory.File.isSettled(facts, 7_600_000_000))
    // A time in the future settles nothing.
    #expect(!Memory.File.isSettled(facts, 4_000_000_000))
  }

  @Test("a file that is gone, has become a link or lost its bit is noticed")
  func files() throws {
    try remember()
    for change in ["delete", "link", "mode", "seeded", "manifest", "version"] {
      let other = StatCacheTests()
      try other.remember()
      #expect(other.recall() != nil)
      switch change {
      case "delete": other.folder.delete("out/deep/b.txt")
      case "link":
        other.folder.delete("out/a.txt")
        other.folder.write("one", to: "elsewhere")
        other.folder.link("out/a.txt", to: "../elsewhere")
      case "mode":
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: "\(other.folder.out)/a.txt")
      case "seeded": other.folder.delete("out/own.txt")
      case "manifest":
        let text = try #require(other.folder.read("out/.ashlar/manifest"))
        other.folder.write(text + "\n", to: "out/.ashlar/manifest")
      default: other.folder.delete("out/.ashlar/version")
      }
      #expect(other.recall() == nil, "\(change)")
    }
  }

  @Test("an interrupted run is not current", arguments: ["pending", "journal", "writing", "staged/0"])
  func interrupted(_ name: String) throws {
    try remember()
    folder.write("", to: "out/.ashlar/\(name)")
    #expect(recall() == nil)
  }

  @Test("another template, program, version or option is noticed")
  func keys() throws {
    try remember()
    #expect(recall(key(pack: ["a.j2": [2]])) == nil)
    #expect(recall(key(pack: ["a.j2": [1], "b.j2": []])) == nil)
    #expect(recall(key(words: ["other.yaml"])) == nil)
    #expect(recall(key(program: "/bin/ls")) == nil)
    #expect(key(program: "/no/such/program") == nil)
    #expect(recall(key()) != nil)
  }

  @Test("a spec, what it includes and what it could include are read again", arguments: 0..<5)
  func inputs(_ change: Int) throws {
    try remember()
    switch change {
    case 0: folder.write("ceps", to: "demo.yaml")
    case 1: folder.write("trap", to: "parts/part.yaml")
    case 2: folder.write("", to: "parts/another.yaml")
    case 3: folder.write("", to: "missing.yaml")
    default: folder.delete("parts/part.yaml")
    }
    #expect(recall() == nil)
  }

  @Test("the memory of one folder says nothing of another, nor of a copy in its place")
  func otherFolder() throws {
    try remember()
    let copy = "\(folder.path)/copy"
    try FileManager.default.copyItem(atPath: folder.out, toPath: copy)
    #expect(recall(key(copy)) == nil)
    // Even with the memory at the place where the other's would be.
    let (path, bytes) = try memory()
    let other = try #require(key(copy))
    let name = Digest(Array(other.place.utf8)).hexadecimal.prefix(32)
    try Data(bytes).write(to: URL(filePath: "\(folder.path)/cache/ashlar/\(name)"))
    #expect(recall(other) == nil)
    #expect(FileManager.default.fileExists(atPath: path))
    folder.delete("out")
    try FileManager.default.moveItem(atPath: copy, toPath: folder.out)
    #expect(recall() == nil)
  }

  @Test("a damaged memory is none")
  func damaged() throws {
    try remember()
    let (path, bytes) = try memory()
    let digest = try #require(key()).digest
    #expect(Memory(bytes, digest) != nil)
    for length in bytes.indices { #expect(Memory(Array(bytes[..<length]), digest) == nil, "\(length)") }
    for index in bytes.indices {
      var changed = bytes
      changed[index] ^= 0x10
      #expect(Memory(changed, digest) == nil, "\(index)")
    }
    try Data(bytes.dropLast()).write(to: URL(filePath: path))
    #expect(recall() == nil)
  }

  @Test("a memory is read as it was written")
  func bytes() throws {
    try remember()
    let (_, bytes) = try memory()
    let digest = try #require(key()).digest
    let memory = try #require(Memory(bytes, digest))
    #expect(memory.bytes(digest) == bytes)
    #expect(memory.report == "a warning\n")
    #expect(memory.inputs.count == 4)
    let records = [".ashlar/base/first", ".ashlar/manifest", ".ashlar/version"]
    #expect(memory.files.map(\.path) == ["a.txt", "deep/b.txt", "own.txt"] + records)
    #expect(memory.files.map { $0.kind == .present } == [false, false, true, true, false, false])
  }

  @Test("without a place for it nothing is remembered, and nothing fails")
  func noPlace() throws {
    #expect(StatCache(environment: [:]) == nil)
    #expect(StatCache(environment: ["XDG_CACHE_HOME": "relative"]) == nil)
    #expect(StatCache(environment: ["HOME": "/home/x"])?.folder == "/home/x/.cache/ashlar")
    #expect(StatCache(environment: ["HOME": "/home/x", "XDG_CACHE_HOME": "/y"])?.folder == "/y/ashlar")
    folder.write("a file", to: "cache")
    try remember()
    #expect(recall() == nil)
  }

  @Test("a change during the run is not remembered")
  func changed() throws {
    try folder.workspace.run(artifacts)
    let set = try folder.workspace.changes(from: artifacts, pins: testPins)
    folder.write("mine!", to: "out/a.txt")
    cache?.remember(try #require(key()), set, written: WrittenFacts(), inputs: [], report: "")
    #expect(folder.names(in: "cache/ashlar") == [])
  }

  @Test("only so many folders are remembered")
  func many() throws {
    for number in 0..<150 { folder.write("", to: "cache/ashlar/\(number)") }
    try remember()
    #expect(folder.names(in: "cache/ashlar").count == 100)
    #expect(recall() != nil)
  }
}
