import Model
package import Templating

extension Rendition {
  /// Former paths of files whose resources have other names now, with their paths now.
  package func renames() throws(RenderFailure) -> [String: String] {
    guard scene.model.resources.contains(where: { $0.former != nil }) else { return [:] }
    let shared = target.contexts.shared(in: scene)
    var renames: [String: String] = [:]
    do throws(RenderFailure) {
      for rule in target.rules {
        for index in 0..<scene.subjects(of: rule.rule.scope) {
          guard let before = target.contexts.formerSubject(index, of: rule.rule.scope, in: scene) else { continue }
          let now = shared + target.contexts.subject(index, of: rule.rule.scope, in: scene)
          if let condition = rule.condition, try !condition.holds(now) { continue }
          let former = String(decoding: try rule.path.render(shared + before), as: UTF8.self)
          let path = String(decoding: try rule.path.render(now), as: UTF8.self)
          if former != path { renames[former] = path }
        }
      }
    } catch {
      throw RenderFailure(diagnostic: target.pack.located(error.diagnostic))
    }
    return renames
  }
}
