import Generation
import Model
import TestSupport
import Testing
import Workspace

@Suite("Golden features")
struct FeatureTests {
  /// One text for each feature: every file that is rendered for a resource, an enum or an action, but for its tests.
  /// The golden projects show those, and what is there once for a service. Limits are in nothing else: of a spec that has some,
  /// the files that would be others without them.
  @Test("a feature's files are the ones that are committed")
  func features() throws {
    var texts: [String: [UInt8]] = [:]
    for name in try Repository.templates.targets() {
      let target = try Repository.target(name)
      let templates = Set(target.pack.files.filter { $0.scope != .service }.compactMap(\.templateName))
      for feature in ShippedSpec.names(in: "features") {
        let model = try Model.shipped("features/\(feature)")
        var unlimited = model
        unlimited.limits = ServiceLimits()
        let artifacts = try generate(model, for: target, specFile: "\(feature).yaml").required()
        let others =
          unlimited == model
          ? artifacts : try generate(unlimited, for: target, specFile: "\(feature).yaml").required()
        let contents = Dictionary(uniqueKeysWithValues: others.map { ($0.path, $0.contents) })
        var text: [UInt8] = []
        for artifact in artifacts
        where templates.contains(artifact.template) && !artifact.template.hasPrefix("tests/")
          || contents[artifact.path] != artifact.contents
        {
          text += Array("=== \(artifact.path)\n".utf8) + artifact.contents
        }
        texts["\(feature).\(name).txt"] = text
      }
    }
    try Golden(folder: "features", files: texts).check()
  }
}

extension FileRule {
  fileprivate var templateName: String? {
    switch source {
    case .template(let name): name
    case .copy, .history: nil
    }
  }
}
