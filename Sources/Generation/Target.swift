package import Diagnostics
import Templating

/// A target ready to generate: its templates compiled and checked against the contexts.
package struct Target: Sendable {
  package let pack: TargetPack
  let contexts: Contexts
  let rules: [CompiledRule]

  /// A row of the table of contents whose template, path and condition are compiled.
  struct CompiledRule: Sendable {
    enum Source: Sendable {
      case template(Template, name: String)
      case copies([(path: String, contents: [UInt8])])
    }

    let rule: FileRule
    let source: Source
    let path: Template
    let condition: Condition?
  }
}

/// Compiles every template of a target; a mistake in any of them is found here, before anything is rendered.
package func compile(_ pack: TargetPack) -> Outcome<Target> {
  let contexts = Contexts(for: pack)
  let environment = Environment(
    loader: { pack.contents[$0] },
    filters: literalFilters(of: pack) + neutralFilters
  )
  var diagnostics: [Diagnostic] = []
  let rules = pack.files.compactMap { rule -> Target.CompiledRule? in
    let scope = contexts.names(of: rule.scope)
    let path = environment.template(inline: rule.path.text, at: rule.path.range, context: scope)
    diagnostics += path.diagnostics
    var condition: Condition?
    if let written = rule.condition {
      let compiled = environment.condition(written.text, at: written.range, context: scope)
      diagnostics += compiled.diagnostics
      condition = compiled.value
    }
    let source: Target.CompiledRule.Source
    switch rule.source {
    case .template(let name):
      let template = environment.template(named: name, context: scope)
      diagnostics += template.diagnostics
      guard let value = template.value else { return nil }
      source = .template(value, name: name)
    case .copy(let prefix):
      source = .copies(pack.files(at: prefix))
    }
    guard let path = path.value else { return nil }
    return Target.CompiledRule(rule: rule, source: source, path: path, condition: condition)
  }
  let hasErrors = diagnostics.contains { $0.severity == .error }
  let target = hasErrors ? nil : Target(pack: pack, contexts: contexts, rules: rules)
  return Outcome(target, diagnostics.map(pack.located))
}

extension TargetPack {
  /// Templates are known by their names inside the pack; a person looks for them in its folder.
  func located(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    func locate(_ range: inout SourceRange) {
      if contents[range.file] != nil { range.file = "\(location)/\(range.file)" }
    }
    locate(&diagnostic.range)
    for index in diagnostic.notes.indices { locate(&diagnostic.notes[index].range) }
    return diagnostic
  }

  /// The file at `prefix`, or those below it when it ends with `/`, by their paths behind it, sorted.
  func files(at prefix: String) -> [(path: String, contents: [UInt8])] {
    guard prefix.hasSuffix("/") else { return contents[prefix].map { [("", $0)] } ?? [] }
    return contents.filter { $0.key.hasPrefix(prefix) }
      .map { (path: String($0.key.dropFirst(prefix.count)), contents: $0.value) }
      .sorted { $0.path < $1.path }
  }
}
