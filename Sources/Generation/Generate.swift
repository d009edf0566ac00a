package import Diagnostics
package import Migrations
package import Model
import Templating

/// The whole output of a model on a target, sorted by path.
/// - Parameters:
///   - specFile: the spec's name as generated files mention it.
///   - history: of a spec that has one; any other begins with the schema that it has now.
package func generate(
  _ model: Model,
  for target: Target,
  specFile: String,
  history: SchemaHistory? = nil
) -> Outcome<[Artifact]> {
  let planned = plan(model, for: target, specFile: specFile, history: history)
  guard let rendition = planned.value else { return Outcome(nil, planned.diagnostics) }
  do {
    return Outcome(try rendition.artifacts().sorted { $0.path < $1.path })
  } catch {
    return Outcome(nil, [error.diagnostic])
  }
}

/// What a model becomes on a target, ready to be made piece by piece; absent where names of the spec would clash there.
/// - Parameters:
///   - specFile: the spec's name as generated files mention it.
///   - history: of a spec that has one; any other begins with the schema that it has now.
package func plan(
  _ model: Model,
  for target: Target,
  specFile: String,
  history: SchemaHistory? = nil
) -> Outcome<Rendition> {
  let scene = Scene(model, for: target.pack, specFile: specFile, history: history)
  let clashes = nameClashes(in: scene)
  return Outcome(clashes.isEmpty ? Rendition(of: scene, on: target) : nil, clashes)
}
