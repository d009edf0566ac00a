import Foundation
import Model
import Templating
import TestSupport
import Testing
import Workspace
import YAMLTree

@testable import Generation

/// One thing that was rendered: what Jinja is asked, and what we made of it.
private struct Rendering {
  let what: String
  let request: [String: Any]
  let output: String
}

@Suite("Shipped templates")
struct TemplateOracleTests {
  static let specs =
    ["library", "chinook", "workshop", "sakila", "bookshop"]
    + ShippedSpec.names(in: "features").map { "features/\($0)" }

  @Test("every template, path and condition of a target renders the bytes that Jinja renders")
  func sameBytes() throws {
    for name in try Repository.templates.targets() {
      let target = try Repository.target(name)
      let filters = try filterSettings(of: target.pack)
      var renderings: [Rendering] = []
      for spec in Self.specs {
        let scene = Scene(try Model.shipped(spec), for: target.pack, specFile: "\(spec).yaml")
        renderings += try target.rules.flatMap { try self.renderings(of: $0, in: target, scene, filters) }
      }
      #expect(renderings.count > 1000)
      for (ours, theirs) in zip(renderings, try JinjaOracle.render(renderings.map(\.request))) {
        switch theirs {
        case .output(let text):
          let isSame = text.utf8.elementsEqual(ours.output.utf8)
          #expect(isSame, "\(ours.what): \(firstDifference(ours.output, text))")
        case .refusal(let reason): Issue.record("\(ours.what): Jinja refuses: \(reason)")
        }
      }
    }
  }

  private func renderings(
    of rule: Target.CompiledRule,
    in target: Target,
    _ scene: Scene,
    _ filters: [String: Any]
  ) throws -> [Rendering] {
    let names = target.contexts.names(of: rule.rule.scope).map(\.name)
    var renderings: [Rendering] = []
    for values in target.contexts.values(of: rule.rule.scope, in: scene) {
      /// Renders with values that remember what is asked of them.
      func add(_ what: String, _ source: [String: String], _ render: ([Value]) throws -> String) throws -> String {
        let traces = values.map { Trace($0) }
        let output = try render(traces.map(\.value))
        var request: [String: Any] = source
        request["template_dir"] = "\(Repository.root)/Templates/\(target.pack.name)"
        request["filters"] = filters
        request["context"] = Dictionary(uniqueKeysWithValues: zip(names, traces.map { $0.json() }))
        renderings.append(Rendering(what: "\(what) for \(scene.specFile)", request: request, output: output))
        return output
      }
      if let condition = rule.condition, let written = rule.rule.condition {
        let source = "{% if \(written.text) %}yes{% else %}no{% endif %}"
        let holds = try add("the condition '\(written.text)'", ["source": source]) { values in
          try condition.holds(values) ? "yes" : "no"
        }
        guard holds == "yes" else { continue }
      }
      let path = try add("the path '\(rule.rule.path.text)'", ["source": rule.rule.path.text]) { values in
        String(decoding: try rule.path.render(values), as: UTF8.self)
      }
      guard case .template(let template, let name) = rule.source else { continue }
      _ = try add("\(name) to \(path)", ["template": name]) { values in
        String(decoding: try template.render(values), as: UTF8.self)
      }
    }
    return renderings
  }

  /// The rows of `literals` as they are written, each under its shape's name, and the filters that every target has.
  private func filterSettings(of pack: TargetPack) throws -> [String: Any] {
    let file = "Templates/\(pack.name)/target.yaml"
    let root = try parseYAML(Repository.bytes(file), file: file).required()
    let ofEveryTarget = ["json", "identifier", "each", "fit"]
    var settings: [String: Any] = Dictionary(uniqueKeysWithValues: ofEveryTarget.map { ($0, ["kind": $0]) })
    let literals = try #require((json(root) as? [String: Any])?["literals"] as? [String: [String: Any]])
    settings["wrap"] = try #require(literals["string"]).merging(["kind": "wrap"]) { $1 }
    settings["named"] = ["kind": "named", "literals": literals]
    for (name, literal) in literals {
      var literal = literal
      literal["kind"] = literal.removeValue(forKey: "shape")
      settings[name] = literal
    }
    return settings
  }

  private func json(_ node: Node) -> Any {
    switch node.content {
    case .scalar(let scalar): scalar.text
    case .sequence(let items): items.map(json)
    case .mapping(let pairs): Dictionary(uniqueKeysWithValues: pairs.map { (text(of: $0.key), json($0.value)) })
    }
  }

  private func text(of key: Node) -> String {
    if case .scalar(let scalar) = key.content { scalar.text } else { "" }
  }

  private func firstDifference(_ ours: String, _ theirs: String) -> String {
    let (ours, theirs) = (ours.components(separatedBy: "\n"), theirs.components(separatedBy: "\n"))
    let index = zip(ours, theirs).enumerated().first { $1.0 != $1.1 }?.offset ?? min(ours.count, theirs.count)
    let line = { (lines: [String]) in index < lines.count ? lines[index].debugDescription : "nothing" }
    return "line \(index + 1) is \(line(ours)), Jinja's is \(line(theirs))"
  }
}
