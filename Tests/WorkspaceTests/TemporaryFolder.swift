import Foundation
import Generation
import Workspace

/// A real folder that goes away with its last user, holding an output folder `out` and what lies outside of it.
final class TemporaryFolder {
  let path: String

  init() {
    path = FileManager.default.temporaryDirectory.appendingPathComponent("ashlar-\(UUID().uuidString)").path
    try! FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  var out: String { "\(path)/out" }
  var workspace: Workspace { Workspace(root: out) }

  func write(_ text: String, to name: String) {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    try! FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try! Data(text.utf8).write(to: url)
  }

  func read(_ name: String) -> String? {
    FileManager.default.contents(atPath: "\(path)/\(name)").map { String(decoding: $0, as: UTF8.self) }
  }

  func delete(_ name: String) {
    try! FileManager.default.removeItem(atPath: "\(path)/\(name)")
  }

  func makeFolder(_ name: String) {
    try! FileManager.default.createDirectory(atPath: "\(path)/\(name)", withIntermediateDirectories: true)
  }

  func link(_ name: String, to target: String) {
    try! FileManager.default.createSymbolicLink(atPath: "\(path)/\(name)", withDestinationPath: target)
  }

  /// Every file and empty folder below `out` with its contents, the tool's own records left out.
  func tree() -> [String: String] {
    var tree: [String: String] = [:]
    for name in FileManager.default.enumerator(atPath: out)?.compactMap({ $0 as? String }) ?? [] {
      if name.hasPrefix(".ashlar") { continue }
      var isFolder: ObjCBool = false
      _ = FileManager.default.fileExists(atPath: "\(out)/\(name)", isDirectory: &isFolder)
      if isFolder.boolValue {
        let inside = try! FileManager.default.contentsOfDirectory(atPath: "\(out)/\(name)")
        if inside.isEmpty { tree["\(name)/"] = "" }
      } else {
        tree[name] = read("out/\(name)")
      }
    }
    return tree
  }

  func names(in folder: String) -> [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: "\(path)/\(folder)").sorted()) ?? []
  }
}

func file(
  _ path: String,
  _ text: String,
  _ ownership: Artifact.Ownership = .generated,
  isExecutable: Bool = false
) -> Artifact {
  Artifact(
    path: path,
    contents: Array(text.utf8),
    ownership: ownership,
    template: "t.j2",
    isExecutable: isExecutable
  )
}

let testPins = VersionPins(tool: "0.1.0", targets: ["plain": "1"])

extension Workspace {
  /// Determines and applies, and says what was done.
  @discardableResult
  func run(_ artifacts: [Artifact]) throws -> [String] {
    let set = try changes(from: artifacts, pins: testPins)
    let lines = set.changes.map(said)
    try apply(set)
    return lines
  }

  func planned(_ artifacts: [Artifact]) throws -> [String] {
    try changes(from: artifacts, pins: testPins).changes.map(said)
  }
}

/// A change as one line: `update a`, and with the reason `refuse a: …`.
func said(_ change: Change) -> String {
  if case .refuse(let refusal) = change.kind { return "refuse \(change.path): \(refusal.reason)" }
  return "\(change.kind) \(change.path)"
}
