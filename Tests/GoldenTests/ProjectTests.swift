import Diagnostics
import Foundation
import Generation
import Migrations
import Model
import TestSupport
import Testing
import YAMLTree

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
    Showcase(spec: "library"), Showcase(spec: "chinook", showsCopies: true),
    Showcase(spec: "workshop"),
    Showcase(spec: "northwind"),
    Showcase(spec: "tracker"),
    Showcase(spec: "blog"),
    Showcase(spec: "sakila"),
    Showcase(spec: "torture"), Showcase(spec: "hostile"),
    Showcase(spec: "bookshop"),
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
      // The store of bases repeats the files that stand beside it.
      let files = try Golden.files(below: folder).filter {
        !copies.contains($0.key) && !$0.key.hasPrefix(BaseStore.path)
      }
      try Golden(folder: "\(showcase.spec)/\(name)", files: files).check()
    }
  }

  @Test("beside a spec stands the history that the projects of all its targets have a copy of", arguments: showcases)
  func history(_ showcase: Showcase) throws {
    let model = try Model.shipped(showcase.spec)
    let path = "\(Repository.root)/specs/\(ShippedSpec.path(of: showcase.spec))"
    let place = try #require(MigrationHistory(beside: path))
    let recorded = try place.read()
    // No database but those of tests has run them, so that there is only ever one.
    let planned = HistoryPlan(leading: recorded, to: model.snapshot, by: model.evolution, isAmending: true)
    try #require(planned.problems == [])
    let changes = place.changes(from: recorded, to: planned)
    if Golden.isAccepting { try place.apply(changes) } else { #expect(changes.isEmpty) }
    let scripts = try #require(planned.history.migrations.first?.up(.sqlite))
    for name in try Repository.templates.targets() {
      let artifacts = try generate(model, for: Repository.target(name), specFile: "\(showcase.spec).yaml").required()
      let copies = artifacts.filter { $0.template == "history" }
      #expect(copies.map(\.contents).contains(Array(scripts.utf8)) && copies.count == 2)
    }
  }

  @Test("the files that a project's README names are there", arguments: showcases)
  func readme(_ showcase: Showcase) throws {
    for name in try Repository.templates.targets() {
      let model = try Model.shipped(showcase.spec)
      let artifacts = try generate(model, for: Repository.target(name), specFile: "\(showcase.spec).yaml").required()
      let readme = try #require(artifacts.first { $0.path == "README.md" })
      let quoted = String(decoding: readme.contents, as: UTF8.self).split(separator: "`").map(String.init)
      let named = quoted.filter { $0.wholeMatch(of: /\w[\w\/]*\/\w+\.(?:swift|py)/) != nil }
      #expect(named.count >= 2)
      #expect(named.filter { path in !artifacts.contains { "/\($0.path)".hasSuffix("/\(path)") } } == [])
    }
  }

  @Test("the bodies that a project's README offers are those of its document", arguments: showcases)
  func bodies(_ showcase: Showcase) throws {
    let model = try Model.shipped(showcase.spec)
    for name in try Repository.templates.targets() {
      let artifacts = try generate(model, for: Repository.target(name), specFile: "\(showcase.spec).yaml").required()
      func text(_ path: String) throws -> String {
        String(decoding: try #require(artifacts.first { $0.path == path }).contents, as: UTF8.self)
      }
      func tree(_ text: String) throws -> Node { try #require(parseYAML(Array(text.utf8), file: "").value) }
      let schemas = try tree(try text("openapi.yaml"))["components"]?["schemas"]
      let examples = schemas?.values.flatMap { $0["examples"]?.items ?? [] }.map(\.flat) ?? []
      let offered = try text("README.md").matches(of: /```json\n(.*)\n```/).map { try tree(String($0.output.1)).flat }
      #expect(offered.filter { !examples.contains($0) } == [])
      #expect(offered.isEmpty == !model.resources.contains { !$0.examples.isEmpty && $0.verbs.contains(.create) })
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

extension Node {
  fileprivate var items: [Node] { if case .sequence(let items) = content { items } else { [] } }

  fileprivate var values: [Node] { if case .mapping(let pairs) = content { pairs.map(\.value) } else { [] } }

  fileprivate subscript(_ key: String) -> Node? {
    guard case .mapping(let pairs) = content else { return nil }
    return pairs.first { $0.key.flat == key }?.value
  }

  /// What it says, in whatever order and quotes.
  fileprivate var flat: String {
    switch content {
    case .scalar(let scalar): scalar.text
    case .sequence(let items): "[\(items.map(\.flat).joined(separator: ", "))]"
    case .mapping(let pairs): "{\(pairs.map { "\($0.key.flat): \($0.value.flat)" }.sorted().joined(separator: ", "))}"
    }
  }
}
