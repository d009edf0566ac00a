import Foundation
import Generation
import Model
import TestSupport
import Testing

@testable import Workspace

@Suite("Golden projects")
struct ProjectTests {
  /// A spec whose whole project is committed for a target. What the target copies as it is stands whole in one of them;
  /// the others' manifests hold its digests.
  struct Showcase: Sendable, CustomStringConvertible {
    var spec: String
    var showsCopies = false
    var description: String { spec }
  }

  static let showcases = [
    Showcase(spec: "library"), Showcase(spec: "chinook", showsCopies: true), Showcase(spec: "workshop"),
    Showcase(spec: "northwind"),
    Showcase(spec: "tracker"),
    Showcase(spec: "blog"),
    Showcase(spec: "sakila"),
    Showcase(spec: "torture"), Showcase(spec: "hostile"),
  ]

  @Test("a spec's project is the one that is committed", arguments: showcases)
  func project(_ showcase: Showcase) throws {
    for name in try Repository.templates.targets() {
      let target = try Repository.target(name)
      let model = try Model.shipped(showcase.spec)
      let artifacts = try generate(model, for: target, specFile: "\(showcase.spec).yaml").required()
      let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString).path
      defer { try? FileManager.default.removeItem(atPath: folder) }
      let workspace = Workspace(root: folder)
      let pins = VersionPins(tool: toolVersion, targets: [name: target.pack.version])
      try workspace.apply(try workspace.changes(from: artifacts, pins: pins))
      let copies = showcase.showsCopies ? [] : Set(artifacts.filter { isCopy($0, of: target) }.map(\.path))
      let files = try Golden.files(below: folder).filter { !copies.contains($0.key) }
      try Golden(folder: "\(showcase.spec)/\(name)", files: files).check()
    }
  }

  /// Whether a file comes from a folder that the target copies as it is.
  private func isCopy(_ artifact: Artifact, of target: Target) -> Bool {
    target.pack.files.contains { rule in
      guard case .copy(let source) = rule.source else { return false }
      return source.hasSuffix("/") && artifact.template.hasPrefix(source)
    }
  }
}
