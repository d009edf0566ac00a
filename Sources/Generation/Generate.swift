package import Diagnostics
package import Model
import Templating

/// The whole output of a model on a target, sorted by path.
/// - Parameter specFile: the spec's name as generated files mention it.
package func generate(_ model: Model, for target: Target, specFile: String) -> Outcome<[Artifact]> {
  let scene = Scene(model, for: target.pack, specFile: specFile)
  let clashes = nameClashes(in: scene)
  guard clashes.isEmpty else { return Outcome(nil, clashes) }
  var artifacts: [Artifact] = []
  func add(_ path: String, _ contents: [UInt8], _ rule: FileRule, from template: String) {
    artifacts.append(
      Artifact(
        path: path,
        contents: contents,
        ownership: rule.ownership,
        template: template,
        isExecutable: rule.isExecutable
      )
    )
  }
  do throws(RenderFailure) {
    for rule in target.rules {
      for values in target.contexts.values(of: rule.rule.scope, in: scene) {
        if let condition = rule.condition, try !condition.holds(values) { continue }
        let path = String(decoding: try rule.path.render(values), as: UTF8.self)
        switch rule.source {
        case .template(let template, let name):
          add(path, try template.render(values), rule.rule, from: name)
        case .copies(let files):
          for file in files {
            add(path + file.path, file.contents, rule.rule, from: rule.rule.sourceName(file.path))
          }
        }
      }
    }
  } catch {
    return Outcome(nil, [target.pack.located(error.diagnostic)])
  }
  return Outcome(artifacts.sorted { $0.path < $1.path })
}

extension FileRule {
  fileprivate func sourceName(_ path: String) -> String {
    switch source {
    case .copy(let prefix), .template(let prefix): prefix + path
    }
  }
}
