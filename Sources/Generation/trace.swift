package import Diagnostics
package import Migrations
package import Model
package import Templating

/// A file of the output that can say where each of its lines comes from.
package struct TracedFile: Sendable {
  package enum Source: Sendable {
    case rendered(TracedOutput)
    /// Taken as it is from a file of the target, by its place on this machine.
    case copied(file: String)
  }

  package let path: String
  package let contents: [UInt8]
  package let source: Source
  /// The row of the target's table that the file comes from.
  package let row: SourceRange
}

/// A file that a model becomes on a target, made anew with account of where it comes from.
package func trace(
  _ path: String,
  of model: Model,
  for pack: TargetPack,
  specFile: String,
  history: SchemaHistory? = nil
) throws(TraceFailure) -> TracedFile {
  let compiled = compile(pack, in: Environment(pack).tracing).outcome
  guard let target = compiled.value else { throw TraceFailure.diagnosed(compiled.diagnostics) }
  let scene = Scene(model, for: pack, specFile: specFile, history: history)
  let clashes = nameClashes(in: scene)
  guard clashes.isEmpty else { throw TraceFailure.diagnosed(clashes) }
  var others: [String] = []
  do throws(RenderFailure) {
    for scope in ScopeName.allCases {
      let rules = target.rules.filter { $0.rule.scope == scope }
      for subject in 0..<scene.subjects(of: scope) where !rules.isEmpty {
        let values = target.contexts.shared(in: scene) + target.contexts.subject(subject, of: scope, in: scene)
        for rule in rules {
          if let found = try rule.trace(path, values, in: scene, beside: &others) { return found }
        }
      }
    }
  } catch {
    throw TraceFailure.diagnosed([pack.located(error.diagnostic)])
  }
  throw TraceFailure.absent(nearest: nearest(path, among: others.sorted()))
}

/// Why a file's lines can't be traced.
package enum TraceFailure: Error {
  case diagnosed([Diagnostic])
  /// No row of the table makes such a file of this spec.
  case absent(nearest: String?)
}

extension Target.CompiledRule {
  fileprivate func trace(
    _ path: String,
    _ values: [Value],
    in scene: Scene,
    beside others: inout [String]
  ) throws(RenderFailure) -> TracedFile? {
    let pack = scene.pack
    if let condition, try !condition.holds(values) { return nil }
    let prefix = String(decoding: try self.path.render(values), as: UTF8.self)
    switch source {
    case .template(let template, _):
      guard prefix == path else {
        others.append(prefix)
        return nil
      }
      let output = try template.trace(values)
      return TracedFile(
        path: path,
        contents: output.bytes,
        source: .rendered(output.located { pack.located($0) }),
        row: rule.range
      )
    case .history(let dialect):
      let scripts = scene.scripts(for: dialect)
      others += scripts.map { prefix + $0.path }
      guard let script = scripts.first(where: { prefix + $0.path == path }) else { return nil }
      let stem = scene.specFile.split(separator: ".").first ?? ""
      return TracedFile(
        path: path,
        contents: script.contents,
        source: .copied(file: "\(stem).migrations/\(script.path)"),
        row: rule.range
      )
    case .copies(let files):
      others += files.map { prefix + $0.path }
      guard let file = files.first(where: { prefix + $0.path == path }) else { return nil }
      guard case .copy(let from) = rule.source else { preconditionFailure("a template is copied") }
      return TracedFile(
        path: path,
        contents: file.contents,
        source: .copied(file: "\(pack.location)/\(from)\(file.path)"),
        row: rule.range
      )
    }
  }
}
