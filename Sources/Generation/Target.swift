package import Diagnostics
import Model
import Templating

/// A target ready to generate: its templates compiled and checked against the contexts.
package struct Target: Sendable {
  package let pack: TargetPack
  let contexts: Contexts
  let rules: [CompiledRule]

  /// Whether projects on it have copies of a spec's history.
  package var keepsHistory: Bool {
    rules.contains { rule in
      switch rule.source {
      case .history: true
      case .template, .copies: false
      }
    }
  }

  /// A row of the table of contents whose template, path and condition are compiled; an object, since every file asks for it.
  final class CompiledRule: Sendable {
    enum Source: Sendable {
      case template(Template, name: String)
      case copies([(path: String, contents: [UInt8])])
      case history(Dialect)
    }

    let rule: FileRule
    let source: Source
    let path: Template
    let condition: Condition?

    init(rule: FileRule, source: Source, path: Template, condition: Condition?) {
      self.rule = rule
      self.source = source
      self.path = path
      self.condition = condition
    }
  }
}

/// Compiles every template of a target; a mistake in any of them is found here, before anything is rendered.
package func compile(_ pack: TargetPack) -> Outcome<Target> {
  compile(pack, in: Environment(pack)).outcome
}

extension Environment {
  /// What the templates of a target share.
  init(_ pack: TargetPack) {
    self.init(
      loader: { pack.contents[$0] },
      filters: literalFilters(of: pack) + [wrappingFilter(of: pack), namingFilter(of: pack)] + neutralFilters
    )
  }
}

/// The same with what the target's templates make use of, as far as they have no mistakes.
func compile(_ pack: TargetPack, in environment: Environment) -> (outcome: Outcome<Target>, usage: TemplateUsage) {
  let contexts = Contexts(for: pack)
  var diagnostics: [Diagnostic] = []
  var usage = TemplateUsage()
  let rules = pack.files.compactMap { rule -> Target.CompiledRule? in
    let scope = contexts.names(of: rule.scope)
    let path = environment.template(inline: rule.path.text, at: rule.path.range, context: scope)
    diagnostics += path.diagnostics
    path.value.map { usage.formUnion($0.usage) }
    var condition: Condition?
    if let written = rule.condition {
      let compiled = environment.condition(written.text, at: written.range, context: scope)
      diagnostics += compiled.diagnostics
      compiled.value.map { usage.formUnion($0.usage) }
      condition = compiled.value
    }
    let source: Target.CompiledRule.Source
    switch rule.source {
    case .template(let name):
      let template = environment.template(named: name, context: scope)
      diagnostics += template.diagnostics.map { pack.rendered($0, by: rule) }
      guard let value = template.value else { return nil }
      usage.formUnion(value.usage)
      source = .template(value, name: name)
    case .copy(let prefix):
      source = .copies(pack.files(at: prefix))
    case .history(let dialect):
      source = .history(dialect)
    }
    guard let path = path.value else { return nil }
    return Target.CompiledRule(rule: rule, source: source, path: path, condition: condition)
  }
  let hasErrors = diagnostics.contains { $0.severity == .error }
  let target = hasErrors ? nil : Target(pack: pack, contexts: contexts, rules: rules)
  // What several templates use is checked for each of them: the first one is told.
  var seen: Set<Diagnostic> = []
  let told = diagnostics.filter { diagnostic in
    var bare = diagnostic
    bare.notes = []
    return seen.insert(bare).inserted
  }
  return (Outcome(target, told.map(pack.located)), usage)
}

extension TargetPack {
  /// A mistake with the row of the table that led to it, where the file alone doesn't tell.
  fileprivate func rendered(_ diagnostic: Diagnostic, by rule: FileRule) -> Diagnostic {
    guard case .template(let name) = rule.source else { return diagnostic }
    let scopes = Set(files.filter { $0.source == rule.source }.map(\.scope))
    guard diagnostic.range.file != name || scopes.count > 1 else { return diagnostic }
    var diagnostic = diagnostic
    let each = rule.scope == .service ? "once" : "for each \(rule.scope.rawValue)"
    diagnostic.notes.append(Diagnostic.Note("'\(name)' is rendered \(each) here", at: rule.range))
    return diagnostic
  }

  /// Whether a file of the output comes from a template.
  package func isRendered(_ artifact: Artifact) -> Bool {
    files.contains { $0.source == .template(artifact.template) }
  }

  /// What a file of the output comes from, by what the manifest calls its template.
  package func origin(of template: String) -> FileOrigin {
    for rule in files {
      switch rule.source {
      case .copy(let prefix) where template.hasPrefix(prefix): return .copies(prefix)
      case .history where template == FileOrigin.historyName: return .history
      case .copy, .history, .template: continue
      }
    }
    return .template(template)
  }

  /// Templates are known by their names inside the pack; a person looks for them in its folder.
  func located(_ diagnostic: Diagnostic) -> Diagnostic {
    var diagnostic = diagnostic
    diagnostic.range = located(diagnostic.range)
    for index in diagnostic.notes.indices { diagnostic.notes[index].range = located(diagnostic.notes[index].range) }
    return diagnostic
  }

  func located(_ range: SourceRange) -> SourceRange {
    guard contents[range.file] != nil else { return range }
    var range = range
    range.file = "\(location)/\(range.file)"
    return range
  }

  /// The file at `prefix`, or those below it when it ends with `/`, by their paths behind it, sorted.
  func files(at prefix: String) -> [(path: String, contents: [UInt8])] {
    guard prefix.hasSuffix("/") else { return contents[prefix].map { [("", $0)] } ?? [] }
    return contents.filter { $0.key.hasPrefix(prefix) }
      .map { (path: String($0.key.dropFirst(prefix.count)), contents: $0.value) }
      .sorted { $0.path < $1.path }
  }
}
