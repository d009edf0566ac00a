import Analysis
import Diagnostics
import Foundation
import Generation
import TestSupport
import Testing

@testable import Workspace

/// Edits in every generated file that another spec changes, and in some of the others: none may get lost, and nothing else
/// may change.
@Suite("Planted edits")
struct PlantedEditTests {
  /// A change of a spec: texts that stand in it, and what takes their places.
  struct Change: Sendable, CustomStringConvertible {
    var spec: String
    var description: String
    var edits: [(old: String, new: String)]
    /// What the names of files have in them that the change has nothing to do with.
    var strangers: [String]
  }

  static let changes = [
    Change(
      spec: "chinook",
      description: "a field is added",
      edits: [
        (
          "      quantity: {type: int, min: 1, default: 1}\n",
          "      quantity: {type: int, min: 1, default: 1}\n      note: {type: string, nullable: true}\n"
        )
      ],
      strangers: ["artist", "album", "genre", "playlist", "employee", "customer"]
    ),
    Change(
      spec: "chinook",
      description: "a description is changed",
      edits: [("A person or a band that records albums.", "Whoever records albums.")],
      strangers: ["genre", "playlist", "employee", "customer", "invoice"]
    ),
    Change(
      spec: "library",
      description: "a constraint is changed",
      edits: [(#"price: {type: "decimal(10,2)", min: 0}"#, #"price: {type: "decimal(10,2)", min: 1}"#)],
      strangers: ["author", "genre"]
    ),
    Change(
      spec: "library",
      description: "a field is removed",
      edits: [("      published_on: date?\n", ""), ("[published_on], ", ""), ("published_on, ", "")],
      strangers: ["author.", "genre.", "includes."]
    ),
    Change(
      spec: "library",
      description: "a field is renamed",
      edits: [("pages: {type: int, min: 1,", "page_count: {was: pages, type: int, min: 1,")],
      strangers: ["author.", "genre.", "includes."]
    ),
    Change(
      spec: "library",
      description: "a resource is removed",
      edits: [
        (genre, ""), ("      genres: {many_to_many: Genre}\n", ""), ("include: [author, genres]", "include: [author]"),
      ],
      strangers: ["author"]
    ),
    Change(
      spec: "library",
      description: "a resource is renamed",
      edits: [("  Genre:\n", "  Topic:\n    was: Genre\n"), ("many_to_many: Genre", "many_to_many: Topic")],
      strangers: ["author"]
    ),
  ]

  /// The resource that the library's spec ends with.
  private static let genre: String = {
    let text = spec("library")
    return text.range(of: "  Genre:\n").map { String(text[$0.lowerBound...]) } ?? ""
  }()

  private static func spec(_ name: String) -> String {
    String(decoding: try! Repository.bytes("specs/\(name).yaml"), as: UTF8.self)
  }

  private static let targets = try! Repository.templates.targets()

  /// What a spec makes of a target, and which files were called otherwise before.
  private struct Project: Sendable {
    var artifacts: [Artifact]
    /// By their former paths.
    var renames: [String: String]

    init(_ text: String, of spec: String, on target: String) throws {
      let reading = readModel(Array(text.utf8), file: "\(spec).yaml", beside: nil)
      let model = try #require(reading.outcome.value)
      let planned = plan(model, for: try Repository.target(target), specFile: "\(spec).yaml")
      let rendition = try #require(planned.value)
      artifacts = try rendition.artifacts().sorted { $0.path < $1.path }
      renames = try rendition.renames()
    }
  }

  /// By spec and target, as they are before a change.
  private static let originals = Dictionary(
    uniqueKeysWithValues: Set(changes.map(\.spec)).flatMap { name in
      targets.map { ([name, $0], try! Project(spec(name), of: name, on: $0)) }
    }
  )

  @Test("survive a changed spec, or stop the run with nothing written", arguments: changes, targets)
  func survive(_ change: Change, target: String) throws {
    var spec = Self.spec(change.spec)
    for (old, new) in change.edits {
      #expect(!old.isEmpty && spec.contains(old))
      spec = spec.replacing(old, with: new)
    }
    let before = try #require(Self.originals[[change.spec, target]])
    let after = try Project(spec, of: change.spec, on: target)
    let seed: UInt64 = 1
    let (kept, conflicts) = try plant(before.artifacts, after, change, seed)
    print("\(target), \(change), seed \(seed): \(kept) edits kept, \(conflicts) in the way")
    #expect(kept > 20)
  }

  private func plant(
    _ before: [Artifact],
    _ after: Project,
    _ change: Change,
    _ seed: UInt64
  ) throws -> (kept: Int, conflicts: Int) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ashlar-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let workspace = Workspace(root: folder)
    let pins = VersionPins(tool: "1", targets: [:])
    let former = Dictionary(uniqueKeysWithValues: after.renames.map { ($1, $0) })
    func contents() -> [String: [UInt8]] {
      var contents: [String: [UInt8]] = [:]
      for path in Set((before + after.artifacts).map(\.path)) {
        contents[path] = FileManager.default.contents(atPath: "\(folder)/\(path)").map { [UInt8]($0) }
      }
      return contents
    }
    try workspace.apply(try workspace.changes(from: before, pins: pins))
    var random = Numbers(state: seed)
    let wanted = Dictionary(uniqueKeysWithValues: after.artifacts.map { ($0.path, $0.contents) })
    // By the path that the edit was made at.
    var remarks: [String: [UInt8]] = [:]
    for artifact in before where artifact.ownership == .generated && BaseStore.takes(artifact.contents) {
      let stays = wanted[artifact.path] == artifact.contents
      guard !artifact.contents.isEmpty, !stays || Int.random(in: 0..<4, using: &random) == 0 else { continue }
      let remark = Array("// Planted in \(artifact.path).\n".utf8)
      var lines = split(artifact.contents)
      lines.insert(remark[...], at: Int.random(in: 0..<lines.count, using: &random))
      try Data(lines.joined()).write(to: URL(filePath: "\(folder)/\(artifact.path)"))
      remarks[artifact.path] = remark
    }
    let planted = contents()
    func holds(_ text: [UInt8]?, _ remark: [UInt8]) -> Bool { text.map { split($0).contains(remark[...]) } == true }
    for (path, remark) in remarks { #expect(holds(planted[path], remark)) }

    let edits = EditOptions(renames: after.renames)
    var set = try workspace.changes(from: after.artifacts, pins: pins, edits: edits)
    let conflicts = set.refusals
    for refusal in conflicts {
      guard case .refuse(.conflict(let shown)) = refusal.kind else {
        Issue.record("\(refusal.path): \(refusal.kind)")
        continue
      }
      #expect(shown.contains("Planted in \(former[refusal.path] ?? refusal.path)."))
    }
    if !conflicts.isEmpty {
      #expect(throws: WorkspaceError.self) { try workspace.apply(set) }
      #expect(contents() == planted)
      // The edits that are in the way are taken back; all others have to survive.
      for refusal in conflicts {
        let path = former[refusal.path] ?? refusal.path
        let pristine = try #require(before.first { $0.path == path })
        try Data(pristine.contents).write(to: URL(filePath: "\(folder)/\(path)"))
        remarks[path] = nil
      }
      set = try workspace.changes(from: after.artifacts, pins: pins, edits: edits)
    }
    let start = contents()
    try workspace.apply(set)
    let now = contents()
    for (path, remark) in remarks {
      #expect(holds(now[after.renames[path] ?? path], remark), "\(path) has lost its edit, seed \(seed)")
    }
    // Without the remarks the tree is what the second spec makes.
    for artifact in after.artifacts where artifact.ownership == .generated {
      let remark = remarks[former[artifact.path] ?? artifact.path]
      let text = now[artifact.path] ?? []
      let lines = remark.map { remark in split(text).filter { $0 != remark[...] }.joined().map(\.self) } ?? text
      #expect(lines == artifact.contents, "\(artifact.path), seed \(seed)")
    }
    for path in Set(start.keys).union(now.keys) where start[path] != now[path] {
      let name = path.split(separator: "/").last.map { $0.lowercased().replacing("_", with: "") } ?? ""
      #expect(!change.strangers.contains { name.contains($0) }, "\(path) has nothing to do with it")
    }
    #expect(start != now)
    return (remarks.count, conflicts.count)
  }
}

/// The same numbers for the same seed (SplitMix64).
private struct Numbers: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
