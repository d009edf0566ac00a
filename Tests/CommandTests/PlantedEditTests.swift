import Analysis
import Diagnostics
import Foundation
import Generation
import TestSupport
import Testing

@testable import Workspace

/// An edit in every generated file, then another spec: no edit may get lost, and nothing else may change.
@Suite("Planted edits")
struct PlantedEditTests {
  /// A change of a spec: a text that stands in it once, and what takes its place.
  struct Change: Sendable, CustomStringConvertible {
    var description: String
    var old: String
    var new: String
    /// What the names of files have in them that the change has nothing to do with.
    var strangers: [String]
  }

  static let changes = [
    Change(
      description: "a field is added",
      old: "      quantity: {type: int, min: 1, default: 1}\n",
      new: "      quantity: {type: int, min: 1, default: 1}\n      note: {type: string, nullable: true}\n",
      strangers: ["artist", "album", "genre", "playlist", "employee", "customer"]
    ),
    Change(
      description: "a constraint is changed",
      old: "quantity: {type: int, min: 1, default: 1}",
      new: "quantity: {type: int, min: 2, default: 2}",
      strangers: ["artist", "album", "genre", "playlist", "employee", "customer"]
    ),
    Change(
      description: "a description is changed",
      old: "A person or a band that records albums.",
      new: "Whoever records albums.",
      strangers: ["genre", "playlist", "employee", "customer", "invoice"]
    ),
  ]

  private func artifacts(_ text: String, _ target: Target) throws -> [Artifact] {
    let reading = readModel(Array(text.utf8), file: "chinook.yaml", beside: nil)
    let model = try #require(reading.outcome.value)
    return try #require(generate(model, for: target, specFile: "chinook.yaml").value)
  }

  @Test("survive a changed spec, or stop the run with nothing written", arguments: changes, [1] as [UInt64])
  func survive(_ change: Change, seed: UInt64) throws {
    let spec = String(decoding: try Repository.bytes("specs/chinook.yaml"), as: UTF8.self)
    #expect(spec.components(separatedBy: change.old).count == 2)
    for name in try Repository.templates.targets() {
      let target = try Repository.target(name)
      let before = try artifacts(spec, target)
      let after = try artifacts(spec.replacing(change.old, with: change.new), target)
      let (kept, conflicts) = try plant(before, after, change, seed)
      print("\(name), \(change), seed \(seed): \(kept) edits kept, \(conflicts) in the way")
      #expect(kept > 50)
    }
  }

  private func plant(
    _ before: [Artifact],
    _ after: [Artifact],
    _ change: Change,
    _ seed: UInt64
  ) throws -> (kept: Int, conflicts: Int) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "ashlar-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let workspace = Workspace(root: folder)
    let pins = VersionPins(tool: "1", targets: [:])
    func contents() throws -> [String: [UInt8]] {
      var contents: [String: [UInt8]] = [:]
      for artifact in before + after {
        contents[artifact.path] = FileManager.default.contents(atPath: "\(folder)/\(artifact.path)").map { [UInt8]($0) }
      }
      return contents
    }
    try workspace.apply(try workspace.changes(from: before, pins: pins))
    var random = Numbers(state: seed)
    var remarks: [String: [UInt8]] = [:]
    let generated = before.filter { $0.ownership == .generated && BaseStore.takes($0.contents) && !$0.contents.isEmpty }
    for artifact in generated {
      let remark = Array("// Planted in \(artifact.path).\n".utf8)
      var lines = split(artifact.contents)
      lines.insert(remark[...], at: Int.random(in: 0..<lines.count, using: &random))
      try Data(lines.joined()).write(to: URL(filePath: "\(folder)/\(artifact.path)"))
      remarks[artifact.path] = remark
    }
    let planted = try contents()
    func holds(_ text: [UInt8]?, _ remark: [UInt8]) -> Bool { text.map { split($0).contains(remark[...]) } == true }
    for (path, remark) in remarks { #expect(holds(planted[path], remark)) }

    var set = try workspace.changes(from: after, pins: pins)
    let conflicts = set.refusals
    for refusal in conflicts {
      guard case .refuse(.conflict(let shown)) = refusal.kind else {
        Issue.record("\(refusal.path): \(refusal.kind)")
        continue
      }
      #expect(shown.contains("Planted in \(refusal.path)."))
    }
    if !conflicts.isEmpty {
      #expect(throws: WorkspaceError.self) { try workspace.apply(set) }
      #expect(try contents() == planted)
      // The edits that are in the way are taken back; all others have to survive.
      for refusal in conflicts {
        let pristine = try #require(before.first { $0.path == refusal.path })
        try Data(pristine.contents).write(to: URL(filePath: "\(folder)/\(refusal.path)"))
        remarks[refusal.path] = nil
      }
      set = try workspace.changes(from: after, pins: pins)
    }
    let start = try contents()
    try workspace.apply(set)
    let now = try contents()
    for (path, remark) in remarks { #expect(holds(now[path], remark), "\(path) has lost its edit, seed \(seed)") }
    // Without the remarks the tree is what the second spec makes.
    for artifact in after where artifact.ownership == .generated {
      let lines = now[artifact.path].map { split($0).filter { $0 != remarks[artifact.path]?[...] } } ?? []
      #expect(Array(lines.joined()) == artifact.contents, "\(artifact.path), seed \(seed)")
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
